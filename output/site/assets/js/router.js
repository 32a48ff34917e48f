"use strict";
/** Which page an address means: what follows `#/`, parts between slashes, then a question. */
{
  let turn = 0;
  let shown = null;

  /** @returns {{name: string, parts: string[], query: URLSearchParams}} */
  function route() {
    const [path, query = ""] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
    const [name = "", ...parts] = path.split("/");
    return { name, parts, query: new URLSearchParams(query) };
  }

  async function content({ name, parts, query }) {
    const page = Site.pages.get(name);
    if (!page) return { title: Site.t("notFound"), nodes: Site.missing(Site.t("noPage")) };
    try {
      const nodes = await page.render(parts, query);
      return { title: page.title(parts), nodes };
    } catch (error) {
      console.error(error);
      return { title: Site.t("notFound"), nodes: Site.missing(error.message) };
    }
  }

  /** Show the page of the address; `isMove` when the reader came from another. */
  async function show(isMove = false) {
    const mine = ++turn;
    const where = route();
    const { title, nodes } = await content(where);
    if (mine !== turn) return;
    const name = Site.pick(Site.package.dataset, "title");
    document.title = where.name ? `${title} · ${name}` : name;
    const main = Site.h("main", { id: "main", class: `page-${where.name || "overview"}` }, nodes);
    document.body.replaceChildren(...Site.shell(where.name, main));
    document.body.dataset.ready = String(mine);
    if (isMove && !where.query.has("at") && !where.query.has("p")) scrollTo(0, 0);
    if (isMove) main.querySelector("h1")?.focus({ preventScroll: true });
    if (shown === null) performance.mark("site-ready");
    shown = where.name;
  }

  Site.show = () => show();
  addEventListener("hashchange", () => show(true));
  if (Site.package) show();
  else document.body.replaceChildren(Site.h("p", null, "data/package.js is missing."));
}
