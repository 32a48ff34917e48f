"use strict";
/** The place to drop an article's file, and what is said of it. */
{
  const h = Site.h;
  const t = Site.t;

  /** Copies that were read, by article, as long as the page is open. */
  const copies = new Map();

  /** A field for a file: to pick one, or to drop one on. */
  function field(taken) {
    const input = h("input", { type: "file", id: "copy", accept: ".txt,text/plain" });
    const area = h(
      "div",
      { class: "drop" },
      h("label", { for: "copy" }, h("strong", null, t("dropHere")), h("span", null, t("dropNote"))),
      input,
    );
    input.addEventListener("change", () => input.files[0] && taken(input.files[0]));
    const over = (isOver) => (event) => {
      event.preventDefault();
      area.classList.toggle("over", isOver);
    };
    area.addEventListener("dragover", over(true));
    area.addEventListener("dragleave", over(false));
    area.addEventListener("drop", (event) => {
      over(false)(event);
      const file = event.dataTransfer?.files[0];
      if (file) taken(file);
    });
    return area;
  }

  /** What is to be said of a copy. Only equal bytes are called verified. */
  function verdict(copy, article, other) {
    const numbers = { n: Site.number(copy.found), m: Site.number(copy.wanted) };
    const hash = h("p", { class: "hash" }, "SHA-256 ", h("code", null, copy.hash));
    if (copy.verified) {
      return h("div", { class: "verdict good" }, h("p", null, h("strong", null, t("verified")), " ", t("verifiedMore", numbers)), hash);
    }
    return h(
      "div",
      { class: "verdict differs" },
      h("p", null, h("strong", null, t("foundOf", numbers)), " ", t("differs", { encoding: copy.encoding })),
      other ? h("p", null, t("otherArticle"), " ", h("a", { href: `#/article/${encodeURIComponent(other)}` }, other)) : null,
      hash,
      h("p", { class: "hash" }, t("hashWanted"), " ", h("code", null, article.sha256)),
    );
  }

  Site.drop = { field, verdict, copies };
}
