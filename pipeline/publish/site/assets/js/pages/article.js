"use strict";
/** The page of an article: its record, its structure, and its full text where the reader has the file. */
{
  const h = Site.h;
  const t = Site.t;

  async function piecesOf(id) {
    const table = await Site.table("pieces");
    const rows = table?.rowsWith("article_id", id) ?? [];
    return rows.map((row) => ({
      number: table.value(row, "piece"),
      title: table.value(row, "title"),
      byline: table.value(row, "byline"),
      first: table.value(row, "first_paragraph"),
      last: table.value(row, "last_paragraph"),
    }));
  }

  /** The whole article as one strip: where quotes lie in it. */
  function strip(article, spans) {
    const marks = spans.map((span) =>
      h("span", {
        class: `mark ${Site.marks.tone(Site.spans.kinds(span)[0])}`,
        style: {
          left: `${(100 * span.start) / article.characters}%`,
          width: `${Math.max(0.15, (100 * (span.end - span.start)) / article.characters)}%`,
        },
      }),
    );
    return h("div", { class: "strip", role: "img", "aria-label": t("stripLabel", { n: Site.number(spans.length) }) }, marks);
  }

  function legend(spans) {
    const rows = new Map();
    for (const { table, key } of spans.flatMap((span) => span.uses)) rows.set(table, (rows.get(table) ?? new Set()).add(key));
    const known = [...Site.tables.values()].filter((about) => rows.has(about.name));
    return h(
      "ul",
      { class: "legend" },
      known.map((about) =>
        h(
          "li",
          { class: Site.marks.tone(about.name) },
          h("i", { "aria-hidden": "true" }),
          `${Site.pick(about, "title")} ${Site.number(rows.get(about.name).size)}`,
        ),
      ),
    );
  }

  function completeness(table, row) {
    const names = ["numbers_cited", "numbers_waived", "speakers_cited", "speakers_waived", "names_cited", "names_waived", "quoted_share"];
    const shown = names.map((name) => table.field(name)).filter((field) => field && table.value(row, field.name) !== null);
    const value = (field) =>
      field.name === "quoted_share" ? Site.percent(table.value(row, field.name)) : Site.number(table.value(row, field.name));
    return h(
      "dl",
      { class: "tally-list" },
      shown.map((field) =>
        h("div", null, h("dt", { title: Site.pick(field, "description") }, Site.pick(field, "title")), h("dd", null, value(field))),
      ),
    );
  }

  async function errataOf(id) {
    const table = await Site.table("errata");
    const rows = table?.rowsWith("article_id", id) ?? [];
    return rows.map((row) => ({
      raw: table.value(row, "raw"),
      reading: table.value(row, "reading"),
      start: table.value(row, "char_start"),
    }));
  }

  /** Mark and show the paragraph and the words that an address asks for: by the key of their evidence, or by their characters. */
  function reveal(body, query) {
    const wanted = query.get("at");
    const has = ({ dataset }) => dataset.evidence.split(" ").includes(encodeURIComponent(wanted)) || dataset.spans.split(" ").includes(wanted);
    const marks = wanted ? [...body.querySelectorAll(".quote")].filter(has) : [];
    marks.forEach((one) => one.classList.add("wanted"));
    const paragraph = body.querySelector(`#p${Number.parseInt(query.get("p") ?? "", 10) || 0}`);
    paragraph?.classList.add("wanted-paragraph");
    (marks[0] ?? paragraph)?.scrollIntoView({ block: "center" });
  }

  class View {
    constructor(article, parts) {
      Object.assign(this, { article }, parts);
      this.body = h("div", { class: "article-body" });
      this.verdict = h("div", { role: "status" });
      this.heading = h("header", null, h("h2", null, t("structure")), h("p", { class: "note" }, t("structureNote")));
      this.show(Site.drop.copies.get(article.id) ?? null);
    }

    /** Show the structure, or the full text of a copy whose paragraphs can be told. */
    show(copy) {
      const { article, loaded, spans, pieces } = this;
      if (!copy)
        return this.body.replaceChildren(...Site.structure.inPieces(article, pieces, Site.structure.skeleton(article, loaded, spans)));
      this.heading.replaceChildren(h("h2", null, t("fullText")), h("p", { class: "note" }, t("fullTextNote")));
      this.verdict.replaceChildren(Site.drop.verdict(copy, article, this.otherArticle(copy.hash)));
      const blocks = Site.reading.paragraphs(copy.text, article.paragraphs);
      const whole = () =>
        h(
          "div",
          { class: "whole-text", lang: article.language },
          Site.marked.fullText(
            Site.reading.points(copy.text),
            0,
            Site.reading.points(copy.text).length,
            copy.spans,
            loaded,
            article.language,
          ),
        );
      return this.body.replaceChildren(
        ...(blocks ? Site.structure.inPieces(article, pieces, Site.structure.fullText(article, loaded, copy, blocks)) : [whole()]),
      );
    }

    otherArticle(hash) {
      const [row] = this.table.rowsWith("sha256", hash);
      return row === undefined || this.table.value(row, "article_id") === this.article.id ? null : this.table.value(row, "article_id");
    }

    async take(file) {
      this.verdict.replaceChildren(h("p", null, t("reading")));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const copy = await Site.copy.judge(bytes, this.article, this.spans, await errataOf(this.article.id));
      Site.drop.copies.set(this.article.id, copy);
      this.show(copy);
    }
  }

  function head(article, table, row) {
    const english = table.value(row, "title_en");
    const publisher = table.value(row, "publisher");
    const facts = [
      publisher && Site.words(publisher),
      Site.articleDate(table, row),
      t("charactersCount", { n: Site.number(article.characters) }),
      t("paragraphsCount", { n: Site.number(article.paragraphs) }),
    ];
    const url = table.value(row, "url");
    return h(
      "header",
      { class: "article-head" },
      h("p", { class: "crumbs" }, h("a", { href: "#/articles" }, t("articles")), " / ", h("code", null, article.id)),
      english && Site.language() === "en"
        ? [h("h1", { tabindex: "-1" }, english), h("p", { class: "translation", lang: article.language }, table.value(row, "title"))]
        : h("h1", { tabindex: "-1", lang: article.language }, table.value(row, "title")),
      h(
        "p",
        { class: "where" },
        Site.dotted(facts),
        url ? [" · ", Site.link(url)] : null,
        " · ",
        h("a", { href: Site.rows.href(table, row) }, t("wholeRecord")),
      ),
      h("p", { class: "note" }, table.value(row, "rights")),
    );
  }

  Site.pages.set("article", {
    title: ([key]) => {
      const table = Site.loaded.get("articles");
      const row = table ? table.find(key ?? "") : -1;
      return row < 0 ? Site.decoded(key) : Site.rows.label(table, row);
    },
    render: async ([key], query) => {
      const table = await Site.table("articles");
      const row = table ? table.find(key ?? "") : -1;
      if (!table) return Site.notHeld("articles");
      if (row < 0) return Site.missing(t("noRow", { name: t("articles"), key: Site.decoded(key) }));
      const id = table.value(row, "article_id");
      const value = (name) => table.value(row, name);
      const article = {
        id,
        sha256: value("sha256"),
        characters: value("characters"),
        paragraphs: value("paragraphs"),
        language: value("language") ?? "zh",
      };
      const view = new View(article, { table, pieces: await piecesOf(id), ...(await Site.spans.load(id)) });
      requestAnimationFrame(() => reveal(view.body, query));
      return [
        head(article, table, row),
        completeness(table, row),
        Site.drop.field((file) => view.take(file)),
        view.verdict,
        view.heading,
        legend(view.spans),
        strip(article, view.spans),
        view.body,
      ];
    },
  });
}
