import { describe, expect, it } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { AgreementFact } from './agreement.ts';
import type { AgreementCommand } from './commands.ts';
import { agreement } from './decider.ts';
import * as e from './examples.ts';
import { addPeriod, lastDayOfPeriod, lastDayToSay } from './periods.ts';
import { endOf, nextStep } from './time.ts';

type Facts = readonly Given<AgreementFact>[];
const passing = (facts: Facts, day: string): Facts => {
  const command = { id: 'c', type: 'PassTime', on: 'example', actor: system('time'), now: `${day}T06:00:00.000Z`, data: { day } };
  const { outcome } = given(agreement, facts).when(command as AgreementCommand);
  if (isRefusal(outcome)) throw new Error(outcome.reason);
  return outcome;
};
/** Day by day as a node would, from one day to another: what happened when. */
const live = (facts: Facts, from: string, until: string): { readonly told: readonly string[]; readonly facts: Facts } => {
  const told: string[] = [];
  let all = facts;
  for (;;) {
    const state = stateAfter(agreement, all);
    const next = state === null ? undefined : nextStep(state);
    if (next === undefined || next.on > until) return { told, facts: all };
    const day = next.on < from ? from : next.on;
    const news = passing(all, day);
    told.push(...news.map((f) => `${day} ${f.type}${f.type === 'Warned' ? ` ${f.data.of}` : ''}`));
    all = [...all, ...news];
  }
};
const drafted = (terms: object): Given<AgreementFact> =>
  ({ type: 'AgreementDrafted', data: { ...e.draft, terms: { ...e.terms, ...terms } } }) as Given<AgreementFact>;
const inForce = (terms: object, until: string | null): Facts => [
  drafted(terms),
  e.signed('AX'),
  e.signed('BO'),
  e.concluded,
  { type: 'EnteredIntoForce', data: { day: '2026-04-01', until, title: e.draft.title, parties: ['AX', 'BO'], fulfils: [] } },
];

describe('time', () => {
  it('brings an agreement into force on its date, which the last signature may have passed', () => {
    const signed = (day: string): Facts => [drafted({ entry: { kind: 'on-date', day } }), e.signed('AX'), e.signed('BO'), e.concluded];
    expect(passing(signed('2026-05-01'), '2026-04-30')).toEqual([]);
    expect(passing(signed('2026-05-01'), '2026-05-03').at(0)?.data).toMatchObject({ day: '2026-05-01', until: '2029-04-30' });
    expect(passing(signed('2026-01-01'), '2026-05-03').at(0)?.data).toMatchObject({ day: '2026-03-01', until: '2029-02-28' });
  });
  it('warns before a renewal window closes, and renews year by year when nobody says no', () => {
    expect(live(e.untilForce, '2026-04-01', '2030-04-30').told).toEqual([
      '2028-12-01 Warned renewal',
      '2028-12-24 Warned renewal',
      '2029-04-01 AgreementRenewed',
      '2029-12-01 Warned renewal',
      '2029-12-24 Warned renewal',
      '2030-04-01 AgreementRenewed',
    ]);
  });
  it('lets it end when a party said no in time, and says so at once and again', () => {
    const refused: Facts = [...e.untilForce, { ...e.renewalRefused, at: '2028-12-30T09:00:00.000Z' }];
    expect(live(refused, '2028-12-30', '2030-01-01').told).toEqual([
      '2028-12-30 Warned expiry',
      '2028-12-31 Warned expiry',
      '2029-03-01 Warned expiry',
      '2029-04-01 AgreementEnded',
    ]);
  });
  it('warns half a year, a quarter and a month before an end that no renewal follows', () => {
    expect(live(inForce({ renewal: null }, '2029-03-31'), '2026-04-01', '2030-01-01').told).toEqual([
      '2028-10-02 Warned expiry',
      '2028-12-31 Warned expiry',
      '2029-03-01 Warned expiry',
      '2029-04-01 AgreementEnded',
    ]);
  });
  it('warns of an end even when nobody looked for a year, and of a term that is shorter than any warning', () => {
    const asleep = passing(inForce({ renewal: null }, '2029-03-31'), '2030-01-01').map((f) => f.type);
    expect(asleep).toEqual(['Warned', 'AgreementEnded']);
    expect(live(inForce({ validFor: 'P10D', renewal: null }, '2026-04-10'), '2026-04-01', '2026-05-01').told).toEqual([
      '2026-04-01 Warned expiry',
      '2026-04-11 AgreementEnded',
    ]);
  });
  it('ends an agreement without end when its notice is over', () => {
    const notice: Facts = [...inForce({ validFor: null, renewal: null }, null), e.noticeGiven];
    expect(live(notice, '2026-05-05', '2027-01-01').told.at(-1)).toBe('2026-11-02 AgreementEnded');
    expect(passing(notice, '2027-01-01').at(-1)?.data).toEqual({ how: 'terminated', day: '2026-11-01' });
  });
  it('reminds of an obligation, calls it overdue and tells supervisors a week later', () => {
    const one: Facts = [
      ...e.untilForce,
      { type: 'ObligationsSet', data: { clause: 'tables', country: 'AX', obligations: [e.obligation] } },
    ];
    const { told, facts } = live(one, '2026-04-01', '2026-12-31');
    expect(told).toEqual([
      '2026-06-16 Warned obligation',
      '2026-06-27 Warned obligation',
      '2026-07-01 ObligationOverdue',
      '2026-07-08 ObligationEscalated',
    ]);
    const done = live([...facts, { ...e.saysDone('BO'), at: '2026-08-01T09:00:00.000Z' }], '2026-08-01', '2026-12-31');
    expect(done.told).toEqual(['2026-08-15 ObligationMet']);
  });
  it('waits with nothing that the other side objects to', () => {
    const objected: Facts = [
      ...e.untilForce,
      { type: 'ObligationsSet', data: { clause: 'tables', country: 'AX', obligations: [e.obligation] } },
      e.saysDone('BO'),
      {
        type: 'ObligationReported',
        data: { country: 'AX', obligation: e.obligation.id, status: 'underway', words: 'None came.', evidence: null },
      },
    ];
    expect(live(objected, '2026-05-02', '2026-07-31').told).toContain('2026-07-01 ObligationOverdue');
  });
  it('keeps to the last of each month', () => {
    const monthly = { ...e.obligation, id: 'm', due: '2026-05-31', every: 'P1M' };
    let facts: Facts = [...e.untilForce, { type: 'ObligationsSet', data: { clause: 'tables', country: 'AX', obligations: [monthly] } }];
    const dues: (string | undefined)[] = [];
    for (const at of ['2026-05-01', '2026-06-01', '2026-07-01']) {
      facts = [...facts, { ...e.saysDone('BO', 'm'), at: `${at}T09:00:00.000Z` }];
      facts = [...facts, ...passing(facts, addPeriod(at, 'P14D'))];
      dues.push(stateAfter(agreement, facts)?.obligations[0]?.due);
    }
    expect(dues).toEqual(['2026-06-30', '2026-07-31', '2026-08-31']);
  });
  it('counts periods by the calendar', () => {
    expect([addPeriod('2024-02-29', 'P1Y'), addPeriod('2026-01-31', 'P1M'), addPeriod('2026-03-31', 'P1M', -1)]).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2026-02-28',
    ]);
    expect([addPeriod('2026-12-31', 'P18M'), addPeriod('2026-02-28', 'P2D'), lastDayOfPeriod('2026-04-01', 'P3Y')]).toEqual([
      '2028-06-30',
      '2026-03-02',
      '2029-03-31',
    ]);
    expect(lastDayToSay('2029-03-31', 'P3M')).toBe('2028-12-31');
    expect(() => addPeriod('2026-01-01', 'a while')).toThrow('no period');
    const held = stateAfter(agreement, e.untilForce);
    expect(held === null ? '' : endOf(held)).toBeNull();
  });
});
