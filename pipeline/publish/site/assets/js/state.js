"use strict";
/** What is asked of a table, as it stands in the address, and in words. */
{
  const t = Site.t;
  const CODES = { is: "=", has: "∋", min: "≥", max: "≤" };

  const listed = (query, name) => query.get(name)?.split(",").filter(Boolean) ?? [];

  /** What is asked, read from the address: only what differs from how the table opens stands there. */
  function read(table, query) {
    const sort = query.get("sort") ?? "";
    const has = (name) => table.fields.some((field) => field.name === name);
    const conditions = [...query]
      .filter(([name]) => name.startsWith("f."))
      .map(([name, value]) => {
        const colon = value.indexOf(":");
        return { field: name.slice(2), how: value.slice(0, colon), value: value.slice(colon + 1) };
      });
    const hidden = new Set(listed(query, "hide"));
    const first = Site.columnOrder.shownAtFirst(table);
    return {
      words: query.get("q") ?? "",
      sort: sort.replace(/^-/, ""),
      descending: sort.startsWith("-"),
      page: Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1),
      columns: [...first, ...listed(query, "show").filter((name) => has(name) && !first.includes(name))].filter((name) => !hidden.has(name)),
      conditions: conditions.filter((one) => Site.find.conditions.includes(one.how) && has(one.field)),
    };
  }

  /** Put what is asked into the address. */
  function keep(table, state) {
    const first = Site.columnOrder.shownAtFirst(table);
    Site.keepAddress(`table/${table.name}`, [
      ["q", state.words],
      ["sort", state.sort && (state.descending ? "-" : "") + state.sort],
      ["page", state.page > 1 ? state.page : ""],
      ["show", state.columns.filter((name) => !first.includes(name)).join()],
      ["hide", first.filter((name) => !state.columns.includes(name)).join()],
      ...state.conditions.map(({ field, how, value }) => [`f.${field}`, `${how}:${value}`]),
    ]);
  }

  /** What a condition says, in words. */
  function said(table, { field: name, how, value }, loaded) {
    const field = table.field(name);
    const title = Site.columnTitle(field);
    if (how === "empty") return `${title}: ${t("emptyOnly")}`;
    if (how === "filled") return `${title}: ${t("filledOnly")}`;
    const owner = loaded.get(Site.rows.references(table.about).get(name));
    const row = owner ? owner.find(encodeURIComponent(value)) : -1;
    const shown = row >= 0 ? Site.rows.label(owner, row) : field.codes ? Site.codeLabel(field, value) : Site.facts.codeLabelIn(table, name, value);
    return `${title} ${CODES[how]} ${shown}`;
  }

  Site.state = { read, keep, said };
}
