"use strict";
/** What cities reported, as sentences by city, narrowed by topic, city, occasion, state and kind; the address holds the choice. */
{
  const h = Site.h;
  const t = Site.t;
  const MOST = 8;
  const ANY = "*";

  /** What can be chosen: the name in the address, the title, the values of a fact, and what a value is called. */
  const CHOICES = [
    { name: "topic", title: "chartTopic", of: (fact) => fact.topics ?? [], called: (code) => Site.facts.topicLabel(code) },
    { name: "city", title: "chartCity", of: (fact) => [Site.facts.where(fact).id], called: (_, fact) => Site.facts.where(fact).name },
    { name: "forum", title: "forum", of: (fact) => [fact.forum_id], called: (_, fact) => Site.facts.say(fact, "forum") },
    { name: "status", title: "howFar", of: (fact) => [fact.status], called: (code) => Site.facts.codeLabel("status", code) },
    { name: "kind", title: "chartKind", of: (fact) => [fact.kind], called: (code) => Site.facts.codeLabel("kind", code) },
    { name: "what", title: "numbersOrNot", of: (fact) => [fact.value === null ? "words" : "figures"], called: (code) => t(code === "words" ? "withoutNumber" : "withNumber") },
  ];

  const fits = (fact, choice, wanted) => (wanted === ANY ? choice.of(fact).some((value) => value !== null) : choice.of(fact).includes(wanted));
  const chosenOf = (facts, state) => facts.filter((fact) => CHOICES.every((choice) => !state[choice.name] || fits(fact, choice, state[choice.name])));

  /** The values of a choice with their counts among the facts that the other choices leave. */
  function options(choice, facts, state) {
    const rest = chosenOf(facts, { ...state, [choice.name]: "" });
    const counts = new Map();
    for (const fact of rest)
      for (const value of choice.of(fact)) {
        if (value === null) continue;
        const found = counts.get(value) ?? { name: choice.called(value, fact), number: 0 };
        counts.set(value, { ...found, number: found.number + 1 });
      }
    return [...counts].sort((a, b) => b[1].number - a[1].number);
  }

  class Findings {
    constructor(facts, query) {
      this.facts = facts;
      this.state = Object.fromEntries(CHOICES.map(({ name }) => [name, query.get(name) ?? ""]));
      this.controls = h("div", { class: "choices" });
      this.count = h("p", { class: "count", role: "status" });
      this.cities = h("ul", { class: "cities", "aria-label": t("chartCity") });
      this.list = h("div", { class: "found-facts" });
      this.show();
    }

    change(name, value) {
      this.state[name] = value;
      Site.keepAddress("findings", this.state);
      this.show();
      document.getElementById(`choice-${name}`)?.focus({ preventScroll: true });
    }

    control(choice) {
      const values = options(choice, this.facts, this.state);
      const wanted = this.state[choice.name];
      if (!wanted && values.length < 2) return null;
      const id = `choice-${choice.name}`;
      const any = choice.name === "status" ? h("option", { value: ANY }, t("anyStated")) : null;
      const select = h(
        "select",
        { id, onchange: (event) => this.change(choice.name, event.target.value) },
        h("option", { value: "" }, t("all")),
        any,
        values.map(([value, { name, number }]) => h("option", { value }, `${name} (${Site.number(number)})`)),
      );
      select.value = wanted;
      return h("p", { class: wanted ? "choice set" : "choice" }, h("label", { for: id }, t(choice.title)), select);
    }

    show() {
      const found = chosenOf(this.facts, this.state);
      const cities = new Set(found.map((fact) => Site.facts.where(fact).id).filter((id) => id !== null));
      this.controls.replaceChildren(...CHOICES.map((choice) => this.control(choice)).filter(Boolean));
      this.count.textContent = t("findingsCount", { n: Site.number(found.length), m: Site.number(cities.size) });
      const places = Site.marks.places()?.name;
      const heading = (id, [first]) => {
        const { name } = Site.facts.where(first);
        return id === null ? t("noPlace") : h("a", { href: Site.rows.address(places, encodeURIComponent(id)) }, Site.words(name ?? id));
      };
      const numbersFirst = found.slice().sort((a, b) => (a.value === null) - (b.value === null) || a.row - b.row);
      const sorted = [...Site.facts.groups(numbersFirst, (fact) => Site.facts.where(fact).id)].sort(
        (a, b) => (a[0] === null) - (b[0] === null) || b[1].length - a[1].length,
      );
      this.cities.replaceChildren(...(this.state.city ? [] : sorted.filter(([id]) => id !== null).map(([id, [first, ...rest]]) => this.chip(id, first, rest.length + 1))));
      this.list.replaceChildren(
        ...(found.length
          ? Site.sentences.grouped(
              sorted.flatMap(([, facts]) => facts),
              (fact) => Site.facts.where(fact).id,
              heading,
              this.state.city ? Infinity : MOST,
              (fact) => Site.facts.where(fact).name,
            )
          : [this.nothing()]),
      );
    }

    /** A city that the findings are about: narrows to it. */
    chip(id, first, number) {
      const narrow = () => this.change("city", id);
      return h("li", null, h("button", { type: "button", onclick: narrow }, Site.words(Site.facts.where(first).name ?? id), " ", h("small", null, Site.number(number))));
    }

    nothing() {
      const clear = () => {
        this.state = Object.fromEntries(CHOICES.map(({ name }) => [name, ""]));
        this.change("topic", "");
      };
      return h("p", { class: "nothing" }, t("nothingFits"), " ", h("button", { type: "button", class: "quiet", onclick: clear }, t("showAll")));
    }
  }

  Site.pages.set("findings", {
    title: () => t("findings"),
    render: async (_, query) => {
      const facts = await Site.facts.all();
      if (!facts) return Site.answerPage(t("findings"), t("findingsLead"), null);
      const view = new Findings(facts, query);
      const table = h("p", null, h("a", { href: `#/table/${Site.facts.name}` }, t("asTableOfFacts")));
      return Site.answerPage(t("findings"), t("findingsLead"), [view.controls, view.count, view.cities, view.list, table]);
    },
  });
}
