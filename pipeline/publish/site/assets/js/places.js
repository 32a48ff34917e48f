"use strict";
/** Cities: the one that a place lies in, by the kinds of places that the schema marks. */
{
  const CITY = "city";

  /** The row of the city that a place lies in; of the place itself where it lies in none. */
  function cityRow(places, row) {
    const kind = Site.marks.column(places.about, "place-kind");
    return Site.tree.upwards(places, row).find((at) => places.value(at, kind) === CITY) ?? row;
  }

  /** Whether a row is a city. */
  const isCity = (places, row) => places.value(row, Site.marks.column(places.about, "place-kind")) === CITY;

  /** The key of the city of a place's key. */
  function cityOf(places, id) {
    const row = places.find(encodeURIComponent(id));
    return row < 0 ? id : places.value(cityRow(places, row), places.about.key[0]);
  }

  const name = (places, id) => {
    const row = places.find(encodeURIComponent(id));
    return row < 0 ? id : Site.rows.label(places, row);
  };

  Site.places = { cityRow, cityOf, isCity, name };
}
