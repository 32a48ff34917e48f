"use strict";
/** Search in all that rows refer to: what was found, of which kind, with the words that were hit; what to try where nothing was. */
{
  const h = Site.h;
  const t = Site.t;
  const WAIT = 120;
  const TRIES = 6;

  function hit(found, words) {
    const { table, row } = found;
    const snippet = Site.snippet(table, row, words);
    return h(
      "li",
      { class: `hit ${Site.marks.tone(table.name)}` },
      h("p", null, h("span", { class: "kind" }, Site.pick(table.about, "title")), " ", h("a", { href: Site.rows.href(table, row) }, Site.hitWords(Site.rows.label(table, row), words))),
      snippet ? h("p", { class: "where" }, snippet.title, ": ", snippet.words) : null,
    );
  }

  class Search {
    constructor(query) {
      this.kind = query.get("in") ?? "";
      this.input = h("input", { type: "search", id: "question", value: query.get("q") ?? "", autocomplete: "off", placeholder: t("searchAll") });
      this.status = h("p", { class: "count", role: "status" });
      this.kinds = h("div", { class: "cities", role: "group", "aria-label": t("kindOfRow") });
      this.list = h("ul", { class: "hits" });
      this.tries = h("div", { class: "tries" });
      let timer = 0;
      this.input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.ask(), WAIT);
      });
    }

    async begin() {
      const told = (done, total) => (this.status.textContent = t("indexing", { n: Site.number(done), m: Site.number(total) }));
      try {
        this.index = await Site.search.ready(told);
        this.status.textContent = "";
        this.ask();
      } catch (error) {
        this.status.textContent = error.message;
      }
    }

    ask() {
      const words = this.input.value;
      Site.keepAddress("search", { q: words, in: this.kind });
      if (!this.index) return;
      const { total, rows, kinds } = Site.search.ask(this.index, words, this.kind);
      const key = rows.length < total ? "hitsFirst" : "hits";
      this.status.textContent = words.trim() ? t(total ? key : "noHits", { n: Site.number(total), m: Site.number(rows.length), words: words.trim() }) : "";
      this.kinds.replaceChildren(...(kinds.length > 1 || this.kind ? this.kindButtons(kinds) : []));
      this.list.replaceChildren(...rows.map((row) => hit(row, words)));
      this.tries.replaceChildren(...(total ? [] : this.suggestions(words)));
    }

    kindButtons(kinds) {
      const button = (name, title, number) =>
        h("button", { type: "button", "data-in": name, "aria-pressed": String(this.kind === name), onclick: () => this.narrow(name) }, title, " ", h("small", null, Site.number(number)));
      const all = kinds.reduce((sum, [, number]) => sum + number, 0);
      return [button("", t("all"), all), ...kinds.map(([name, number]) => button(name, Site.pick(Site.tables.get(name), "title"), number))];
    }

    narrow(name) {
      this.kind = name;
      this.ask();
      [...this.kinds.querySelectorAll("button")].find((one) => one.dataset.in === name)?.focus();
    }

    /** What to try: names that begin alike, or single words of the question; where nothing was asked, names that many rows refer to. */
    suggestions(words) {
      const tries = Site.search.suggest(this.index, words).slice(0, TRIES);
      if (!tries.length) return [];
      const link = (text) => h("li", null, h("a", { href: Site.address("search", { q: text }) }, Site.words(text)));
      return [h("p", { class: "note" }, t("tryThese")), h("ul", { class: "topic-chips" }, tries.map(link))];
    }
  }

  Site.pages.set("search", {
    title: () => t("search"),
    render: (_, query) => {
      const view = new Search(query);
      view.begin();
      return [
        h("h1", { tabindex: "-1" }, t("search")),
        h(
          "form",
          { class: "toolbar wide", role: "search", onsubmit: (event) => event.preventDefault() },
          h("label", { for: "question", class: "unseen" }, t("searchAll")),
          view.input,
        ),
        view.kinds,
        view.status,
        view.list,
        view.tries,
      ];
    },
  });
}
