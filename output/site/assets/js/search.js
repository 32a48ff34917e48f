"use strict";
/** Search in everything that other rows refer to: ranked, in Chinese by pairs of characters, in other scripts by words. */
{
  const RUNS = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu;
  const CHUNK = 250;
  const MOST = 200;
  let building = null;

  function runs(text) {
    return [...text.normalize("NFKC").toLowerCase().matchAll(RUNS)].map((match) => ({ text: match[0], han: Boolean(match[1]) }));
  }

  function pairs(characters) {
    return characters.slice(1).map((character, at) => characters[at] + character);
  }

  /** Terms of a text: every pair of neighbouring Chinese characters and the last one alone; words otherwise. */
  function terms(text) {
    return runs(text).flatMap(({ text: run, han }) => (han ? [...pairs([...run]), [...run].at(-1)] : [run]));
  }

  /** Terms of a question: a single Chinese character is looked up as the beginning of a pair. */
  function asked(text) {
    return runs(text).flatMap(({ text: run, han }) => (han && [...run].length > 1 ? pairs([...run]) : [run]));
  }

  const isHan = (term) => Site.hasHan(term);
  const OPTIONS = {
    fields: ["label", "text"],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: asked,
      combineWith: "AND",
      boost: { label: 4 },
      prefix: (term) => (isHan(term) ? [...term].length === 1 : term.length > 1),
      fuzzy: (term) => (!isHan(term) && term.length > 5 ? 0.15 : false),
    },
  };

  /** The tables of things: those whose rows are named by other tables. */
  const things = () => Site.package.tables.filter((about) => Site.rows.referring(about.name).some(({ table }) => table !== about.name));
  const searched = () => things().filter((about) => Site.holds(about.name));

  function entry(table, row, number) {
    const texts = table.fields.filter((field) => !field.codes && !field.computed && field.type !== "number");
    const text = texts.map((field) => table.value(row, field.name)).filter((value) => typeof value === "string");
    return { id: `${number}:${row}`, label: Site.rows.label(table, row), text: text.join(" \n ") };
  }

  async function build(told) {
    await Site.vendor("minisearch/minisearch.min.js");
    const tables = [...(await Site.tablesNamed(searched().map((about) => about.name))).values()];
    const index = new MiniSearch(OPTIONS);
    const total = tables.reduce((sum, table) => sum + table.rows, 0);
    let done = 0;
    for (const [number, table] of tables.entries()) {
      for (let start = 0; start < table.rows; start += CHUNK) {
        const end = Math.min(start + CHUNK, table.rows);
        for (let row = start; row < end; row++) index.add(entry(table, row, number));
        done += end - start;
        told(done, total);
        await Site.pause();
      }
    }
    return { index, tables };
  }

  function ask({ index, tables }, question) {
    const hits = index.search(question);
    const rows = hits.slice(0, MOST).map(({ id }) => {
      const [number, row] = id.split(":").map(Number);
      return { table: tables[number], row };
    });
    return { total: hits.length, rows };
  }

  Site.search = {
    terms,
    asked,
    ask,
    things,
    searched,
    /** The index, built once, in parts; `told(done, total)` hears how far it is. */
    ready: (told = () => {}) => {
      building ??= build(told).catch((error) => {
        building = null;
        throw error;
      });
      return building;
    },
  };
}
