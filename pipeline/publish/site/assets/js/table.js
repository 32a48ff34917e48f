"use strict";
/** Tables in memory, column by column, as `columns.py` writes them. */
{
  const NONE = [];

  class Table {
    /** @param {object} about the table's entry in the package @param {{rows: number, columns: object[]}} data */
    constructor(about, data) {
      this.about = about;
      this.name = about.name;
      this.rows = data.rows;
      this.fields = about.fields;
      this.columns = new Map(about.fields.map((field, at) => [field.name, data.columns[at]]));
      this.groups = new Map();
    }

    has(name) {
      return this.columns.has(name);
    }

    field(name) {
      return this.fields.find((field) => field.name === name);
    }

    /** The value of a cell: a string, a number, a list of strings, or null. */
    value(row, name) {
      const column = this.columns.get(name);
      if (!column) return null;
      if (column.numbers) return column.numbers[row];
      if (column.lists) return column.lists[row]?.map((at) => column.words[at]) ?? null;
      const at = column.rows[row];
      return at < 0 ? null : column.words[at];
    }

    /** What names a row: its primary key, as it stands in addresses. */
    key(row) {
      return this.about.key.map((name) => encodeURIComponent(this.value(row, name))).join(",");
    }

    /** The row of a key, or -1. */
    find(key) {
      if (!this.byKey) {
        this.byKey = new Map();
        for (let row = 0; row < this.rows; row++) this.byKey.set(this.key(row), row);
      }
      return this.byKey.get(key) ?? -1;
    }

    /** The rows in which a text column has a value, or a list an item, in their order. */
    rowsWith(name, value) {
      if (!this.groups.has(name)) this.groups.set(name, group(this.columns.get(name)));
      return this.groups.get(name)?.get(value) ?? NONE;
    }
  }

  /** The rows of every value of a text column, or of every item of a list. */
  function group(column) {
    const groups = new Map();
    const add = (at, row) => {
      const word = column.words[at];
      if (!groups.has(word)) groups.set(word, []);
      groups.get(word).push(row);
    };
    column?.rows?.forEach((at, row) => at >= 0 && add(at, row));
    column?.lists?.forEach((items, row) => new Set(items ?? []).forEach((at) => add(at, row)));
    return groups;
  }

  Site.Table = Table;
}
