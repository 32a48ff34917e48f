"use strict";
/** Cells as a reader sees them: codes with their labels, keys as links to what they name, ids as links to where they lead. */
{
  const h = Site.h;

  /** The label of a code, without the words by which it is known, which the dictionary shows: in English those in Chinese, in Chinese a list. */
  const codeLabel = (field, code) => {
    const entry = field.codes?.find((candidate) => candidate.code === code);
    const label = entry ? Site.pick(entry, "label") : code;
    return Site.language() === "en" ? label.replace(/ \([^)]*\p{Script=Han}[^)]*\)/gu, "") : label.replace(/（[^（）]*、[^（）]*）$/u, "");
  };

  function linked(target, key, loaded) {
    const table = loaded.get(target);
    const row = table ? table.find(encodeURIComponent(key)) : -1;
    const shown = row < 0 ? key : Site.rows.label(table, row);
    return h("a", { href: Site.rows.address(target, encodeURIComponent(key)), title: key }, Site.words(shown));
  }

  /** Where an id leads: RFC 6570, as far as one variable goes. */
  function identifierAddress(field, value) {
    if (!field.uriTemplate) return null;
    const address = field.uriTemplate.replace(/\{\+?[^}]*\}/, encodeURIComponent(String(value)));
    return Site.webAddress(address);
  }

  const geoNames = (field, value) => (field.semantics === "geonames-id" ? `https://www.geonames.org/${value}` : null);

  function plain(field, value, language) {
    const outside = identifierAddress(field, value) ?? geoNames(field, value);
    if (outside) return h("a", { href: outside, rel: "noopener noreferrer" }, String(value));
    if (field.codes) return h("span", { class: "code", title: value }, codeLabel(field, value));
    if (field.part === "unit") return h("span", { class: "code", title: value }, Site.unitWords(field, value));
    if (typeof value === "number") return Site.number(value);
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
    if (target) return [value].flat().flatMap((key, at) => [at ? Site.t("comma") : null, linked(target, key, loaded)]);
    if (Array.isArray(value)) return value.flatMap((part, at) => [at ? Site.t("comma") : null, plain(field, part, language)]);
    return plain(field, value, language);
  };
  Site.codeLabel = codeLabel;
}
