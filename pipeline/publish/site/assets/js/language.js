"use strict";
/** English or Chinese: words of the site from one table of strings, words of the data from its own two titles. */
{
  const LANGUAGES = { en: "en", zh: "zh-Hans" };
  const HAN = /\p{Script=Han}/u;
  let current = Site.memory.get("language");
  if (!(current in LANGUAGES)) current = (navigator.language || "en").toLowerCase().startsWith("zh") ? "zh" : "en";

  Site.language = () => current;
  Site.languageTag = () => LANGUAGES[current];
  Site.hasHan = (text) => HAN.test(text);

  /** Change the language; one that an address asks for is not remembered beyond this visit. */
  Site.setLanguage = (language, isVisit = false) => {
    current = language;
    if (!isVisit) Site.memory.set("language", language);
    document.documentElement.lang = LANGUAGES[language];
  };

  /** A string of the site, with {names} filled in. A key that is not in the table is a fault of the program. */
  Site.t = (key, values = {}) => {
    const pair = Site.strings[key];
    if (!pair) throw new Error(`no string ${key}`);
    return pair[current === "zh" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };

  /** `title` or `titleZh` of a thing that has both. */
  Site.pick = (thing, property) => (current === "zh" && thing[`${property}Zh`]) || thing[property] || "";

  /** The title of a column, without the language that the reader has chosen anyway. */
  Site.columnTitle = (field) => Site.pick(field, "title").replace(current === "en" ? /,? in English$/ : /^中文(?=.)|标识$/, "");

  Site.number = (value) => new Intl.NumberFormat(LANGUAGES[current], { maximumFractionDigits: 6 }).format(value);
  Site.percent = (share) => new Intl.NumberFormat(LANGUAGES[current], { style: "percent", maximumFractionDigits: 1 }).format(share);

  /** A size in bytes as a person reads it. */
  Site.bytes = (size) => {
    const steps = [
      [1e6, "MB"],
      [1e3, "kB"],
      [1, "B"],
    ];
    const [unit, name] = steps.find(([step]) => size >= step) ?? [1, "B"];
    return `${Site.number(Math.round((size / unit) * 10) / 10)} ${name}`;
  };

  document.documentElement.lang = LANGUAGES[current];
}
