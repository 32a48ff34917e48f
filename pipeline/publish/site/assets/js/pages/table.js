"use strict";
/** The table browser: filter, sort, search, a page of rows at a time; its address holds all of that, so it can be passed on. */
{
  const h = Site.h;
  const t = Site.t;
  const PAGE = 50;
  const WAIT = 120;

  /** What is asked, read from the address. */
  function stateOf(about, query) {
    const sort = query.get("sort") ?? "";
    const conditions = [...query]
      .filter(([name]) => name.startsWith("f."))
      .map(([name, value]) => {
        const colon = value.indexOf(":");
        return { field: name.slice(2), how: value.slice(0, colon), value: value.slice(colon + 1) };
      });
    return {
      words: query.get("q") ?? "",
      sort: sort.replace(/^-/, ""),
      descending: sort.startsWith("-"),
      page: Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1),
      columns: query.get("columns")?.split(",") ?? Site.columns.shownAtFirst(about),
      conditions: conditions.filter(
        (one) => Site.find.conditions.includes(one.how) && about.fields.some((field) => field.name === one.field),
      ),
    };
  }

  /** The address of what is asked. */
  function addressOf(about, state) {
    const query = new URLSearchParams();
    if (state.words) query.set("q", state.words);
    if (state.sort) query.set("sort", (state.descending ? "-" : "") + state.sort);
    if (state.page > 1) query.set("page", state.page);
    if (state.columns.join() !== Site.columns.shownAtFirst(about).join()) query.set("columns", state.columns.join());
    for (const { field, how, value } of state.conditions) query.append(`f.${field}`, `${how}:${value}`);
    const text = query.toString();
    return `#/table/${about.name}${text ? `?${text}` : ""}`;
  }

  const CODES = { is: "=", has: "∋", min: "≥", max: "≤" };

  /** What a condition says, in words. */
  function said(table, { field: name, how, value }) {
    const field = table.field(name);
    const title = Site.pick(field, "title");
    if (how === "empty") return `${title}: ${t("emptyOnly")}`;
    if (how === "filled") return `${title}: ${t("filledOnly")}`;
    return `${title} ${CODES[how]} ${field.codes ? Site.codeLabel(field, value) : value}`;
  }

  class Browser {
    constructor(table, loaded, state) {
      Object.assign(this, { table, loaded, state });
      this.count = h("p", { class: "count", role: "status" });
      this.chips = h("ul", { class: "chips", "aria-label": t("filters") });
      this.place = h("div", { class: "scroll grid", tabindex: "0", role: "region", "aria-label": Site.pick(table.about, "title") });
      this.pager = h("nav", { class: "pager", "aria-label": t("pages") });
    }

    /** Ask anew and show the answer; the address follows. */
    update(change = {}) {
      Object.assign(this.state, { page: 1 }, change);
      history.replaceState(null, "", addressOf(this.table.about, this.state));
      const { words, conditions, sort, descending } = this.state;
      const began = performance.now();
      this.rows = Site.find.find(this.table, words, conditions);
      this.took = performance.now() - began;
      if (sort) this.rows = Site.sort(this.table, this.rows, sort, descending);
      this.show();
    }

    show() {
      const last = Math.max(1, Math.ceil(this.rows.length / PAGE));
      this.state.page = Math.min(this.state.page, last);
      const from = (this.state.page - 1) * PAGE;
      this.count.textContent = t("ofRows", { n: Site.number(this.rows.length), m: Site.number(this.table.rows) });
      this.place.replaceChildren(this.grid(this.rows.slice(from, from + PAGE)));
      this.chips.replaceChildren(...this.state.conditions.map((one) => this.chip(one)));
      this.pager.replaceChildren(...this.pages(last));
    }

    chip(one) {
      const drop = () => this.update({ conditions: this.state.conditions.filter((other) => other !== one) });
      const text = said(this.table, one);
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
      const fields = this.table.fields.filter((field) => this.state.columns.includes(field.name));
      const heads = fields.map((field) =>
        Site.columns.head(this.table, field, this.state, this.setCondition.bind(this), this.sortBy.bind(this)),
      );
      return h(
        "table",
        null,
        h("caption", { class: "unseen" }, Site.pick(this.table.about, "title")),
        h("thead", null, h("tr", null, h("th", { scope: "col", class: "opener" }, h("span", { class: "unseen" }, t("row"))), heads)),
        h(
          "tbody",
          null,
          rows.map((row) => this.line(row, fields)),
        ),
      );
    }

    line(row, fields) {
      const label = t("openRow", { row: Site.decoded(this.table.key(row)) });
      const open = h("a", { href: Site.rows.href(this.table, row), "aria-label": label, title: label }, "→");
      const cells = fields.map((field) => {
        const content = Site.cell(this.table, row, field, this.loaded);
        const kind = this.table.about.key.includes(field.name)
          ? "key"
          : field.type === "number" || field.type === "integer"
            ? "numeric"
            : null;
        return h("td", { class: kind }, content === null ? h("span", { class: "empty", "aria-hidden": "true" }) : h("div", null, content));
      });
      return h("tr", null, h("th", { scope: "row", class: "opener" }, open), cells);
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
      const columns = this.table.fields
        .map((field) => field.name)
        .filter((other) => (other === name ? isShown : this.state.columns.includes(other)));
      this.update({ columns: columns.length ? columns : [name] });
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
      );
    }
  }

  function tabs(current) {
    const tab = (about) =>
      h(
        "li",
        null,
        h(
          "a",
          { href: `#/table/${about.name}`, "aria-current": about.name === current ? "page" : null, class: Site.marks.tone(about.name) },
          Site.pick(about, "title"),
          " ",
          h("small", null, Site.number(about.rows)),
        ),
      );
    return h("nav", { "aria-label": t("tables"), class: "tabs" }, h("ul", null, Site.package.tables.map(tab)));
  }

  Site.pages.set("table", {
    title: ([name]) => Site.pick(Site.tables.get(name) ?? {}, "title") || t("tables"),
    render: async ([given], query) => {
      const name = given ?? (Site.marks.numbers() ?? Site.package.tables[0]).name;
      const table = await Site.table(name);
      if (!table) return Site.notHeld(name);
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const browser = new Browser(table, loaded, stateOf(table.about, query));
      const { page } = browser.state;
      browser.update({ page });
      Site.find.prepare(table);
      Site.browser = browser;
      return [
        h("h1", { tabindex: "-1" }, Site.pick(table.about, "title")),
        tabs(name),
        h(
          "p",
          { class: "lead" },
          Site.pick(table.about, "description"),
          " ",
          h("a", { href: `#/dictionary/${name}` }, t("columnsExplained")),
        ),
        browser.toolbar(),
        browser.chips,
        browser.count,
        browser.place,
        browser.pager,
      ];
    },
  });
}
