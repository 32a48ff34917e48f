"use strict";
/** What the tables say of the characters of one article: spans of them, each with the rows that rest on it. */
{
  const POSITIONED = ["article_id", "char_start", "char_end"];

  /** The tables whose rows point into articles. */
  const positioned = () =>
    Site.package.tables.filter((about) => !Site.facts.isOne(about.name) && POSITIONED.every((name) => about.fields.some((field) => field.name === name)));

  /** The row that a row of evidence speaks for: the first it names, besides its article. */
  function subject(table, row) {
    if (!table.has("derivation")) return null;
    for (const [column, target] of Site.rows.references(table.about)) {
      const key = column === "article_id" ? null : table.value(row, column);
      if (key !== null) return { table: target, key: encodeURIComponent(key), field: table.value(row, "field") };
    }
    return null;
  }

  function use(table, row) {
    const about = subject(table, row) ?? { table: table.name, key: table.key(row), field: null };
    return { ...about, match: table.value(row, "match"), evidence: table.has("derivation") ? table.key(row) : null };
  }

  /** Spans in the order of the text; several rows may rest on one. */
  function ofArticle(article, loaded) {
    const spans = new Map();
    for (const table of loaded.values()) {
      for (const row of table.rowsWith("article_id", article)) {
        const [start, end] = [table.value(row, "char_start"), table.value(row, "char_end")];
        if (start === null || end === null) continue;
        const name = `${start}-${end}`;
        if (!spans.has(name)) spans.set(name, { start, end, paragraph: table.value(row, "paragraph"), quote: null, uses: [] });
        const span = spans.get(name);
        span.quote ??= table.value(row, "quote");
        span.raw ??= table.value(row, "raw");
        span.uses.push(use(table, row));
      }
    }
    return [...spans.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The tables a span stands for, those that matter most first. */
  function kinds(span) {
    const order = [...Site.tables.keys()];
    return [...new Set(span.uses.map((one) => one.table))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  }

  /** The article's spans and the tables behind them. */
  async function load(article) {
    const loaded = await Site.tablesNamed(positioned().map((about) => about.name));
    return { loaded, spans: ofArticle(article, loaded) };
  }

  /** Runs of spans that overlap, each with its spans. */
  function blocks(spans) {
    const found = [];
    for (const span of spans) {
      const last = found.at(-1);
      if (last && span.start < last.end && span.paragraph === last.paragraph) {
        last.end = Math.max(last.end, span.end);
        last.spans.push(span);
      } else {
        found.push({ start: span.start, end: span.end, paragraph: span.paragraph, spans: [span] });
      }
    }
    return found;
  }

  Site.spans = { load, kinds, blocks, positioned, ofArticle };
}
