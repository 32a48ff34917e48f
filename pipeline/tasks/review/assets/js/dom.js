/** Elements. Whatever comes from the data becomes a text node or an attribute, never markup. */

/** Make an element: functions become listeners, true is a bare attribute, what is empty is left out. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const at = (id) => document.getElementById(id);

/** Say something to those who hear the page. */
export function say(text) {
  const place = at("said");
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = text));
}

export const key = (name) => h("kbd", { "aria-hidden": "true" }, name);

/** The language of words: Chinese where they hold a Chinese character. */
export const langOf = (text) => (/\p{Script=Han}/u.test(text) ? "zh-Hans" : "en");
