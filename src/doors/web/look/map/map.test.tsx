import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../words/words.ts';
import { DotMap } from './dot-map.tsx';
import { landRows } from './land-dots.ts';
import { frameAround, landPath, layOut, overlaps } from './lay-out.ts';
import { findPlace } from './places.ts';
import { columns, dotAt, placeAt, pointOf } from './projection.ts';

const partner = (country: string, count = 3) => ({ country, label: country.repeat(4), count });
const codes = ['AR', 'BR', 'CL', 'DE', 'EG', 'FJ', 'GH', 'IS', 'JP', 'KE', 'MX', 'NZ', 'PE', 'SN', 'TH', 'ZA'];
const isLand = (longitude: number, latitude: number): boolean => {
  const [x, y] = pointOf(longitude, latitude);
  const row = Math.round(y / (Math.sqrt(3) / 2));
  let column = 0;
  const text = landRows[row] ?? '';
  for (let at = 0; at < text.length; at += 4) {
    const from = column + Number.parseInt(text.slice(at, at + 2), 36);
    column = from + Number.parseInt(text.slice(at + 2, at + 4), 36);
    if (Math.round(x) >= from && Math.round(x) <= column) return true;
  }
  return false;
};

describe('the land of dots', () => {
  test('is compact', () => {
    expect(landRows.join('/').length).toBeLessThan(12_000);
  });
  test('has land where continents are and none in the oceans', () => {
    for (const [longitude, latitude] of [
      [20, 5],
      [100, 60],
      [-100, 45],
      [-60, -10],
      [134, -25],
    ] as const)
      expect(isLand(longitude, latitude)).toBe(true);
    for (const [longitude, latitude] of [
      [-150, 0],
      [-30, 30],
      [75, -25],
      [-20, -40],
    ] as const)
      expect(isLand(longitude, latitude)).toBe(false);
  });
  test('a dot of the plane is found again on the earth', () => {
    expect(placeAt(0, 0)).toBeNull();
    const [longitude, latitude] = placeAt(columns / 2, 66) ?? [Number.NaN, Number.NaN];
    const [x, y] = pointOf(longitude, latitude);
    expect([Math.round(x), Math.round(y)]).toEqual(dotAt(columns / 2, 66).map(Math.round));
  });
});

describe('the map', () => {
  test('knows a place for every ISO country and none for what is no country', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const known = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => findPlace(code) !== undefined);
    // 249 countries and territories of ISO 3166-1, and the European Union.
    expect(known).toHaveLength(250);
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    expect(known.filter((code) => names.of(code) === undefined)).toEqual([]);
    expect(findPlace('XX')).toBeUndefined();
    expect(findPlace('EU')).toBeDefined();
  });
  test('shows everyone inside the frame', () => {
    const countries = fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(countries, fc.constantFrom(2.05, 1.5, 1.12), (chosen, shape) => {
        const [home = 'DE', ...others] = chosen;
        const { frame, marks } = layOut(
          partner(home, 0),
          others.map((code) => partner(code)),
          shape,
          60,
          0.02,
        );
        for (const { at } of marks) {
          expect(at[0]).toBeGreaterThan(frame.x);
          expect(at[0]).toBeLessThan(frame.x + frame.width);
          expect(at[1]).toBeGreaterThan(frame.y);
          expect(at[1]).toBeLessThan(frame.y + frame.height);
        }
      }),
    );
  });
  test('labels of neighbours do not lie on each other', () => {
    const { marks, text } = layOut(
      partner('DE', 0),
      ['NL', 'BE', 'LU', 'CH', 'AT', 'CZ'].map((code) => partner(code)),
      2.05,
      70,
      0.0185,
    );
    const boxes = marks.map(({ label, labelAt: [x, y] }) => {
      const width = label.length * 0.5 * text;
      return { x: x - width / 2, y: y - text * 0.7, width, height: text * 0.9 };
    });
    const clashes = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlaps(a, b)));
    expect(clashes.length).toBeLessThanOrEqual(1);
  });
  test('leaves an unknown place to the table', () => {
    const html = String(
      <DotMap
        w={wordsIn('en')}
        id="m"
        home={{ country: 'DE', label: 'Home' }}
        partners={[{ country: 'XX', label: 'Nowhere', count: 2 }]}
      />,
    );
    expect(html.match(/Nowhere/g)).toHaveLength(1);
    expect(html).not.toContain('NaN');
  });
  test('stays small on the wire, also with twenty partners around the world', () => {
    const html = String(
      <DotMap
        w={wordsIn('en')}
        id="m"
        home={{ country: 'DE', label: 'Home' }}
        partners={codes.map((country) => ({ ...partner(country), href: `/p/${country}` }))}
      />,
    );
    expect(gzipSync(html).length).toBeLessThan(18_000);
  });
  test('cuts the land to its frame', () => {
    const frame = frameAround([pointOf(20, 20)], 2, 60);
    expect(landPath(frame)).toMatch(/^(M[\d.-]+ [\d.]+h[\d.]+)+$/);
    expect(landPath({ x: 0, y: 200, width: 5, height: 5 })).toBe('');
  });
});
