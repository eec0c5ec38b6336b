/**
 * The plane of the map: the Natural Earth projection (Šavrič et al. 2011) in units of one dot, on a grid of rows whose
 * dots are set off by half in every other row.
 */
import { geoNaturalEarth1 } from 'd3-geo';

/** Dots around the equator. */
export const columns = 250;
export const rows = 132;
/** Land further south than this many degrees is left out: no one has an office there. */
export const bottom = -58;
/** Rows lie closer than columns, as in a honeycomb. */
export const rowStep = Math.sqrt(3) / 2;

const projection = geoNaturalEarth1()
  .scale(columns / (2 * Math.PI * 0.8707))
  .translate([columns / 2, (rows * rowStep) / 2]);

export type Point = readonly [x: number, y: number];

/** Where a place of the earth lies on the plane, in dots. */
export const pointOf = (longitude: number, latitude: number): Point => {
  const [x, y] = projection([longitude, latitude]) ?? [0, 0];
  return [x, y];
};

/** The point of a dot of the grid. */
export const dotAt = (column: number, row: number): Point => [column + (row % 2) / 2, row * rowStep];

/** The longitude and latitude under a dot; null outside of the globe. */
export const placeAt = (column: number, row: number): [number, number] | null => {
  const [x, y] = dotAt(column, row);
  const place = projection.invert?.([x, y]) ?? null;
  if (place === null || Math.abs(place[0]) > 180 || Math.abs(place[1]) > 90) return null;
  const [backX, backY] = pointOf(place[0], place[1]);
  return Math.hypot(backX - x, backY - y) < 0.1 ? place : null;
};
