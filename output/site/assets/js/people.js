"use strict";
/** Those who took part: who, in which office, for which body, and at which occasion. */
{
  const h = Site.h;

  /** The words about one who took part, in the reader's language: the office, and the body where it is not the name itself. */
  function about(table, row) {
    const named = Site.rows.calledAs(table, row);
    const texts = table.fields.filter((field) => field.derivation === "verbatim" && field.semantics !== "person" && table.value(row, field.name) !== null);
    const isWithin = (field) => texts.some((other) => other !== field && table.value(row, other.name).includes(table.value(row, field.name)));
    const said = texts.filter((field) => !isWithin(field)).map((field) => Site.rows.inLanguage(table, row, field.name)).filter((value) => value !== named);
    return [...new Set(said)];
  }

  /** The first code that says in which way one took part. */
  function role(table, row) {
    const field = table.fields.find((one) => one.codes && one.cues);
    const value = field ? table.value(row, field.name) : null;
    return value === null ? null : Site.codeLabel(field, value);
  }

  /** The key of the occasion at which one took part, or null. */
  function occasion(table, row) {
    const happenings = Site.marks.happenings();
    const column = happenings && Site.marks.referring(table.about, happenings.name);
    return column ? table.value(row, column) : null;
  }

  /** The row of the person or body behind one who took part: where all about them is gathered. */
  function entity(table, row) {
    const references = Site.rows.references(table.about);
    for (const field of table.fields.filter((one) => one.nameOf)) {
      const key = table.value(row, field.nameOf);
      const target = key === null ? null : Site.loaded.get(references.get(field.nameOf));
      const found = target ? target.find(encodeURIComponent(key)) : -1;
      if (found >= 0) return { table: target, row: found };
    }
    return { table, row };
  }

  /** One who took part, as a line of a list. */
  function line(table, row, { withName = true, withOccasion = null } = {}) {
    const found = entity(table, row);
    const words = about(table, row).map((text) => Site.words(text));
    const event = withOccasion ? occasion(table, row) : null;
    const at = event === null ? -1 : withOccasion.find(encodeURIComponent(event));
    return h(
      "li",
      { class: "participant" },
      withName ? h("a", { class: "who", href: Site.rows.href(found.table, found.row) }, Site.words(Site.rows.calledAs(table, row))) : null,
      h(
        "span",
        { class: "about" },
        words.flatMap((part, at_) => [at_ ? Site.t("comma") : null, part]),
        at < 0 ? null : [words.length ? " · " : null, Site.rows.link(withOccasion, at)],
        " ",
        h("a", { class: "proof-link", href: Site.rows.href(table, row) }, role(table, row) ?? Site.t("proof")),
      ),
    );
  }

  Site.people = { line, occasion, entity, role, about };
}
