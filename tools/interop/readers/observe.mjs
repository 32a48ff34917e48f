// What a table of rows looks like to JavaScript, as a line of JSON.

import { appendFileSync } from "node:fs";

const typed = (value) => (Array.isArray(value) ? "Array" : typeof value);
const missing = (value) => value === null || value === undefined;
const plain = (key, value) => (typeof value === "bigint" ? Number(value) : value);

function described(rows) {
  const answer = { rows: rows.length, types: {}, nulls: {}, cells: {} };
  for (const name of Object.keys(rows[0])) {
    const cells = rows.map((row) => row[name]);
    answer.types[name] = [...new Set(cells.filter((cell) => !missing(cell)).map(typed))].join(" or ");
    answer.nulls[name] = cells.filter(missing).length;
    answer.cells[name] = cells.map((cell) => (missing(cell) ? null : cell));
  }
  return answer;
}

export async function observe(answers, load) {
  let answer;
  try {
    answer = described(await load());
  } catch (fault) {
    answer = { error: String(fault) };
  }
  appendFileSync(answers, JSON.stringify(answer, plain) + "\n");
}
