"use strict";
/** Words with the rows that rest on them: buttons that open a card, in the skeleton of an article and in its full text. */
{
  const h = Site.h;

  /** One row that rests on some words: its table, its name, and the columns that were read there. */
  function useLine(loaded, table, key, uses) {
    const owner = loaded.get(table);
    const row = owner ? owner.find(key) : -1;
    const columns = [...new Set(uses.map((use) => use.field).filter(Boolean))];
    const titles = columns.map((name) => Site.pick(owner?.field(name) ?? { title: name }, "title"));
    return h(
      "li",
      { class: Site.marks.tone(table) },
      h("span", { class: "kind" }, Site.pick(Site.tables.get(table), "title")),
      h("a", { href: Site.rows.address(table, key) }, row < 0 ? key : Site.words(Site.rows.label(owner, row))),
      titles.length ? h("small", null, titles.join(Site.t("comma"))) : null,
    );
  }

  /** The rows behind spans, each once. */
  function uses(spans, loaded) {
    const rows = new Map();
    for (const use of spans.flatMap((span) => span.uses)) {
      const name = `${use.table}/${use.key}`;
      if (!rows.has(name)) rows.set(name, []);
      rows.get(name).push(use);
    }
    return h(
      "ul",
      { class: "uses" },
      [...rows.values()].map((same) => useLine(loaded, same[0].table, same[0].key, same)),
    );
  }

  /** A button that wraps like the words it is made of, which a button element does not. */
  function inlineButton(attributes, text) {
    const element = h("span", { role: "button", tabindex: "0", ...attributes }, text);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
    });
    return element;
  }

  /** A button of some words that opens the rows resting on them. */
  function button(text, spans, loaded, language) {
    const kind = Site.spans.kinds({ uses: spans.flatMap((span) => span.uses) })[0];
    const places = spans.map(({ start, end }) => `${start}-${end}`);
    const evidence = spans.flatMap((span) => span.uses.map((use) => use.evidence)).filter(Boolean);
    const element = inlineButton({ class: `quote ${Site.marks.tone(kind)}`, lang: language, "data-evidence": evidence.join(" "), "data-spans": places.join(" ") }, text);
    return Site.opensCard(element, Site.t("rowsBehind"), () => [
      h(
        "p",
        { class: "where" },
        Site.t("charactersAt", { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }),
      ),
      uses(spans, loaded),
    ]);
  }

  /** The stretches of `[start, end)` between all beginnings and ends of spans, each with the spans that cover it. */
  function stretches(start, end, spans) {
    const inside = spans.filter((span) => span.start < end && start < span.end);
    const cuts = [start, end, ...inside.flatMap((span) => [Math.max(start, span.start), Math.min(end, span.end)])];
    const sorted = [...new Set(cuts)].sort((a, b) => a - b);
    return sorted.slice(1).map((to, at) => ({
      start: sorted[at],
      end: to,
      spans: inside.filter((span) => span.start < to && sorted[at] < span.end),
    }));
  }

  /** Characters `[start, end)` of a text with every quote marked. */
  function fullText(characters, start, end, spans, loaded, language) {
    return stretches(start, end, spans).map((part) => {
      const text = characters.slice(part.start, part.end).join("");
      return part.spans.length ? button(text, part.spans, loaded, language) : document.createTextNode(text);
    });
  }

  Site.marked = { button, fullText, stretches };
}
