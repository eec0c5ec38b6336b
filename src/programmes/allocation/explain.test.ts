import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallRules } from '../programme/definition.ts';
import { allocate } from './allocate.ts';
import { columnsFrom, ruleFrom } from './columns.ts';
import { explain } from './explain.ts';
import { lotteries } from './lottery.ts';
import { mostChoices, nowhere } from './market.ts';
import { markets, seed } from './testing/markets.ts';

const text = (en: string) => ({ en });
const venue = (id: string, seats: number) => ({
  ...{ id, seats, name: text(id), city: text(id), country: 'BO', languages: ['en'], host: 'school' },
  ...{ begins: '2026-09-01', ends: '2026-10-01' },
});
const rules = CallRules.parse({
  service: 'balloon-course',
  ranking: 'venues',
  venues: [venue('north', 100), venue('south', 2), venue('east', 1)],
  groups: [
    { id: 'women', name: text('Women'), when: 'true' },
    { id: 'under-30', name: text('Under 30'), when: 'true' },
  ],
  reserves: [
    { group: 'women', share: 0.4 },
    { group: 'under-30', seats: 1, venues: ['south'] },
  ],
  scoring: { reviews: ['one', 'two'] },
});

describe('the rule in numbers', () => {
  it('rounds shares up, and not because a computer writes 40 as a little more', () => {
    expect(ruleFrom(rules).venues).toEqual([
      { id: 'north', seats: 100, reserves: [{ group: 0, seats: 40 }] },
      {
        id: 'south',
        seats: 2,
        reserves: [
          { group: 0, seats: 1 },
          { group: 1, seats: 1 },
        ],
      },
      { id: 'east', seats: 1, reserves: [{ group: 0, seats: 1 }] },
    ]);
  });
  it('takes the newest number of seats, and no more reserved than there are', () => {
    const changed = ruleFrom(rules, [
      { venue: 'south', seats: 9 },
      { venue: 'south', seats: 0 },
    ]);
    expect(changed.venues[1]).toEqual({
      id: 'south',
      seats: 0,
      reserves: [
        { group: 0, seats: 0 },
        { group: 1, seats: 0 },
      ],
    });
  });
});

const lot = (n: number): string => n.toString(16).padStart(32, '0');
const row = (n: number, score: number, groups: readonly string[], ranking: readonly string[]) => ({ lot: lot(n), score, groups, ranking });

describe('rows as columns', () => {
  const rule = ruleFrom(rules);
  it.each([
    ['the same lot twice', [row(1, 5, [], []), row(1, 6, [], [])]],
    ['a lot that is none', [{ ...row(1, 5, [], []), lot: 'x' }]],
    ['a score with a fraction', [row(1, 5.5, [], [])]],
    ['a venue ranked twice', [row(1, 5, [], ['north', 'north'])]],
    ['a venue that is not there', [row(1, 5, [], ['west'])]],
  ])('refuses %s', (_, rows) => {
    expect(() => columnsFrom(rule, rows)).toThrow(RangeError);
  });
  it('lets a group that the rule does not know not count', () => {
    expect(columnsFrom(rule, [row(1, 5, ['pilots', 'under-30'], ['east', 'north'])])).toMatchObject({
      groups: Uint16Array.of(2),
      rankings: Uint8Array.of(2, 0, nowhere, nowhere, nowhere, nowhere, nowhere, nowhere),
    });
  });
});

describe('the reasons', () => {
  const rule = ruleFrom(rules, [{ venue: 'north', seats: 0 }]);
  const applicants = columnsFrom(rule, [
    row(1, 9000, [], ['east', 'south']),
    row(2, 8000, [], ['north', 'south']),
    row(3, 7000, ['under-30'], ['south', 'east']),
    row(4, 6000, ['women'], ['east']),
    row(5, 5000, ['women', 'under-30'], ['south']),
    row(6, 4000, [], ['south', 'north']),
    row(7, 3000, [], ['north']),
  ]);
  const allocation = allocate(rule, applicants, seed);
  const why = explain(rule, applicants, allocation, seed);
  const told = (n: number) => why.told(n - 1);

  it('tell each applicant what every venue they ranked said, and where they stand on its list', () => {
    expect(told(4)).toMatchObject({ venue: 'east', seat: 'women', place: 4 });
    expect(told(1)).toMatchObject({
      venue: null,
      seat: null,
      venues: [
        { venue: 'east', result: 'taken', position: 1 },
        { venue: 'south', result: 'taken', position: 1 },
      ],
    });
    expect(told(2).venues).toEqual([
      { venue: 'north', result: 'closed', position: null },
      { venue: 'south', result: 'taken', position: 2 },
    ]);
    expect(told(3)).toMatchObject({
      venue: 'south',
      seat: 'under-30',
      venues: [
        { venue: 'south', result: 'given', position: null },
        { venue: 'east', result: 'not-needed', position: null },
      ],
    });
    expect(told(5)).toMatchObject({ venue: 'south', seat: 'women' });
    expect(told(6).venues[0]).toEqual({ venue: 'south', result: 'taken', position: 3 });
    expect(told(1).lottery).toBe(Buffer.from(lotteries(applicants, seed)).subarray(0, 6).toString('hex'));
  });

  it('say who was last in at each venue, and count who applied and who has a place by group', () => {
    expect(why.venues[1]).toMatchObject({
      venue: 'south',
      filled: 2,
      open: null,
      reserves: [
        { group: 'women', filled: 1, cutOff: { score: 5000 } },
        { group: 'under-30', filled: 1, cutOff: { score: 7000 } },
      ],
    });
    expect(why.groups).toEqual([
      { group: '', applicants: 7, placed: 3 },
      { group: 'women', applicants: 2, placed: 2 },
      { group: 'under-30', applicants: 2, placed: 2 },
    ]);
    expect([why.placed, why.waiting]).toEqual([3, 3]);
  });

  it('keep to the cut-offs: whoever wants a venue and stands before one of theirs has a seat there or at a better one', () => {
    fc.assert(
      fc.property(markets({ people: 30, venues: 3, reserves: 4, seats: 5, scores: 40 }, 'one'), (market) => {
        const given = allocate(market.rule, market.applicants, seed);
        const { venues } = explain(market.rule, market.applicants, given, seed);
        const hexes = Buffer.from(lotteries(market.applicants, seed));
        for (let i = 0; i < market.applicants.count; i += 1) {
          const score = market.applicants.scores[i] ?? 0;
          const lottery = hexes.subarray(16 * i, 16 * i + 6).toString('hex');
          const isBefore = (cut: { score: number; lottery: string } | null) =>
            cut !== null && (score > cut.score || (score === cut.score && lottery < cut.lottery));
          for (const v of market.applicants.rankings.subarray(mostChoices * i, mostChoices * (i + 1))) {
            if (v === nowhere || v === given.venue[i]) break;
            const outcome = venues[v];
            const mine = market.rule.venues[v]?.reserves.map((r) => (((market.applicants.groups[i] ?? 0) >> r.group) & 1) === 1) ?? [];
            expect(outcome?.filled).toBe(outcome?.seats);
            expect(isBefore(outcome?.open ?? null)).toBe(false);
            outcome?.reserves.forEach((reserve, r) => {
              if (mine[r]) expect(isBefore(reserve.cutOff)).toBe(false);
            });
          }
        }
      }),
    );
  });
});
