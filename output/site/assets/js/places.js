"use strict";
/** Cities: the one that a place lies in, by the kinds of places that the schema marks. */
{
  const CITY = "city";

  /** Whether a row is a city, whatever it is besides. */
  const isCity = (places, row) => ["place-kind", "further-place-kind"].some((semantics) => places.value(row, Site.marks.column(places.about, semantics)) === CITY);

  /** The row of the city that a place lies in; of the place itself where it lies in none. */
  const cityRow = (places, row) => Site.tree.upwards(places, row).find((at) => isCity(places, at)) ?? row;

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
