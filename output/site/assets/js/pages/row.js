"use strict";
/** One row of any table: every value with the words it was read from, and the rows that name it. */
{
  const h = Site.h;
  const t = Site.t;
  const MANY = 30;

  function fieldHead(field) {
    return h(
      "th",
      { scope: "row" },
      h("span", { title: Site.pick(field, "description") }, Site.pick(field, "title")),
      h("code", null, field.name),
    );
  }

  /** How a value came about where no quote of its own shows it. */
  function origin(table, field) {
    if (field.computed) return t("computed");
    if (table.about.key.includes(field.name)) return t("keyColumn");
    if (field.derivation) return t(`derivation_${field.derivation}`);
    if (Site.rows.references(table.about).has(field.name)) return t("judged");
    return t("ours");
  }

  function proof(table, row, field, proofs) {
    const one = proofs.byField.get(field.name);
    if (one !== undefined) return Site.evidence.words(proofs.evidence, one, proofs.errata, proofs.language);
    return h("p", { class: "where" }, origin(table, field));
  }

  function values(table, row, loaded, proofs) {
    const isPosition = (field) => ["paragraph", "char_start", "char_end", "quote"].includes(field.name) && table.has("char_start");
    const filled = table.fields.filter((field) => table.value(row, field.name) !== null && !isPosition(field));
    const line = (field) =>
      h(
        "tr",
        null,
        fieldHead(field),
        h("td", null, Site.cell(table, row, field, loaded, proofs.language)),
        h("td", null, proof(table, row, field, proofs)),
      );
    return h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t("values") },
      h(
        "table",
        { class: "values" },
        h("caption", { class: "unseen" }, t("values")),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            [t("column"), t("value"), t("evidence")].map((head) => h("th", { scope: "col" }, head)),
          ),
        ),
        h("tbody", null, filled.map(line)),
      ),
    );
  }

  function unsaid(table, row) {
    const empty = table.fields.filter((field) => table.value(row, field.name) === null);
    if (!empty.length) return null;
    return h("p", { class: "note" }, t("notSaid"), " ", empty.map((field) => Site.pick(field, "title")).join(t("comma")));
  }

  /** Rows of other tables that name this one. */
  async function mentions(table, row) {
    const key = Site.decoded(table.key(row));
    const links =
      table.about.key.length === 1
        ? Site.rows
            .referring(table.name)
            .filter(({ table: name }) => Site.holds(name) && !Site.tables.get(name).fields.some((field) => field.name === "derivation"))
        : [];
    const loaded = await Site.tablesNamed(links.map(({ table: name }) => name));
    const lists = links.map(({ table: name, column }) => ({
      owner: loaded.get(name),
      column,
      rows: loaded.get(name).rowsWith(column, key),
    }));
    const section = ({ owner, column, rows }) => [
      h(
        "h3",
        { class: Site.marks.tone(owner.name) },
        Site.pick(owner.about, "title"),
        " ",
        h("small", null, t("namedAs", { column: Site.pick(owner.field(column), "title") }), ` · ${Site.number(rows.length)}`),
      ),
      h(
        "ul",
        { class: "mentions" },
        rows.slice(0, MANY).map((one) => h("li", null, Site.rows.link(owner, one))),
      ),
      rows.length > MANY
        ? h(
            "p",
            null,
            h(
              "a",
              { href: `#/table/${owner.name}?f.${column}=${encodeURIComponent(`is:${key}`)}` },
              t("allRows", { n: Site.number(rows.length) }),
            ),
          )
        : null,
    ];
    const named = lists.filter(({ rows }) => rows.length);
    return named.length ? h("section", { class: "naming" }, h("h2", null, t("namedBy")), named.map(section)) : null;
  }

  async function languageOf(table, row) {
    const articles = await Site.table("articles");
    const found = articles && table.has("article_id") ? articles.find(encodeURIComponent(table.value(row, "article_id"))) : -1;
    return found < 0 ? undefined : (articles.value(found, "language") ?? undefined);
  }

  Site.pages.set("row", {
    title: ([name, key]) => `${Site.decoded(key)} · ${Site.pick(Site.tables.get(name) ?? {}, "title")}`,
    render: async ([name, key]) => {
      const table = await Site.table(name);
      const row = table ? table.find(key ?? "") : -1;
      if (!table) return Site.notHeld(name ?? "");
      if (row < 0) return Site.missing(t("noRow", { name: name ?? "", key: Site.decoded(key) }));
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const proofs = {
        ...(await Site.evidence.of(table, row)),
        errata: await Site.table("errata"),
        language: await languageOf(table, row),
      };
      const isQuoted = table.has("quote") && table.value(row, "quote") !== null;
      return [
        h(
          "header",
          { class: "row-head" },
          h(
            "p",
            { class: "crumbs" },
            h("a", { href: `#/table/${name}`, class: Site.marks.tone(name) }, Site.pick(table.about, "title")),
            " / ",
            h("code", null, Site.decoded(key)),
          ),
          h("h1", { tabindex: "-1" }, Site.words(Site.rows.label(table, row), proofs.language)),
          name === "articles" ? h("p", null, h("a", { href: `#/article/${key}`, class: "button" }, t("openArticle"))) : null,
        ),
        isQuoted
          ? h("section", { class: "own" }, h("h2", null, t("rowRestsOn")), Site.evidence.words(table, row, proofs.errata, proofs.language))
          : null,
        values(table, row, loaded, proofs),
        unsaid(table, row),
        await mentions(table, row),
      ];
    },
  });
}
