"use strict";
/** Facts as sentences that lead to their proof: one, a list, or lists under headings. */
{
  const h = Site.h;
  const t = Site.t;

  const label = (name, code) => (code === null ? null : Site.facts.codeLabel(name, code));

  /** What kind of statement a fact is, where it is no plain observation: a target, an estimate, planned, under way … */
  function tags(fact) {
    const words = [fact.kind === "observed" ? null : label("kind", fact.kind), label("status", fact.status)];
    return words.filter(Boolean).map((word) => h("span", { class: "tag" }, word));
  }

  /** A sentence with its tags; the whole of it leads to the words it rests on. */
  const item = (fact) => h("li", { class: "sentence" }, Site.facts.link(fact), " ", tags(fact));

  /** A list, the rest of a long one behind a fold. */
  function list(facts, most = Infinity) {
    const rest = facts.slice(most);
    return [
      h("ul", { class: "sentences" }, facts.slice(0, most).map(item)),
      rest.length ? h("details", { class: "rest" }, h("summary", null, t("moreOf", { n: Site.number(rest.length) })), h("ul", { class: "sentences" }, rest.map(item))) : null,
    ];
  }

  /** Lists under headings; `headings(key, facts)` gives what a heading holds. */
  function grouped(facts, keyOf, heading, most = Infinity) {
    return [...Site.facts.groups(facts, keyOf)].map(([key, found]) =>
      h("section", { class: "group" }, h("h3", null, heading(key, found), " ", h("small", null, Site.number(found.length))), list(found, most)),
    );
  }

  /** By the occasion as a whole at which they were told. */
  const byForum = (facts, most) =>
    grouped(
      facts,
      (fact) => fact.forum_id ?? fact.article_id,
      (_, [first]) => Site.words(Site.facts.say(first, "forum") ?? first.article_title ?? t("noForum")),
      most,
    );

  Site.sentences = { item, list, grouped, byForum, tags };
}
