"use strict";
/** What every city has in the data: who came from it to which occasions, and the facts about it. */
{
  /** The topmost occasions at which somebody from each city took part: city → occasion → rows of those who did. */
  async function attendance(places) {
    const about = Site.marks.speakers();
    const happenings = Site.marks.happenings();
    const [speakers, events] = await Promise.all([about, happenings].map((one) => (one ? Site.table(one.name) : null)));
    const found = new Map();
    const column = speakers && Site.marks.referring(speakers.about, places.name);
    if (!speakers || !events || !column) return { found, events };
    for (let row = 0; row < speakers.rows; row++) {
      const place = speakers.value(row, column);
      const root = Site.tree.rootOf(events, Site.people.occasion(speakers, row));
      if (place === null || root < 0) continue;
      const city = Site.places.cityOf(places, place);
      if (!found.has(city)) found.set(city, new Map());
      const forums = found.get(city);
      forums.set(root, [...(forums.get(root) ?? []), row]);
    }
    return { found, events };
  }

  /** @returns {Promise<{id, name, isCity, forums: Map, people: number, facts: object[]}[]>} cities and other places, those with most first */
  async function all() {
    const about = Site.marks.places();
    const places = about && (await Site.table(about.name));
    if (!places) return { places: null, events: null, list: [] };
    const { found, events } = await attendance(places);
    const facts = (await Site.facts.all()) ?? [];
    const byCity = Site.facts.groups(facts.filter((fact) => Site.facts.where(fact).id !== null), (fact) => Site.facts.where(fact).id);
    const list = [...new Set([...found.keys(), ...byCity.keys()])].map((id) => {
      const row = places.find(encodeURIComponent(id));
      const forums = found.get(id) ?? new Map();
      const own = byCity.get(id) ?? [];
      return {
        id,
        name: Site.places.name(places, id),
        isCity: row >= 0 && Site.places.isCity(places, row),
        href: Site.rows.address(places.name, encodeURIComponent(id)),
        forums,
        people: [...forums.values()].flat().length,
        facts: own,
        numbers: own.filter((fact) => fact.value !== null),
      };
    });
    return { places, events, list: list.sort((a, b) => b.forums.size - a.forums.size || b.facts.length - a.facts.length || a.name.localeCompare(b.name)) };
  }

  Site.cities = { all };
}
