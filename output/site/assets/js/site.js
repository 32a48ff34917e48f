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
  /** A part of an address as it was before it was put there; what was never well written stays as it is. */
  decoded(part = "") {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  },
  /** Called by `data/package.js`. */
  open(description) {
    Site.package = description;
    Site.tables = new Map(description.tables.map((table) => [table.name, table]));
  },
};
