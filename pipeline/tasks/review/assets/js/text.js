/** The article: its paragraphs with everything marked, and the words that a person selects. Positions count code points. */

import { at, h } from "./dom.js";
import { t } from "./strings.js";

const WEIGHT = { date: 0, waived: 1, cited: 2, proposed: 3, open: 4 };

/** The mark that shows at a place: the most pressing, then the shortest. */
function shownAt(marks, start, end) {
  let best = null;
  for (const mark of marks) {
    if (mark.start > start || mark.end < end) continue;
    const heavier = best === null || WEIGHT[mark.shown] > WEIGHT[best.shown];
    const closer = best !== null && WEIGHT[mark.shown] === WEIGHT[best.shown] && mark.end - mark.start < best.end - best.start;
    if (heavier || closer) best = mark;
  }
  return best;
}

function within(span, start, end) {
  return span !== null && span !== undefined && span[0] <= start && end <= span[1];
}

function segments(block, end, marks, spans) {
  const cuts = new Set([block.start, end]);
  for (const [from, to] of [...marks.map((mark) => [mark.start, mark.end]), ...spans]) {
    if (from > block.start && from < end) cuts.add(from);
    if (to > block.start && to < end) cuts.add(to);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, n) => [start, sorted[n + 1]]);
}

/** Draw the text. `here` is the entry at hand, `chosen` the selected words, `choose` is called with the key of a mark. */
export function drawText(state, here, chosen, choose) {
  const spans = [here?.place, here?.quote, chosen].filter(Boolean);
  const blocks = state.blocks.map((block) => drawBlock(block, state.marks, spans, here, chosen));
  const place = at("text");
  const top = place.scrollTop;
  place.setAttribute("aria-label", t("article"));
  place.replaceChildren(
    h("h1", { lang: state.article.language }, state.article.title),
    h(
      "ul",
      { class: "legend", "aria-label": t("legend") },
      ["open", "proposed", "cited", "waived", "date"].map((name) => h("li", null, h("span", { class: `swatch ${name}` }), t(name))),
    ),
    h("div", { class: "body", lang: state.article.language }, blocks),
  );
  place.scrollTop = top;
  place.onclick = (event) => {
    const mark = event.target.closest("[data-key]");
    if (mark && getSelection().isCollapsed) choose(mark.dataset.key);
  };
}

function drawBlock(block, marks, spans, here, chosen) {
  const letters = Array.from(block.text);
  const end = block.start + letters.length;
  const mine = marks.filter((mark) => mark.start < end && mark.end > block.start);
  let last = null;
  const parts = segments(block, end, mine, spans).map(([from, to]) => {
    const mark = shownAt(mine, from, to);
    const classes = [
      mark?.shown,
      within(here?.quote, from, to) && "quoted",
      within(here?.place, from, to) && "here",
      within(chosen, from, to) && "chosen",
    ].filter(Boolean);
    const said = mark && mark !== last ? `${t(mark.shown)}: ` : null;
    last = mark;
    const words = letters.slice(from - block.start, to - block.start).join("");
    return h(
      mark ? "mark" : "span",
      { class: classes.join(" ") || null, "data-at": from, "data-key": mark?.key, "data-said": said },
      words,
    );
  });
  return h("p", { "data-numbers": block.numbers.join(" ") }, h("span", { class: "number", "aria-hidden": "true" }, block.numbers.join("–")), parts);
}

/** Bring the words at hand into view. */
export function showPlace() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const place = document.querySelector("#text .chosen, #text .here, #text .quoted");
  place?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function position(node, offset) {
  const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!element) return null;
  const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : offset ? element.textContent : "";
  return Number(element.dataset.at) + Array.from(before).length;
}

/** The words that are selected with the mouse, as `[start, end)`; nothing where none are, or more than one paragraph. */
export function selectedWords() {
  const selection = getSelection();
  if (selection.isCollapsed || !at("text").contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const start = position(range.startContainer, range.startOffset);
  const end = position(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? [start, end] : null;
}

/** The words at `[start, end)`. */
export function wordsAt(state, span) {
  const block = state.blocks.find((one) => one.start <= span[0] && span[0] <= one.start + Array.from(one.text).length);
  return block ? Array.from(block.text).slice(span[0] - block.start, span[1] - block.start).join("") : "";
}

/** The span of words, moved at its end or its beginning by some characters, within its paragraph. */
export function moved(state, span, by, first) {
  const block = state.blocks.find((one) => one.start <= span[0] && span[1] <= one.start + Array.from(one.text).length);
  if (!block) return span;
  const [low, high] = [block.start, block.start + Array.from(block.text).length];
  const next = first ? [span[0] + by, span[1]] : [span[0], span[1] + by];
  return next[0] >= low && next[1] <= high && next[0] < next[1] ? next : span;
}
