/** Keys: one letter, one thing; none of them where somebody types. */

const LETTERS = {
  a: "accept",
  e: "mend",
  r: "refuse",
  w: "waive",
  n: "add",
  j: "next",
  k: "previous",
  ArrowDown: "next",
  ArrowUp: "previous",
  u: "undo",
  s: "select",
  q: "quote",
  d: "drop",
  f: "finish",
  l: "language",
  t: "theme",
  "?": "help",
  Escape: "leave",
};

const isTyping = (element) => element.closest("input, select, textarea") !== null;

/** Listen to the keys of a page. */
export function onKeys(page, act) {
  document.addEventListener("keydown", (event) => {
    if (!page.state || page.stopped || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (isTyping(event.target)) {
      typing(event, act);
      return;
    }
    if (handle(event, page, act)) event.preventDefault();
  });
}

/** Where somebody types, Escape leaves, and Enter saves; of a list of choices too, which would open at it. */
function typing(event, act) {
  const isList = event.target.matches("select");
  if (event.key === "Escape") act.leave();
  else if (event.key === "Enter" && isList) event.target.form.requestSubmit();
  else return;
  event.preventDefault();
}

function handle(event, page, act) {
  const { key } = event;
  if (page.chosen && (key === "ArrowLeft" || key === "ArrowRight")) {
    act.widen(key === "ArrowRight" ? 1 : -1, event.shiftKey);
    return true;
  }
  if (page.mode && /^[0-9]$/.test(key)) {
    act.choose((Number(key) + 9) % 10);
    return true;
  }
  if (event.shiftKey && key === "A") {
    act.force();
    return true;
  }
  const name = LETTERS[key];
  if (!name || (event.target.id === "text" && key.startsWith("Arrow"))) return false;
  act[name]();
  return true;
}
