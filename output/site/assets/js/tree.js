"use strict";
/** Rows that lie within others of their table: what is above a row, and all that is below it. */
{
  const parentColumn = (table) => Site.marks.column(table.about, "parent");

  /** The row above, or -1. */
  function above(table, row) {
    const parent = table.value(row, parentColumn(table));
    return parent === null ? -1 : table.find(encodeURIComponent(parent));
  }

  /** The row and all rows above it, from the nearest to the topmost; a circle ends where it closes. */
  function upwards(table, row) {
    const found = [];
    for (let at = row; at >= 0 && !found.includes(at); at = above(table, at)) found.push(at);
    return found;
  }

  /** The rows directly below each row. */
  function children(table) {
    if (table.children) return table.children;
    table.children = new Map();
    for (let row = 0; row < table.rows; row++) {
      const parent = above(table, row);
      if (parent >= 0) table.children.set(parent, [...(table.children.get(parent) ?? []), row]);
    }
    return table.children;
  }

  /** The row and all rows below it, each before those below it. */
  function downwards(table, row) {
    const found = new Set();
    const add = (at) => {
      if (found.has(at)) return;
      found.add(at);
      (children(table).get(at) ?? []).forEach(add);
    };
    add(row);
    return [...found];
  }

  Site.tree = {
    above,
    upwards,
    downwards,
    below: (table, row) => children(table).get(row) ?? [],
    root: (table, row) => upwards(table, row).at(-1),
    /** The row of a key, or -1, and the topmost row above it. */
    rootOf: (table, key) => {
      const row = key === null ? -1 : table.find(encodeURIComponent(key));
      return row < 0 ? -1 : upwards(table, row).at(-1);
    },
  };
}
