"use strict";
/**
 * Which rows a reader asks for: words that must stand somewhere in the row, and conditions on columns.
 * Every distinct value is looked at once, then rows are looked up by the place of their value: fast enough to ask at every key.
 */
{
  const BATCH = 4000;

  /** Text as it is compared: width and case do not matter. */
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  /** Fold the distinct values of all text columns, with pauses, before the first question is asked. */
  async function prepare(table) {
    for (const column of table.columns.values()) {
      if (!column.words || column.folded) continue;
      const folded = [];
      for (let at = 0; at < column.words.length; at += BATCH) {
        for (const word of column.words.slice(at, at + BATCH)) folded.push(fold(word));
        if (column.words.length > BATCH) await Site.pause();
      }
      column.folded = folded;
    }
  }

  const folded = (column) => (column.folded ??= column.words.map(fold));

  /** The distinct values for which a test holds, as one byte each. */
  function chosen(words, test) {
    const hits = new Uint8Array(words.length);
    words.forEach((word, at) => (hits[at] = test(word) ? 1 : 0));
    return hits;
  }

  /** Mark the rows whose value, or one of whose values, is among the hits. */
  function mark(column, hits, kept, rows) {
    if (!hits.includes(1)) return;
    const holds = column.lists
      ? (row) => column.lists[row]?.some((at) => hits[at])
      : (row) => column.rows[row] >= 0 && hits[column.rows[row]];
    for (let row = 0; row < rows; row++) if (!kept[row] && holds(row)) kept[row] = 1;
  }

  /** The rows in which a word stands, in any text column. */
  function withWord(table, word) {
    const kept = new Uint8Array(table.rows);
    for (const column of table.columns.values()) {
      if (column.words)
        mark(
          column,
          chosen(folded(column), (text) => text.includes(word)),
          kept,
          table.rows,
        );
    }
    return kept;
  }

  const isEmpty = (column, row) =>
    column.numbers ? column.numbers[row] === null : column.lists ? column.lists[row] === null : column.rows[row] < 0;

  function where(table, test) {
    const kept = new Uint8Array(table.rows);
    for (let row = 0; row < table.rows; row++) kept[row] = test(row) ? 1 : 0;
    return kept;
  }

  function byValue(table, column, test, words) {
    const kept = new Uint8Array(table.rows);
    mark(column, chosen(words, test), kept, table.rows);
    return kept;
  }

  /** What can be asked of a column, by the word that stands for it in an address. */
  const CONDITIONS = {
    is: (table, column, value) => byValue(table, column, (word) => word === value, column.words ?? []),
    has: (table, column, value) => byValue(table, column, (word) => word.includes(fold(value)), column.words ? folded(column) : []),
    min: (table, column, value) => where(table, (row) => column.numbers?.[row] !== null && column.numbers?.[row] >= Number(value)),
    max: (table, column, value) => where(table, (row) => column.numbers?.[row] !== null && column.numbers?.[row] <= Number(value)),
    empty: (table, column) => where(table, (row) => isEmpty(column, row)),
    filled: (table, column) => where(table, (row) => !isEmpty(column, row)),
  };

  /**
   * The rows that fit, in published order.
   * @param {string} words separated by blanks; each must stand in the row
   * @param {{field: string, how: string, value: string}[]} conditions
   * @returns {number[]}
   */
  function find(table, words, conditions) {
    const tests = fold(words)
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => withWord(table, word));
    for (const { field, how, value } of conditions) {
      const column = table.columns.get(field);
      if (column && CONDITIONS[how]) tests.push(CONDITIONS[how](table, column, value));
    }
    const rows = [];
    for (let row = 0; row < table.rows; row++) if (tests.every((kept) => kept[row])) rows.push(row);
    return rows;
  }

  Site.find = { find, prepare, conditions: Object.keys(CONDITIONS) };
}
