"use strict";
/** The table browser: filter, sort, search, a page of rows at a time; its address holds all of that, so it can be passed on. */
{
  const h = Site.h;
  const t = Site.t;
  const PAGE = 50;
  const WAIT = 120;

  class Browser {
    constructor(table, loaded, state) {
      Object.assign(this, { table, loaded, state });
      this.count = h("p", { class: "count", role: "status" });
      this.chips = h("ul", { class: "chips", "aria-label": t("filters") });
      this.place = Site.scrollBox(Site.pick(table.about, "title"), "grid");
      this.pager = h("nav", { class: "pager", "aria-label": t("pages") });
      this.facets = h("div", { class: "facets" });
    }

    /** Ask anew and show the answer; the address follows. */
    update(change = {}) {
      const held = document.activeElement?.dataset.facet;
      Object.assign(this.state, { page: 1 }, change);
      Site.state.keep(this.table, this.state);
      const { words, conditions, sort, descending } = this.state;
      const began = performance.now();
      this.rows = Site.find.find(this.table, words, conditions);
      this.took = performance.now() - began;
      if (sort) this.rows = Site.sort(this.table, this.rows, sort, descending);
      this.show();
      if (held) [...this.facets.querySelectorAll("button")].find((one) => one.dataset.facet === held)?.focus({ preventScroll: true });
    }

    show() {
      const last = Math.max(1, Math.ceil(this.rows.length / PAGE));
      this.state.page = Math.min(this.state.page, last);
      const from = (this.state.page - 1) * PAGE;
      this.count.textContent = t("ofRows", { n: Site.number(this.rows.length), m: Site.number(this.table.rows) });
      this.place.replaceChildren(this.rows.length ? this.grid(this.inOrder().slice(from, from + PAGE)) : this.nothing());
      this.facets.replaceChildren(...this.facetList());
      this.chips.replaceChildren(...this.state.conditions.map((one) => this.chip(one)));
      this.pager.replaceChildren(...this.pages(last));
    }

    /** The rows as they are shown: facts with a number first, unless they are sorted otherwise. */
    inOrder() {
      if (this.state.sort || !Site.facts.isOne(this.table.name)) return this.rows;
      const rank = (row) => (this.table.value(row, "value") !== null ? 0 : this.table.value(row, "fact_table") === Site.marks.speakers()?.name ? 2 : 1);
      return this.rows.slice().sort((a, b) => rank(a) - rank(b) || a - b);
    }

    /** Nothing found: what to do about it. */
    nothing() {
      const clear = () => {
        const words = document.getElementById("words");
        if (words) words.value = "";
        this.update({ words: "", conditions: [] });
      };
      return h(
        "p",
        { class: "nothing" },
        t("nothingFits"),
        " ",
        h("button", { type: "button", class: "quiet", onclick: clear }, t("showAll")),
      );
    }

    /** Counts by column; those of a column that narrows are of all rows that the other conditions leave. */
    facetList() {
      const { words, conditions } = this.state;
      return Site.facets
        .columns(this.table)
        .map((field) => {
          const own = conditions.find((one) => one.field === field.name && one.how === "is");
          const rows = own ? Site.find.find(this.table, words, conditions.filter((one) => one !== own)) : this.rows;
          return Site.facets.facet(this.table, field, rows, own?.value, this.loaded, this.setCondition.bind(this));
        })
        .filter(Boolean);
    }

    chip(one) {
      const drop = () => this.update({ conditions: this.state.conditions.filter((other) => other !== one) });
      const text = Site.state.said(this.table, one, this.loaded);
      return h(
        "li",
        null,
        h(
          "button",
          { type: "button", onclick: drop, "aria-label": t("dropFilter", { filter: text }) },
          text,
          h("span", { "aria-hidden": "true" }, " ×"),
        ),
      );
    }

    pages(last) {
      if (last < 2) return [];
      const go = (page) => () => {
        this.update({ page });
        this.place.scrollIntoView({ block: "nearest" });
      };
      const { page } = this.state;
      const button = (label, to, disabled) => h("button", { type: "button", class: "quiet", disabled, onclick: go(to) }, label);
      return [
        button(t("previous"), page - 1, page <= 1),
        h("span", null, t("pageOf", { n: Site.number(page), m: Site.number(last) })),
        button(t("next"), page + 1, page >= last),
      ];
    }

    grid(rows) {
      const fields = this.state.columns.map((name) => this.table.field(name));
      const sorted = this.sortBy.bind(this);
      const heads = fields.map((field) => Site.columns.head(this.table, field, this.state, this.setCondition.bind(this), sorted));
      return h(
        "table",
        null,
        h("caption", { class: "unseen" }, Site.pick(this.table.about, "title")),
        h("thead", null, h("tr", null, Site.columns.opener(this.table, this.state, sorted), heads)),
        h(
          "tbody",
          null,
          rows.map((row) => this.line(row, fields)),
        ),
      );
    }

    line(row, fields) {
      const named = Site.facts.isOne(this.table.name) ? Site.toldShort(Site.facts.sentenceOf(this.table, row)) : Site.rows.calledAs(this.table, row);
      const open = h("a", { href: Site.rows.href(this.table, row), title: Site.decoded(this.table.key(row)) }, Site.words(named));
      const cells = fields.map((field) => {
        const content = Site.cell(this.table, row, field, this.loaded);
        const kind = field.type === "number" || field.type === "integer" ? "numeric" : this.table.about.key.includes(field.name) ? "key" : null;
        return h("td", { class: kind }, content === null ? h("span", { class: "empty", "aria-hidden": "true" }) : h("div", null, content));
      });
      return h("tr", null, h("th", { scope: "row", class: "opener" }, h("div", null, open)), cells);
    }

    sortBy(name) {
      const again = this.state.sort === name;
      if (again && this.state.descending) return this.update({ sort: "", descending: false });
      return this.update({ sort: name, descending: again });
    }

    /** Set, change or drop a condition; `how` null drops those on emptiness. */
    setCondition(field, how, value) {
      const exclusive = how === null || how === "empty" || how === "filled" ? ["empty", "filled"] : [how];
      const kept = this.state.conditions.filter((one) => one.field !== field || !exclusive.includes(one.how));
      const added = how === "empty" || how === "filled" || value ? [{ field, how, value }] : [];
      this.update({ conditions: how === null ? kept : [...kept, ...added] });
    }

    setColumn(name, isShown) {
      const columns = isShown ? [...this.state.columns, name] : this.state.columns.filter((other) => other !== name);
      this.update({ columns: columns.length ? columns : [name] });
    }

    /** What is shown as lines of code. */
    code() {
      const { words, conditions, sort, descending } = this.state;
      return Site.code(this.table, { conditions, sort, descending, keys: words.trim() ? this.rows : null });
    }

    toolbar() {
      const input = h("input", {
        type: "search",
        id: "words",
        value: this.state.words,
        placeholder: t("searchTable"),
        autocomplete: "off",
      });
      let timer = 0;
      input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.update({ words: input.value }), WAIT);
      });
      const save = () => Site.save(`${this.table.name}.csv`, "text/csv;charset=utf-8", Site.csv(this.table, this.rows));
      return h(
        "form",
        { class: "toolbar", role: "search", onsubmit: (event) => event.preventDefault() },
        h("label", { for: "words", class: "unseen" }, t("searchTable")),
        input,
        Site.columns.chooser(this.table, this.state, this.setColumn.bind(this)),
        h("button", { type: "button", class: "quiet", onclick: save }, t("downloadFiltered")),
        Site.linesButton(t("copyAs"), () => this.code()),
      );
    }
  }

  Site.Browser = Browser;
}
