"use strict";
/** The first page: what this is, how much of it, what is newest, and how to have it. */
{
  const h = Site.h;
  const t = Site.t;

  function counts() {
    const searched = new Set(Site.search.things().map((about) => about.name));
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
      h("h2", { id: "counts", class: "unseen" }, t("howMany")),
      h("ul", { class: "counts" }, things.map(entry)),
      h(
        "p",
        { class: "proofs" },
        t("provedBy"),
        " ",
        Site.dotted(
          proofs.map((about) => h("a", { href: `#/table/${about.name}` }, `${Site.number(about.rows)} ${Site.pick(about, "title")}`)),
        ),
      ),
    );
  }

  function newest() {
    const article = Site.package.newest;
    if (!article) return null;
    const title = (Site.language() === "en" && article.title_en) || article.title;
    return h(
      "p",
      { class: "newest" },
      h("span", { class: "tag" }, t("newest")),
      " ",
      h("time", { datetime: article.date }, article.date),
      " ",
      h("a", { href: `#/article/${encodeURIComponent(article.article_id)}` }, Site.words(title)),
    );
  }

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
    const lines = h("dl", { class: "snippets" });
    const choice = h(
      "select",
      { id: "snippet-table" },
      Site.package.tables.map((about) => h("option", { value: about.name }, Site.pick(about, "title"))),
    );
    choice.value = (Site.marks.numbers() ?? Site.package.tables[0])?.name;
    const show = () =>
      lines.replaceChildren(
        ...Site.snippets(choice.value).flatMap(({ tool, format, line }) => [
          h("dt", null, tool),
          h(
            "dd",
            null,
            format === "xlsx" ? h("p", null, t("openInExcel")) : null,
            h("code", null, line),
            Site.copyButton(() => line),
          ),
        ]),
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
    const names = (dataset.contributors ?? []).map((contributor) => contributor.title).join(t("comma"));
    return h(
      "section",
      { "aria-labelledby": "terms" },
      h("h2", { id: "terms" }, t("terms")),
      h("p", null, t("licence"), " ", licences),
      h("p", null, t("rights")),
      h("p", { class: "citation", lang: "en" }, `${names}. `, h("cite", null, dataset.title), ` (version ${dataset.version}) [Data set].`),
    );
  }

  Site.pages.set("", {
    title: () => Site.pick(Site.package.dataset, "title"),
    render: () => [
      h(
        "header",
        { class: "hero" },
        h("h1", { tabindex: "-1" }, Site.pick(Site.package.dataset, "title")),
        h("p", { class: "lead" }, Site.pick(Site.package.dataset, "description")),
        newest(),
      ),
      counts(),
      h("section", { class: "promise" }, h("p", null, t("promise")), h("p", null, h("a", { href: "#/method" }, t("promiseMore")))),
      h("section", { "aria-labelledby": "downloads" }, h("h2", { id: "downloads" }, t("downloads")), fileTable()),
      loading(),
      terms(),
    ],
  });
}
