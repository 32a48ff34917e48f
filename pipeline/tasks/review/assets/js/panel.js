/** The right side: the entry at hand, as a row to be read, a form to be typed, or a choice to be made; and the end. */

import { at, h, key, langOf } from "./dom.js";
import { drawForm } from "./form.js";
import { drawColumns, drawProblems } from "./row.js";
import { pick, t } from "./strings.js";
import { wordsAt } from "./text.js";

const tableTitle = (page, name) => pick(page.tables.get(name) ?? { title: name }, "title");

const button = (label, name, act, more = {}) => h("button", { type: "button", onclick: act, "aria-keyshortcuts": name.toLowerCase(), ...more }, label, key(name));

function heading(page) {
  const { detail, form, state, current } = page;
  const at = state.queue.findIndex((entry) => entry.key === current);
  const kind = { proposal: t("proposal"), open: t("openThing"), fault: t("fault"), row: t("there") }[detail?.kind];
  const parts = [form?.isNew ? t("newRow") : kind, form?.table ?? detail?.table ? tableTitle(page, form?.table ?? detail.table) : t(`what_${detail?.what}`)];
  return h(
    "header",
    { class: "title" },
    h("h2", null, parts.filter(Boolean).join(" · ")),
    h(
      "p",
      { class: "origin" },
      at >= 0 ? t("of", { i: at + 1, n: state.queue.length }) : null,
      detail?.proposer ? ` · ${t("by", { who: detail.proposer })}` : null,
      detail?.confidence != null ? ` · ${t("confidence", { n: detail.confidence })}` : null,
    ),
  );
}

function quoteOf(row) {
  if (!row?.quote) return null;
  return h("blockquote", { lang: langOf(row.quote) }, row.quote, row.paragraph ? h("footer", null, t("paragraph", { n: row.paragraph })) : null);
}

function verdict(page) {
  if (page.held) return drawProblems(page.held, t("breaks"));
  const { detail } = page;
  if (detail.kind === "open") return null;
  if (detail.problems.length) return drawProblems(detail.problems, detail.kind === "proposal" ? t("breaks") : t("wrongHere"));
  return detail.kind === "proposal" ? h("p", { class: "fine" }, t("nothingBreaks")) : null;
}

function choices(page, act) {
  const { mode } = page;
  if (!mode) return null;
  const options = mode.options.map((option, n) =>
    h("li", null, h("button", { type: "button", onclick: () => act.choose(n) }, h("kbd", { "aria-hidden": "true" }, String((n + 1) % 10)), option.label)),
  );
  return h("section", { class: "choices", "aria-label": t(mode.title) }, h("h3", null, t(mode.title)), options.length ? h("ol", null, options) : h("p", null, t("noReason")));
}

function chosenBar(page, act) {
  const { chosen, state } = page;
  if (!chosen) return null;
  const words = wordsAt(state, chosen);
  return h(
    "section",
    { class: "selected", "aria-label": t("selected") },
    h("p", null, h("strong", null, t("selected")), " ", h("span", { lang: langOf(words) }, words), h("span", { class: "size" }, ` ${Array.from(words).length}`)),
    h("p", { class: "how" }, t("selectHow")),
    h("p", { class: "buttons" }, button(t("useQuote"), "Q", act.quote), button(t("newRowOf"), "N", act.add)),
  );
}

function actions(page, act) {
  const { detail } = page;
  const held = page.held?.length || detail.problems.some((problem) => problem.severity === "error");
  const made = [];
  if (detail.kind === "proposal") {
    made.push(held ? button(t("acceptAll"), "Shift A", act.force) : button(t("accept"), "A", act.accept, { class: "first" }));
    made.push(button(t("mend"), "E", act.mend), button(t("refuse"), "R", act.refuse));
  }
  if (detail.kind === "fault" || detail.kind === "row") made.push(button(t("mend"), "E", act.mend, { class: "first" }), button(t("drop"), "D", act.drop));
  if (detail.kind === "open") made.push(button(t("newRowOf"), "N", act.add, { class: "first" }));
  if (detail.reasons.length || detail.kind === "open") made.push(button(t("waive"), "W", act.waive));
  if (detail.kind === "proposal") made.push(button(t("newRowOf"), "N", act.add));
  return h("p", { class: "buttons actions" }, made, h("span", { class: "steps" }, button(t("previous"), "K", act.previous), button(t("next"), "J", act.next)));
}

function openThing(page) {
  const { detail, state } = page;
  const words = wordsAt(state, detail.whole);
  return [h("blockquote", { lang: langOf(words) }, words), h("p", { class: "quiet" }, t("whatIs")), drawProblems(detail.problems, t("openThing"))];
}

function atHand(page, act) {
  const { detail, form } = page;
  if (form) {
    const drawn = drawForm(page.tables.get(form.table), form.row, page.state.names, act.form);
    return [heading(page), chosenBar(page, act), drawn];
  }
  if (!detail) return [h("h2", null, t("row")), h("p", { class: "quiet" }, t("empty"))];
  const problems = page.held ?? detail.problems;
  const body =
    detail.kind === "open"
      ? openThing(page)
      : [quoteOf(detail.row), verdict(page), drawColumns(page.tables.get(detail.table), detail.row, page.state.names, problems)];
  return [heading(page), body, chosenBar(page, act), choices(page, act), actions(page, act)];
}

function end(page, act) {
  return [
    h("h2", { class: "done" }, t("done")),
    h("p", null, t("doneWhy")),
    h("p", null, t("doneNext"), " ", h("code", null, "pipeline build")),
    chosenBar(page, act),
    choices(page, act),
    h("p", { class: "buttons" }, button(t("finish"), "F", act.finish, { class: "first" })),
  ];
}

/** Draw the right side anew. */
export function drawPanel(page, act) {
  const { state } = page;
  const place = at("row");
  place.setAttribute("aria-label", t("row"));
  const isEnd = state.done && !page.detail && !page.form;
  const others = state.problems.filter((problem) => !problem.key || isEnd || problem.key !== page.current);
  place.replaceChildren(
    ...(page.notice ? [h("p", { class: `notice ${page.notice.kind}` }, page.notice.text)] : []),
    ...(page.writes === false
      ? [h("p", { class: "notice warn" }, t("reading"), " ", h("button", { type: "button", onclick: act.take }, t("takeOver")))]
      : []),
    h("div", { class: "card" }, isEnd ? end(page, act) : atHand(page, act)),
    others.length ? drawProblems(others, t("problems")) : "",
  );
}

/** What a row would break that is being typed. */
export function drawVerdict(problems, force) {
  const place = at("verdict");
  if (!place) return;
  place.replaceChildren(
    problems.length ? drawProblems(problems, t("breaks")) : h("p", { class: "fine" }, t("nothingBreaks")),
    force ? h("p", { class: "buttons" }, h("button", { type: "button", onclick: force }, t("saveAll"))) : "",
  );
}

export { tableTitle };
