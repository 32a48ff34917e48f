"use strict";
/** What each release changed against the one before: how much, and the changes one by one, with the row where it is still there. */
{
  const h = Site.h;
  const t = Site.t;
  const MOST = 200;

  const words = (code) => code.replaceAll("-", " ");

  /** The row that a change is about, as a link where the package has it. */
  function rowOf(change) {
    const table = Site.loaded.get(change.table);
    const row = table && change.id ? table.find(encodeURIComponent(change.id)) : -1;
    return row < 0 ? change.id || (Number(change.rows) > 1 ? t("changeRows", { n: Site.number(Number(change.rows)) }) : "") : Site.rows.link(table, row);
  }

  const tableName = (name) => (Site.tables.has(name) ? Site.pick(Site.tables.get(name), "title") : name);

  /** How many changes of each kind there are in each table. */
  function counts(changes) {
    const found = new Map();
    for (const { table, what, rows } of changes) {
      const key = JSON.stringify([table, what]);
      found.set(key, (found.get(key) ?? 0) + Math.max(1, Number(rows)));
    }
    const lines = [...found].map(([key, number]) => {
      const [table, what] = JSON.parse(key);
      return [table ? tableName(table) : Site.pick(Site.package.dataset, "title"), words(what), Site.number(number)];
    });
    return Site.plainTable(t("changes"), [t("tableHead"), t("changeWhat"), t("rowsHead")], lines, { class: "plain numbers" });
  }

  function list(changes) {
    const line = (change) => [
      [tableName(change.table), " ", rowOf(change)],
      [words(change.what), change.column ? [" · ", h("code", null, change.column)] : null],
      Site.words(change.old),
      Site.words(change.new),
      words(change.cause),
    ];
    const heads = [t("row"), t("changeWhat"), t("changeFrom"), t("changeTo"), t("changeWhy")];
    return h("details", { open: changes.length <= MOST / 4 }, h("summary", null, t("moreOf", { n: Site.number(Math.min(MOST, changes.length)) })), Site.plainTable(t("changes"), heads, changes.slice(0, MOST).map(line)));
  }

  Site.pages.set("changes", {
    title: () => t("changes"),
    render: async () => {
      const changes = await Site.changes();
      await Site.tablesNamed(changes.map((change) => change.table));
      const { version, issued } = Site.package.dataset;
      const releases = [...Site.facts.groups(changes, (change) => JSON.stringify([change.version, change.since, change.date]))];
      const release = ([key, found]) => {
        const [of, since, date] = JSON.parse(key);
        return h("section", null, h("h2", null, t("versionSince", { version: of, since }), " ", h("small", null, date)), counts(found), list(found));
      };
      return [
        h("h1", { tabindex: "-1" }, t("changes")),
        h("p", { class: "lead" }, t("changesLead", { version, date: issued ? t("ofDate", { date: issued }) : "" })),
        releases.length ? releases.map(release) : h("p", { class: "note" }, t("firstRelease")),
      ];
    },
  });
}
