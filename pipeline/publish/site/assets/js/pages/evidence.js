"use strict";
/** The words behind the values of a row: quote, place, how they match, and how the value follows. */
{
  const h = Site.h;
  const t = Site.t;

  /** The column of a table of evidence that names rows of a table, if there is one. */
  function evidenceColumn(name) {
    const found = Site.rows.referringHeld(name).filter(({ table }) => {
      const fields = Site.tables.get(table).fields.map((field) => field.name);
      return table !== name && name !== "articles" && ["field", "derivation", "quote"].every((needed) => fields.includes(needed));
    });
    return found[0] ?? null;
  }

  /** The rows of evidence of a row, by the column they speak for. */
  async function of(table, row) {
    const link = evidenceColumn(table.name);
    if (!link) return { evidence: null, byField: new Map() };
    const evidence = await Site.table(link.table);
    const rows = evidence.rowsWith(link.column, Site.decoded(table.key(row)));
    return { evidence, byField: new Map(rows.map((one) => [evidence.value(one, "field"), one])) };
  }

  const label = (table, row, name) => {
    const value = table.value(row, name);
    const field = table.field(name);
    return value === null || !field ? null : Site.codeLabel(field, value);
  };

  /** Where some words stand: article, paragraph, characters. */
  function place(table, row, at) {
    const article = table.value(row, "article_id");
    if (article === null) return null;
    const where = { p: table.value(row, "paragraph"), start: table.value(row, "char_start"), end: table.value(row, "char_end") };
    const address = Site.address(`article/${encodeURIComponent(article)}`, { p: where.p, at: at ?? `${where.start}-${where.end}` });
    return h("a", { href: address }, t("place", where));
  }

  /** A slip of the file that lies within some words. */
  function slip(errata, table, row) {
    if (!errata || table.value(row, "match") !== "corrected") return null;
    const [start, end] = [table.value(row, "char_start"), table.value(row, "char_end")];
    const touched = errata
      .rowsWith("article_id", table.value(row, "article_id"))
      .filter((one) => errata.value(one, "char_start") < end && start < errata.value(one, "char_end"));
    return touched.map((one) =>
      h(
        "p",
        { class: "slip" },
        t("slip", { raw: errata.value(one, "raw"), reading: errata.value(one, "reading") }),
        " ",
        h("span", { lang: "en" }, errata.value(one, "reason") ?? ""),
      ),
    );
  }

  /** A quote with its place and derivation. */
  function words(table, row, errata, language) {
    const key = table.has("derivation") ? table.key(row) : null;
    const parts = [label(table, row, "match"), label(table, row, "derivation")].filter(Boolean);
    const [from, to] = [table.value(row, "number_start"), table.value(row, "number_end")];
    const quote = table.value(row, "quote");
    const note = table.value(row, "note");
    return h(
      "div",
      { class: "proof" },
      quote === null ? null : h("blockquote", { lang: language }, quote),
      h(
        "p",
        { class: "where" },
        Site.dotted([
          place(table, row, key && Site.decoded(key)),
          ...parts,
          from === null ? null : t("numeralAt", { start: from, end: to }),
        ]),
      ),
      note === null ? null : h("p", { class: "note" }, Site.words(note)),
      slip(errata, table, row),
    );
  }

  Site.evidence = { of, words, place };
}
