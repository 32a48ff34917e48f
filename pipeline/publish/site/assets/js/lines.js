"use strict";
/** Lines to copy, each under its name; and a button whose card shows them. */
{
  const h = Site.h;

  Site.copyLines = (lines) =>
    h(
      "dl",
      { class: "snippets" },
      lines.flatMap(({ tool, line, note }) => [
        h("dt", null, tool),
        h(
          "dd",
          null,
          note ? h("p", null, note) : null,
          h("code", null, line),
          Site.copyButton(() => line, tool),
        ),
      ]),
    );

  /** A button that opens lines to copy; `lines` makes them when it opens. */
  Site.linesButton = (label, lines) => {
    const fill = () => [h("h3", null, label), Site.copyLines(lines())];
    return Site.opensCard(h("button", { type: "button", class: "quiet" }, label), label, fill, "card lines");
  };
}
