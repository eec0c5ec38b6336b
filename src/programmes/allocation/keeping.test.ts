import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { audit } from './audit.ts';
import { seedDrawn, writeAudit } from './audit-file.ts';
import { allocateKeeping, type Kept } from './keeping.ts';
import { mostChoices, nowhere, type Rule } from './market.ts';
import { applicantsFrom, type Market, markets, only, seed } from './testing/markets.ts';
import { verifyAudit } from './verify-audit.ts';

const size = { people: 24, venues: 4, reserves: 3, seats: 5, scores: 6 };
interface Later {
  /** What was published; and who is left of it, under the rule as it is now, with the places they hold. */
  readonly now: Market;
  readonly held: Uint8Array;
}
/** Some have left since the first round, and perhaps a venue was closed. */
const later = (counting: Rule['counting'], closing: boolean): fc.Arbitrary<Later> =>
  markets(size, counting).chain((before) =>
    fc
      .record({
        gone: fc.subarray(
          Array.from({ length: before.applicants.count }, (_, row) => row),
          { minLength: 0, maxLength: 4 },
        ),
        closed: closing ? fc.integer({ min: 0, max: before.rule.venues.length - 1 }) : fc.constant(-1),
      })
      .map(({ gone, closed }): Later => {
        const given = allocate(before.rule, before.applicants, seed);
        const rows = Array.from({ length: before.applicants.count }, (_, row) => row).filter((row) => !gone.includes(row));
        const venues = before.rule.venues.map((venue, v) => (v === closed ? { ...venue, seats: 0, reserves: [] } : venue));
        const held = Uint8Array.from(rows, (row) => given.venue[row] ?? nowhere);
        return { now: { rule: { ...before.rule, venues }, applicants: only(before.applicants, rows) }, held };
      }),
  );
const run = ({ now, held }: Later): Kept => allocateKeeping(now.rule, now.applicants, seed, held);
const rankOf = ({ applicants }: Market, row: number, venue: number): number => {
  const at = applicants.rankings.subarray(mostChoices * row, mostChoices * (row + 1)).indexOf(venue);
  return venue === nowhere || at < 0 ? mostChoices : at;
};

describe('in a later round', () => {
  it.each(['one', 'all'] as const)(
    'nobody loses a place at a venue that is still there, and no venue is overfull: counting %s',
    (counting) => {
      let kept = 0;
      fc.assert(
        fc.property(later(counting, true), (round) => {
          const { now, held } = round;
          const found = run(round);
          kept += found.keptCount;
          held.forEach((venue, row) => {
            if (!now.rule.venues[venue]?.seats) return;
            expect(rankOf(now, row, found.venue[row] ?? nowhere)).toBeLessThanOrEqual(rankOf(now, row, venue));
          });
          now.rule.venues.forEach((venue, v) => {
            expect(found.venue.filter((at) => at === v).length).toBeLessThanOrEqual(venue.seats);
            venue.reserves.forEach((reserve, r) => {
              const sitters = found.venue.filter((at, row) => at === v && found.seat[row] === 1 + r).length;
              expect(sitters).toBeLessThanOrEqual(reserve.seats);
            });
          });
          expect(audit(now.rule, now.applicants, found).waste).toBe(0);
        }),
        { numRuns: 150 },
      );
      expect(kept).toBeGreaterThan(0);
    },
  );
  it('after people left it is the fresh run without them, when each person fills one seat', () => {
    fc.assert(
      fc.property(later('one', false), (round) => {
        const { venue, seat, place, keptCount } = run(round);
        expect({ venue, seat, place }).toEqual(allocate(round.now.rule, round.now.applicants, seed));
        expect(keptCount).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
  it('who came by the rule is passed over only for people who kept a place', () => {
    fc.assert(
      fc.property(later('one', true), (round) => {
        const found = run(round);
        const { rule, applicants } = round.now;
        // Without those who kept theirs, and without their seats, the rest is an allocation like any other.
        if (found.keptCount === 0) expect(audit(rule, applicants, found)).toMatchObject({ envy: 0, waste: 0, unfilled: 0 });
        const reserveless = { ...rule, venues: rule.venues.map((v) => ({ ...v, reserves: [] })) };
        const plain = run({ now: { rule: reserveless, applicants }, held: round.held });
        const others = [...plain.venue.keys()].filter((row) => plain.kept[row] === 0);
        const left = reserveless.venues.map((v, i) => ({
          ...v,
          seats: v.seats - plain.venue.filter((at, row) => at === i && plain.kept[row] === 1).length,
        }));
        const rest = allocate({ ...reserveless, venues: left }, only(applicants, others), seed);
        expect([...rest.venue]).toEqual(others.map((row) => plain.venue[row]));
      }),
    );
  });
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(later('all', true), (round) => {
        const rows = [...round.held.keys()].reverse();
        const turned = run({
          now: { rule: round.now.rule, applicants: only(round.now.applicants, rows) },
          held: round.held.slice().reverse(),
        });
        const straight = run(round);
        expect([...turned.venue].reverse()).toEqual([...straight.venue]);
        expect([...turned.seat].reverse()).toEqual([...straight.seat]);
      }),
    );
  });
});

const rule: Rule = {
  ...{ counting: 'one', order: 'reserves-first', groups: ['women'] },
  venues: [
    { id: 'north', seats: 1, reserves: [] },
    { id: 'south', seats: 0, reserves: [] },
  ],
};
/** The best one comes from the south, which was closed; the north has a place, and it is held. */
const applicants = applicantsFrom([
  { score: 9000, groups: 0, ranking: [1, 0] },
  { score: 5000, groups: 1, ranking: [0] },
]);
const held = Uint8Array.of(1, 0);

describe('the open file of a round in which places were kept', () => {
  const drawn = { rehearsal: 1 };
  const random = Buffer.from(seedDrawn('call-1', drawn), 'hex');
  const found = allocateKeeping(rule, applicants, random, held);
  const keeping = { held, kept: found.keptCount };
  const round = { call: 'call-1', programme: 'balloons', round: 1, code: 'test', rule, drawn, applicants, allocation: found, keeping };
  const text = Buffer.concat(writeAudit(round).chunks).toString();
  it('says who held which, and comes out the same again', async () => {
    expect(text).toContain('"kept": 1');
    expect(text).toMatch(/,5000,women,north,north,open,2,north\n|^[0-9a-f]{32},5000,women,north,north,open,2,north$/m);
    expect(await verifyAudit(Buffer.from(text))).toMatchObject({ ok: true, kept: 1, placed: 1, promises: { noJustifiedEnvy: false } });
  });
  it.each([
    ['held by someone else', (t: string) => t.replace(/open,2,north$/m, 'open,2,').replace(/,1,south$/m, ',1,north')],
    ['held nowhere', (t: string) => t.replace(/open,2,north$/m, 'open,2,')],
    ['kept by nobody', (t: string) => t.replace('"kept": 1', '"kept": 0')],
    ['without its column', (t: string) => t.replaceAll(/,(north|south)$/gm, '')],
    ['called a fresh run', (t: string) => t.replace('daricha allocation 1 keeping places', 'daricha allocation 1')],
  ])('is not believed when it is %s', async (_, change) => {
    expect(change(text)).not.toBe(text);
    expect(await verifyAudit(Buffer.from(change(text)))).toMatchObject({ ok: false });
  });
  it('has the same inputs as a fresh run of these people', () => {
    const fresh = { ...round, allocation: allocate(rule, applicants, random), keeping: undefined };
    expect(writeAudit(fresh).inputs).toBe(writeAudit(round).inputs);
  });
});
