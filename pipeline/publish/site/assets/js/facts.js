"use strict";
/**
 * The flat table of facts, if the package has one: a row per statement, with its sentence and all that a reader asks. Here as objects
 * with the columns as properties; what stands in two languages is picked by `say`.
 */
{
  const NAME = "facts";
  const TWINS = { en: /_en$/, zh: /_zh$/ };
  const PLUMBING = /_id$|^char_|^paragraph$|^page$|^unit$|^per_|^about_fact|^date_from$|^uncertain_en$|^event_|^position_|^subject_|^fact_table$|^country_code$|^base_value_max$/;
  /** The columns that answer, in the order in which a reader asks; `place` stands for `place_en` and `place_zh`. */
  const ORDER = "value value_max unit_label qualifier city date speaker topics target_date kind status forum place organisation country".split(" ");
  const FACETS = /^(?:city|country|forum|organisation|speaker|unit_label)_(?:en|zh)$|^(?:kind|status|state|grade|topics)$/;
  let coming = null;

  const isFacts = (table) => table.name === NAME;
  const about = () => (Site.holds(NAME) ? Site.tables.get(NAME) : null);

  /** The city that a fact's place lies in, or is besides being something else; null where there is none. */
  function cityOf(fact) {
    const places = Site.loaded.get(Site.marks.places()?.name);
    const row = places && fact.place_id !== null ? places.find(encodeURIComponent(fact.place_id)) : -1;
    const city = row < 0 ? -1 : Site.places.cityRow(places, row);
    return city < 0 || !Site.places.isCity(places, city) ? null : places.value(city, places.about.key[0]);
  }

  /** The tables whose rows facts are made of, and those that name what they speak of: all are loaded at once. */
  const sources = () => {
    const isFact = ({ name, fields }) => name !== NAME && Site.marks.tone(name) !== "kind-other" && fields.some((field) => field.name === "quote");
    return ["articles", Site.marks.places()?.name, ...Site.package.tables.filter(isFact).map((table) => table.name)];
  };

  async function read() {
    const [table] = await Promise.all([Site.table(NAME), Site.tablesNamed(sources())]);
    const names = table.fields.map((field) => field.name);
    return Array.from({ length: table.rows }, (_, row) => {
      const fact = { row };
      for (const name of names) fact[name] = table.value(row, name);
      fact.city_id ??= cityOf(fact);
      return fact;
    });
  }

  /** Every fact, who took part among them; or null where the pages hold none. */
  const everything = async () => {
    if (!about()?.rows) return null;
    coming ??= read().catch((error) => {
      coming = null;
      throw error;
    });
    return coming;
  };

  /** What was said: all facts but those that only tell who took part. */
  const all = async () => {
    const facts = await everything();
    const speakers = Site.marks.speakers()?.name;
    return facts?.filter((fact) => fact.fact_table !== speakers) ?? null;
  };

  /** What stands in two languages, in the reader's where it is there. */
  const say = (fact, name) => {
    const [own, other] = Site.language() === "zh" ? ["_zh", "_en"] : ["_en", "_zh"];
    return fact[name + own] ?? fact[name + other] ?? null;
  };

  const href = (fact) => (fact.page?.startsWith("#/") ? fact.page : Site.rows.address(fact.fact_table, encodeURIComponent(fact.fact_id)));

  /** The city a fact is about, or the place where it is about no city: its key and its name. */
  function where(fact) {
    const id = fact.city_id ?? fact.place_id ?? null;
    const places = Site.loaded.get(Site.marks.places()?.name);
    return { id, name: id !== null && places ? Site.places.name(places, id) : say(fact, fact.city_id ? "city" : "place") };
  }

  /** The row that a fact was made of, or null where the pages do not hold it. */
  function origin(fact) {
    const table = Site.loaded.get(fact.fact_table);
    const row = table ? table.find(encodeURIComponent(fact.fact_id)) : -1;
    return row < 0 ? null : { table, row };
  }

  /** The number of a fact in words, or null. */
  function measure(fact) {
    const from = origin(fact);
    return from && Site.rows.figureOf(from.table, from.row);
  }

  /** A fact as a sentence that leads to its proof. */
  const link = (fact, heading = null) => Site.h("a", { href: href(fact) }, Site.telling(say(fact, "sentence") ?? fact.fact_id, measure(fact), heading));

  const fieldOf = (name) => about()?.fields.find((field) => field.name === name) ?? null;

  /** The column with the topics of a fact: the list among its columns. */
  const topicColumn = () => about()?.fields.find((field) => field.type === "list")?.name ?? null;

  /** The label of a code of a column: from the facts' own schema, or from a table that they were made of. */
  function codeLabel(name, code) {
    const own = fieldOf(name);
    if (own?.codes) return Site.codeLabel(own, code);
    for (const table of Site.package.tables)
      for (const field of table.fields) if (field.codes?.some((one) => one.code === code)) return Site.codeLabel(field, code);
    return code;
  }

  /** The codes of a column in the order of their list. */
  function codesOf(name, facts) {
    const found = new Set(facts.flatMap((fact) => fact[name] ?? []));
    const listed = (fieldOf(name)?.codes ?? Site.package.tables.flatMap((table) => table.fields).find((field) => field.codes?.some((one) => found.has(one.code)))?.codes ?? [])
      .map((one) => one.code)
      .filter((code) => found.has(code));
    return [...listed, ...[...found].filter((code) => !listed.includes(code))];
  }

  /** Groups of facts by a key, in the order of the keys' first fact. */
  function groups(facts, keyOf) {
    const found = new Map();
    for (const fact of facts) {
      const key = keyOf(fact);
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(fact);
    }
    return found;
  }

  Site.facts = {
    name: NAME,
    ORDER,
    about,
    all,
    everything,
    say,
    href,
    where,
    link,
    origin,
    measure,
    sentenceOf: (table, row) =>
      say({ sentence_en: table.value(row, "sentence_en"), sentence_zh: table.value(row, "sentence_zh") }, "sentence") ?? Site.rows.calledAs(table, row),
    codeLabel,
    codesOf,
    topicColumn,
    topicLabel: (code) => codeLabel(topicColumn(), code),
    groups,
    isOne: (name) => name === NAME,
    codeLabelIn: (table, name, code) => (isFacts(table) ? codeLabel(name, code) : code),
    isFacet: (table, name) => isFacts(table) && FACETS.test(name) && !(Site.language() === "zh" ? TWINS.en : TWINS.zh).test(name),
    isChinese: (table, name) => isFacts(table) && TWINS.zh.test(name),
    isEnglish: (table, name) => isFacts(table) && TWINS.en.test(name) && table.has(name.replace(TWINS.en, "_zh")),
    isPlumbing: (table, name) => isFacts(table) && PLUMBING.test(name),
  };
}
