"use strict";
/** Measures in words: value, qualifier and unit of a row's number as a person says them, in the reader's language. */
{
  const NAMES = {
    "%": ["%", "%", "百分比"],
    a: ["year", "years", "年"],
    mo: ["month", "months", "个月"],
    wk: ["week", "weeks", "周"],
    d: ["day", "days", "天"],
    h: ["hour", "hours", "小时"],
    min: ["minute", "minutes", "分钟"],
    s: ["second", "seconds", "秒"],
    m: ["m", "m", "米"],
    km: ["km", "km", "公里"],
    m2: ["m²", "m²", "平方米"],
    km2: ["km²", "km²", "平方公里"],
    har: ["hectare", "hectares", "公顷"],
    t: ["tonne", "tonnes", "吨"],
    CNY: ["yuan", "yuan", "元"],
    USD: ["US dollar", "US dollars", "美元"],
    rank: ["rank", "rank", "名次"],
  };
  const IRREGULAR = { person: "people", child: "children", hectare: "hectares" };
  const LARGE = [
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
  ];

  const plural = (word) =>
    IRREGULAR[word] ?? (/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`);

  /** What is counted, in the plural: the last word of each side of an “or”. */
  const manyOf = (words) =>
    words
      .split(" or ")
      .map((part) => part.replace(/\S+$/, plural))
      .join(" or ");

  const counted = (unit) => unit.replace(/[{}]/g, "").replaceAll("_", " ");

  /** A unit in words: of one, or of several. */
  function unitWords(field, unit, isOne = false) {
    const listed = field?.codes?.find((code) => code.code === unit);
    if (listed && Site.pick(listed, "label") !== unit) return Site.pick(listed, "label");
    const own = field?.unitLabels?.[unit];
    if (own) return own[Site.language() === "zh" ? 2 : isOne ? 0 : 1];
    const known = NAMES[unit];
    if (Site.language() === "zh") return known ? known[2] : counted(unit);
    if (known) return known[isOne ? 0 : 1];
    return unit.startsWith("{") && !isOne ? manyOf(counted(unit)) : counted(unit);
  }

  /** A number as it is best said: 297.6 billion, 22 million, 5,752. */
  function figure(value) {
    if (Site.language() === "zh") return Site.number(value);
    const [size, name] = LARGE.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
    const short = value / size;
    return name && Number(short.toFixed(3)) === short ? `${Site.number(short)} ${name}` : Site.number(value);
  }

  /** A place in a ranking, as English says it. */
  function ordinal(value) {
    const kind = new Intl.PluralRules("en", { type: "ordinal" }).select(value);
    return `${Site.number(value)}${{ one: "st", two: "nd", few: "rd", other: "th" }[kind]}`;
  }

  /** A number with its unit, without a qualifier. */
  function amount(field, value, upper, unit) {
    const range = upper === null ? figure(value) : `${figure(value)}–${figure(upper)}`;
    if (unit === null) return range;
    if (unit === "1") return range;
    if (unit === "%") return Site.language() === "zh" ? `${range}%` : `${range}\u00a0%`;
    if (unit === "rank") return Site.t("rankOf", { n: Site.language() === "en" && upper === null ? ordinal(value) : range });
    if (/^[A-Z]{3}$/.test(unit) && Site.language() === "en") return `${unit} ${range}`;
    const name = unitWords(field, unit, value === 1 && upper === null);
    return Site.language() === "zh" ? `${range}${/^[\x20-\x7e]/.test(name) ? " " : ""}${name}` : `${range} ${name}`;
  }

  /** The unit of the base of a rate: the articles' own word, or ours for it. */
  function baseUnit(text, isOne) {
    const found = Object.values(NAMES).find((names) => names[2] === text);
    return found && Site.language() === "en" ? found[isOne ? 0 : 1] : text;
  }

  /**
   * The number of a row as words, such as “at most 2 days”; null where the row has none. A statistic of one word is told; what takes a
   * whole phrase, such as growth over a year, stands in the indicator's own words.
   */
  function measure(table, row) {
    const part = (name) => table.value(row, Site.marks.part(table.about, name));
    const value = part("value");
    if (value === null) return null;
    const field = table.field(Site.marks.part(table.about, "unit"));
    const bare = amount(field, value, part("upper"), part("unit"));
    const [base, text] = [part("base"), part("base-unit-text")];
    const whole = base === null ? bare : Site.t("per", { n: bare, base: Site.number(base), unit: text === null ? "" : baseUnit(text, base === 1) });
    const key = `as_${part("qualifier")}`;
    const said = Site.strings[key] ? Site.t(key, { n: whole }) : whole;
    const statistic = table.fields.find((one) => one.cues === "statistic");
    const code = statistic ? table.value(row, statistic.name) : null;
    if (code === null) return said;
    const name = Site.codeLabel(statistic, code);
    if (code === "mean") return Site.t("onAverage", { n: said });
    return name.includes(" ") ? said : `${said} (${name})`;
  }

  /** The way the articles write each unit most often. */
  function asWritten(table) {
    const counts = new Map();
    const columns = ["unit", "unit-text"].map((part) => Site.marks.part(table.about, part));
    for (let row = 0; row < table.rows; row++) {
      const [unit, text] = columns.map((column) => table.value(row, column));
      if (unit === null || text === null) continue;
      if (!counts.has(unit)) counts.set(unit, new Map());
      counts.get(unit).set(text, (counts.get(unit).get(text) ?? 0) + 1);
    }
    return new Map([...counts].map(([unit, texts]) => [unit, [...texts].sort((a, b) => b[1] - a[1])[0][0]]));
  }

  /** A function that names the unit of a row; in Chinese, counted things are called as the articles call them. */
  Site.unitName = (table) => {
    const code = Site.marks.part(table.about, "unit");
    const written = Site.language() === "zh" ? asWritten(table) : new Map();
    return (row) => {
      const unit = table.value(row, code);
      if (unit === null) return Site.t("notSaidShort");
      if (!NAMES[unit] && written.has(unit)) return `${written.get(unit)} (${counted(unit)})`;
      return unit === "%" ? Site.t("perCent") : unitWords(table.field(code), unit);
    };
  };
  Object.assign(Site, { unitWords, measure });
}
