"use strict";
/** Search in all that rows refer to: events, people, places, initiatives, figures. */
{
  const h = Site.h;
  const t = Site.t;
  const WAIT = 120;

  function hit({ table, row }) {
    const quote = table.value(row, "quote");
    return h(
      "li",
      { class: `hit ${Site.marks.tone(table.name)}` },
      h("p", null, h("span", { class: "kind" }, Site.pick(table.about, "title")), " ", Site.rows.link(table, row)),
      quote === null ? null : h("p", { class: "where" }, Site.words(quote)),
    );
  }

  Site.pages.set("search", {
    title: () => t("search"),
    render: (_, query) => {
      const input = h("input", {
        type: "search",
        id: "question",
        value: query.get("q") ?? "",
        autocomplete: "off",
        placeholder: t("searchAll"),
      });
      const status = h("p", { class: "count", role: "status" });
      const list = h("ul", { class: "hits" });
      let index = null;
      const ask = () => {
        history.replaceState(null, "", input.value ? `#/search?q=${encodeURIComponent(input.value)}` : "#/search");
        if (!index) return;
        const { total, rows } = Site.search.ask(index, input.value);
        status.textContent = input.value.trim()
          ? t(rows.length < total ? "hitsFirst" : "hits", { n: Site.number(total), m: Site.number(rows.length) })
          : "";
        list.replaceChildren(...rows.map(hit));
      };
      let timer = 0;
      input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, WAIT);
      });
      const told = (done, total) => (status.textContent = t("indexing", { n: Site.number(done), m: Site.number(total) }));
      Site.search.ready(told).then(
        (made) => {
          index = made;
          status.textContent = "";
          ask();
        },
        (error) => (status.textContent = error.message),
      );
      return [
        h("h1", { tabindex: "-1" }, t("search")),
        h(
          "form",
          { class: "toolbar wide", role: "search", onsubmit: (event) => event.preventDefault() },
          h("label", { for: "question", class: "unseen" }, t("searchAll")),
          input,
        ),
        status,
        list,
      ];
    },
  });
}
