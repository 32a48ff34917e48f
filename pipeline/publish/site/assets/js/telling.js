"use strict";
/** A sentence as it is shown: its number in bold, who said it in a quieter colour; the name that a heading above it gives is only heard. */
{
  const h = Site.h;
  const SAYING = {
    en: /(?:, (?:said|presented) by .*|\s\([^()]*\d{4}\))$/s,
    zh: /，[^，]*(?:说|介绍)（[^（）]*）$|（[^（）]*）$/s,
  };

  /** Where a sentence turns from what was said to who said it, and when. */
  const turn = (sentence) => sentence.match(SAYING[Site.language()])?.index ?? sentence.length;

  /** Where a number stands last: its very words, or the same with Chinese characters of the other script, since a sentence is in one. */
  function placeOf(text, measure) {
    const at = text.lastIndexOf(measure);
    if (at >= 0 || !/\d/.test(measure)) return at;
    const alike = [...measure].map((one) => (Site.hasHan(one) ? "\\p{Script=Han}" : one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("");
    return [...text.matchAll(new RegExp(alike, "gu"))].at(-1)?.index ?? -1;
  }

  /** The words before the number, the number, and those behind it. */
  function around(text, measure) {
    const at = measure ? placeOf(text, measure) : -1;
    if (at < 0) return [text];
    const end = at + measure.length;
    return [text.slice(0, at), h("strong", null, text.slice(at, end)), text.slice(end)];
  }

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** A sentence without who said it and when, for where that stands in columns of its own. */
  Site.toldShort = (sentence) => sentence.slice(0, turn(sentence));

  /** @param {string|string[]|null} heading what a heading above it says already, or several such names, the longest first */
  Site.telling = (sentence, measure, heading) => {
    const known = [heading].flat().filter(Boolean);
    const begins = known.flatMap((name) => [`${name}: `, `${name}, `, `${name}：`, `${name}，`]).find((start) => sentence.startsWith(start));
    const start = begins ? begins.length : 0;
    const end = Math.max(start, turn(sentence));
    const [first, ...others] = around(begins ? capital(sentence.slice(start, end)) : sentence.slice(start, end), measure?.replaceAll("\u00a0", " "));
    const language = Site.hasHan(sentence) && Site.language() === "en" ? "zh-Hans" : null;
    return h(
      "span",
      { class: "telling", lang: language },
      begins ? h("span", { class: "unseen" }, begins) : null,
      first,
      others,
      end < sentence.length ? h("span", { class: "saying" }, sentence.slice(end)) : null,
    );
  };
}
