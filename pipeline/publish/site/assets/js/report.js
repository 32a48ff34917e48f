"use strict";
/** A row as JSON, and what somebody needs who reports a fault in it: which row of which version, with its words in the article. */
{
  const t = Site.t;

  /** A row as a line of the published JSON Lines has it: every column, null where it has no value. */
  Site.jsonOf = (table, row) => JSON.stringify(Object.fromEntries(table.fields.map(({ name }) => [name, table.value(row, name)])), null, 2);

  /** Where the record of the dataset says that its people can be reached; often nowhere. */
  function addresses() {
    const { dataset } = Site.package;
    const people = dataset.contributors ?? [];
    return [dataset.homepage, ...people.map((one) => one.email), ...people.map((one) => one.path)].filter(Boolean);
  }

  function text(table, row) {
    const { dataset } = Site.package;
    const said = (name) => (table.has(name) ? table.value(row, name) : null);
    const at = said("char_start") === null ? null : t("place", { p: said("paragraph"), start: said("char_start"), end: said("char_end") });
    return [
      [t("reportData"), [dataset.name, dataset.version].filter(Boolean).join(" ")],
      [t("reportRow"), `${table.name} ${Site.decoded(table.key(row))}`],
      [t("article"), said("article_id")],
      [t("reportQuote"), said("quote")],
      [t("reportAt"), at],
      [t("reportWrong"), ""],
      [t("reportRight"), ""],
    ]
      .filter(([, value]) => value !== null)
      .map(([head, value]) => `${t("headOf", { head })}${value}`.trimEnd())
      .join("\n");
  }

  /** The text to send, under what is known of whom to send it to. */
  Site.report = (table, row) => {
    const known = addresses();
    const note = known.length ? t("reportTo", { to: known.join(t("comma")) }) : t("reportNowhere");
    return [{ tool: t("reportText"), line: text(table, row), note }];
  };
}
