"use strict";
/** Elements. Whatever comes from the data becomes a text node or an attribute, never markup. */
{
  /**
   * Make an element: `h("a", { href: "#/", class: "x", onclick: f }, "text", child, [more])`.
   * Functions become listeners, `style` is set property by property (the policy forbids style attributes), true is a bare attribute.
   */
  Site.h = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else if (name === "style") for (const [key, part] of Object.entries(value)) element.style.setProperty(key, part);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };
  const h = Site.h;

  /** Words of the data, marked as Chinese where they are; `language` is the article's, if it is known. */
  Site.words = (text, language = "zh-Hans") => {
    const isHan = Site.hasHan(text);
    if (isHan === (Site.language() === "zh") && language === "zh-Hans") return document.createTextNode(text);
    return h("span", { lang: isHan ? language : "en" }, text);
  };

  /** What there is of some parts, in one line. */
  Site.dotted = (parts) =>
    parts.filter((part) => part !== null && part !== undefined && part !== "").map((part, at) => [at ? " · " : null, part]);

  /** A date of an article, told as what it is: of its publication, or the one by which its words are read. */
  Site.dateOf = (date, published) => (date ? [Site.t(published ? "publishedOn" : "readAsOf"), " ", h("time", { datetime: date }, date)] : null);

  /** The same for a row of the table of articles. */
  Site.articleDate = (table, row) => {
    const published = table.value(row, "published_on");
    return Site.dateOf(published ?? table.value(row, "context_date"), Boolean(published));
  };

  /** An address a reader may follow: of the web, or none. */
  Site.webAddress = (text) => (/^https?:\/\//i.test(text) ? text : null);

  /** A link out of the data, or its words where they are no address of the web. */
  Site.link = (text) => (Site.webAddress(text) ? h("a", { href: text, rel: "noopener noreferrer" }, text) : Site.words(text));

  /**
   * Columns of text as a plain table: `rows` of nodes or strings, the first of each its header. On a narrow screen a row is a stack, and each
   * cell says its own head; the roles keep it a table for those who hear it.
   */
  Site.plainTable = (caption, heads, rows, attributes = {}) =>
    Site.scrollBox(
      caption,
      null,
      h(
        "table",
        { class: "plain", role: "table", ...attributes },
        h("caption", { class: "unseen" }, caption),
        h(
          "thead",
          { role: "rowgroup" },
          h(
            "tr",
            { role: "row" },
            heads.map((head) => h("th", { scope: "col", role: "columnheader" }, head)),
          ),
        ),
        h(
          "tbody",
          { role: "rowgroup" },
          rows.map(([first, ...rest]) =>
            h(
              "tr",
              { role: "row" },
              h("th", { scope: "row", role: "rowheader" }, first),
              rest.map((cell, at) => h("td", { role: "cell", "data-head": heads[at + 1] ? Site.t("headOf", { head: heads[at + 1] }) : null }, cell)),
            ),
          ),
        ),
      ),
    );

  /** Offer text as a file. */
  Site.save = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = h("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  /** A button that copies a text and says so; `of` is what it copies, for those who hear the page. */
  Site.copyButton = (text, of = "") => {
    const label = of ? `${Site.t("copy")} ${of}` : null;
    const button = h("button", { type: "button", class: "quiet copy", "aria-label": label }, Site.t("copy"));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = Site.t("copied");
      } catch {
        button.textContent = Site.t("copyFailed");
      }
      setTimeout(() => (button.textContent = Site.t("copy")), 2000);
    });
    return button;
  };

  /** Say something to those who hear the page. */
  Site.announce = (text) => {
    const place = document.getElementById("announcement");
    if (place) place.textContent = text;
  };
}
