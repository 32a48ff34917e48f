"use strict";
/** What tables and columns mean, by the marks of their schemas: never by their names. */
{
  const first = (about, test) => about?.fields.find(test)?.name ?? null;
  const tables = () => Site.package.tables;
  const tableWith = (test) => tables().find((about) => about.fields.some(test)) ?? null;

  Site.marks = {
    /** The first column of some semantics, or null. */
    column: (about, semantics) => first(about, (field) => field.semantics === semantics),
    /** The column with a part of the row's number, or null. */
    part: (about, part) => first(about, (field) => field.part === part),
    /** The column with the start or end of the row's period, or null. */
    bound: (about, bound) => first(about, (field) => field.bound === bound),
    /** The columns that say a column in another language or script. */
    translations: (about, name) => about.fields.filter((field) => field.translationOf === name).map((field) => field.name),
    /** The first column that refers to rows of a table, or null. */
    referring: (about, target) => about.references.find(({ fields, table }) => table === target && fields.length === 1)?.fields[0] ?? null,
    /** The table whose rows are about a number, or null. */
    numbers: () => tableWith((field) => field.semantics === "numeral"),
    /** Whether rows of a table stand for things that rows of many articles share. */
    isShared: (about) => /^[0-9]+$/.test(about.tone) && !about.fields.some((field) => field.name === "quote"),
    /** The table of places, or null. */
    places: () => tableWith((field) => field.semantics === "country-code"),
    /** The table whose rows may speak, or null. */
    speakers: () => tables().find((about) => about.speaks) ?? null,
    /** The table of what takes place: rows that have a name and a period, or null. */
    happenings: () =>
      tables().find((about) => about.fields.some((field) => field.namesRow) && about.fields.some((field) => field.bound === "start")) ?? null,
    /** The table whose rows have codes in a list, and a place, or null; with the column of the list. */
    topics: () => {
      const places = Site.marks.places();
      const listed = (about) => first(about, (field) => field.type === "list" && field.codes);
      return tables().find((about) => listed(about) && places && Site.marks.referring(about, places.name)) ?? null;
    },
    /** The codes of a column whose rows stand aside. */
    aside: (field) => new Set((field?.codes ?? []).filter((code) => code.aside).map((code) => code.code)),
    /** The class with the colour of a table. */
    tone: (name) => `kind-${Site.tables.get(name)?.tone ?? "other"}`,
  };
}
