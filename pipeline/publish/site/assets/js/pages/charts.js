"use strict";
/** Charts: what is measured, in which units and how surely; shares side by side; topics by city. */
{
  const h = Site.h;
  const t = Site.t;
  const UNITS = 16;
  const CITIES = 18;
  const DARK = 0.36;
  const SAID = 42;
  const all = (table) => Array.from({ length: table.rows }, (_, row) => row);
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const label = (table, name, code) => (code === null ? t("notSaidShort") : Site.codeLabel(table.field(name), code));

  const placeName = (places, id) => {
    const row = places.find(encodeURIComponent(id));
    return row < 0 ? id : Site.rows.label(places, row);
  };

  const nameWidth = (names) =>
    Math.min(190, 14 + Math.max(0, ...names.map((name) => [...name].reduce((sum, one) => sum + (Site.hasHan(one) ? 12.5 : 6.8), 0))));
  const short = (name, most = 26) => ([...name].length > most ? `${[...name].slice(0, most - 1).join("")}…` : name);

  /** How many numbers there are of every unit, by what kind of statement they are. */
  function units(numbers, code) {
    const unit = Site.unitName(numbers);
    const counts = Site.figures.count(all(numbers), (row) => [[unit(row), label(numbers, code, numbers.value(row, code))]]);
    const totals = new Map();
    for (const {
      key: [name],
      number,
    } of counts)
      totals.set(name, (totals.get(name) ?? 0) + number);
    const most = [...totals]
      .sort((a, b) => b[1] - a[1])
      .slice(0, UNITS)
      .map(([name]) => name);
    const data = counts.filter(({ key: [name] }) => most.includes(name)).map(({ key: [name, kind], number }) => ({ name, kind, number }));
    const kinds = numbers
      .field(code)
      .codes.map((code) => Site.pick(code, "label"))
      .filter((name) => data.some((one) => one.kind === name));
    return Site.figures.figure(
      t("chartUnits"),
      t("chartUnitsText", { n: Site.number(most.length), m: Site.number(totals.size) }),
      () => ({
        marginLeft: nameWidth(most),
        marginBottom: 42,
        height: 56 + 24 * most.length,
        x: { label: t("chartNumbers"), grid: true, labelArrow: "none" },
        y: { label: null, domain: most },
        color: { domain: kinds, range: palette() },
        marks: [
          Plot.barX(data, {
            x: "number",
            y: "name",
            fill: "kind",
            order: kinds,
            fillOpacity: 0.82,
            rx: 2,
            inset: 0.5,
            title: (one) => `${one.name} · ${one.kind}: ${one.number}`,
          }),
          Plot.ruleX([0], { stroke: token("--line-strong") }),
        ],
      }),
      {
        name: "units",
        heads: [t("chartUnit"), t("chartKind"), t("chartNumbers")],
        rows: data.map((one) => [one.name, one.kind, one.number]),
      },
      kinds.map((name, at) => [name, palette()[at % palette().length]]),
    );
  }

  const palette = () => ["--kind-4", "--kind-1", "--kind-3", "--kind-2", "--accent", "--faint"].map(token);

  /** What a number is: observed, a target, an estimate …; and of which statistic, where it is one. */
  function series(numbers, kind, row) {
    const statistic = numbers.fields.find((field) => field.cues === "statistic");
    const parts = [kind, statistic?.name].filter(Boolean).map((name) => (numbers.value(row, name) === null ? null : label(numbers, name, numbers.value(row, name))));
    return parts.filter(Boolean).join(t("comma")) || t("notSaidShort");
  }

  const SYMBOLS = ["circle", "diamond", "triangle", "square", "star", "cross"];

  /** Every share in per cent, place by place; what is no observation has another shape and colour. */
  function shares(numbers, places, code) {
    const [unit, number] = ["unit", "value"].map((part) => Site.marks.part(numbers.about, part));
    const place = Site.marks.referring(numbers.about, places.name);
    const rows = all(numbers).filter((row) => numbers.value(row, unit) === "%" && numbers.value(row, place) !== null);
    if (!rows.length) return null;
    const data = rows.map((row) => ({
      city: placeName(places, Site.places.cityOf(places, numbers.value(row, place))),
      value: numbers.value(row, number),
      what: Site.rows.label(numbers, row),
      said: short(Site.rows.calledAs(numbers, row), SAID),
      sort: series(numbers, code, row),
      href: Site.rows.href(numbers, row),
    }));
    data.sort((a, b) => a.city.localeCompare(b.city) || a.value - b.value);
    const lines = data.map((one, at) => ({ ...one, line: `${at}` }));
    const sorts = Site.figures.count(data, (one) => [one.sort]).map(({ key }) => key);
    const colours = palette();
    const of = (one) => sorts.indexOf(one.sort);
    const name = (line) => (line > 0 && lines[line - 1].city === lines[line].city ? "" : lines[line].city);
    return Site.figures.figure(
      t("chartShares"),
      t("chartSharesText"),
      (width) => ({
        width: Math.max(width, 640),
        marginLeft: nameWidth(lines.map((one) => one.city)),
        marginRight: 250,
        marginBottom: 42,
        height: 60 + 24 * lines.length,
        x: { label: "%", grid: true, nice: true, labelArrow: "none" },
        y: { label: null, domain: lines.map((one) => one.line), type: "point", tickFormat: (line) => name(Number(line)), tickSize: 0 },
        symbol: { domain: sorts, range: SYMBOLS },
        marks: [
          Plot.ruleY(lines, { y: "line", x1: 0, x2: "value", stroke: token("--line") }),
          Plot.dot(lines, {
            x: "value",
            y: "line",
            r: 6,
            symbol: "sort",
            fill: (one) => colours[of(one) % colours.length],
            stroke: token("--paper"),
            title: (one) => `${one.city} · ${one.what} · ${one.sort}`,
            href: "href",
          }),
          Plot.text(lines, { x: "value", y: "line", dx: 12, textAnchor: "start", text: (one) => `${Site.number(one.value)}  ${one.said}`, fill: token("--soft") }),
        ],
      }),
      {
        name: "shares",
        heads: [t("chartCity"), t("chartWhat"), t("chartKind"), "%"],
        rows: data.map((one) => [one.city, { text: one.what, href: one.href }, one.sort, one.value]),
      },
      sorts.map((sort, at) => [`${{ circle: "●", diamond: "◆", triangle: "▲", square: "■", star: "★", cross: "✚" }[SYMBOLS[at % SYMBOLS.length]]} ${sort}`, colours[at % colours.length]]),
    );
  }

  /** What cities do about which topics: initiatives, by city and topic. */
  function topics(table, places) {
    const place = Site.marks.referring(table.about, places.name);
    const list = table.about.fields.find((field) => field.type === "list" && field.codes).name;
    const cityOf = (row) => Site.places.cityOf(places, table.value(row, place));
    const inCity = (row) => Site.places.isCity(places, places.find(encodeURIComponent(cityOf(row))));
    const placed = all(table).filter((row) => table.value(row, place) !== null && table.value(row, list) !== null && inCity(row));
    if (!placed.length) return null;
    const idOf = new Map(placed.map((row) => [placeName(places, cityOf(row)), cityOf(row)]));
    const counts = Site.figures.count(placed, (row) => table.value(row, list).map((topic) => [placeName(places, cityOf(row)), topic]));
    const href = (city, code) =>
      Site.facts.about()
        ? Site.address("findings", { topic: code, city: idOf.get(city), what: "words" })
        : Site.address(`table/${table.name}`, { [`f.${list}`]: `is:${code}`, [`f.${place}`]: `is:${idOf.get(city)}` });
    const total = (at) => {
      const sums = new Map();
      for (const { key, number } of counts) sums.set(key[at], (sums.get(key[at]) ?? 0) + number);
      return [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    };
    const [cities, codes] = [total(0).slice(0, CITIES), total(1)];
    const title = (code) => label(table, list, code);
    const data = counts
      .filter(({ key: [city] }) => cities.includes(city))
      .map(({ key: [city, code], number }) => ({ city, topic: short(title(code)), title: title(code), number, href: href(city, code) }));
    const names = codes.map((code) => short(title(code)));
    const most = Math.max(...data.map((one) => one.number));
    return Site.figures.figure(
      t("chartTopics"),
      t("chartTopicsText"),
      (width) => ({
        width: Math.max(width, nameWidth(cities) + 34 * names.length),
        marginLeft: nameWidth(cities),
        marginTop: Math.min(130, nameWidth(names)),
        height: nameWidth(names) + 26 * cities.length + 20,
        x: { axis: "top", label: null, domain: names, tickRotate: -50, padding: 0.08 },
        y: { label: null, domain: cities, padding: 0.08 },
        color: { type: "sqrt", range: [token("--heat-low"), token("--heat-high")] },
        marks: [
          Plot.cell(data, { x: "topic", y: "city", fill: "number", rx: 3, href: "href", title: (one) => `${one.city} · ${one.topic}: ${one.number}` }),
          Plot.text(data, {
            x: "topic",
            y: "city",
            text: (one) => String(one.number),
            pointerEvents: "none",
            fill: (one) => token(one.number > DARK * most ? "--paper" : "--ink"),
          }),
        ],
      }),
      {
        name: "topics",
        heads: [t("chartCity"), t("chartTopic"), t("chartNumbers")],
        rows: data.map((one) => [one.city, one.title, { text: one.number, href: one.href }]),
      },
    );
  }

  Site.pages.set("charts", {
    title: () => t("charts"),
    render: async () => {
      const abouts = [Site.marks.numbers(), Site.marks.topics(), Site.marks.places()];
      const [numbers, listed, places] = await Promise.all(abouts.map((about) => (about ? Site.table(about.name) : null)));
      const code = numbers?.about.fields.find((field) => field.codes && field.cues && field.required)?.name;
      const head = [h("h1", { tabindex: "-1" }, t("charts")), h("p", { class: "lead" }, t("chartsLead"))];
      if (!(numbers?.rows || listed?.rows)) return [...head, h("p", { class: "note" }, t("nothingToDraw"))];
      await Site.figures.ready();
      return [
        ...head,
        numbers?.rows && code ? units(numbers, code) : null,
        numbers?.rows && places ? shares(numbers, places, code) : null,
        listed?.rows && places ? topics(listed, places) : null,
      ];
    },
    colours: true,
  });
}
