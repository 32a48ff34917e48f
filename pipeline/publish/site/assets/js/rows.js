"use strict";
/** Rows: their addresses, what to call them, and which rows they name. */
{
  /** Columns that hold the key of a row of another table, by name of the column. */
  function references(about) {
    const found = new Map();
    for (const reference of about.references) {
      if (reference.fields.length === 1) found.set(reference.fields[0], reference.table);
    }
    return found;
  }

  /** Columns that can serve as a name: the first texts that are no key, no reference and no code. */
  function nameColumns(about) {
    const others = new Set([...about.key, ...references(about).keys()]);
    const plain = (field) => field.type === "string" && !field.codes && !others.has(field.name) && !field.computed;
    const named = about.fields.filter(plain).map((field) => field.name);
    return named.length ? named : about.fields.filter((field) => field.name === "quote").map((field) => field.name);
  }

  function inLanguage(table, row, name) {
    const translations = Site.language() === "en" ? Site.marks.translations(table.about, name) : [];
    for (const candidate of [...translations, name]) {
      const value = table.value(row, candidate);
      if (value !== null) return value;
    }
    return null;
  }

  /** A number as the article writes it, with its unit and the base of its rate; the numeral of a ratio holds both sides. */
  function written(table, row, numeral) {
    const part = (name) => table.value(row, Site.marks.part(table.about, name));
    const [number, unit] = [table.value(row, numeral), part("unit-text") ?? ""];
    if (number === null) return null;
    const whole = number.endsWith(unit) ? number : number + unit;
    const [base, baseUnit] = [part("base"), part("base-unit-text")];
    return base === null || baseUnit === null ? whole : `${whole} / ${base} ${baseUnit}`;
  }

  /** What to call a row, in the language of the reader where the data has it. */
  function label(table, row) {
    const numeral = table.fields.find((field) => field.semantics === "numeral");
    for (const name of nameColumns(table.about)) {
      const found = inLanguage(table, row, name);
      if (found === null) continue;
      const figure = numeral && written(table, row, numeral.name);
      return figure && name !== numeral.name ? `${found}: ${figure}` : found;
    }
    return Site.decoded(table.key(row));
  }

  const address = (name, key) => `#/row/${encodeURIComponent(name)}/${key}`;

  /** The tables whose rows may name rows of one, each with the column. */
  function referring(name) {
    const columns = (about) => [...references(about)].filter(([, target]) => target === name);
    return Site.package.tables.flatMap((about) => columns(about).map(([column]) => ({ table: about.name, column })));
  }

  Site.rows = {
    references,
    label,
    address,
    nameColumns,
    href: (table, row) => address(table.name, table.key(row)),
    /** A link to a row, by its name. */
    link: (table, row) => Site.h("a", { href: address(table.name, table.key(row)) }, Site.words(label(table, row))),
    referring,
    /** The same, of those tables whose rows the pages hold. */
    referringHeld: (name) => referring(name).filter(({ table }) => Site.holds(table)),
  };
}
