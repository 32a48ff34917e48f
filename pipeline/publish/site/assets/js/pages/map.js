"use strict";
/** A map of the places with coordinates, each with the rows that name it or a place within it. Land and sea are drawn, no borders. */
{
  const h = Site.h;
  const t = Site.t;
  const SHOWN = 8;
  const NEAR = 4;

  /** The columns of the table of places. */
  const columns = ({ about }) =>
    Object.fromEntries(["latitude", "longitude", "parent"].map((semantics) => [semantics, Site.marks.column(about, semantics)]));

  /** Every place with coordinates, with itself and the places below it that have none of their own. */
  function territories(places) {
    const { latitude, longitude, parent } = columns(places);
    const located = (row) => places.value(row, latitude) !== null && places.value(row, longitude) !== null;
    const home = new Map();
    for (let row = 0; row < places.rows; row++) {
      const seen = new Set();
      let at = row;
      while (at >= 0 && !located(at) && !seen.has(at)) {
        seen.add(at);
        const above = places.value(at, parent);
        at = above === null ? -1 : places.find(encodeURIComponent(above));
      }
      if (at < 0 || !located(at)) continue;
      if (!home.has(at)) home.set(at, []);
      home.get(at).push(row);
    }
    return home;
  }

  /** The rows that name places, by table. */
  async function naming(places) {
    const links = Site.rows.referringHeld(places).filter(({ table }) => table !== places);
    const loaded = await Site.tablesNamed(links.map(({ table }) => table));
    return (ids) => {
      const found = new Map();
      for (const { table, column } of links) {
        const owner = loaded.get(table);
        for (const id of ids) for (const row of owner.rowsWith(column, id)) found.set(table, (found.get(table) ?? new Set()).add(row));
      }
      return [...found].map(([name, rows]) => ({ table: loaded.get(name), rows: [...rows] }));
    };
  }

  async function cities() {
    const about = Site.marks.places();
    const places = about && (await Site.table(about.name));
    if (!places) return null;
    const named = await naming(about.name);
    const { latitude, longitude } = columns(places);
    const list = [...territories(places)].map(([row, within]) => {
      const groups = named(within.map((one) => places.value(one, about.key[0])));
      return {
        row,
        id: places.value(row, about.key[0]),
        name: Site.rows.label(places, row),
        at: [places.value(row, latitude), places.value(row, longitude)],
        groups,
        total: groups.reduce((sum, group) => sum + group.rows.length, 0),
      };
    });
    return { places, list: list.filter((city) => city.total).sort((a, b) => b.total - a.total) };
  }

  function details({ places }, city) {
    const group = ({ table, rows }) => [
      h("h3", { class: Site.marks.tone(table.name) }, Site.pick(table.about, "title"), " ", h("small", null, Site.number(rows.length))),
      h(
        "ul",
        { class: "mentions" },
        rows.slice(0, SHOWN).map((row) => h("li", null, Site.rows.link(table, row))),
      ),
      rows.length > SHOWN
        ? h(
            "p",
            { class: "note" },
            t("andMore", { n: Site.number(rows.length - SHOWN) }),
            " ",
            h("a", { href: Site.rows.href(places, city.row) }, t("allOfPlace")),
          )
        : null,
    ];
    return [h("h2", null, h("a", { href: Site.rows.href(places, city.row) }, Site.words(city.name))), city.groups.map(group)];
  }

  const radius = (total) => 3.5 + 1.9 * Math.sqrt(total);

  /** Draw land and cities; returns what marks a city as chosen, and goes there if asked. */
  function draw(place, { list }, choose) {
    const map = L.map(place, {
      attributionControl: false,
      minZoom: 1,
      maxZoom: 7,
      zoomSnap: 0.25,
      maxBounds: [
        [-80, -220],
        [85, 220],
      ],
    });
    map.fitBounds(L.latLngBounds(list.map((city) => city.at)).pad(0.08));
    L.geoJSON(Site.land(), { interactive: false, style: { className: "land", weight: 0.6, fillOpacity: 1 } }).addTo(map);
    const markers = list
      .slice()
      .reverse()
      .map((city) => {
        const marker = L.circleMarker(city.at, { radius: radius(city.total), className: "city" }).addTo(map);
        marker.bindTooltip(h("span", null, `${city.name} · ${Site.number(city.total)}`), { direction: "top" });
        marker.on("click", () => choose(city, true));
        return [city, marker];
      });
    new ResizeObserver(() => place.isConnected && map.invalidateSize()).observe(place);
    return (chosen, isVisit) => {
      markers.forEach(([city, marker]) => marker.getElement()?.classList.toggle("chosen", city === chosen));
      if (isVisit) map.setView(chosen.at, Math.max(map.getZoom(), NEAR), { animate: false });
    };
  }

  Site.pages.set("map", {
    title: () => t("map"),
    render: async (_, query) => {
      const found = await cities();
      const head = [h("h1", { tabindex: "-1" }, t("map")), h("p", { class: "lead" }, t("mapLead"))];
      if (!found?.list.length) return [...head, h("p", { class: "note" }, t("noCoordinates"))];
      Site.styles("vendor/leaflet/leaflet.css");
      await Site.vendor("leaflet/leaflet.js", "topojson-client/topojson-client.min.js", "world-atlas/land-50m.js");
      const place = h("div", { class: "map", role: "application", "aria-label": t("mapLabel") });
      const panel = h("section", { class: "city-panel", "aria-live": "polite" });
      let mark = () => {};
      const buttons = new Map();
      const choose = (city, isVisit = false) => {
        panel.replaceChildren(...details(found, city).flat(Infinity).filter(Boolean));
        if (isVisit) Site.keepAddress("map", { at: city.id });
        mark(city, isVisit);
        buttons.forEach((button, one) => button.setAttribute("aria-pressed", String(one === city)));
      };
      for (const city of found.list)
        buttons.set(
          city,
          h(
            "button",
            { type: "button", "aria-pressed": "false", onclick: () => choose(city, true) },
            Site.words(city.name),
            " ",
            h("small", null, Site.number(city.total)),
          ),
        );
      requestAnimationFrame(() => {
        mark = draw(place, found, choose);
        const wanted = found.list.find((city) => city.id === query.get("at"));
        choose(wanted ?? found.list[0], Boolean(wanted));
      });
      return [
        ...head,
        h(
          "div",
          { class: "map-page" },
          place,
          panel,
          h(
            "ul",
            { class: "cities", "aria-label": t("cities") },
            [...buttons.values()].map((button) => h("li", null, button)),
          ),
        ),
        h("p", { class: "note" }, t("mapNote")),
      ];
    },
  });
}
