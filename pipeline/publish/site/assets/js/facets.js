"use strict";
/** Facets of a table: for every column of codes or of few names, how many of the rows found have each; a click narrows to them. */
{
  const h = Site.h;
  const t = Site.t;
  const SHOWN = 7;
  const MOST = 60;

  /** Columns whose values are worth counting: codes, and names of other rows; not the row's own number or words. */
  function columns(table) {
    const references = Site.rows.references(table.about);
    const worth = (field) => {
      const column = table.columns.get(field.name);
      if (!column?.words || column.words.length < 2 || column.words.length > MOST || table.about.key.includes(field.name)) return false;
      if (Site.facts.isOne(table.name)) return Site.facts.isFacet(table, field.name);
      return Boolean(field.codes) || references.has(field.name);
    };
    const weight = (field) => (field.part ? 2 : field.codes ? 0 : 1);
    return Site.columnOrder
      .ordered(table)
      .filter(worth)
      .sort((a, b) => weight(a) - weight(b));
  }

  /** How many rows have each value of a column. */
  function counts(table, name, rows) {
    const column = table.columns.get(name);
    const found = new Uint32Array(column.words.length);
    for (const row of rows) {
      if (column.lists) for (const at of column.lists[row] ?? []) found[at]++;
      else if (column.rows[row] >= 0) found[column.rows[row]]++;
    }
    return column.words
      .map((word, at) => ({ word, number: found[at] }))
      .filter(({ number }) => number)
      .sort((a, b) => b.number - a.number);
  }

  function nameOf(table, field, word, loaded) {
    if (field.codes) return Site.codeLabel(field, word);
    const owner = loaded.get(Site.rows.references(table.about).get(field.name));
    const row = owner ? owner.find(encodeURIComponent(word)) : -1;
    return row < 0 ? Site.facts.codeLabelIn(table, field.name, word) : Site.rows.label(owner, row);
  }

  /** One facet: its values, those beyond the first few behind a fold. */
  function facet(table, field, rows, chosen, loaded, changed) {
    const values = counts(table, field.name, rows);
    if (!chosen && (values.length < 2 || values.length > MOST)) return null;
    const button = ({ word, number }) =>
      h(
        "li",
        null,
        h(
          "button",
          { type: "button", "data-facet": `${field.name}:${word}`, "aria-pressed": String(word === chosen), onclick: () => changed(field.name, "is", word === chosen ? "" : word) },
          h("span", null, Site.words(nameOf(table, field, word, loaded))),
          h("small", null, Site.number(number)),
        ),
      );
    const rest = values.slice(SHOWN);
    return h(
      "section",
      { class: "facet" },
      h("h3", null, Site.columnTitle(field)),
      h("ul", null, values.slice(0, SHOWN).map(button)),
      rest.length
        ? h("details", { open: rest.some(({ word }) => word === chosen) }, h("summary", null, t("moreValues", { n: Site.number(rest.length) })), h("ul", null, rest.map(button)))
        : null,
    );
  }

  Site.facets = { columns, facet };
}
