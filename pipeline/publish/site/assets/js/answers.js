"use strict";
/** The answers that the first page and the pages behind it draw from the facts: before and after, targets, how far things are, headlines. */
{
  const TARGET = "target";
  const BEFORE = "before";
  const PER_CITY = 3;

  /** Pairs of facts of which one says what was before the other; a figure before that has no fact of its own is left out. */
  function pairs(facts) {
    const byId = new Map(facts.map((fact) => [fact.fact_id, fact]));
    return facts.filter((fact) => fact.before_fact_id !== null && byId.has(fact.before_fact_id)).map((after) => ({ before: byId.get(after.before_fact_id), after }));
  }

  /** Targets by the year by which they are to be met, those without a year last. */
  function targets(facts) {
    const year = (fact) => fact.target_date?.slice(0, 4) ?? null;
    const found = facts.filter((fact) => fact.kind === TARGET).sort((a, b) => (a.target_date ?? "9").localeCompare(b.target_date ?? "9"));
    return Site.facts.groups(found, year);
  }

  /** How many things of every city have come how far: the codes in their order, and the cities, those with most first. */
  function progress(facts) {
    const stated = facts.filter((fact) => fact.status !== null && Site.facts.where(fact).id !== null);
    const cities = [...Site.facts.groups(stated, (fact) => Site.facts.where(fact).id)].map(([id, found]) => ({
      id,
      name: Site.facts.where(found[0]).name,
      found,
      counts: new Map([...Site.facts.groups(found, (fact) => fact.status)].map(([code, those]) => [code, those.length])),
    }));
    return { codes: Site.facts.codesOf("status", stated), cities: cities.sort((a, b) => b.found.length - a.found.length || a.name.localeCompare(b.name)) };
  }

  /** The base units in which several cities gave figures: what a reader can hold against something. */
  function sharedUnits(facts) {
    const inUnits = facts.filter((fact) => (fact.base_unit ?? null) !== null && fact.city_id !== null);
    return new Set([...Site.facts.groups(inUnits, (fact) => fact.base_unit)].filter(([, found]) => new Set(found.map((fact) => fact.city_id)).size > 1).map(([unit]) => unit));
  }

  /** Whether a subject says by itself what is counted: without a remark in brackets, and without naming the place that the heading names. */
  function standsAlone(fact) {
    const subject = fact.subject_en ?? fact.subject_zh ?? "";
    return subject !== "" && !/[(（]/.test(subject) && ![fact.city_en, fact.place_en, fact.city_zh, fact.place_zh].some((name) => name && subject.includes(name));
  }

  /**
   * Numbers worth a headline: of the core, about a city, not what was before a change, and no part of a pair that is told elsewhere; a few of each of the cities with most.
   * Of a city first those of which most holds: a unit that several cities have, a subject that stands alone, somebody who said it; those
   * of which the same holds as the articles have them.
   */
  function headlines(facts, cities) {
    const paired = new Set(pairs(facts).flatMap(({ before, after }) => [before, after]));
    const worth = facts.filter((fact) => fact.value !== null && fact.city_id !== null && fact.grade !== "minor" && fact.kind !== TARGET && fact.state !== BEFORE && !paired.has(fact));
    const units = sharedUnits(facts);
    const merits = (fact) => [units.has(fact.base_unit), standsAlone(fact), (fact.speaker_en ?? fact.speaker_zh ?? null) !== null].filter(Boolean).length;
    const best = (found) => found.slice().sort((a, b) => merits(b) - merits(a)).slice(0, PER_CITY);
    return [...Site.facts.groups(worth, (fact) => fact.city_id)]
      .sort((a, b) => b[1].length - a[1].length)
      .slice(0, cities)
      .map(([id, found]) => ({ id, name: Site.facts.where(found[0]).name, first: best(found), number: facts.filter((fact) => fact.city_id === id).length }));
  }

  /** How many facts there are of every topic, most first. */
  function topics(facts) {
    const counts = new Map();
    for (const fact of facts) for (const topic of fact.topics ?? []) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([code, number]) => ({ code, number, name: Site.facts.topicLabel(code) }));
  }

  /** Numbers in units that several cities have, by unit; those of most cities first. */
  function comparable(facts) {
    const unit = (fact) => fact.base_unit ?? fact.unit;
    const groups = Site.facts.groups(facts.filter((fact) => fact.value !== null && fact.city_id !== null && unit(fact) !== null), unit);
    return [...groups]
      .map(([code, found]) => ({ code, found, cities: new Set(found.map((fact) => fact.city_id)).size }))
      .filter(({ cities }) => cities > 1)
      .sort((a, b) => b.cities - a.cities || b.found.length - a.found.length);
  }

  Site.answers = { pairs, targets, progress, headlines, topics, comparable };
}
