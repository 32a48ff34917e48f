/** The row at hand, to be typed: every column of its table, evidence beside it, and what it would break while one types. */

import { h, langOf } from "./dom.js";
import { pick, t } from "./strings.js";

/** A table of so many columns is shown whole. */
const FEW = 8;

const text = (value) => (value === null || value === undefined ? "" : Array.isArray(value) ? value.join(", ") : String(value));

function control(field, value, names, id) {
  const common = { id, name: field.name, autocomplete: "off" };
  if (field.codes.length && field.type !== "list") {
    const options = [h("option", { value: "" }, t("none"))];
    for (const code of field.codes) {
      options.push(h("option", { value: code.value, selected: code.value === text(value) }, `${pick(code, "label")} · ${code.value}`));
    }
    if (text(value) && !field.codes.some((code) => code.value === text(value))) options.push(h("option", { value: text(value), selected: true }, text(value)));
    return h("select", common, options);
  }
  const list = field.refers && names[field.refers] ? `${id}-list` : null;
  const input = h("input", { ...common, type: "text", value: text(value), lang: langOf(text(value)), list, spellcheck: "false" });
  if (!list) return input;
  const options = Object.entries(names[field.refers]).map(([key, name]) => h("option", { value: key }, name));
  return [input, h("datalist", { id: list }, options)];
}

function evidence(field, shown) {
  const part = (name, label, value) =>
    h("label", { class: `evidence-${name}` }, h("span", null, label), h("input", { name: `${field.name}.${name}`, type: "text", value: text(value), autocomplete: "off" }));
  return h(
    "details",
    { class: "proof", open: Boolean(shown) },
    h("summary", null, t("evidence"), h("span", { class: "unseen" }, ` ${pick(field, "title")}`)),
    part("quote", t("quote"), shown?.quote),
    part("paragraph", t("paragraphField"), shown?.paragraph),
    part("note", t("note"), shown?.note),
  );
}

function line(field, row, names) {
  const id = `f-${field.name}`;
  const title = pick(field, "title");
  const cited = field.cited || row.evidence?.[field.name];
  return h(
    "div",
    { class: "line" },
    h("label", { for: id, title: pick(field, "description") }, title, field.required ? h("span", { class: "must", "aria-hidden": "true" }, " *") : null),
    h("div", { class: "cell" }, control(field, row[field.name], names, id), cited ? evidence(field, row.evidence?.[field.name]) : null),
  );
}

/** The row that is typed. */
export function typedRow(form, table) {
  const data = new FormData(form);
  const row = {};
  for (const [name, value] of data) {
    if (!value.trim()) continue;
    const [column, part] = name.split(".");
    if (part) ((row.evidence ??= {})[column] ??= {})[part] = value;
    else row[name] = value;
  }
  const order = [table.key, "quote", "paragraph", ...table.fields.map((field) => field.name), "evidence"];
  return Object.fromEntries(order.filter((name) => name in row).map((name) => [name, row[name]]));
}

/** A form for a row of a table; `changed` is called when something was typed, `saved` and `left` when it is to be. */
export function drawForm(table, row, names, { changed, saved, left }) {
  const isOwn = (field) => field.name === table.key && table.source === "article";
  const few = table.fields.length <= FEW;
  const shown = table.fields.filter((field) => !isOwn(field) && (few || field.required || field.name in row || row.evidence?.[field.name]));
  const others = table.fields.filter((field) => !shown.includes(field));
  const form = h(
    "form",
    { class: "form", novalidate: true },
    table.isQuoted
      ? h(
          "div",
          { class: "line" },
          h("label", { for: "f-quote" }, t("quote"), h("span", { class: "must", "aria-hidden": "true" }, " *")),
          h(
            "div",
            { class: "cell" },
            h("input", { id: "f-quote", name: "quote", type: "text", value: text(row.quote), lang: "zh-Hans", autocomplete: "off", spellcheck: "false" }),
            h("label", { class: "evidence-paragraph" }, h("span", null, t("paragraphField")), h("input", { name: "paragraph", type: "text", value: text(row.paragraph), autocomplete: "off" })),
          ),
        )
      : null,
    shown.map((field) => line(field, row, names)),
    others.length ? h("details", { class: "others" }, h("summary", null, t("more", { n: others.length })), others.map((field) => line(field, row, names))) : null,
    h("div", { class: "actions" }, h("div", { id: "verdict", "aria-live": "polite" }), h(
      "p",
      { class: "buttons" },
      h("button", { type: "submit", class: "first" }, t("save"), h("kbd", { "aria-hidden": "true" }, "Enter")),
      h("button", { type: "button", onclick: left }, t("cancel"), h("kbd", { "aria-hidden": "true" }, "Esc")),
    )),
  );
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saved(event.submitter?.dataset.force === "yes");
  });
  return form;
}
