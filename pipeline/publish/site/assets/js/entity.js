"use strict";
/** What the page of a place, a person, a body or an occasion gathers: other names, ids, who took part, what was said, by occasion. */
{
  const h = Site.h;
  const t = Site.t;
  const MOST = 25;

  /** The other names of a row, each once, without the one it is headed by. */
  function otherNames(table, row) {
    const label = Site.rows.calledAs(table, row);
    const names = table.fields.filter((field) => field.namesRow || field.semantics === "simplified-name" || field.translationOf);
    const found = names.map((field) => table.value(row, field.name)).filter((value) => value !== null && value !== label);
    return [...new Set(found)];
  }

  /** Ids that lead elsewhere, each under the name of its column. */
  function identifiers(table, row) {
    const leads = (field) => field.uriTemplate || field.semantics === "geonames-id";
    return table.fields.filter((field) => leads(field) && table.value(row, field.name) !== null).map((field) => [Site.pick(field, "title"), " ", Site.cell(table, row, field)]);
  }

  /** Names and ids in two lines. */
  function names(table, row) {
    const others = otherNames(table, row);
    const ids = identifiers(table, row);
    return [
      others.length ? h("p", { class: "other-names" }, others.flatMap((name, at) => [at ? " · " : null, Site.words(name)])) : null,
      ids.length ? h("p", { class: "where" }, Site.dotted(ids)) : null,
    ];
  }

  /** Those who took part, by the occasion itself, in the order of the data. */
  async function participants({ table, rows }, isPerson) {
    const about = Site.marks.happenings();
    const occasions = about && (await Site.table(about.name));
    if (isPerson || !occasions)
      return h("ul", { class: "attendees" }, rows.map((row) => Site.people.line(table, row, { withName: !isPerson, withOccasion: occasions })));
    const groups = Site.facts.groups(rows, (row) => Site.people.occasion(table, row));
    return [...groups].map(([key, found]) => {
      const at = key === null ? -1 : occasions.find(encodeURIComponent(key));
      return h(
        "section",
        { class: "group" },
        h("h3", null, at < 0 ? t("noForum") : Site.rows.link(occasions, at), " ", h("small", null, Site.number(found.length))),
        h("ul", { class: "attendees" }, found.map((row) => Site.people.line(table, row))),
      );
    });
  }

  const section = (title, count, content, id) =>
    h("section", { class: "gathered", "aria-labelledby": id }, h("h2", { id }, title, " ", h("small", null, Site.number(count))), content);

  /** Whether all rows of a table stand for somebody who took part, each for one person. */
  const isPersons = (table) => {
    const speakers = Site.marks.speakers();
    const column = speakers?.fields.find((field) => field.semantics === "person")?.nameOf;
    return Boolean(column) && Site.rows.references(speakers).get(column) === table.name;
  };

  /** The gathered sections, and the tables that they show. */
  async function gathered(table, row) {
    const { people, about, said } = await Site.gather.of(table, row);
    const isPerson = isPersons(table);
    const sections = [];
    const shown = new Set();
    if (people?.rows.length) {
      sections.push(section(isPerson ? t("tookPartAs") : t("whoTookPart"), people.rows.length, await participants(people, isPerson), "took-part"));
      shown.add(people.table.name);
    }
    if (about.length) sections.push(section(t("saidAbout"), about.length, Site.sentences.byForum(about, MOST, Site.rows.calledAs(table, row)), "said-about"));
    if (said.length) sections.push(section(isPerson ? t("saidByThem") : t("saidByPeople"), said.length, Site.sentences.byForum(said, MOST), "said-by"));
    for (const fact of [...about, ...said]) shown.add(fact.fact_table);
    return { sections, shown };
  }

  /** Whether a table is one of things that others speak of: places, persons, bodies, occasions. */
  const isEntity = (about) => Site.marks.isShared(about) || about.name === Site.marks.happenings()?.name;

  Site.entity = { names, gathered, isEntity, isPersons };
}
