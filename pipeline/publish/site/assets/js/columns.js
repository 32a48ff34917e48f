"use strict";
/**
 * Which columns of a table answer a reader, and in which order: what a row is called comes first of itself; then its number with unit
 * and qualifier, words about it, place, date, occasion, speaker, codes. Keys, positions and words of another language come on demand.
 */
{
  const SPARSE = 0.2;
  const PARTS = { value: 0, upper: 1, unit: 2, qualifier: 3 };
  const LAST = 20;

  const isKey = (about, field) => about.key.includes(field.name);
  const isPosition = (about, field) =>
    field.computed && field.type === "integer" && !isKey(about, field) && about.fields.some((other) => other.name === "quote");

  /** The columns that say what a row is called: shown as the row's own link. */
  function naming(about) {
    const label = about.label ?? about.fields.find((field) => field.namesRow)?.name ?? null;
    const field = about.fields.find((one) => one.name === label);
    return label === null ? [] : [label, ...Site.marks.translations(about, label), ...(field?.nameOf ? [field.nameOf] : [])];
  }

  /** The column by which rows are sorted when they are sorted by what they are called. */
  function namingOf(table) {
    const [label, ...others] = naming(table.about);
    const translated = Site.language() === "en" && others.find((name) => table.field(name)?.translationOf);
    return translated || label || table.about.key[0];
  }

  function rank(table, field) {
    const { about } = table;
    const inFacts = Site.facts.isOne(table.name) ? Site.facts.ORDER.indexOf(field.name.replace(/_(?:en|zh)$/, "")) : -1;
    if (inFacts >= 0) return inFacts / Site.facts.ORDER.length;
    const target = Site.rows.references(about).get(field.name);
    if (field.part in PARTS) return PARTS[field.part];
    if (isKey(about, field)) return LAST;
    if (target === Site.marks.places()?.name) return 5;
    if (field.bound || field.semantics === "partial-date") return 6;
    if (target === Site.marks.happenings()?.name && target !== about.name) return 7;
    if (target === Site.marks.speakers()?.name) return 8;
    if (target === about.name) return 17;
    if (target === "articles") return 18;
    if (target) return 10;
    if (isPosition(about, field)) return 19;
    if (field.codes) return field.derivation || field.type === "list" ? 9 : 11;
    if (field.name === "quote") return 15;
    if (field.semantics === "own-words") return 12;
    return field.type === "string" ? 4 : 13;
  }

  /** All columns, those that answer first. */
  const ordered = (table) =>
    table.fields
      .map((field, at) => ({ field, at, rank: rank(table, field) }))
      .sort((a, b) => a.rank - b.rank || a.at - b.at)
      .map(({ field }) => field);

  /** Whether a column speaks the reader's language: in English, words with no Chinese; in Chinese, no translations. */
  function speaksTo(table, field) {
    if (Site.language() === "zh") return !field.translationOf && !Site.facts.isEnglish(table, field.name);
    if (Site.marks.translations(table.about, field.name).length || Site.facts.isChinese(table, field.name)) return false;
    if (field.nameOf && field.nameOf !== field.name) return false;
    const words = table.columns.get(field.name)?.words;
    if (!words || field.codes || Site.rows.references(table.about).has(field.name)) return true;
    return !words.slice(0, 50).some(Site.hasHan);
  }

  /** Columns shown at first, in their order. */
  function shownAtFirst(table) {
    const { about } = table;
    const named = new Set(about.key.length === 1 ? naming(about) : []);
    const wanted = (field) =>
      (about.key.length > 1 || !isKey(about, field)) &&
      !named.has(field.name) &&
      !isPosition(about, field) &&
      !field.derived &&
      !Site.facts.isPlumbing(table, field.name) &&
      (field.part === "value" || field.filled > SPARSE * about.rows) &&
      speaksTo(table, field);
    const found = ordered(table).filter(wanted);
    return (found.length ? found : ordered(table)).map((field) => field.name);
  }

  Site.columnOrder = { ordered, shownAtFirst, naming, namingOf };
}
