"use strict";
/** What surrounds every page: the name, the ways, language and light, the foot. */
{
  const h = Site.h;
  const WAYS = ["table", "articles", "map", "timeline", "charts", "dictionary", "method"];
  const NAMES = {
    table: "tables",
    articles: "articles",
    map: "map",
    timeline: "timeline",
    charts: "charts",
    dictionary: "dictionary",
    method: "method",
  };
  const SYSTEM = { system: "◐", light: "☀", dark: "☾" };

  function ways(current) {
    const under = { row: "table", article: "articles" }[current] ?? current;
    const way = (name) => h("li", null, h("a", { href: `#/${name}`, "aria-current": under === name ? "page" : null }, Site.t(NAMES[name])));
    return h("nav", { class: "ways", "aria-label": Site.t("ways") }, h("ul", null, WAYS.map(way)));
  }

  function languageSwitch() {
    const other = Site.language() === "zh" ? "en" : "zh";
    const change = async () => {
      Site.setLanguage(other);
      await Site.show();
      document.getElementById("language")?.focus();
    };
    return h(
      "button",
      { type: "button", id: "language", class: "switch", lang: other === "zh" ? "zh-Hans" : "en", onclick: change },
      other === "zh" ? "中文" : "English",
    );
  }

  function themeSwitch() {
    const label = Site.t("theme", { theme: Site.t(`theme_${Site.theme()}`) });
    const change = async () => {
      Site.setTheme(Site.nextTheme());
      await Site.show();
      document.getElementById("theme")?.focus();
    };
    return h(
      "button",
      { type: "button", id: "theme", class: "switch", title: label, "aria-label": label, onclick: change },
      h("span", { "aria-hidden": "true" }, SYSTEM[Site.theme()]),
    );
  }

  function head(current) {
    return h(
      "header",
      { class: "top" },
      h(
        "div",
        { class: "bar" },
        h(
          "a",
          { href: "#/", class: "name" },
          h("span", { class: "seal", "aria-hidden": "true" }),
          Site.pick(Site.package.dataset, "title"),
        ),
        h("a", { href: "#/search", class: "switch", "aria-current": current === "search" ? "page" : null }, Site.t("search")),
        languageSwitch(),
        themeSwitch(),
      ),
      ways(current),
    );
  }

  const foot = () => {
    const { dataset } = Site.package;
    return h(
      "footer",
      { class: "foot" },
      h(
        "p",
        null,
        Site.pick(dataset, "title"),
        " ",
        dataset.version ?? "",
        " · ",
        (dataset.licenses ?? []).map((licence) => licence.name ?? licence.title).join(Site.t("comma")),
      ),
      h("p", null, Site.t("footNote")),
    );
  };

  /** Skip to the page: a link would change the address that says which page it is. */
  const skip = () => h("button", { type: "button", class: "skip", onclick: () => document.querySelector("h1")?.focus() }, Site.t("skip"));

  Site.shell = (current, main) => [
    skip(),
    head(current),
    main,
    foot(),
    h("div", { id: "announcement", class: "unseen", "aria-live": "polite" }),
  ];

  /** A page for a table the pages do not hold. */
  Site.notHeld = (name) => {
    const about = Site.tables.get(name);
    return Site.missing(
      about ? Site.t("tooLarge", { name: Site.pick(about, "title"), n: Site.number(about.rows) }) : Site.t("noTable", { name }),
    );
  };

  /** A page for what is not there. */
  Site.missing = (text) => [
    Site.h("h1", { tabindex: "-1" }, Site.t("notFound")),
    h("p", { class: "lead" }, text),
    h("p", null, h("a", { href: "#/" }, Site.t("toOverview"))),
  ];
}
