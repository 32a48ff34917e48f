"use strict";
/**
 * The only global name: every part of the site hangs what it offers on it.
 * Data files call `open` and `receive`; that is how data comes in without a request, from a folder as from a server.
 */
const Site = {
  /** What the package says of itself; see `overview.py`. */
  package: null,
  /** Pages by the first part of their address. */
  pages: new Map(),
  /** Called by `data/package.js`. */
  open(description) {
    Site.package = description;
    Site.tables = new Map(description.tables.map((table) => [table.name, table]));
  },
};
