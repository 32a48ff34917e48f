/** The row at hand, to be read: its quote, its columns with their evidence, and what it would break. */

import { h, langOf } from "./dom.js";
import { pick, t } from "./strings.js";

/** A value as a person reads it: a code by its label, an id by the name of its row. */
function valueOf(field, value, names) {
  if (Array.isArray(value)) return value.map((one, n) => [n ? "、" : null, valueOf(field, one, names)]);
  const text = String(value);
  const code = field?.codes.find((one) => one.value === text);
  if (code) return h("span", null, pick(code, "label"), h("code", { class: "aside" }, text));
  const name = field?.refers && names[field.refers]?.[text];
  if (name) return h("span", null, h("span", { lang: langOf(name) }, name), h("code", { class: "aside" }, text));
  return h("span", { lang: langOf(text) }, text);
}

function evidenceOf(shown) {
  if (!shown) return null;
  const place = shown.paragraph ? ` ${t("paragraph", { n: shown.paragraph })}` : "";
  return h(
    "p",
    { class: "evidence" },
    shown.quote ? h("q", { lang: langOf(shown.quote) }, shown.quote) : null,
    place,
    shown.note ? h("span", { class: "note" }, shown.quote ? " — " : "", shown.note) : null,
  );
}

/** The columns of a row that have a value; those of which a problem speaks are marked. */
export function drawColumns(table, row, names, problems) {
  const wrong = new Set(problems.map((problem) => problem.message.split(" ", 1)[0]));
  const fields = new Map(table.fields.map((field) => [field.name, field]));
  const known = table.fields.filter((field) => field.name in row && field.name !== table.key).map((field) => field.name);
  const strange = Object.keys(row).filter((name) => !fields.has(name) && !["quote", "paragraph", "evidence"].includes(name));
  return h(
    "dl",
    { class: "columns" },
    [...known, ...strange].map((name) =>
      h(
        "div",
        { class: wrong.has(name) ? "wrong" : null },
        h("dt", { title: fields.has(name) ? pick(fields.get(name), "description") : null }, fields.has(name) ? pick(fields.get(name), "title") : name),
        h("dd", null, valueOf(fields.get(name), row[name], names), evidenceOf(row.evidence?.[name])),
      ),
    ),
  );
}

/** Problems, in the words of `check`. */
export function drawProblems(problems, title) {
  if (!problems.length) return null;
  return h(
    "section",
    { class: "problems", "aria-label": title },
    h("h3", null, title),
    h(
      "ul",
      null,
      problems.map((problem) =>
        h(
          "li",
          { class: problem.severity },
          h("code", null, problem.code),
          " ",
          problem.message,
          problem.hint ? h("span", { class: "hint" }, ` (${problem.hint})`) : null,
          h("span", { class: "where" }, problem.line ? `${problem.path}:${problem.line}:${problem.column}` : problem.path),
        ),
      ),
    ),
  );
}
