"use strict";
/** What a reader sees as a line of code: the rows of a table under its filters and order, or one row, in pandas, R and SQL. */
{
  const quoted = (text) => JSON.stringify(String(text));
  const sqlText = (text) => `'${String(text).replaceAll("'", "''")}'`;
  const sqlName = (name) => `"${name.replaceAll('"', '""')}"`;
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isNumeric = (field) => field.type === "number" || field.type === "integer";
  const isText = (field) => field.type === "string";

  /** The table as each language has it after its first line. */
  const COLUMN = {
    pandas: (table, name) => `${table}[${quoted(name)}]`,
    R: (table, name) => `${table}[[${quoted(name)}]]`,
    SQL: (table, name) => sqlName(name),
  };

  const TESTS = {
    pandas: {
      is: (column, field, value) =>
        field.type === "list" ? `${column}.map(lambda items: items is not None and ${quoted(value)} in list(items))` : `(${column} == ${isNumeric(field) ? value : quoted(value)})`,
      has: (column, field, value) => `${column}.${isText(field) ? "" : "astype(str)."}str.contains(${quoted(value)}, case=False, regex=False).fillna(False)`,
      min: (column, field, value) => `(${column} >= ${Number(value)})`,
      max: (column, field, value) => `(${column} <= ${Number(value)})`,
      empty: (column) => `${column}.isna()`,
      filled: (column) => `${column}.notna()`,
      among: (column, values) => `${column}.isin([${values.map(quoted).join(", ")}])`,
    },
    R: {
      is: (column, field, value) => (field.type === "list" ? `grepl(${quoted(`(^|[|])${escaped(value)}([|]|$)`)}, ${column})` : `${column} %in% ${quoted(value)}`),
      has: (column, field, value) => `grepl(tolower(${quoted(value)}), tolower(${column}), fixed = TRUE)`,
      min: (column, field, value) => `as.numeric(${column}) >= ${Number(value)}`,
      max: (column, field, value) => `as.numeric(${column}) <= ${Number(value)}`,
      empty: (column) => `is.na(${column})`,
      filled: (column) => `!is.na(${column})`,
      among: (column, values) => `${column} %in% c(${values.map(quoted).join(", ")})`,
    },
    SQL: {
      is: (column, field, value) =>
        field.type === "list" ? `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ${sqlText(value)})` : `${column} = ${isNumeric(field) ? value : sqlText(value)}`,
      has: (column, field, value) => `instr(lower(${column}), lower(${sqlText(value)})) > 0`,
      min: (column, field, value) => `${column} >= ${Number(value)}`,
      max: (column, field, value) => `${column} <= ${Number(value)}`,
      empty: (column) => `${column} IS NULL`,
      filled: (column) => `${column} IS NOT NULL`,
      among: (column, values) => `${column} IN (${values.map(sqlText).join(", ")})`,
    },
  };

  const AND = { pandas: " & ", R: " & ", SQL: "\n  AND " };

  /** The conditions of one language. Words stand anywhere in a row, so the rows that have them are named by their keys. */
  function conditions(language, table, asked) {
    const tests = TESTS[language];
    const column = (name) => COLUMN[language](table.name, name);
    const found = asked.conditions.filter((one) => table.field(one.field)).map(({ field, how, value }) => tests[how](column(field), table.field(field), value));
    if (asked.keys) found.push(...table.about.key.map((name) => tests.among(column(name), [...new Set(asked.keys.map((row) => table.value(row, name)))])));
    return found.join(AND[language]);
  }

  const SORTS = {
    pandas: ({ name }, sort, descending) => `${name} = ${name}.sort_values(${quoted(sort)}${descending ? ", ascending=False" : ""}, kind="stable")`,
    R: ({ name, about }, sort, descending) => {
      const column = COLUMN.R(name, sort);
      const key = about.fields.some((field) => field.name === sort && isNumeric(field)) ? `as.numeric(${column})` : column;
      return `${name} <- ${name}[order(${key}${descending ? ", decreasing = TRUE" : ""}), ]`;
    },
  };

  /** The line that loads the table with a tool, as the package has it. */
  const loading = (tool, table) => Site.snippets(table).find((one) => one.tool === tool)?.line ?? null;

  function pandas(table, asked) {
    const first = loading("pandas", table.name);
    const test = conditions("pandas", table, asked);
    return first && [first, test && `${table.name} = ${table.name}[${test}]`, asked.sort && SORTS.pandas(table, asked.sort, asked.descending)];
  }

  function r(table, asked) {
    const first = loading("R", table.name);
    const test = conditions("R", table, asked);
    return first && [first, test && `${table.name} <- ${table.name}[which(${test}), ]`, asked.sort && SORTS.R(table, asked.sort, asked.descending)];
  }

  function sql(table, asked) {
    const file = Site.package.files.find((one) => one.path.endsWith(".sqlite"));
    const test = conditions("SQL", table, asked);
    const order = asked.sort && `ORDER BY ${sqlName(asked.sort)} IS NULL, ${sqlName(asked.sort)}${asked.descending ? " DESC" : ""}`;
    return file && [`-- ${file.path}`, `SELECT * FROM ${sqlName(table.name)}`, test && `WHERE ${test}`, order];
  }

  const lines = (parts) => parts && parts.filter(Boolean).join("\n");

  /**
   * @param {{conditions: object[], keys: number[]|null, sort: string, descending: boolean}} asked
   * @returns {{tool: string, line: string}[]} one for each language for which the package has a file
   */
  Site.code = (table, asked) =>
    [
      { tool: "pandas", line: lines(pandas(table, asked)) },
      { tool: "R", line: lines(r(table, asked)) },
      { tool: "SQL", line: lines(sql(table, asked)) },
    ].filter(({ line }) => line);

  /** The code for one row. */
  Site.codeOfRow = (table, row) => Site.code(table, { conditions: [], keys: [row], sort: "", descending: false });
}
