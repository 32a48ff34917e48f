"use strict";
/** Facts as sentences that lead to their proof: one, a list, or lists under headings. */
{
  const h = Site.h;
  const t = Site.t;

  /** A sentence; the whole of it leads to the words it rests on. */
  const item = (fact, heading = null) => h("li", { class: "sentence" }, Site.facts.link(fact, heading));

  /** A list, the rest of a long one behind a fold. */
  function list(facts, most = Infinity, heading = null) {
    const rest = facts.slice(most);
    const items = (some) => some.map((fact) => item(fact, heading));
    return [
      h("ul", { class: "sentences" }, items(facts.slice(0, most))),
      rest.length ? h("details", { class: "rest" }, h("summary", null, t("moreOf", { n: Site.number(rest.length) })), h("ul", { class: "sentences" }, items(rest))) : null,
    ];
  }

  /** How many sentences a heading is about, said as what they are. */
  const counted = (found) => h("small", null, t(found.length === 1 ? "oneFinding" : "someFindings", { n: Site.number(found.length) }));

  /** Lists under headings; `heading(key, facts)` gives what a heading holds, `told(fact)` the name that it gives. */
  function grouped(facts, keyOf, heading, most = Infinity, told = null) {
    return [...Site.facts.groups(facts, keyOf)].map(([key, found]) =>
      h("section", { class: "group" }, h("h3", null, heading(key, found), " ", counted(found)), list(found, most, told ? told(found[0]) : null)),
    );
  }

  /** The occasion as a whole at which a fact was told, as a link; the article where it names none. */
  function forum(fact) {
    const name = fact.forum_id === null ? "articles" : Site.marks.happenings()?.name;
    const table = Site.loaded.get(name);
    const row = table ? table.find(encodeURIComponent(fact.forum_id ?? fact.article_id)) : -1;
    return row < 0 ? Site.words(Site.facts.say(fact, "forum") ?? t("noForum")) : Site.rows.link(table, row);
  }

  /** By the occasion as a whole at which they were told. */
  const byForum = (facts, most, told = null) =>
    grouped(
      facts,
      (fact) => fact.forum_id ?? fact.article_id,
      (_, [first]) => forum(first),
      most,
      () => told,
    );

  Site.sentences = { item, list, counted, grouped, byForum };
}
