"use strict";
/** Choices that outlast a visit, where the browser allows it; elsewhere they last as long as the page. */
{
  const PREFIX = "city-governance-forums:";
  const here = new Map();

  Site.memory = {
    get(name) {
      try {
        return localStorage.getItem(PREFIX + name) ?? here.get(name) ?? null;
      } catch {
        return here.get(name) ?? null;
      }
    },
    set(name, value) {
      here.set(name, value);
      try {
        localStorage.setItem(PREFIX + name, value);
      } catch {
        // storage is forbidden or full: the choice lasts until the page is left
      }
    },
  };
}
