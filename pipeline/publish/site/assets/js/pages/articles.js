"use strict";
/** The list of articles. */
{
  const h = Site.h;
  const t = Site.t;

  function entry(table, row, counts) {
    const key = table.key(row);
    const title = table.value(row, "title");
    const english = table.value(row, "title_en");
    const language = table.value(row, "language") ?? undefined;
    return h(
      "li",
      { class: "article-entry" },
      english && Site.language() === "en"
        ? [h("h2", null, h("a", { href: `#/article/${key}` }, english)), h("p", { class: "translation", lang: language }, title)]
        : h("h2", null, h("a", { href: `#/article/${key}`, lang: language }, title)),
      h(
        "p",
        { class: "where" },
        Site.dotted([
          Site.articleDate(table, row),
          table.value(row, "publisher"),
          t("charactersCount", { n: Site.number(table.value(row, "characters")) }),
        ]),
      ),
      h(
        "p",
        { class: "tallies" },
        counts.map(({ about, n }) => h("span", { class: `tally ${Site.marks.tone(about.name)}` }, `${Site.number(n)} ${Site.pick(about, "title")}`)),
      ),
    );
  }

  Site.pages.set("articles", {
    title: () => t("articles"),
    render: async () => {
      const table = await Site.table("articles");
      if (!table) return Site.notHeld("articles");
      const facts = Site.search.searched().filter((about) => Site.holds(about.name) && about.fields.some((field) => field.name === "quote"));
      const loaded = await Site.tablesNamed(facts.map((about) => about.name));
      const date = (row) => table.value(row, "published_on") ?? table.value(row, "context_date") ?? "";
      const order = Array.from({ length: table.rows }, (_, row) => row).sort((a, b) => date(b).localeCompare(date(a)));
      const counts = (row) =>
        facts.map((about) => ({ about, n: loaded.get(about.name).rowsWith("article_id", Site.decoded(table.key(row))).length }));
      return [
        h("h1", { tabindex: "-1" }, t("articles")),
        h("p", { class: "lead" }, t("articlesLead")),
        h(
          "ul",
          { class: "articles" },
          order.map((row) => entry(table, row, counts(row))),
        ),
      ];
    },
  });
}
