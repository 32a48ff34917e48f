"use strict";
/** The world's land as polygons that a flat map can draw: rings that cross the 180th meridian go on beyond it. */
{
  const POLE = -89;
  const WORLD = 360;

  /** Longitudes without leaps; a ring that goes round the whole world is closed along the pole. */
  function unwrapped(ring) {
    let shift = 0;
    const points = ring.map(([longitude, latitude], at) => {
      const leap = at ? longitude - ring[at - 1][0] : 0;
      if (Math.abs(leap) > WORLD / 2) shift -= Math.sign(leap) * WORLD;
      return [longitude + shift, latitude];
    });
    const [first, last] = [points[0], points.at(-1)];
    if (Math.abs(last[0] - first[0]) < WORLD / 2) return points;
    return [...points, [last[0], POLE], [first[0], POLE], first];
  }

  const moved = (polygon, by) => polygon.map((ring) => ring.map(([longitude, latitude]) => [longitude + by, latitude]));

  /** Land three times over, so that the map may be moved across the 180th meridian. */
  Site.land = () => {
    const { geometry, features } = topojson.feature(landAtlas, landAtlas.objects.land);
    const geometries = features ? features.map((feature) => feature.geometry) : [geometry];
    const polygons = geometries
      .flatMap(({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates))
      .map((polygon) => polygon.map(unwrapped));
    return { type: "MultiPolygon", coordinates: [-WORLD, 0, WORLD].flatMap((by) => polygons.map((polygon) => moved(polygon, by))) };
  };
}
