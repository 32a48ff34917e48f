"use strict";
/**
 * All there is about one thing: a place with what lies in it, a person, a body, an occasion with its sessions. Who took part, what was
 * said of it, and what its people said. Which tables these are is told by the marks.
 */
{
  /** The keys of a row and of all rows below it. */
  function keysOf(table, row) {
    const nested = Site.marks.column(table.about, "parent");
    const rows = nested ? Site.tree.downwards(table, row) : [row];
    return new Set(rows.map((one) => table.value(one, table.about.key[0])));
  }

  /** The rows of a table that name one of some keys of another, in published order. */
  function naming(table, target, keys) {
    const columns = [...Site.rows.references(table.about)].filter(([, name]) => name === target).map(([column]) => column);
    const found = new Set(columns.flatMap((column) => [...keys].flatMap((key) => table.rowsWith(column, key))));
    return [...found].sort((a, b) => a - b);
  }

  /** Who took part: the rows that may speak and name the thing. */
  async function people(table, keys) {
    const about = Site.marks.speakers();
    const speakers = about && (await Site.table(about.name));
    if (!speakers || about.name === table.name) return null;
    return { table: speakers, rows: naming(speakers, table.name, keys) };
  }

  const nameOf = ({ fact_table: table, fact_id: id }) => `${table}/${id}`;

  /** The facts whose own rows name one of some keys. */
  async function factsNaming(facts, target, keys) {
    const tables = await Site.tablesNamed(facts.map((fact) => fact.fact_table));
    const found = new Set();
    for (const table of tables.values())
      for (const row of naming(table, target, keys)) found.add(`${table.name}/${Site.decoded(table.key(row))}`);
    return facts.filter((fact) => found.has(nameOf(fact)));
  }

  /** @returns {{people: {table, rows}|null, about: object[], said: object[], keys: Set<string>}} facts about it, and those that only its people said */
  async function of(table, row) {
    const keys = keysOf(table, row);
    const took = await people(table, keys);
    const facts = await Site.facts.all();
    if (!facts) return { people: took, about: [], said: [], keys };
    const about = new Set(await factsNaming(facts, table.name, keys));
    const speakers = took ? new Set(took.rows.map((one) => took.table.value(one, took.table.about.key[0]))) : new Set();
    const said = speakers.size ? await factsNaming(facts, took.table.name, speakers) : [];
    return { people: took, about: [...about], said: said.filter((fact) => !about.has(fact)), keys };
  }

  Site.gather = { of, keysOf, naming };
}
