/** The review: what is at hand, and what the keys do to it. */

import { at, say } from "./dom.js";
import { typedRow } from "./form.js";
import { drawHead, openHelp, switchTheme } from "./head.js";
import { onKeys } from "./keys.js";
import { drawPanel, drawVerdict, tableTitle } from "./panel.js";
import { Gone, server } from "./server.js";
import { isChinese, pick, switchLanguage, t } from "./strings.js";
import { drawText, moved, selectedWords, showPlace, wordsAt } from "./text.js";

const EVERY = 1500;
const TYPING = 60;
const page = { state: null, tables: new Map(), current: null, detail: null, form: null, mode: null, chosen: null, held: null, notice: null, writes: true };

const entryOf = (key) => page.state.queue.find((entry) => entry.key === key);

function draw() {
  document.documentElement.lang = isChinese() ? "zh-Hans" : "en";
  drawHead(page.state, act);
  drawText(page.state, entryOf(page.current) ?? markOf(page.current), page.chosen, (key) => select(key));
  drawPanel(page, act);
  document.body.dataset.ready = page.state.version;
}

function markOf(key) {
  const mark = key && page.state.marks.find((one) => one.key === key);
  return mark ? { place: [mark.start, mark.end] } : null;
}

/** Take over a state from the program; whoever is typing is not disturbed. */
async function refresh(wanted) {
  const known = page.state?.version ?? "";
  const state = await server.state(wanted === undefined ? known : "");
  const wrote = page.writes;
  page.writes = state.writes;
  if (state.queue) {
    const before = page.state?.queue ?? [];
    page.state = state;
    if (wanted === undefined && known) {
      page.notice = { kind: "quiet", text: t("changed") };
      say(t("changed"));
    }
    if (page.form) return drawText(state, entryOf(page.current), page.chosen, (key) => select(key));
    await select(next(before, wanted ?? page.current), { calm: wanted === undefined });
  } else if (wrote !== page.writes && !page.form) draw();
}

/** The entry that comes after one that may be gone. */
function next(before, key) {
  if (key && (entryOf(key) || page.state.marks.some((mark) => mark.key === key && key.startsWith("r:") && !before.some((one) => one.key === key)))) return key;
  const at = before.findIndex((entry) => entry.key === key);
  const later = at >= 0 ? before.slice(at + 1).find((entry) => entryOf(entry.key)) : null;
  return later?.key ?? page.state.queue[0]?.key ?? null;
}

/** Put an entry at hand. */
async function select(key, { calm = false } = {}) {
  document.body.dataset.wanted = key ?? "";
  Object.assign(page, { current: key, detail: null, form: null, mode: null, chosen: null, held: null });
  if (!calm) page.notice = page.notice?.kind === "fresh" ? { ...page.notice, kind: "quiet" } : null;
  page.detail = key ? await server.entry(key) : null;
  if (page.current !== key) return;
  draw();
  showPlace();
  if (!calm) sayEntry();
  document.body.dataset.at = key ?? "";
}

function sayEntry() {
  const { detail, state } = page;
  if (!detail) return say(state.done ? `${t("done")} ${t("doneWhy")}` : t("empty"));
  const label = entryOf(page.current)?.label ?? "";
  const what = detail.table ? tableTitle(page, detail.table) : t(`what_${detail.what}`);
  const verdict = detail.kind === "proposal" ? (detail.problems.length ? `${t("breaks")}: ${detail.problems[0].text}` : t("nothingBreaks")) : "";
  say([page.notice?.text, what, label, verdict].filter(Boolean).join(" · "));
}

function step(by) {
  const { queue } = page.state;
  if (!queue.length) return;
  const at = queue.findIndex((entry) => entry.key === page.current);
  select(queue[(at + by + queue.length) % queue.length].key);
}

/** Carry out a decision, one at a time: keys pressed meanwhile decide nothing that nobody has seen. */
async function decide(body, what) {
  if (page.busy) return;
  page.busy = true;
  try {
    await carryOut(body, what);
  } finally {
    page.busy = false;
  }
}

/** What a decision would break is shown, and then it takes another key. */
async function carryOut(body, what) {
  const current = page.current;
  const answer = await server.decide(body);
  if (answer.reading) {
    page.writes = false;
    return draw();
  }
  if (answer.problem || answer.error) {
    page.notice = { kind: "warn", text: answer.problem?.text ?? answer.error };
    say(page.notice.text);
    return page.form ? draw() : refresh(current);
  }
  if (answer.held.length) {
    page.held = answer.held;
    say(`${t("breaks")}: ${answer.held[0].text}`);
    if (page.form) return drawVerdict(answer.held, () => save(true));
    if (body.action === "accept" && answer.held.some((problem) => problem.code === "value-required")) return act.mend();
    return draw();
  }
  page.form = null;
  page.notice = { kind: "fresh", text: t(body.action === "undo" ? "undone" : "written", { what: answer.row || what }) };
  await refresh(body.action === "undo" ? answer.entry : current);
}

const isProposal = () => page.detail?.kind === "proposal";
const label = () => entryOf(page.current)?.label ?? "";

function save(force = false) {
  const { form, detail } = page;
  const row = typedRow(document.querySelector("#row form.form"), page.tables.get(form.table));
  if (form.isNew) return decide({ action: "add", table: form.table, row, force }, label());
  if (detail.kind === "proposal") return decide({ action: "accept", key: page.current, table: form.table, row, force }, label());
  const key = detail.row[page.tables.get(form.table).key];
  return decide({ action: "change", table: form.table, key, was: detail.row, row, force }, label());
}

let typing = 0;
let asked = 0;

async function typed() {
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const { form, detail } = page;
    const drawn = document.querySelector("#row form.form");
    if (!form || !drawn) return;
    const row = typedRow(drawn, page.tables.get(form.table));
    const existing = form.isNew || detail?.kind === "proposal" ? null : detail.row[page.tables.get(form.table).key];
    const began = performance.now();
    const mine = ++asked;
    const answer = await server.preview({ table: form.table, row, existing });
    if (page.form === form && mine === asked && answer.problems) drawVerdict(answer.problems);
    document.body.dataset.took = Math.round(performance.now() - began);
  }, TYPING);
}

function openForm(table, row, isNew) {
  Object.assign(page, { form: { table, row, isNew }, mode: null, held: null });
  draw();
  typed();
  const controls = Array.from(document.querySelectorAll("#row form.form > .line > .cell > :is(input, select)"));
  const first = controls.find((one) => one.closest(".line").querySelector(".must") && !one.value);
  (first ?? controls.find((one) => one.name !== "quote") ?? at("row")).focus();
}

function leaveForm() {
  page.form = null;
  draw();
  at("row").focus();
}

/** The words that a new row begins with: those selected, else those at hand. */
function words() {
  return page.chosen ?? page.detail?.whole ?? entryOf(page.current)?.quote ?? entryOf(page.current)?.place ?? null;
}

function ask(title, options, then) {
  page.mode = { title, options, then };
  draw();
  say(`${t(title)} ${options.map((option, n) => `${n + 1} ${option.label}`).join(", ")}`);
}

const act = {
  accept: () => isProposal() && decide({ action: "accept", key: page.current }, label()),
  force: () => (page.form ? save(true) : isProposal() && decide({ action: "accept", key: page.current, force: true }, label())),
  refuse: () => isProposal() && decide({ action: "refuse", key: page.current }, label()),
  undo: () => (page.state.undo ? decide({ action: "undo" }, "") : say(t("nothingToUndo"))),
  mend: () => page.detail?.row && openForm(page.detail.table, page.detail.row, false),
  drop: () => ["row", "fault"].includes(page.detail?.kind) && decide({ action: "drop", table: page.detail.table, key: page.detail.row[page.tables.get(page.detail.table).key], was: page.detail.row }, label()),
  waive() {
    if (!page.detail?.reasons) return;
    const reasons = [...page.tables.values()].find((table) => table.isWaiver).fields.find((field) => field.codes.some((code) => page.detail.reasons.includes(code.value)))?.codes ?? [];
    const options = page.detail.reasons.map((value) => ({ value, label: pick(reasons.find((code) => code.value === value) ?? { label: value }, "label") }));
    ask("whyWaived", options, (option) => decide({ action: "waive", key: page.current, reason: option.value }, label()));
  },
  add() {
    const span = words();
    if (!span) return say(t("notHere"));
    const likely = page.detail?.tables ?? (page.detail?.table ? [page.detail.table] : []);
    const facts = [...page.tables.values()].filter((table) => table.isQuoted && !table.isWaiver).map((table) => table.name);
    const names = [...new Set([...likely, ...facts])];
    ask("whichTable", names.map((value) => ({ value, label: tableTitle(page, value) })), async (option) => {
      const made = await server.start({ table: option.value, start: span[0], end: span[1] });
      openForm(made.table, made.row, true);
    });
  },
  quote() {
    if (!page.chosen) return say(t("notHere"));
    const quote = wordsAt(page.state, page.chosen);
    const block = page.state.blocks.find((one) => one.start <= page.chosen[0] && page.chosen[1] <= one.start + Array.from(one.text).length);
    const times = page.state.blocks.map((one) => one.text).join("\n").split(quote).length - 1;
    const form = document.querySelector("#row form.form");
    const row = form ? typedRow(form, page.tables.get(page.form.table)) : page.detail?.row;
    if (!row) return act.add();
    const { paragraph, ...rest } = row;
    const quoted = { ...rest, quote, ...(times > 1 ? { paragraph: paragraph ?? block.numbers[0] } : {}) };
    const isNew = page.form?.isNew ?? false;
    const table = page.form?.table ?? page.detail.table;
    page.chosen = null;
    return openForm(table, quoted, isNew);
  },
  select() {
    const entry = entryOf(page.current) ?? markOf(page.current);
    page.chosen = page.chosen ?? entry?.quote ?? entry?.place ?? (page.state.blocks[0] ? [page.state.blocks[0].start, page.state.blocks[0].start + 1] : null);
    draw();
    if (page.chosen) say(`${t("selected")} ${wordsAt(page.state, page.chosen)}. ${t("selectHow")}`);
  },
  widen(by, first) {
    page.chosen = moved(page.state, page.chosen, by, first);
    draw();
    showPlace();
    say(wordsAt(page.state, page.chosen));
  },
  choose(n) {
    const { mode } = page;
    const option = mode?.options[n];
    if (!option) return;
    page.mode = null;
    mode.then(option);
  },
  leave() {
    if (page.form) return leaveForm();
    Object.assign(page, { mode: null, chosen: null, held: null });
    draw();
  },
  next: () => step(1),
  previous: () => step(-1),
  help: openHelp,
  theme: switchTheme,
  language() {
    switchLanguage();
    draw();
  },
  async take() {
    await server.take();
    page.writes = true;
    refresh(page.current);
  },
  async finish() {
    if (!page.state.done) return say(t("left", { n: page.state.queue.length }));
    const answer = await server.finish();
    if (!answer.reading) stop(t("finished"), "");
  },
  form: { changed: typed, saved: (force) => save(force), left: leaveForm },
};

let poll = 0;

function stop(text, code) {
  clearInterval(poll);
  page.stopped = true;
  const note = document.createElement("p");
  note.className = "stopped";
  note.setAttribute("role", "alert");
  note.append(text, code ? ` ${code}` : "");
  at("head").replaceChildren(note);
}

addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof Gone)) return;
  event.preventDefault();
  if (!page.stopped) stop(t("gone"), `pipeline review ${page.state?.article.id ?? ""}`);
});

document.addEventListener("mouseup", () => {
  const chosen = page.state && selectedWords();
  if (!chosen) return;
  const form = document.querySelector("#row form.form");
  if (form) page.form.row = typedRow(form, page.tables.get(page.form.table));
  page.chosen = chosen;
  page.mode = null;
  draw();
});

onKeys(page, act);
for (const table of await server.tables()) page.tables.set(table.name, table);
await refresh(null);
poll = setInterval(() => page.busy || refresh(), EVERY);
