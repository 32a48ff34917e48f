"use strict";
/** Rows: their addresses, what to call them, and which rows they name. */
{
  /** Columns that hold the key of a row of another table, by name of the column. */
  function references(about) {
    const found = new Map();
    for (const reference of about.references) {
      if (reference.fields.length === 1) found.set(reference.fields[0], reference.table);
    }
    for (const field of about.fields) if (field.itemsReferTo) found.set(field.name, field.itemsReferTo);
    return found;
  }

  /** Columns that can serve as a name: the label, what names the row, then other texts that are no key, no reference and no code. */
  function nameColumns(about) {
    const others = new Set([...about.key, ...references(about).keys()]);
    const plain = (field) => field.type === "string" && !field.codes && !others.has(field.name) && !field.computed;
    const named = about.fields.filter(plain);
    const first = [...named.filter((field) => field.name === about.label), ...named.filter((field) => field.namesRow), ...named];
    const names = [...new Set(first.map((field) => field.name))];
    return names.length ? names : about.fields.filter((field) => field.name === "quote").map((field) => field.name);
  }

  /** The row that a name as printed belongs to, as that row is called. */
  function byReference(table, row, name) {
    const column = table.field(name)?.nameOf;
    const key = column ? table.value(row, column) : null;
    const target = key === null ? null : Site.loaded.get(references(table.about).get(column));
    const found = target ? target.find(encodeURIComponent(key)) : -1;
    return found < 0 ? null : calledAs(target, found);
  }

  /** The columns that name the row with the very same words. */
  function alike(table, row, name) {
    const value = table.value(row, name);
    return table.fields.filter((field) => field.namesRow && field.name !== name && value !== null && table.value(row, field.name) === value);
  }

  /** What another row that this one refers to is called, if a text is that row's very name. */
  function bySameName(table, row, text) {
    for (const [column, name] of references(table.about)) {
      const target = Site.loaded.get(name);
      const found = target && text !== null ? [table.value(row, column)].flat().map((key) => (key === null ? -1 : target.find(encodeURIComponent(key)))) : [];
      const same = found.find((at) => at >= 0 && target.fields.some((field) => field.namesRow && target.value(at, field.name) === text));
      if (same !== undefined && target !== table) return calledAs(target, same);
    }
    return null;
  }

  /** A cell in the reader's language: its translation, or the name of the row it belongs to, or itself. */
  function inLanguage(table, row, name) {
    if (Site.language() !== "en") return table.value(row, name);
    const translations = Site.marks.translations(table.about, name).map((other) => table.value(row, other));
    const others = () => alike(table, row, name).map((field) => byReference(table, row, field.name));
    const found = translations.find((value) => value !== null) ?? byReference(table, row, name) ?? others().find((value) => value !== null);
    return found ?? bySameName(table, row, table.value(row, name)) ?? table.value(row, name);
  }

  /** What a row is called, without its number. */
  function calledAs(table, row) {
    for (const name of nameColumns(table.about)) {
      const found = inLanguage(table, row, name);
      if (found !== null) return found;
    }
    return Site.decoded(table.key(row));
  }

  /** A number as the article writes it, with its unit and the base of its rate; the numeral of a ratio holds both sides. */
  function written(table, row) {
    const part = (name) => table.value(row, Site.marks.part(table.about, name));
    const [number, unit] = [table.value(row, Site.marks.column(table.about, "numeral")), part("unit-text") ?? ""];
    if (number === null) return null;
    const whole = number.endsWith(unit) ? number : number + unit;
    const [base, baseUnit] = [part("base"), part("base-unit-text")];
    return base === null || baseUnit === null ? whole : `${whole} / ${base} ${baseUnit}`;
  }

  /** The number of a row in words: ours in English, the article's in Chinese; null where it has none. */
  const figureOf = (table, row) => (Site.language() === "en" ? Site.measure(table, row) : written(table, row));

  /** What to call a row, in the language of the reader where the data has it; a number is said in words. */
  function label(table, row) {
    const name = calledAs(table, row);
    const numeral = Site.marks.column(table.about, "numeral");
    if (!numeral) return name;
    const figure = figureOf(table, row);
    return figure && name !== table.value(row, numeral) ? `${name}: ${figure}` : name;
  }

  const address = (name, key) => `#/row/${encodeURIComponent(name)}/${key}`;

  /** The page of a row; one that was made of another row leads there. */
  function href(table, row) {
    const page = table.value(row, "page");
    return Site.facts.isOne(table.name) && page?.startsWith("#/") ? page : address(table.name, table.key(row));
  }

  /** The tables whose rows may name rows of one, each with the column; not those that the program fills from another column, nor the facts, which repeat what others say. */
  function referring(name) {
    const derived = (about, column) => about.fields.find((field) => field.name === column)?.derived;
    const columns = (about) => [...references(about)].filter(([column, target]) => target === name && !derived(about, column));
    return Site.package.tables.filter((about) => !Site.facts.isOne(about.name)).flatMap((about) => columns(about).map(([column]) => ({ table: about.name, column })));
  }

  Site.rows = {
    references,
    label,
    calledAs,
    figureOf,
    inLanguage,
    address,
    nameColumns,
    href,
    /** A link to a row, by its name. */
    link: (table, row) => Site.h("a", { href: href(table, row) }, Site.words(label(table, row))),
    referring,
    /** The same, of those tables whose rows the pages hold. */
    referringHeld: (name) => referring(name).filter(({ table }) => Site.holds(table)),
  };
}
