"use strict";
/** Parts of the pages that answer: the pairs of before and after, the table of how far things are, targets by year. */
{
  const h = Site.h;
  const t = Site.t;

  /** A page with a heading and what it says; where there are no facts, that is said. */
  Site.answerPage = (title, lead, nodes) => [
    h("h1", { tabindex: "-1" }, title),
    h("p", { class: "lead" }, lead),
    nodes?.length ? nodes : h("p", { class: "note" }, t("noFacts")),
  ];

  const figure = (fact) => h("a", { href: Site.facts.href(fact) }, Site.words(Site.facts.measure(fact) ?? Site.facts.say(fact, "sentence")));

  /** What was before and what came after, side by side. */
  function pairs(found, attributes = { class: "plain pairs" }) {
    const rows = found.map(({ before, after }) => [
      [Site.words(Site.facts.where(after).name ?? ""), h("span", { class: "what" }, Site.words(Site.facts.say(after, "subject") ?? ""))],
      figure(before),
      figure(after),
    ]);
    return Site.plainTable(t("beforeAfter"), [t("chartWhat"), t("before"), t("after")], rows, attributes);
  }

  /** Cities by how far their things are; every number leads to them. */
  function progress({ codes, cities }, most = Infinity) {
    const cell = (city, code) =>
      city.counts.has(code) ? h("a", { href: Site.address("findings", { city: city.id, status: code }) }, Site.number(city.counts.get(code))) : "";
    const rows = cities.slice(0, most).map((city) => [
      h("a", { href: Site.address("findings", { city: city.id, status: "*" }) }, Site.words(city.name)),
      ...codes.map((code) => cell(city, code)),
    ]);
    const heads = [t("chartCity"), ...codes.map((code) => Site.facts.codeLabel("status", code))];
    return Site.plainTable(t("progress"), heads, rows, { class: "plain numbers" });
  }

  /** Targets under their years. */
  function targets(groups, most = Infinity) {
    return [...groups].map(([year, facts]) =>
      h("section", { class: "group" }, h("h3", null, year ?? t("noYear")), Site.sentences.list(facts, most)),
    );
  }

  Site.parts = { pairs, progress, targets };
}
