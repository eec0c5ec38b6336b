import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/time/time.ts';
import { byNeed, type Health, healthOf, healthRules, type Lapsing, type RelationshipFacts, ruleTexts } from './health.ts';

const today = '2026-06-15';
const calm: RelationshipFacts = {
  partner: 'FJ',
  today,
  ours: { count: 0, since: null },
  theirs: { count: 0, since: null },
  disputed: 0,
  lapsing: [],
  quiet: 0,
  lastMet: '2026-05-01',
  nextMeeting: '2026-09-01',
  active: true,
};
const judge = (more: Partial<RelationshipFacts>): Health => healthOf({ ...calm, ...more });
const rules = (more: Partial<RelationshipFacts>) => judge(more).reasons.map((r) => r.rule);
const lapsing = (what: Lapsing['what'], days: number): Lapsing => ({
  ...{ id: 'tides', reference: 'MU-TIDES', title: { en: 'Tides' }, what, day: addDays(today, days) },
});

describe('a relationship', () => {
  it('is good where nothing is wrong, and none where there is nothing', () => {
    expect(judge({})).toEqual({ verdict: 'good', reasons: [] });
    expect(judge({ active: false, lastMet: null, nextMeeting: null })).toEqual({ verdict: 'none', reasons: [] });
  });
  it.each([
    [{ ours: { count: 2, since: addDays(today, -30) } }, 'watch', 'ours-overdue'],
    [{ ours: { count: 2, since: addDays(today, -31) } }, 'poor', 'ours-long-overdue'],
    [{ theirs: { count: 1, since: addDays(today, -1) } }, 'watch', 'theirs-overdue'],
    [{ theirs: { count: 1, since: addDays(today, -31) } }, 'poor', 'theirs-long-overdue'],
    [{ lapsing: [lapsing('ends', 30)] }, 'poor', 'lapses-now'],
    [{ lapsing: [lapsing('ends', 31)] }, 'watch', 'lapses-soon'],
    [{ lapsing: [lapsing('renews', 30)] }, 'watch', 'renewal-closes'],
    [{ disputed: 1 }, 'watch', 'disputed'],
    [{ quiet: 3 }, 'watch', 'quiet'],
    [{ lastMet: addDays(today, -366) }, 'watch', 'not-met-for-long'],
  ] as const)('with %j is %s, because of %s and nothing else', (facts, verdict, rule) => {
    const health = judge(facts);
    expect([health.verdict, health.reasons.map((r) => r.rule)]).toEqual([verdict, [rule]]);
  });
  it.each([
    [{ lapsing: [lapsing('ends', 181)] }],
    [{ lapsing: [lapsing('ends', -1)] }],
    [{ lapsing: [lapsing('renews', 31)] }],
    [{ lastMet: addDays(today, -365) }],
    [{ lastMet: null }],
    [{ nextMeeting: null }],
  ] as const)('with %j is good still', (facts) => {
    expect(judge(facts).verdict).toBe('good');
  });
  it('wants a meeting where something is late', () => {
    expect(rules({ theirs: { count: 1, since: addDays(today, -1) }, nextMeeting: null })).toEqual(['theirs-overdue', 'no-meeting-planned']);
  });
  it('says the gravest first, and of two as grave our own', () => {
    const late = { count: 1, since: addDays(today, -40) };
    expect(rules({ disputed: 1, theirs: late, ours: late, lapsing: [lapsing('ends', 1), lapsing('ends', 100)] })).toEqual([
      ...['ours-long-overdue', 'theirs-long-overdue', 'lapses-now', 'lapses-soon', 'disputed'],
    ]);
  });
  it('has a stated rule for every reason, each in its own letters', () => {
    for (const rule of healthRules) {
      expect(ruleTexts[rule].en).toMatch(/: (watch|poor)\.$/);
      expect(ruleTexts[rule].ur).not.toMatch(/[A-Za-z]/);
    }
  });
});

const late = fc.record({ count: fc.nat(9), days: fc.integer({ min: 1, max: 90 }) }).map(({ count, days }) => ({
  count,
  since: count === 0 ? null : addDays(today, -days),
}));
const anyFacts = fc.record({
  ...{ ours: late, theirs: late, disputed: fc.nat(3), quiet: fc.nat(3), active: fc.boolean() },
  lapsing: fc.array(fc.tuple(fc.constantFrom('ends' as const, 'renews' as const), fc.integer({ min: -10, max: 300 })), { maxLength: 4 }),
  nextMeeting: fc.option(fc.constant('2026-09-01')),
  lastMet: fc.option(fc.integer({ min: 0, max: 800 }).map((n) => addDays(today, -n))),
  partner: fc.constantFrom('FJ', 'SY', 'BO'),
});
const factsArbitrary = anyFacts.map((f): RelationshipFacts => ({ ...f, today, lapsing: f.lapsing.map(([what, n]) => lapsing(what, n)) }));
const grave: readonly Health['verdict'][] = ['none', 'good', 'watch', 'poor'];

describe('a verdict', () => {
  it('has reasons exactly when it is not good, and is as grave as the gravest of them', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const { verdict, reasons } = healthOf(facts);
        expect(reasons.length > 0).toBe(verdict === 'watch' || verdict === 'poor');
        expect(reasons.some((r) => r.weight === 'poor')).toBe(verdict === 'poor');
        expect(new Set(reasons.map((r) => r.rule)).size).toBe(reasons.length);
      }),
    );
  });
  it('never becomes better when more goes wrong', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.integer({ min: 1, max: 90 }), (facts, days) => {
        const since = addDays(today, -days);
        const ours = {
          count: facts.ours.count + 1,
          since: facts.ours.since === null || since < facts.ours.since ? since : facts.ours.since,
        };
        const worse = healthOf({ ...facts, active: true, ours, disputed: facts.disputed + 1 });
        expect(grave.indexOf(worse.verdict)).toBeGreaterThanOrEqual(grave.indexOf(healthOf({ ...facts, active: true }).verdict));
      }),
    );
  });
  it('puts whoever we keep waiting first', () => {
    const judged = (partner: string, more: Partial<RelationshipFacts>) => {
      const facts = { ...calm, ...more, partner };
      return { facts, health: healthOf(facts) };
    };
    const late = (count: number) => ({ count, since: addDays(today, -1) });
    const all = [judged('BO', {}), judged('FJ', { theirs: late(4) }), judged('SY', { ours: late(1) }), judged('AX', {})];
    expect(all.toSorted(byNeed).map((j) => j.facts.partner)).toEqual(['SY', 'FJ', 'AX', 'BO']);
  });
});
