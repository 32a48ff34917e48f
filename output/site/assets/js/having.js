"use strict";
/** How much there is and how to have it: counts, files, the lines that load them, licence and citation. */
{
  const h = Site.h;
  const t = Site.t;

  /** Files of all tables, by format. */
  function fileTable() {
    const formats = [...new Set(Site.package.files.map((file) => file.folder))];
    const perTable = formats.filter((format) => Site.package.tables.some((about) => fileOf(format, about.name)));
    const cell = (file) => (file ? h("a", { href: file.href, download: true, title: file.hash }, Site.bytes(file.bytes)) : "—");
    const rows = Site.package.tables.map((about) => [
      h("a", { href: `#/dictionary/${about.name}` }, Site.pick(about, "title")),
      Site.number(about.rows),
      ...perTable.map((format) => cell(fileOf(format, about.name))),
    ]);
    const whole = Site.package.files.filter((file) => !perTable.includes(file.folder));
    return [
      whole.length || Site.package.descriptor
        ? h(
            "ul",
            { class: "whole" },
            whole.map((file) =>
              h(
                "li",
                null,
                h("a", { href: file.href, download: true, title: file.hash }, file.path.split("/").at(-1)),
                " ",
                h("small", null, Site.bytes(file.bytes)),
              ),
            ),
            h(
              "li",
              null,
              h("a", { href: Site.package.descriptor, download: true }, "datapackage.json"),
              " ",
              h("small", null, t("descriptor")),
            ),
          )
        : null,
      Site.plainTable(t("downloads"), [t("tableHead"), t("rowsHead"), ...perTable.map((format) => format.toUpperCase())], rows, {
        class: "plain files",
      }),
    ];
  }

  const fileOf = (format, table) => Site.package.files.find((file) => file.folder === format && file.path.endsWith(`/${table}.${format}`));

  /** One line for every tool, for the table chosen. */
  function loading() {
    const lines = h("div");
    const choice = h(
      "select",
      { id: "snippet-table" },
      Site.package.tables.map((about) => h("option", { value: about.name }, Site.pick(about, "title"))),
    );
    choice.value = (Site.facts.about() ?? Site.marks.numbers() ?? Site.package.tables[0])?.name;
    const show = () =>
      lines.replaceChildren(
        Site.copyLines(Site.snippets(choice.value).map(({ tool, format, line }) => ({ tool, line, note: format === "xlsx" ? t("openInExcel") : null }))),
      );
    choice.addEventListener("change", show);
    show();
    return h(
      "section",
      { "aria-labelledby": "load" },
      h("h2", { id: "load" }, t("load")),
      h("p", null, h("label", { for: "snippet-table" }, t("loadWhich")), " ", choice),
      lines,
      h("p", { class: "note" }, t("loadNote")),
    );
  }

  function terms() {
    const { dataset } = Site.package;
    const licences = (dataset.licenses ?? []).map((licence) =>
      licence.path ? h("a", { href: Site.webAddress(licence.path) ?? "#/" }, licence.title ?? licence.name) : licence.name,
    );
    const [apa] = Site.citations();
    return h(
      "section",
      { "aria-labelledby": "terms" },
      h("h2", { id: "terms" }, t("terms")),
      h("p", null, t("licence"), " ", licences),
      h("p", null, t("rights")),
      h("p", { class: "citation", lang: "en" }, apa.line),
      h("p", { class: "tools" }, Site.linesButton(t("citeData"), () => Site.citations())),
    );
  }

  /** How much there is in every table, things before proofs. */
  function counts() {
    const searched = new Set([Site.facts.name, ...Site.search.things().map((about) => about.name)]);
    const entry = (about) =>
      h(
        "li",
        null,
        h(
          "a",
          { href: `#/table/${about.name}`, class: Site.marks.tone(about.name) },
          h("strong", null, Site.number(about.rows)),
          h("span", null, Site.pick(about, "title")),
        ),
      );
    const [things, proofs] = [true, false].map((wanted) => Site.package.tables.filter((about) => searched.has(about.name) === wanted));
    return h(
      "section",
      { "aria-labelledby": "counts" },
      h("h2", { id: "counts" }, t("howMany")),
      h("ul", { class: "counts" }, Site.tablesInOrder(things).map(entry)),
      h(
        "p",
        { class: "proofs" },
        t("provedBy"),
        " ",
        Site.dotted(proofs.map((about) => h("a", { href: `#/table/${about.name}` }, t("rowsOf", { name: Site.pick(about, "title"), n: Site.number(about.rows) })))),
      ),
    );
  }

  Site.having = () => [counts(), h("section", { "aria-labelledby": "downloads" }, h("h2", { id: "downloads" }, t("downloads")), fileTable()), loading(), terms()];
}
