"use strict";
/** The lines that load a table, as the package has them; each names the file as it can be reached from here. */
{
  /** An address on a server, a path in the package where the pages were opened from a folder. */
  function reach(file) {
    return location.protocol === "file:" ? file.path : new URL(file.href, location.href).href;
  }

  /** The file of a table in a format; a workbook holds all tables. */
  function fileOf(files, format, table) {
    const own = files.find((file) => file.folder === format && file.path.endsWith(`/${table}.${format}`));
    return own ?? (format === "xlsx" ? files.find((file) => file.path.endsWith(".xlsx")) : undefined);
  }

  /** @returns {{tool: string, format: string, line: string}[]} for every tool the first line for which the package has a file */
  Site.snippets = (table) => {
    const { files, snippets } = Site.package;
    const lines = new Map();
    for (const { tool, format, code } of snippets) {
      const file = fileOf(files, format, table);
      if (file && !lines.has(tool)) {
        lines.set(tool, { tool, format, line: code.replaceAll("{table}", table).replaceAll(file.path, reach(file)) });
      }
    }
    const workbook = fileOf(files, "xlsx", table);
    return [...lines.values(), ...(workbook ? [{ tool: "Excel", format: "xlsx", line: reach(workbook) }] : [])];
  };
}
