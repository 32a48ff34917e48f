"use strict";
/** Rows in another order: numbers by size, words as the reader's language sorts them, empty cells last either way. */
{
  const LAST = Number.POSITIVE_INFINITY;

  /** The rank of every distinct value of a text column, kept for the language. */
  function ranks(column) {
    const language = Site.languageTag();
    if (column.ranked === language) return column.ranks;
    const compare = new Intl.Collator(language, { numeric: true }).compare;
    const order = column.words.map((_, at) => at).sort((a, b) => compare(column.words[a], column.words[b]));
    column.ranks = new Float64Array(order.length);
    order.forEach((at, rank) => (column.ranks[at] = rank));
    column.ranked = language;
    return column.ranks;
  }

  function weight(column) {
    if (column.numbers) return (row) => column.numbers[row] ?? LAST;
    const rank = ranks(column);
    if (column.lists) return (row) => (column.lists[row]?.length ? rank[column.lists[row][0]] : LAST);
    return (row) => (column.rows[row] < 0 ? LAST : rank[column.rows[row]]);
  }

  /** Sort rows by a column; rows that are alike stay in published order. */
  Site.sort = (table, rows, name, descending) => {
    const column = table.columns.get(name);
    if (!column) return rows;
    const of = weight(column);
    const weights = new Float64Array(table.rows);
    for (const row of rows) weights[row] = of(row);
    const direction = descending ? -1 : 1;
    return rows.slice().sort((a, b) => {
      const [left, right] = [weights[a], weights[b]];
      if (left === right) return a - b;
      if (left === LAST || right === LAST) return left === LAST ? 1 : -1;
      return direction * (left - right);
    });
  };
}
