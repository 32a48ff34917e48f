"use strict";
/** Cells as a reader sees them: codes with their labels, keys as links to what they name, numbers with separators. */
{
  const h = Site.h;

  const codeLabel = (field, code) => {
    const entry = field.codes?.find((candidate) => candidate.code === code);
    return entry ? Site.pick(entry, "label") : code;
  };

  function linked(target, key, loaded) {
    const table = loaded.get(target);
    const row = table ? table.find(encodeURIComponent(key)) : -1;
    const shown = row < 0 ? key : Site.rows.label(table, row);
    return h("a", { href: Site.rows.address(target, encodeURIComponent(key)), title: key }, Site.words(shown));
  }

  function plain(field, value, language) {
    if (typeof value === "number") return Site.number(value);
    if (field.codes) return h("span", { class: "code", title: value }, codeLabel(field, value));
    return /^https?:/i.test(value) ? Site.link(value) : Site.words(value, language);
  }

  /**
   * The content of a cell; null for an empty one.
   * @param loaded tables by name, for the names behind keys
   */
  Site.cell = (table, row, field, loaded = new Map(), language = undefined) => {
    const value = table.value(row, field.name);
    if (value === null) return null;
    const target = Site.rows.references(table.about).get(field.name);
    if (target) return linked(target, value, loaded);
    if (Array.isArray(value)) return value.flatMap((part, at) => [at ? " " : null, plain(field, part, language)]);
    return plain(field, value, language);
  };
  Site.codeLabel = codeLabel;
}
