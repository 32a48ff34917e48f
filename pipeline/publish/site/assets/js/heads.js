"use strict";
/** The heads of the table browser: sorting, and a card per column with its meaning and its filter. */
{
  const h = Site.h;
  const t = Site.t;

  function labelled(label, control, id) {
    control.id = id;
    return h("p", { class: "control" }, h("label", { for: id }, label), control);
  }

  /** The control of a column's filter: a list of codes, a range of numbers, or words. */
  function filterControls(table, field, state, changed) {
    const now = (how) => state.conditions.find((one) => one.field === field.name && one.how === how)?.value ?? "";
    const set = (how) => (event) => changed(field.name, how, event.target.value);
    const id = (how) => `filter-${field.name}-${how}`;
    if (field.codes) {
      const options = field.codes.map((code) =>
        h("option", { value: code.code }, `${Site.codeLabel(field, code.code)} (${Site.number(code.count)})`),
      );
      const select = h("select", { onchange: set("is") }, h("option", { value: "" }, t("all")), options);
      select.value = now("is");
      return labelled(t("only"), select, id("is"));
    }
    if (field.type === "integer" || field.type === "number") {
      const box = (how) => h("input", { type: "number", step: "any", value: now(how), onchange: set(how) });
      return [labelled(t("atLeast"), box("min"), id("min")), labelled(t("atMost"), box("max"), id("max"))];
    }
    const words = table.columns.get(field.name)?.words ?? [];
    if (words.length && words.length <= 40) {
      const select = h(
        "select",
        { onchange: set("is") },
        h("option", { value: "" }, t("all")),
        words.map((word) => h("option", { value: word }, word)),
      );
      select.value = now("is");
      return labelled(t("only"), select, id("is"));
    }
    return labelled(t("containing"), h("input", { type: "search", value: now("has"), onchange: set("has") }), id("has"));
  }

  function emptiness(field, state, changed) {
    if (field.required) return null;
    const select = h(
      "select",
      { onchange: (event) => changed(field.name, event.target.value || null, "") },
      h("option", { value: "" }, t("emptyOrNot")),
      h("option", { value: "filled" }, t("filledOnly")),
      h("option", { value: "empty" }, t("emptyOnly")),
    );
    select.value = state.conditions.find((one) => one.field === field.name && (one.how === "empty" || one.how === "filled"))?.how ?? "";
    return labelled(t("cells"), select, `filter-${field.name}-empty`);
  }

  /** What a column means, and how to filter by it. */
  function help(table, field, state, changed) {
    return [
      h("h3", null, Site.columnTitle(field)),
      h(
        "p",
        null,
        h("code", null, field.name),
        " · ",
        t(`type_${field.type}`),
        field.derivation ? ` · ${t(`derivation_${field.derivation}`)}` : "",
      ),
      h("p", null, Site.pick(field, "description")),
      h(
        "p",
        { class: "note" },
        t("filledShare", { n: Site.number(field.filled), share: Site.percent(table.rows ? field.filled / table.rows : 0) }),
      ),
      filterControls(table, field, state, changed),
      emptiness(field, state, changed),
    ];
  }

  /** The head of the rows' own links: what a row is called. */
  function opener(table, state, sorted) {
    const name = Site.columnOrder.namingOf(table);
    const now = state.sort === name ? (state.descending ? "descending" : "ascending") : null;
    return h(
      "th",
      { scope: "col", class: "opener", "aria-sort": now },
      h(
        "div",
        null,
        h(
          "button",
          { type: "button", class: "sort", onclick: () => sorted(name) },
          table.about.key.length === 1 ? Site.columnTitle(table.field(table.about.key[0])) : t("row"),
          h("span", { "aria-hidden": "true", class: "arrow" }, now ? (state.descending ? "↓" : "↑") : ""),
        ),
      ),
    );
  }

  /** A head cell. */
  function head(table, field, state, changed, sorted) {
    const now = state.sort === field.name ? (state.descending ? "descending" : "ascending") : null;
    const sort = h(
      "button",
      { type: "button", class: "sort", onclick: () => sorted(field.name) },
      Site.columnTitle(field),
      h("span", { "aria-hidden": "true", class: "arrow" }, now ? (state.descending ? "↓" : "↑") : ""),
    );
    const active = state.conditions.some((one) => one.field === field.name);
    const label = t("aboutColumn", { column: Site.columnTitle(field) });
    const more = h("button", { type: "button", class: active ? "more active" : "more", "aria-label": label }, "⋯");
    Site.opensCard(more, label, () => help(table, field, state, changed));
    return h(
      "th",
      { scope: "col", "aria-sort": now, class: field.type === "number" || field.type === "integer" ? "numeric" : null },
      h("div", null, sort, more),
    );
  }

  /** The card that chooses columns, all or only those of some words. */
  function chooser(table, state, changed) {
    const box = (field) => {
      const input = h("input", { type: "checkbox", checked: state.columns.includes(field.name) });
      input.addEventListener("change", () => changed(field.name, input.checked));
      return h("label", { class: "check" }, input, " ", Site.columnTitle(field));
    };
    return Site.opensCard(h("button", { type: "button", class: "quiet" }, t("columns")), t("columns"), () =>
      h("div", { class: "checks" }, Site.columnOrder.ordered(table).map(box)),
    );
  }

  Site.columns = { head, opener, chooser };
}
