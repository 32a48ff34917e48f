"use strict";
/** Every city: at how many occasions its people spoke, and how much was said about it; and two of them side by side. */
{
  const h = Site.h;
  const t = Site.t;

  const forumNames = (events, forums) =>
    [...forums.keys()].flatMap((row, at) => [at ? t("comma") : null, Site.rows.link(events, row)]);

  Site.pages.set("cities", {
    title: () => t("citiesTitle"),
    render: async () => {
      const { events, list } = await Site.cities.all();
      const rows = list.map((city) => [
        h("a", { href: city.href }, Site.words(city.name)),
        Site.number(city.forums.size),
        events ? forumNames(events, city.forums) : "",
        Site.number(city.people),
        city.facts.length ? h("a", { href: Site.address("findings", { city: city.id }) }, Site.number(city.facts.length)) : "0",
      ]);
      const heads = [t("chartCity"), t("forumsAttended"), t("whichForums"), t("speakers"), t("findings")];
      const several = list.filter((city) => city.forums.size > 1).length;
      return Site.answerPage(t("citiesTitle"), t("citiesLead"), [
        h("p", { class: "count" }, t("citiesSeveral", { n: Site.number(list.length), m: Site.number(several) })),
        h("p", null, h("a", { href: "#/compare", class: "button" }, t("compareTwo"))),
        Site.plainTable(t("citiesTitle"), heads, rows, { class: "plain cities-table" }),
      ]);
    },
  });

  /** A choice of a city. */
  function choice(name, label, list, chosen, changed) {
    const id = `compare-${name}`;
    const select = h("select", { id, onchange: (event) => changed(name, event.target.value) }, list.map((city) => h("option", { value: city.id }, city.name)));
    select.value = chosen.id;
    return h("p", { class: "choice set" }, h("label", { for: id }, label), select);
  }

  const byTopic = (facts) => new Map(Site.answers.topics(facts).map(({ code, number }) => [code, number]));

  /** How much two cities said on every topic, and how far their things are. */
  function counts(title, codes, query, two, numberOf) {
    const called = query === "status" ? (code) => Site.facts.codeLabel(query, code) : Site.facts.topicLabel;
    const cell = (city, code) => {
      const number = numberOf(city, code);
      return number ? h("a", { href: Site.address("findings", { city: city.id, [query]: code }) }, Site.number(number)) : "0";
    };
    const rows = codes.map((code) => [called(code), ...two.map((city) => cell(city, code))]);
    return rows.length ? h("section", null, h("h2", null, title), Site.plainTable(title, ["", ...two.map((city) => city.name)], rows, { class: "plain numbers" })) : null;
  }

  function sideBySide(two) {
    const facts = two.flatMap((city) => city.facts);
    const topics = new Map(two.map((city) => [city, byTopic(city.facts)]));
    const column = (city) =>
      h(
        "section",
        { class: "side" },
        h("h2", null, h("a", { href: city.href }, Site.words(city.name)), " ", Site.sentences.counted(city.facts)),
        Site.sentences.byForum([...city.numbers, ...city.facts.filter((fact) => fact.value === null)], 12, city.name),
      );
    return [
      h("div", { class: "sides" }, two.map(column)),
      counts(t("chartTopics"), Site.answers.topics(facts).map(({ code }) => code), "topic", two, (city, code) => topics.get(city).get(code) ?? 0),
      counts(t("progress"), Site.facts.codesOf("status", facts), "status", two, (city, code) => city.facts.filter((fact) => fact.status === code).length),
    ];
  }

  Site.pages.set("compare", {
    title: () => t("compareTwo"),
    render: async (_, query) => {
      const { list } = await Site.cities.all();
      const cities = list.filter((city) => city.isCity && city.facts.length).sort((a, b) => b.facts.length - a.facts.length);
      if (cities.length < 2) return Site.answerPage(t("compareTwo"), t("compareLead"), null);
      const [first, second] = ["a", "b"].map((name) => cities.find((city) => city.id === query.get(name)));
      const a = first ?? cities.find((city) => city !== second);
      const b = second ?? cities.find((city) => city !== a);
      const changed = (name, value) => {
        location.hash = Site.address("compare", { a: a.id, b: b.id, [name]: value, lang: query.get("lang") });
      };
      const names = cities.slice().sort((one, other) => one.name.localeCompare(other.name, Site.languageTag()));
      return Site.answerPage(t("compareTwo"), t("compareLead"), [
        h("div", { class: "choices" }, choice("a", t("firstCity"), names, a, changed), choice("b", t("secondCity"), names, b, changed)),
        sideBySide([a, b]),
      ]);
    },
  });
}
