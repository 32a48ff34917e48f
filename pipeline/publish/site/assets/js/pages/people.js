"use strict";
/** Who spoke where: those who took part under the occasion as a whole, narrowed by the kind of body they spoke for. */
{
  const h = Site.h;
  const t = Site.t;

  /** The table of bodies, its column of kinds, and the columns of those who took part that lead to it; or null. */
  function bodies(about) {
    for (const field of about.fields.filter((one) => one.nameOf && one.semantics !== "person")) {
      const target = Site.rows.references(about).get(field.nameOf);
      const kind = Site.tables.get(target)?.fields.find((one) => one.codes && !one.semantics);
      const columns = [...Site.rows.references(about)].filter(([, other]) => other === target).map(([column]) => column);
      if (kind && Site.holds(target)) return { target, kind, columns };
    }
    return null;
  }

  class People {
    constructor(table, events, body, query) {
      Object.assign(this, { table, events, body, kind: query.get("body") ?? "", words: query.get("q") ?? "" });
      this.count = h("p", { class: "count", role: "status" });
      this.list = h("div");
      this.show();
    }

    /** The kinds of all bodies that one spoke for. */
    kindsOf(row) {
      if (!this.body) return [];
      const owner = Site.loaded.get(this.body.target);
      const keys = this.body.columns.flatMap((column) => this.table.value(row, column) ?? []);
      const found = keys.map((key) => owner.find(encodeURIComponent(key))).filter((at) => at >= 0);
      return [...new Set(found.map((at) => owner.value(at, this.body.kind.name)))];
    }

    rows() {
      const words = this.words.trim().toLowerCase();
      const text = (row) => [Site.rows.calledAs(this.table, row), ...Site.people.about(this.table, row), ...this.table.fields.map((field) => this.table.value(row, field.name))].join(" ").toLowerCase();
      return Array.from({ length: this.table.rows }, (_, row) => row).filter((row) => (!this.kind || this.kindsOf(row).includes(this.kind)) && (!words || text(row).includes(words)));
    }

    change(change) {
      Object.assign(this, change);
      Site.keepAddress("people", { body: this.kind, q: this.words });
      this.show();
    }

    show() {
      const rows = this.rows();
      this.count.textContent = t("peopleCount", { n: Site.number(rows.length), m: Site.number(this.table.rows) });
      const groups = [...Site.facts.groups(rows, (row) => (this.events ? Site.tree.rootOf(this.events, Site.people.occasion(this.table, row)) : -1))];
      const group = ([root, found]) =>
        h(
          "section",
          { class: "group" },
          h("h2", null, root < 0 ? t("noForum") : Site.rows.link(this.events, root), " ", h("small", null, Site.number(found.length))),
          h("ul", { class: "attendees" }, found.map((row) => Site.people.line(this.table, row))),
        );
      this.list.replaceChildren(...groups.map(group), ...(rows.length ? [] : [h("p", { class: "nothing" }, t("nothingFits"))]));
    }

    controls() {
      const words = h("input", { type: "search", id: "people-words", value: this.words, autocomplete: "off" });
      words.addEventListener("input", () => this.change({ words: words.value }));
      const counts = new Map();
      for (let row = 0; row < this.table.rows; row++) for (const kind of this.kindsOf(row)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const codes = this.body?.kind.codes.filter(({ code }) => counts.has(code)) ?? [];
      const button = (code, name, number) =>
        h(
          "button",
          { type: "button", "aria-pressed": String(this.kind === code), onclick: (event) => this.press(event.currentTarget, code) },
          name,
          " ",
          h("small", null, Site.number(number)),
        );
      return [
        codes.length
          ? h(
              "div",
              { class: "cities", role: "group", "aria-label": t("bodyKind") },
              button("", t("all"), this.table.rows),
              codes.map(({ code }) => button(code, Site.codeLabel(this.body.kind, code), counts.get(code))),
            )
          : null,
        h("p", { class: "choice" }, h("label", { for: "people-words" }, t("nameOrOffice")), words),
      ];
    }

    press(button, code) {
      for (const other of button.parentElement.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
      this.change({ kind: code });
    }
  }

  Site.pages.set("people", {
    title: () => t("peopleTitle"),
    render: async (_, query) => {
      const about = Site.marks.speakers();
      const happenings = Site.marks.happenings();
      const [table, events] = await Promise.all([about, happenings].map((one) => (one ? Site.table(one.name) : null)));
      if (!table?.rows) return Site.answerPage(t("peopleTitle"), t("peopleLead"), null);
      const body = bodies(about);
      if (body) await Site.table(body.target);
      const view = new People(table, events, body, query);
      return Site.answerPage(t("peopleTitle"), t("peopleLead"), [view.controls(), view.count, view.list]);
    },
  });
}
