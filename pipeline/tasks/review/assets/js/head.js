/** The head of the page: what is left, and what holds for the whole page. */

import { at, h, key } from "./dom.js";
import { isChinese, t } from "./strings.js";

export function drawHead(state, actions) {
  const { proposed, open, errors, cited, waived } = state.counts;
  const left = state.queue.length;
  const settled = cited + waived;
  at("head").replaceChildren(
    h("strong", { class: "name" }, t("title"), h("code", null, state.article.id)),
    h(
      "p",
      { class: "counts" },
      h("progress", { max: Math.max(1, settled + left), value: settled, "aria-label": t("settledN", { n: settled }) }),
      h("span", { class: "left" }, t("left", { n: left })),
      h("span", { class: "proposed" }, t("proposedN", { n: proposed })),
      h("span", { class: "open" }, t("openN", { n: open })),
      errors ? h("span", { class: "errors" }, t("errorsN", { n: errors })) : null,
    ),
    h(
      "p",
      { class: "tools" },
      h("button", { type: "button", onclick: actions.undo, disabled: !state.undo, "aria-keyshortcuts": "u" }, t("undo"), key("U")),
      h("button", { type: "button", onclick: actions.help, "aria-keyshortcuts": "?" }, t("help"), key("?")),
      h("button", { type: "button", onclick: actions.language, lang: isChinese() ? "en" : "zh-Hans", "aria-keyshortcuts": "l" }, t("language"), key("L")),
      h("button", { type: "button", onclick: actions.theme, "aria-keyshortcuts": "t" }, t("theme"), key("T")),
    ),
  );
  document.title = `${left ? `(${left}) ` : ""}${t("title")} · ${state.article.title}`;
  document.querySelector(".skip").textContent = t("skip");
}

const KEYS = [
  ["A", "keyAccept"],
  ["Shift A", "keyForce"],
  ["E", "keyMend"],
  ["R", "keyRefuse"],
  ["W", "keyWaive"],
  ["N", "keyNew"],
  ["J ↓", "keyNext"],
  ["K ↑", "keyPrevious"],
  ["U", "keyUndo"],
  ["S", "keySelect"],
  ["Q", "keyQuote"],
  ["D", "keyDrop"],
  ["F", "keyFinish"],
  ["L", "keyLanguage"],
  ["T", "keyTheme"],
  ["?", "keyHelp"],
];

export function openHelp() {
  const dialog = at("help");
  dialog.setAttribute("aria-label", t("helpTitle"));
  dialog.replaceChildren(
    h("h2", null, t("helpTitle")),
    h(
      "dl",
      null,
      KEYS.map(([names, what]) => h("div", null, h("dt", null, names.split(" ").map((name) => h("kbd", null, name))), h("dd", null, t(what)))),
    ),
    h("form", { method: "dialog" }, h("button", { class: "first", autofocus: true }, t("close"), key("Esc"))),
  );
  dialog.showModal();
}

/** Light where it was dark, and the other way round. */
export function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}
