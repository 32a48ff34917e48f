"use strict";
/** What surrounds every page: the name, the ways, language and light, the foot. */
{
  const h = Site.h;
  /** The ways, each with its name: those that answer, then those that show how it is known. */
  const WAYS = [
    ["findings", "findings"],
    ["cities", "citiesTitle"],
    ["people", "people"],
    ["table", "tables"],
    ["articles", "articles"],
    ["map", "map"],
    ["timeline", "timeline"],
    ["charts", "charts"],
    ["dictionary", "dictionary"],
    ["method", "method"],
  ];
  const UNDER = { article: "articles", compare: "cities", changes: "method", targets: "findings", before: "findings", progress: "findings", results: "findings", numbers: "findings" };

  /** Whether a way leads to anything in this package. */
  const leads = (name) => !({ findings: !Site.facts.about(), cities: !Site.marks.places(), people: !Site.marks.speakers() })[name];
  const SYSTEM = { system: "◐", light: "☀", dark: "☾" };

  /** The way under which a page lies; a row lies under its table, a place or a person under theirs. */
  function wayOf(current) {
    if (current !== "row") return UNDER[current] ?? current;
    const name = Site.decoded(location.hash.split("/")[2]);
    const about = Site.tables.get(name);
    if (name === Site.marks.places()?.name) return "cities";
    return about && Site.entity.isPersons({ name }) ? "people" : "table";
  }

  function ways(current) {
    const under = wayOf(current);
    const way = ([name, title]) => h("li", null, h("a", { href: `#/${name}`, "aria-current": under === name ? "page" : null }, Site.t(title)));
    return h("nav", { class: "ways", "aria-label": Site.t("ways") }, h("ul", null, WAYS.filter(([name]) => leads(name)).map(way)));
  }

  function languageSwitch() {
    const other = Site.language() === "zh" ? "en" : "zh";
    const change = async () => {
      Site.setLanguage(other);
    Site.addressLanguage(other);
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
