"use strict";
/** An article paragraph by paragraph: quotes in their places and bars for what is not shown, or the full text of a copy. */
{
  const h = Site.h;
  const t = Site.t;
  const LONGEST_GAP = 60;

  /** Words that are not shown: a bar as long as they are many, up to a line's end. */
  function gap(length) {
    if (length <= 0) return null;
    return h("span", {
      class: "gap",
      style: { "--length": Math.min(length, LONGEST_GAP) },
      title: t("notShown", { n: Site.number(length) }),
    });
  }

  /** The words of a run of spans: its longest quotes, none inside another. */
  function outermost(block) {
    const isInside = (span) =>
      block.spans.some(
        (other) => other !== span && other.start <= span.start && span.end <= other.end && other.end - other.start > span.end - span.start,
      );
    return block.spans.filter((span) => !isInside(span));
  }

  function skeletonLine(number, blocks, loaded, language) {
    const parts = blocks.flatMap((block, at) => {
      const before = at ? gap(block.start - blocks[at - 1].end) : null;
      const words = outermost(block).map((span) => {
        const covered = block.spans.filter((other) => span.start <= other.start && other.end <= span.end);
        return Site.marked.button(span.quote ?? span.raw ?? "…", covered, loaded, language);
      });
      return [before, ...words];
    });
    return paragraph(number, parts.length ? parts : h("span", { class: "silent" }, t("noQuote")));
  }

  function paragraph(number, content, kind = "line") {
    return h(
      "li",
      { id: `p${number}`, value: number },
      h("span", { class: "pilcrow", "aria-hidden": "true" }, number),
      h("div", { class: kind }, content),
    );
  }

  /** The structure, without the text. */
  function skeleton(article, loaded, spans) {
    const byParagraph = new Map();
    for (const block of Site.spans.blocks(spans)) {
      if (!byParagraph.has(block.paragraph)) byParagraph.set(block.paragraph, []);
      byParagraph.get(block.paragraph).push(block);
    }
    return (from, to) => range(from, to).map((number) => skeletonLine(number, byParagraph.get(number) ?? [], loaded, article.language));
  }

  /** The full text, paragraph by paragraph. */
  function fullText(article, loaded, copy, blocks) {
    const characters = Site.reading.points(copy.text);
    return (from, to) =>
      range(from, to).map((number) => {
        const { start, end } = blocks[number - 1];
        return paragraph(number, Site.marked.fullText(characters, start, end, copy.spans, loaded, article.language), "line in-full");
      });
  }

  const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

  function heading(article, piece) {
    const byline = piece.byline && h("span", { lang: article.language }, piece.byline);
    const title = piece.title ?? t("piece", { n: piece.number });
    const where = Site.dotted([byline, t("paragraphsFromTo", { from: piece.first, to: piece.last })]);
    return h("header", null, h("h3", { lang: article.language }, title), h("p", { class: "where" }, where));
  }

  /** Paragraphs under the headings of the pieces they belong to; what lies outside every piece comes under none. */
  function inPieces(article, pieces, lines) {
    const parts = [];
    let next = 1;
    const add = (piece, from, to) =>
      to >= from &&
      parts.push(h("section", { class: "piece" }, piece, h("ol", { class: "paragraphs", lang: article.language }, lines(from, to))));
    for (const piece of pieces) {
      add(null, next, piece.first - 1);
      add(heading(article, piece), Math.max(next, piece.first), piece.last);
      next = Math.max(next, piece.last + 1);
    }
    add(null, next, article.paragraphs);
    return parts;
  }

  Site.structure = { inPieces, skeleton, fullText };
}
