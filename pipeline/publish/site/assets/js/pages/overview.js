"use strict";
/** The first page: what the articles report, in sentences and numbers that lead to their proof; then how much there is, and how to have it. */
{
  const h = Site.h;
  const t = Site.t;
  const CITIES = 6;
  const ROWS = 8;
  const TARGETS = 3;
  const TOPICS = 8;

  function newest() {
    const article = Site.package.newest;
    if (!article) return null;
    const title = (Site.language() === "en" && article.title_en) || article.title;
    return h(
      "p",
      { class: "newest" },
      h("span", { class: "tag" }, t("newest")),
      " ",
      Site.dateOf(article.date, article.published),
      " ",
      h("a", { href: `#/article/${encodeURIComponent(article.article_id)}` }, Site.words(title)),
    );
  }

  /** How large and how lopsided the data is, counted. */
  function size() {
    const { weight, tables } = Site.package;
    const articles = tables.find((about) => about.name === "articles");
    if (!articles) return null;
    const n = Site.number(articles.rows);
    const share =
      weight && weight.rows > 1
        ? h(
            "a",
            { href: `#/article/${encodeURIComponent(weight.article)}` },
            t("weight", { share: Site.percent(Math.round(weight.share * 100) / 100), name: Site.pick(Site.tables.get(weight.table), "title").toLowerCase() }),
          )
        : null;
    return h("p", { class: "size" }, h("strong", null, t("handPicked", { n })), " ", share, share ? t("stop") : null, " ", t("noSample"));
  }

  /** The questions that have a page of their own. */
  function questions(facts) {
    const ways = [
      facts && ["findings", "askFindings"],
      facts && ["progress", "askProgress"],
      facts && ["before", "askBefore"],
      facts && ["targets", "askTargets"],
      facts && ["results", "askResults"],
      facts && ["numbers", "askComparable"],
      Site.marks.places() && ["cities", "askCities"],
      facts && ["compare", "askCompare"],
      Site.marks.speakers() && ["people", "askPeople"],
      Site.package.dataset.version && ["changes", "askChanges"],
    ];
    return h(
      "nav",
      { class: "questions", "aria-labelledby": "questions" },
      h("h2", { id: "questions" }, t("questions")),
      h("ul", null, ways.filter(Boolean).map(([page, text]) => h("li", null, h("a", { href: `#/${page}` }, t(text))))),
    );
  }

  const section = (id, title, content, more) =>
    h("section", { class: "answer", "aria-labelledby": id }, h("h2", { id }, title), content, more ? h("p", { class: "more-link" }, more) : null);

  const link = (page, text) => h("a", { href: `#/${page}` }, text);

  function topics(facts) {
    const chip = ({ code, name, number }) => h("li", null, h("a", { href: Site.address("findings", { topic: code }) }, name, " ", h("small", null, Site.number(number))));
    const found = Site.answers.topics(facts);
    if (!found.length) return null;
    const rest = found.slice(TOPICS);
    return h(
      "nav",
      { class: "by-topic", "aria-label": t("byTopic") },
      h("p", { class: "note" }, t("topicsCounted")),
      h("ul", { class: "topic-chips" }, found.slice(0, TOPICS).map(chip)),
      rest.length
        ? h("details", { class: "rest" }, h("summary", null, t("moreTopics", { n: Site.number(rest.length) })), h("ul", { class: "topic-chips" }, rest.map(chip)))
        : null,
    );
  }

  /** Headline numbers, city by city. */
  function headlines(facts) {
    const places = Site.marks.places()?.name;
    const city = ({ id, name, first, number }) =>
      h(
        "li",
        { class: "headline" },
        h("h3", null, h("a", { href: Site.rows.address(places, encodeURIComponent(id)) }, Site.words(name))),
        h("ul", { class: "sentences" }, first.map((fact) => Site.sentences.item(fact, name))),
        h("p", { class: "where" }, h("a", { href: Site.address("findings", { city: id }) }, t("allOfCity", { n: Site.number(number), name }))),
      );
    const found = Site.answers.headlines(facts, CITIES);
    if (!found.length) return null;
    return section("reported", t("reported"), [topics(facts), h("ul", { class: "headlines" }, found.map(city))], link("findings", t("allFindings", { n: Site.number(facts.length) })));
  }

  function beforeAfter(facts) {
    const found = Site.answers.pairs(facts);
    return found.length ? section("before", t("beforeAfter"), Site.parts.pairs(found.slice(0, ROWS)), link("before", t("asSentences"))) : null;
  }

  function progress(facts) {
    const found = Site.answers.progress(facts);
    if (!found.cities.length) return null;
    return section("progress", t("progress"), Site.parts.progress(found, ROWS), link("progress", t("allCities", { n: Site.number(found.cities.length) })));
  }

  function targets(facts) {
    const found = Site.answers.targets(facts);
    return found.size ? section("targets", t("targets"), h("div", { class: "years" }, Site.parts.targets(found, TARGETS)), link("targets", t("allTargets"))) : null;
  }

  Site.pages.set("", {
    title: () => Site.pick(Site.package.dataset, "title"),
    render: async () => {
      const facts = await Site.facts.all();
      return [
        h(
          "header",
          { class: "hero" },
          h("h1", { tabindex: "-1" }, Site.pick(Site.package.dataset, "title")),
          h("p", { class: "lead" }, Site.pick(Site.package.dataset, "description")),
        ),
        h("div", { class: "front" }, questions(facts), h("div", { class: "news" }, size(), facts ? headlines(facts) : null)),
        facts ? [beforeAfter(facts), progress(facts), targets(facts)] : null,
        newest(),
        h("section", { class: "promise" }, h("p", null, t("promise")), h("p", null, h("a", { href: "#/method" }, t("promiseMore")))),
        Site.having(),
      ];
    },
  });
}
