"use strict";
/** The pages that answer one question each: targets by year, before and after, how far things are, things with their numbers, units compared. */
{
  const h = Site.h;
  const t = Site.t;

  /** A page that is made of the facts. */
  function page(name, title, lead, make) {
    Site.pages.set(name, {
      title: () => t(title),
      render: async (parts, query) => {
        const facts = await Site.facts.all();
        return Site.answerPage(t(title), t(lead), facts && (await make(facts, query)));
      },
    });
  }

  page("targets", "targets", "targetsLead", (facts) => Site.parts.targets(Site.answers.targets(facts)));

  page("before", "beforeAfter", "beforeLead", (facts) => {
    const found = Site.answers.pairs(facts);
    return found.length ? [Site.parts.pairs(found), h("h2", null, t("asSentences")), Site.sentences.list(found.flatMap(({ before, after }) => [before, after]))] : [];
  });

  page("progress", "progress", "progressLead", (facts) => {
    const found = Site.answers.progress(facts);
    return found.cities.length ? [Site.parts.progress(found)] : [];
  });

  /** The column of the numbers' table that says which thing a number is about: the first that leads to another table of facts. */
  function aboutThing(table) {
    const others = [table.name, Site.marks.speakers()?.name, Site.marks.happenings()?.name];
    const isThing = (target) => !others.includes(target) && Site.tables.get(target)?.fields.some((field) => field.name === "quote");
    return [...Site.rows.references(table.about)].find(([, target]) => isThing(target)) ?? null;
  }

  page("results", "results", "resultsLead", async (facts) => {
    const numbers = facts.filter((fact) => fact.value !== null).map((fact) => ({ fact, from: Site.facts.origin(fact) }));
    const known = numbers.filter(({ from }) => from && aboutThing(from.table));
    const keyOf = ({ from }) => {
      const [column, target] = aboutThing(from.table);
      const key = from.table.value(from.row, column);
      return key === null ? null : JSON.stringify([target, key]);
    };
    const groups = [...Site.facts.groups(known, keyOf)].filter(([key]) => key !== null);
    await Site.tablesNamed(groups.map(([key]) => JSON.parse(key)[0]));
    return groups.map(([key, found]) => {
      const [target, id] = JSON.parse(key);
      const owner = Site.loaded.get(target);
      const row = owner ? owner.find(encodeURIComponent(id)) : -1;
      const fact = facts.find((one) => one.fact_table === target && one.fact_id === id);
      const place = fact && Site.facts.where(fact).name;
      const name = row < 0 ? id : Site.rows.calledAs(owner, row);
      return h(
        "section",
        { class: "group" },
        h("h3", null, place ? [Site.words(place), ": "] : null, row < 0 ? id : Site.rows.link(owner, row), " ", Site.sentences.counted(found)),
        Site.sentences.list(found.map((one) => one.fact), Infinity, [`${place}, ${name}`, name, place]),
      );
    });
  });

  /** A value in its base unit, with its number alone. */
  const amount = (fact) => {
    const [value, upper] = fact.base_value === null ? [fact.value, fact.value_max] : [fact.base_value, fact.base_value_max];
    return upper === null || upper === undefined ? Site.number(value) : `${Site.number(value)}–${Site.number(upper)}`;
  };

  page("numbers", "comparable", "comparableLead", (facts) =>
    Site.answers.comparable(facts).map(({ code, found, cities }) => {
      const name = code === "%" ? t("perCent") : Site.unitWords(null, code);
      const sorted = found.slice().sort((a, b) => (a.kind ?? "").localeCompare(b.kind ?? "") || (b.base_value ?? b.value) - (a.base_value ?? a.value));
      const rows = sorted.map((fact) => [
        h("a", { href: Site.facts.href(fact) }, Site.words(Site.facts.where(fact).name)),
        Site.words(Site.facts.say(fact, "subject") ?? ""),
        Site.words(Site.facts.measure(fact) ?? ""),
        amount(fact),
        ["kind", "statistic"].filter((name) => fact[name]).map((name, at) => [at ? t("comma") : "", Site.facts.codeLabel(name, fact[name])]),
      ]);
      const heads = [t("chartCity"), t("chartWhat"), t("asTold"), name, t("chartKind")];
      return h("section", null, h("h2", null, name, " ", h("small", null, t("citiesCount", { n: Site.number(cities) }))), Site.plainTable(name, heads, rows, { class: "plain compared" }));
    }),
  );
}
