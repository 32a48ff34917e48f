"use strict";
/** Where a question was hit: the column and the words around it, with what was asked marked. */
{
  const h = Site.h;
  const AROUND = 36;

  const words = (question) =>
    question
      .normalize("NFKC")
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .sort((a, b) => b.length - a.length);

  /** The first place at which a word of the question stands, or null. */
  function place(text, asked) {
    const lower = text.toLowerCase();
    for (const word of asked) {
      const at = lower.indexOf(word);
      if (at >= 0 && lower.length === text.length) return { at, end: at + word.length };
    }
    return null;
  }

  /** A text with the first hit marked. */
  Site.hitWords = (text, question) => {
    const found = place(text, words(question));
    if (!found) return Site.words(text);
    return h("span", { lang: Site.hasHan(text) ? "zh-Hans" : "en" }, text.slice(0, found.at), h("mark", null, text.slice(found.at, found.end)), text.slice(found.end));
  };

  /** A long text cut around a hit. */
  function cut(text, { at, end }) {
    const from = Math.max(0, at - AROUND);
    const to = Math.min(text.length, end + AROUND);
    return `${from ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  }

  /** What a cell says that a question may hit: its text, the labels of its codes, what the row it names is called. */
  function said(table, row, field) {
    const value = table.value(row, field.name);
    if (value === null) return null;
    if (field.codes) return [value].flat().map((code) => Site.codeLabel(field, code)).join(Site.t("comma"));
    const owner = Site.loaded.get(Site.rows.references(table.about).get(field.name));
    const found = owner && !Array.isArray(value) ? owner.find(encodeURIComponent(value)) : -1;
    return found < 0 ? String(value) : Site.rows.calledAs(owner, found);
  }

  /** The column that was hit besides what the row is called, those in the reader's language first; or the row's quote; or null. */
  Site.snippet = (table, row, question) => {
    const label = Site.rows.label(table, row);
    const all = words(question);
    const others = all.filter((word) => !label.toLowerCase().includes(word));
    const asked = others.length ? others : all;
    const isForeign = (text) => Site.hasHan(text) !== (Site.language() === "zh");
    const found = table.fields
      .map((field) => ({ field, text: said(table, row, field) }))
      .filter(({ text }) => text !== null && text !== label && place(text, asked))
      .sort((a, b) => isForeign(a.text) - isForeign(b.text))[0];
    if (found) return { title: Site.columnTitle(found.field), words: Site.hitWords(cut(found.text, place(found.text, asked)), asked.join(" ")) };
    const quote = table.value(row, "quote");
    return quote === null || Site.language() === "en" ? null : { title: Site.pick(table.field("quote"), "title"), words: Site.words(quote) };
  };
}
