"use strict";
/** Rows as CSV, by the rules of the published files: LF, minimal quoting, empty is null, lists joined with `|`. */
{
  function cell(value) {
    if (value === null) return "";
    const text = Array.isArray(value) ? value.join("|") : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** Rows of plain values under their heads. */
  Site.csvOf = (heads, rows) => [heads, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");

  Site.csv = (table, rows) => {
    const names = table.fields.map((field) => field.name);
    const lines = rows.map((row) => names.map((name) => cell(table.value(row, name))).join(","));
    return [names.join(","), ...lines, ""].join("\n");
  };
}
