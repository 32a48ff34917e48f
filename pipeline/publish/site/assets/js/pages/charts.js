"use strict";
/** Charts: what is measured, in which units and how surely; shares side by side; topics by city. */
{
  const h = Site.h;
  const t = Site.t;
  const UNITS = 16;
  const CITIES = 18;
  const CITY = "city";
  const DARK = 0.36;
  const all = (table) => Array.from({ length: table.rows }, (_, row) => row);
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const label = (table, name, code) => (code === null ? t("notSaidShort") : Site.codeLabel(table.field(name), code));

  /** The city a place lies in, or the place itself where it lies in none. */
  function cityOf(places, id) {
    const [kind, parent] = ["place-kind", "parent"].map((semantics) => Site.marks.column(places.about, semantics));
    const seen = new Set();
    for (let at = id; at !== null && !seen.has(at);) {
      seen.add(at);
      const row = places.find(encodeURIComponent(at));
      if (row < 0) return id;
      if (places.value(row, kind) === CITY) return at;
      at = places.value(row, parent);
    }
    return id;
  }

  const placeName = (places, id) => {
    const row = places.find(encodeURIComponent(id));
    return row < 0 ? id : Site.rows.label(places, row);
  };

  const nameWidth = (names) =>
    Math.min(190, 14 + Math.max(0, ...names.map((name) => [...name].reduce((sum, one) => sum + (Site.hasHan(one) ? 12.5 : 6.8), 0))));
  const short = (name) => ([...name].length > 26 ? `${[...name].slice(0, 25).join("")}…` : name);

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
      t("chartUnitsText"),
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
        heads: [t("chartUnit"), t("chartKind"), t("chartNumbers")],
        rows: data.map((one) => [one.name, one.kind, Site.number(one.number)]),
      },
      kinds.map((name, at) => [name, palette()[at % palette().length]]),
    );
  }

  const palette = () => ["--kind-4", "--kind-1", "--kind-3", "--kind-2", "--accent", "--faint"].map(token);

  /** Every share in per cent, place by place. */
  function shares(numbers, places) {
    const [unit, number] = ["unit", "value"].map((part) => Site.marks.part(numbers.about, part));
    const place = Site.marks.referring(numbers.about, places.name);
    const rows = all(numbers).filter((row) => numbers.value(row, unit) === "%" && numbers.value(row, place) !== null);
    if (!rows.length) return null;
    const data = rows.map((row) => ({
      city: placeName(places, cityOf(places, numbers.value(row, place))),
      value: numbers.value(row, number),
      what: Site.rows.label(numbers, row),
      href: Site.rows.href(numbers, row),
    }));
    const names = [...new Set(data.map((one) => one.city))];
    return Site.figures.figure(
      t("chartShares"),
      t("chartSharesText"),
      () => ({
        marginLeft: nameWidth(names),
        marginBottom: 42,
        height: 66 + 30 * names.length,
        x: { label: "%", grid: true, nice: true, labelArrow: "none" },
        y: { label: null, domain: names, type: "point" },
        marks: [
          Plot.ruleY(names, { stroke: token("--line") }),
          Plot.dot(data, {
            x: "value",
            y: "city",
            r: 6,
            fill: token("--kind-4"),
            fillOpacity: 0.72,
            stroke: token("--paper"),
            title: (one) => `${one.city} · ${one.what}`,
            href: "href",
          }),
        ],
      }),
      {
        heads: [t("chartCity"), t("chartWhat"), "%"],
        rows: data.map((one) => [one.city, h("a", { href: one.href }, one.what), Site.number(one.value)]),
      },
    );
  }

  /** What cities do about which topics: initiatives, by city and topic. */
  function topics(table, places) {
    const place = Site.marks.referring(table.about, places.name);
    const list = table.about.fields.find((field) => field.type === "list" && field.codes).name;
    const placed = all(table).filter((row) => table.value(row, place) !== null && table.value(row, list) !== null);
    if (!placed.length) return null;
    const counts = Site.figures.count(placed, (row) =>
      table.value(row, list).map((topic) => [placeName(places, cityOf(places, table.value(row, place))), topic]),
    );
    const total = (at) => {
      const sums = new Map();
      for (const { key, number } of counts) sums.set(key[at], (sums.get(key[at]) ?? 0) + number);
      return [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    };
    const [cities, codes] = [total(0).slice(0, CITIES), total(1)];
    const title = (code) => label(table, list, code);
    const data = counts
      .filter(({ key: [city] }) => cities.includes(city))
      .map(({ key: [city, code], number }) => ({ city, topic: short(title(code)), number }));
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
          Plot.cell(data, { x: "topic", y: "city", fill: "number", rx: 3, title: (one) => `${one.city} · ${one.topic}: ${one.number}` }),
          Plot.text(data, {
            x: "topic",
            y: "city",
            text: (one) => String(one.number),
            fill: (one) => token(one.number > DARK * most ? "--paper" : "--ink"),
          }),
        ],
      }),
      {
        heads: [t("chartCity"), t("chartTopic"), t("chartNumbers")],
        rows: data.map((one) => [one.city, one.topic, Site.number(one.number)]),
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
        numbers?.rows && places ? shares(numbers, places) : null,
        listed?.rows && places ? topics(listed, places) : null,
      ];
    },
    colours: true,
  });
}
