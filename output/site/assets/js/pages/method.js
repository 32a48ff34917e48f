"use strict";
/** The method: what is verified, how, and what no machine can verify. */
{
  const h = Site.h;
  const t = Site.t;

  /** How completely every article is accounted for. */
  async function completeness() {
    const table = await Site.table("articles");
    const names = ["numbers_cited", "numbers_waived", "speakers_cited", "speakers_waived", "names_cited", "names_waived", "quoted_share"];
    const fields = names.map((name) => table?.field(name)).filter(Boolean);
    if (!table || !fields.length) return null;
    const show = (row, field) => {
      const value = table.value(row, field.name);
      return value === null ? "" : field.name === "quoted_share" ? Site.percent(value) : Site.number(value);
    };
    const rows = Array.from({ length: table.rows }, (_, row) => [
      h("a", { href: `#/article/${table.key(row)}` }, table.value(row, "article_id")),
      ...fields.map((field) => show(row, field)),
    ]);
    return Site.plainTable(t("methodCounts"), [t("article"), ...fields.map((field) => Site.pick(field, "title"))], rows);
  }

  /** How values follow from their quotes, counted in this package. */
  function derivations() {
    const evidence = Site.package.tables.find((about) =>
      ["derivation", "match", "quote"].every((name) => about.fields.some((field) => field.name === name)),
    );
    if (!evidence) return null;
    return ["derivation", "match"].map((name) => {
      const field = evidence.fields.find((one) => one.name === name);
      const line = (code) => [
        h("a", { href: `#/table/${evidence.name}?f.${name}=${encodeURIComponent(`is:${code.code}`)}` }, h("code", null, code.code)),
        Site.pick(code, "label"),
        Site.number(code.count),
      ];
      return Site.plainTable(
        Site.pick(field, "title"),
        [Site.pick(field, "title"), t("meaning"), t("rowsHead")],
        (field.codes ?? []).map(line),
      );
    });
  }

  Site.pages.set("method", {
    title: () => t("method"),
    render: async () => {
      const text = (key) =>
        Site.t(key)
          .split("\n")
          .map((line) => h("p", null, line));
      const list = (key, tag) =>
        h(
          tag,
          null,
          Site.t(key)
            .split("\n")
            .map((line) => h("li", null, line)),
        );
      return [
        h("h1", { tabindex: "-1" }, t("methodTitle")),
        h("p", { class: "lead" }, t("methodLead")),
        h(
          "article",
          { class: "prose" },
          h("h2", null, t("methodQuotes")),
          text("methodQuotesText"),
          h("h2", null, t("methodReread")),
          text("methodRereadText"),
          derivations(),
          h("h2", null, t("methodNothing")),
          text("methodNothingText"),
          list("methodRules", "ol"),
          await completeness(),
          h("h2", null, t("methodCopy")),
          text("methodCopyText"),
          h("h2", null, t("methodLimits")),
          list("methodLimitsList", "ul"),
          h("h2", null, t("methodRights")),
          text("methodRightsText"),
        ),
      ];
    },
  });
}
