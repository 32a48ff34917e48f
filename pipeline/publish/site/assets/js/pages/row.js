"use strict";
/** One row of any table: every value with the words it was read from, and the rows that name it. */
{
  const h = Site.h;
  const t = Site.t;

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
    return Site.scrollBox(
      t("values"),
      null,
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

  /** Empty columns: those the article is silent on, and those that a person or the program left open. */
  function unsaid(table, row) {
    const empty = table.fields.filter((field) => table.value(row, field.name) === null);
    const silent = empty.filter((field) => field.derivation);
    const open = empty.filter((field) => !field.derivation);
    const line = (text, fields) =>
      fields.length ? h("p", { class: "note" }, text, " ", fields.map((field) => Site.pick(field, "title")).join(t("comma")), t("stop")) : null;
    return [line(t("notSaid"), silent), line(t("leftOpen"), open)];
  }

  async function languageOf(table, row) {
    const articles = await Site.table("articles");
    const found = articles && table.has("article_id") ? articles.find(encodeURIComponent(table.value(row, "article_id"))) : -1;
    return found < 0 ? undefined : (articles.value(found, "language") ?? undefined);
  }

  /** The fact that a row states, if the package has it as a sentence. */
  async function sentence(table, row) {
    const facts = await Site.facts.everything();
    const key = Site.decoded(table.key(row));
    const fact = facts?.find((one) => one.fact_table === table.name && one.fact_id === key);
    const text = fact && Site.facts.say(fact, "sentence");
    return text ? h("p", { class: "lead sentence" }, Site.words(text)) : null;
  }

  function tools(table, row) {
    const part = { table: table.about.name, key: Site.decoded(table.key(row)), label: Site.rows.label(table, row) };
    return h(
      "p",
      { class: "tools" },
      Site.linesButton(t("citeRow"), () => Site.citations(Site.rows.address(table.name, table.key(row)), part)),
      Site.linesButton(t("copyAs"), () => Site.codeOfRow(table, row)),
      Site.linesButton(t("rowJson"), () => [{ tool: "JSON", line: Site.jsonOf(table, row) }]),
      Site.linesButton(t("reportError"), () => Site.report(table, row)),
    );
  }

  function head(table, row, key, said, proofs) {
    const isEntity = Site.entity.isEntity(table.about);
    return h(
      "header",
      { class: "row-head" },
      h(
        "p",
        { class: "crumbs" },
        h("a", { href: `#/table/${table.name}`, class: Site.marks.tone(table.name) }, Site.pick(table.about, "title")),
        " / ",
        h("code", null, Site.decoded(key)),
      ),
      h("h1", { tabindex: "-1" }, Site.words(Site.rows.label(table, row), proofs.language)),
      isEntity ? Site.entity.names(table, row) : null,
      said,
      table.name === "articles" ? h("p", null, h("a", { href: `#/article/${key}`, class: "button" }, t("openArticle"))) : null,
      tools(table, row),
    );
  }

  Site.pages.set("row", {
    title: ([name, key]) => {
      const table = Site.loaded.get(name);
      const row = table ? table.find(key ?? "") : -1;
      return `${row < 0 ? Site.decoded(key) : Site.rows.label(table, row)} · ${Site.pick(Site.tables.get(name) ?? {}, "title")}`;
    },
    render: async ([name, key]) => {
      const table = await Site.table(name);
      const row = table ? table.find(key ?? "") : -1;
      if (!table) return Site.notHeld(name ?? "");
      if (row < 0) return Site.missing(t("noRow", { name: name ?? "", key: Site.decoded(key) }));
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const proofs = { ...(await Site.evidence.of(table, row)), errata: await Site.table("errata"), language: await languageOf(table, row) };
      const isQuoted = table.has("quote") && table.value(row, "quote") !== null;
      const { sections, shown } = Site.entity.isEntity(table.about) ? await Site.entity.gathered(table, row) : { sections: [], shown: new Set() };
      const own = isQuoted
        ? h("section", { class: "own" }, h("h2", null, t("rowRestsOn")), Site.evidence.words(table, row, proofs.errata, proofs.language))
        : null;
      return [
        head(table, row, key, await sentence(table, row), proofs),
        own,
        sections,
        await Site.mentions(table, row, shown),
        h("section", { class: "record" }, sections.length ? h("h2", null, t("record")) : null, values(table, row, loaded, proofs), unsaid(table, row)),
      ];
    },
  });
}
