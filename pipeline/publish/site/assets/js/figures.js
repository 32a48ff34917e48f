"use strict";
/** Charts with Observable Plot: each a figure with a caption, and its numbers as a table for those who cannot see it. */
{
  const h = Site.h;

  /** Load Plot; it needs d3. */
  const ready = () => Site.vendor("d3/d3.min.js", "plot/plot.umd.min.js");

  const cell = (value) => (typeof value === "number" ? Site.number(value) : value?.href ? h("a", { href: value.href }, cell(value.text)) : value);

  /** Exactly what is drawn, as a file. */
  function save({ name, heads, rows }) {
    const plain = rows.map((row) => row.map((value) => value?.text ?? value));
    Site.save(`${Site.package.dataset.name}-${name}.csv`, "text/csv;charset=utf-8", Site.csvOf(heads, plain));
  }

  /**
   * A figure of a drawing.
   * @param {(width: number) => object} options what Plot draws, by the width there is
   * @param {{name: string, heads: string[], rows: any[][]}} numbers the same as a table, and to download under the name: numbers as they
   *   are, texts, and `{text, href}` for what leads somewhere
   * @param {[string, string][]} legend names and colours
   */
  function figure(title, text, options, numbers, legend = []) {
    const place = Site.scrollBox(title, "drawing");
    const draw = () => {
      const width = Math.max(300, place.clientWidth || 640);
      const drawing = Plot.plot({
        style: { background: "transparent", "font-family": "inherit", "font-size": "12px", overflow: "visible" },
        width,
        ...options(width),
      });
      drawing.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
      drawing.setAttribute("role", drawing.querySelector("a") ? "group" : "img");
      drawing.setAttribute("aria-label", title);
      place.replaceChildren(drawing);
    };
    let drawnAt = 0;
    new ResizeObserver(() => {
      if (!place.isConnected || place.clientWidth === drawnAt) return;
      drawnAt = place.clientWidth;
      draw();
    }).observe(place);
    const keys = legend.map(([name, colour]) => h("li", null, h("i", { "aria-hidden": "true", style: { background: colour } }), name));
    return h(
      "figure",
      { class: "chart" },
      h("figcaption", null, h("h2", null, title), h("p", null, text)),
      keys.length ? h("ul", { class: "legend" }, keys) : null,
      place,
      h("p", { class: "tools" }, h("button", { type: "button", class: "quiet", onclick: () => save(numbers) }, Site.t("downloadChart"))),
      h("details", null, h("summary", null, Site.t("asTable")), Site.plainTable(title, numbers.heads, numbers.rows.map((row) => row.map(cell)))),
    );
  }

  /** Numbers of how often, by one key or two: `count(rows, row => [a, b])`. */
  function count(items, keyOf) {
    const counts = new Map();
    for (const item of items) {
      for (const key of keyOf(item)) {
        const name = JSON.stringify(key);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    return [...counts].map(([name, number]) => ({ key: JSON.parse(name), number }));
  }

  Site.figures = { ready, figure, count };
}
