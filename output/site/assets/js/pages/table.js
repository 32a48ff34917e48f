"use strict";
/** A table: its tabs, what it is, and the browser of its rows. */
{
  const h = Site.h;
  const t = Site.t;

  function tabs(current) {
    const tab = (about) =>
      h(
        "li",
        null,
        h(
          "a",
          { href: `#/table/${about.name}`, "aria-current": about.name === current ? "page" : null, class: Site.marks.tone(about.name) },
          Site.pick(about, "title"),
          " ",
          h("small", null, Site.number(about.rows)),
        ),
      );
    return h("nav", { "aria-label": t("tables"), class: "tabs" }, h("ul", null, Site.tablesInOrder(Site.package.tables).map(tab)));
  }

  Site.pages.set("table", {
    title: ([name]) => Site.pick(Site.tables.get(name) ?? {}, "title") || t("tables"),
    render: async ([given], query) => {
      const name = given ?? (Site.facts.about() ?? Site.marks.numbers() ?? Site.package.tables[0]).name;
      const table = await Site.table(name);
      if (!table) return Site.notHeld(name);
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const browser = new Site.Browser(table, loaded, Site.state.read(table, query));
      const { page } = browser.state;
      browser.update({ page });
      Site.find.prepare(table);
      Site.browser = browser;
      return [
        h("h1", { tabindex: "-1" }, Site.pick(table.about, "title")),
        tabs(name),
        h(
          "p",
          { class: "lead" },
          Site.pick(table.about, "description"),
          " ",
          h("a", { href: `#/dictionary/${name}` }, t("columnsExplained")),
        ),
        browser.toolbar(),
        browser.chips,
        h(
          "div",
          { class: "browser" },
          h("details", { class: "narrow", open: matchMedia("(min-width: 64rem)").matches }, h("summary", null, t("narrow")), browser.facets),
          h("div", { class: "found" }, browser.count, browser.place, browser.pager),
        ),
      ];
    },
  });
}
