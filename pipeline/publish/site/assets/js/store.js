"use strict";
/** What is loaded when it is first needed: tables, and vendored libraries. Everything is a script; nothing is fetched. */
{
  const scripts = new Map();
  const received = new Map();
  const tables = new Map();

  /** Load a script once. */
  Site.script = (path) => {
    if (!scripts.has(path)) {
      scripts.set(
        path,
        new Promise((resolve, reject) => {
          const element = Site.h("script", { src: path });
          element.addEventListener("load", resolve);
          element.addEventListener("error", () => {
            scripts.delete(path);
            reject(new Error(Site.t("notLoaded", { path })));
          });
          document.head.append(element);
        }),
      );
    }
    return scripts.get(path);
  };

  /** Load a style sheet once, before those of the site, which overrule it. */
  Site.styles = (path) => {
    if (document.querySelector(`link[href="${path}"]`)) return;
    document.head.prepend(Site.h("link", { rel: "stylesheet", href: path }));
  };

  /** Libraries one after the other: each may need the one before. */
  Site.vendor = async (...paths) => {
    for (const path of paths) await Site.script(`vendor/${path}`);
  };

  /** Called by every `data/tables/*.js`. */
  Site.receive = (name, data) => received.set(name, data);

  async function load(name) {
    const about = Site.tables.get(name);
    await Site.script(`data/tables/${encodeURIComponent(name)}.js`);
    const data = received.get(name);
    received.delete(name);
    return new Site.Table(about, data);
  }

  /** Whether the pages hold the rows of a table: the package has it, and it is not too large for a browser. */
  Site.holds = (name) => Site.tables.get(name)?.held === true;

  /** The tables whose rows say what rows of this one are called. */
  function naming(about) {
    if (!about.fields.some((field) => field.nameOf)) return [];
    return about.references.map(({ table }) => table).filter((name) => name !== about.name && Site.marks.isShared(Site.tables.get(name)));
  }

  /** A table by itself. */
  function alone(name) {
    if (!tables.has(name)) {
      const coming = load(name).then((table) => {
        Site.loaded.set(name, table);
        return table;
      });
      coming.catch(() => tables.delete(name));
      tables.set(name, coming);
    }
    return tables.get(name);
  }

  async function withNames(name, seen) {
    seen.add(name);
    const others = naming(Site.tables.get(name)).filter((other) => other && Site.holds(other) && !seen.has(other));
    const [table] = await Promise.all([alone(name), ...others.map((other) => withNames(other, seen))]);
    return table;
  }

  /** The tables that are here now, by name. */
  Site.loaded = new Map();

  /** A table of the package, with those that name its rows; null where the pages hold none of this name. */
  Site.table = (name) => (Site.holds(name) ? withNames(name, new Set()) : Promise.resolve(null));

  /** Tables as a reader meets them: the facts first. */
  Site.tablesInOrder = (tables) => [...tables].sort((a, b) => Site.facts.isOne(b.name) - Site.facts.isOne(a.name));

  /** Several tables at once, by name; those the pages do not hold are left out. */
  Site.tablesNamed = async (names) => {
    const known = [...new Set(names)].filter(Site.holds);
    const loaded = await Promise.all(known.map(Site.table));
    return new Map(known.map((name, at) => [name, loaded[at]]));
  };

  /** What releases changed, newest first, as `pipeline release` wrote it down. */
  Site.changes = async () => {
    await Site.script("data/changes.js");
    return received.get("#changes") ?? [];
  };

  /** Let the page breathe between parts of long work. */
  Site.pause = () => new Promise((resolve) => setTimeout(resolve));
}
