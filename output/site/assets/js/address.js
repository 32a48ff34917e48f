"use strict";
/** Addresses of pages: short, readable, and with the language where the reader chose one. */
{
  const KEPT = { "%3A": ":", "%2C": ",", "%2F": "/", "%40": "@" };

  /** What the present address asks. */
  const asked = () => new URLSearchParams(location.hash.split(/\?(.*)/s)[1] ?? "");

  /** The address of a page: `Site.address("map", { at: "x" })`; what is empty is left out. */
  Site.address = (path, query = {}) => {
    const pairs = (Array.isArray(query) ? query : Object.entries(query)).filter(([, value]) => value !== null && value !== undefined && value !== "");
    const text = new URLSearchParams(pairs).toString().replace(/%(?:3A|2C|2F|40)/g, (code) => KEPT[code]);
    return `#/${path}${text ? `?${text}` : ""}`;
  };

  /** Put into the address what the page shows now, without a step in the history. */
  Site.keepAddress = (path, query = {}) => {
    const pairs = Array.isArray(query) ? query : Object.entries(query);
    history.replaceState(null, "", Site.address(path, [...pairs, ["lang", asked().get("lang")]]));
  };

  /** Put the language into the address of this page. */
  Site.addressLanguage = (language) => {
    const [path] = location.hash.replace(/^#\/?/, "").split("?");
    history.replaceState(null, "", Site.address(path, [...[...asked()].filter(([name]) => name !== "lang"), ["lang", language]]));
  };

  const wanted = asked().get("lang");
  if (wanted === "en" || wanted === "zh") Site.setLanguage(wanted, true);
  addEventListener("hashchange", () => {
    const next = asked().get("lang");
    if ((next === "en" || next === "zh") && next !== Site.language()) Site.setLanguage(next, true);
  });
}
