"use strict";
/** One line that loads a table, for every tool that people use; each names the file as it can be reached from here. */
{
  /** An address on a server, a path in the package where the pages were opened from a folder. */
  function reach(file) {
    return location.protocol === "file:" ? file.path : new URL(file.href, location.href).href;
  }

  const quoted = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  const FORMATS = {
    pandas: [
      ["parquet", (path) => `pandas.read_parquet(${path})`],
      ["csv", (path) => `pandas.read_csv(${path}, keep_default_na=False, na_values=[""])`],
      ["jsonl", (path) => `pandas.read_json(${path}, lines=True)`],
    ],
    polars: [
      ["parquet", (path) => `polars.read_parquet(${path})`],
      ["csv", (path) => `polars.read_csv(${path})`],
      ["jsonl", (path) => `polars.read_ndjson(${path})`],
    ],
    R: [
      ["csv", (path) => `read.csv(${path}, na.strings = "", encoding = "UTF-8")`],
      ["parquet", (path) => `arrow::read_parquet(${path})`],
    ],
    DuckDB: [
      ["parquet", (path) => `SELECT * FROM '${JSON.parse(path).replaceAll("'", "''")}';`],
      ["csv", (path) => `SELECT * FROM read_csv('${JSON.parse(path).replaceAll("'", "''")}');`],
    ],
    Excel: [
      ["xlsx", (path) => JSON.parse(path)],
      ["csv", (path) => `=Csv.Document(File.Contents(${path}), [Encoding=65001])`],
    ],
  };

  /** The file of a table in a format; a workbook holds all tables. */
  function fileOf(files, format, table) {
    const own = files.find((file) => file.folder === format && file.path.endsWith(`/${table}.${format}`));
    return own ?? (format === "xlsx" ? files.find((file) => file.path.endsWith(".xlsx")) : undefined);
  }

  /** @returns {{tool: string, line: string}[]} a line for every tool for which the package has a file */
  Site.snippets = (table) => {
    const files = Site.package.files;
    return Object.entries(FORMATS).flatMap(([tool, ways]) => {
      for (const [format, write] of ways) {
        const file = fileOf(files, format, table);
        if (file) return [{ tool, format, line: write(quoted(reach(file))) }];
      }
      return [];
    });
  };
}
