"use strict";
/** The rows of other tables that point to a row. */
{
  const h = Site.h;
  const t = Site.t;
  const MANY = 30;

  /** Tables whose rows only repeat or prove what others say. */
  const isDerived = (name) => Site.facts.isOne(name) || Site.marks.tone(name) === "kind-other";

  function section({ owner, column, rows }, key) {
    return [
      h(
        "h3",
        { class: Site.marks.tone(owner.name) },
        Site.pick(owner.about, "title"),
        " ",
        h("small", null, t("namedAs", { column: Site.pick(owner.field(column), "title") }), ` · ${Site.number(rows.length)}`),
      ),
      h(
        "ul",
        { class: "mentions" },
        rows.slice(0, MANY).map((one) => h("li", null, Site.rows.link(owner, one))),
      ),
      rows.length > MANY
        ? h("p", null, h("a", { href: Site.address(`table/${owner.name}`, { [`f.${column}`]: `is:${key}` }) }, t("allRows", { n: Site.number(rows.length) })))
        : null,
    ];
  }

  /** The section of them, or null; tables that are shown elsewhere on the page are left out. */
  Site.mentions = async (table, row, shown = new Set()) => {
    if (table.about.key.length !== 1) return null;
    const key = Site.decoded(table.key(row));
    const links = Site.rows.referring(table.name).filter(({ table: name }) => Site.holds(name) && !isDerived(name) && !shown.has(name));
    const loaded = await Site.tablesNamed(links.map(({ table: name }) => name));
    const lists = links.map(({ table: name, column }) => ({ owner: loaded.get(name), column, rows: loaded.get(name).rowsWith(column, key) }));
    const named = lists.filter(({ rows }) => rows.length);
    return named.length ? h("section", { class: "naming" }, h("h2", null, t("namedBy")), named.map((one) => section(one, key))) : null;
  };
  Site.mentions.isDerived = isDerived;
}
