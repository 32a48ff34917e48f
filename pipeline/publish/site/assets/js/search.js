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

  /** Tables that nearly every row names: to find a row by the forum at which it was told would find too much. */
  const OCCASIONS = () => ["articles", Site.marks.happenings()?.name, Site.marks.speakers()?.name];

  /** The words of a cell: text and plain numbers as they stand, codes by their labels, keys by what the things they name are called. */
  function texts(table, row, field) {
    if (field.computed) return [];
    const value = table.value(row, field.name);
    if (value === null) return [];
    if (field.codes) return [value].flat().flatMap((code) => labels(field, code));
    const owner = Site.loaded.get(Site.rows.references(table.about).get(field.name));
    const isNamed = owner && owner !== table && !OCCASIONS().includes(owner.name);
    return [value].flat().flatMap((one) => {
      const found = isNamed ? owner.find(encodeURIComponent(one)) : -1;
      return found < 0 ? [String(one)] : [String(one), Site.rows.calledAs(owner, found)];
    });
  }

  function labels(field, code) {
    const entry = field.codes.find((one) => one.code === code);
    return [code.replaceAll("_", " "), ...(entry ? [entry.label, entry.labelZh] : [])];
  }

  function entry(table, row, number) {
    const text = table.fields.flatMap((field) => texts(table, row, field));
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

  /** What is found, in all tables or in one; with how much there is in each. */
  function ask({ index, tables }, question, kind = "") {
    const ids = index.search(question).map(({ id }) => id);
    const numbers = new Uint32Array(tables.length);
    for (const id of ids) numbers[Number.parseInt(id, 10)]++;
    const kinds = tables.map((table, at) => [table.name, numbers[at]]).filter(([, number]) => number);
    const wanted = kind ? ids.filter((id) => tables[Number.parseInt(id, 10)].name === kind) : ids;
    const rows = wanted.slice(0, MOST).map((id) => {
      const [number, row] = id.split(":").map(Number);
      return { table: tables[number], row };
    });
    return { total: wanted.length, rows, kinds: kinds.sort((a, b) => b[1] - a[1]) };
  }

  /** Questions that find something: single words of a question that found nothing, then what is most often spoken of. */
  function suggest(made, question) {
    const single = question.split(/\s+/).filter((word) => word && word !== question && made.index.search(word).length);
    const near = question.trim() ? made.index.autoSuggest(question.trim(), { fuzzy: 0.3 }).map(({ suggestion }) => suggestion) : [];
    return [...new Set([...single, ...near, ...spoken(made)])];
  }

  /** What the topics are called, or the places, if there are none: something to begin with. */
  function spoken({ tables }) {
    const places = tables.find((table) => table.name === Site.marks.places()?.name);
    const listed = Site.package.tables.flatMap((about) => about.fields).find((field) => field.type === "list" && field.codes);
    const codes = (listed?.codes ?? []).filter((code) => code.count).sort((a, b) => b.count - a.count);
    return codes.length ? codes.map((code) => Site.pick(code, "label")) : Array.from({ length: Math.min(6, places?.rows ?? 0) }, (_, row) => Site.rows.label(places, row));
  }

  Site.search = {
    terms,
    asked,
    ask,
    suggest,
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
