"use strict";
/** The data dictionary: every table, column and code, with how much of it is filled. */
{
  const h = Site.h;
  const t = Site.t;

  function rules(about, field) {
    const target = Site.rows.references(about).get(field.name);
    return Site.dotted([
      t(`type_${field.type}`),
      about.key.includes(field.name) ? t("ruleKey") : null,
      field.required ? t("ruleRequired") : null,
      field.computed ? t("ruleComputed") : null,
      field.derivation ? t(`derivation_${field.derivation}`) : null,
      target ? h("a", { href: `#/dictionary/${target}` }, `→ ${Site.pick(Site.tables.get(target) ?? { title: target }, "title")}`) : null,
    ]);
  }

  function codes(field) {
    if (!field.codes) return null;
    const line = (code) =>
      h("li", null, h("code", null, code.code), " ", Site.pick(code, "label"), " ", h("small", null, Site.number(code.count)));
    return h(
      "details",
      null,
      h("summary", null, t("codes", { n: Site.number(field.codes.length) })),
      h("ul", { class: "codes" }, field.codes.map(line)),
    );
  }

  /** How much of a column is filled, as a bar and in words. */
  function filled(about, field) {
    const share = about.rows ? field.filled / about.rows : 0;
    return h("span", { class: "share" }, h("i", { "aria-hidden": "true", style: { "--share": `${100 * share}%` } }), Site.percent(share));
  }

  function section(about, open) {
    const rows = about.fields.map((field) => [
      h("span", null, Site.pick(field, "title"), h("code", null, field.name)),
      [h("p", null, Site.pick(field, "description")), codes(field)],
      rules(about, field),
      filled(about, field),
    ]);
    const heads = [t("column"), t("meaning"), t("rules"), t("filled")];
    return h(
      "details",
      { class: "dictionary", id: `table-${about.name}`, open },
      h(
        "summary",
        null,
        h("h2", { class: Site.marks.tone(about.name) }, Site.pick(about, "title")),
        h("code", null, about.name),
        h("span", { class: "where" }, t("rowsCount", { n: Site.number(about.rows) })),
        h("span", { class: "gist" }, Site.pick(about, "description")),
      ),
      h("p", null, h("a", { href: `#/table/${about.name}` }, t("browse"))),
      Site.plainTable(Site.pick(about, "title"), heads, rows, { class: "plain dictionary-table" }),
    );
  }

  Site.pages.set("dictionary", {
    title: () => t("dictionary"),
    render: ([wanted]) => {
      const sections = Site.package.tables.map((about) => section(about, about.name === wanted));
      if (wanted) requestAnimationFrame(() => document.getElementById(`table-${wanted}`)?.scrollIntoView());
      return [h("h1", { tabindex: "-1" }, t("dictionary")), h("p", { class: "lead" }, t("dictionaryLead")), ...sections];
    },
  });
}
