"use strict";
/** Units in words: what a unit of UCUM or of money means, in the reader's language where the data does not say it itself. */
{
  const NAMES = {
    "%": ["per cent", "百分比"],
    a: ["years", "年"],
    mo: ["months", "月"],
    wk: ["weeks", "周"],
    d: ["days", "天"],
    h: ["hours", "小时"],
    min: ["minutes", "分钟"],
    s: ["seconds", "秒"],
    m: ["metres", "米"],
    km: ["kilometres", "公里"],
    m2: ["square metres", "平方米"],
    km2: ["square kilometres", "平方公里"],
    har: ["hectares", "公顷"],
    t: ["tonnes", "吨"],
    CNY: ["yuan (CNY)", "元"],
    USD: ["US dollars", "美元"],
    rank: ["rank", "名次"],
  };

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

  /** A function that names the unit of a row; counted things keep the name the data gives them. */
  Site.unitName = (table) => {
    const isChinese = Site.language() === "zh";
    const code = Site.marks.part(table.about, "unit");
    const written = isChinese ? asWritten(table) : new Map();
    return (row) => {
      const unit = table.value(row, code);
      if (unit === null) return Site.t("notSaidShort");
      if (NAMES[unit]) return NAMES[unit][isChinese ? 1 : 0];
      const counted = unit.replace(/[{}]/g, "").replaceAll("_", " ");
      return isChinese && written.has(unit) ? `${written.get(unit)} (${counted})` : counted;
    };
  };
}
