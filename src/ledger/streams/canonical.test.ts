import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, NotCanonical } from './canonical.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  );
};

// Any JSON that PostgreSQL can hold.
const kept = fc.jsonValue({ stringUnit: 'grapheme' }).filter((value) => !JSON.stringify(value).includes('\\u0000'));

describe('canonical JSON', () => {
  it('is what RFC 8785 shows in its example', () => {
    const value = {
      // biome-ignore lint/correctness/noPrecisionLoss: the number of the RFC's own example.
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts names by UTF-16 code units, as RFC 8785 section 3.2.3 shows', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonical(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(text))).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  it('reads back as the same value, and does not depend on the order of names', () => {
    fc.assert(
      fc.property(kept, (value) => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(shuffled(value))).toBe(text);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('leaves out members that are undefined, as JSON does', () => {
    expect(canonical({ a: undefined, b: -0 })).toBe('{"b":0}');
  });

  it('refuses what has no JSON or what PostgreSQL cannot hold, and says where', () => {
    const refused: readonly (readonly [unknown, string])[] = [
      [{ a: [1, Number.NaN] }, '/a/1'],
      [{ 'x/y': Number.POSITIVE_INFINITY }, '/x~1y'],
      [{ a: { b: 'nul \u0000' } }, '/a/b'],
      [{ 'nul \u0000': 1 }, '/nul \u0000'],
      [['half \ud800'], '/0'],
      [['half \udc00 x'], '/0'],
      [[undefined], '/0'],
      [{ at: new Date(0) }, '/at'],
      [{ f: () => 1 }, '/f'],
      [{ n: 1n }, '/n'],
    ];
    for (const [value, path] of refused) {
      const error = (() => {
        try {
          return canonical(value);
        } catch (thrown) {
          return thrown;
        }
      })();
      expect(error).toBeInstanceOf(NotCanonical);
      expect(error).toMatchObject({ path });
    }
  });
});
