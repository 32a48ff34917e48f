"use strict";
/** Events by their dates: year, day, and under each event the sessions it held. */
{
  const h = Site.h;
  const t = Site.t;

  /** Events as trees: each with those that name it as their parent. */
  function trees(table) {
    const column = Site.marks.column(table.about, "parent");
    const rows = Array.from({ length: table.rows }, (_, row) => row);
    const parentOf = (row) => {
      const parent = table.value(row, column);
      return parent === null ? -1 : table.find(encodeURIComponent(parent));
    };
    const children = new Map();
    const roots = [];
    for (const row of rows) {
      const parent = parentOf(row);
      if (parent < 0) roots.push(row);
      else children.set(parent, [...(children.get(parent) ?? []), row]);
    }
    return { roots, below: (row) => children.get(row) ?? [] };
  }

  /** The date an event is placed at: its own, or the first of those below it. */
  function dateOf(table, row, below) {
    const own = table.value(row, Site.marks.bound(table.about, "start"));
    if (own !== null) return own;
    return (
      below(row)
        .map((child) => dateOf(table, child, below))
        .filter(Boolean)
        .sort()[0] ?? null
    );
  }

  const dateText = (date) => {
    const [year, month, day] = date.split("-").map(Number);
    if (!month) return t("dayUnknown");
    const options = day ? { month: "long", day: "numeric", timeZone: "UTC" } : { month: "long", timeZone: "UTC" };
    return new Intl.DateTimeFormat(Site.languageTag(), options).format(Date.UTC(year, month - 1, day || 1));
  };

  function about(table, row, loaded) {
    const cell = (name) => (name ? Site.cell(table, row, table.field(name), loaded) : null);
    const { kind, place, venue, aside } = shown(table.about);
    return Site.dotted([cell(kind), cell(place), cell(venue), isAside(table, row) ? cell(aside) : null]);
  }

  /** The columns that say of an event what it is and where: a code, a place, the name of a site; and the one by which rows stand aside. */
  function shown(about) {
    const named = (test) => about.fields.find(test)?.name ?? null;
    const aside = named((field) => Site.marks.aside(field).size);
    const places = Site.marks.places();
    return {
      aside,
      kind: named((field) => field.codes && field.name !== aside && !field.derivation),
      place: places && Site.marks.referring(about, places.name),
      venue: named((field) => field.semantics === "name" && !field.namesRow),
    };
  }

  /** Whether a row has a code that the schema marks as aside: it is only spoken of. */
  const isAside = (table, row) => table.about.fields.some((field) => Site.marks.aside(field).has(table.value(row, field.name)));

  function event(table, row, loaded, below, depth = 0) {
    const under = below(row);
    const mentioned = isAside(table, row);
    return h(
      "li",
      { class: mentioned ? "event mentioned" : "event" },
      h("p", { class: "event-name" }, Site.rows.link(table, row)),
      h("p", { class: "where" }, about(table, row, loaded)),
      under.length && depth < 6
        ? h(
            "ul",
            null,
            under.map((child) => event(table, child, loaded, below, depth + 1)),
          )
        : null,
    );
  }

  /** Things in groups of the same key, in order of the key. */
  function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
    return [...groups].sort(([a], [b]) => a.localeCompare(b));
  }

  function year([name, rows], table, loaded, { below }, dates) {
    const days = grouped(rows, (row) => dates.get(row));
    const day = ([date, events]) =>
      h(
        "li",
        { class: "day" },
        h("h3", null, h("time", { datetime: date }, dateText(date))),
        h(
          "ul",
          { class: "moments" },
          events.map((row) => event(table, row, loaded, below)),
        ),
      );
    return h("section", { class: "year" }, h("h2", null, name), h("ol", { class: "days" }, days.map(day)));
  }

  Site.pages.set("timeline", {
    title: () => t("timeline"),
    render: async () => {
      const about = Site.marks.happenings();
      const table = about && (await Site.table(about.name));
      if (!table) return about ? Site.notHeld(about.name) : [h("h1", { tabindex: "-1" }, t("timeline")), h("p", { class: "note" }, t("nothingToDraw"))];
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const forest = trees(table);
      const dates = new Map(forest.roots.map((row) => [row, dateOf(table, row, forest.below)]));
      const dated = forest.roots.filter((row) => dates.get(row));
      const undated = forest.roots.filter((row) => !dates.get(row));
      return [
        h("h1", { tabindex: "-1" }, t("timeline")),
        h("p", { class: "lead" }, t("timelineLead")),
        h(
          "div",
          { class: "timeline" },
          grouped(dated, (row) => dates.get(row).slice(0, 4))
            .reverse()
            .map((group) => year(group, table, loaded, forest, dates)),
        ),
        undated.length
          ? h(
              "section",
              { class: "year undated" },
              h("h2", null, t("undated")),
              h(
                "ul",
                { class: "moments" },
                undated.map((row) => event(table, row, loaded, forest.below)),
              ),
            )
          : null,
      ];
    },
  });
}
