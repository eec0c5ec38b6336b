import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, anyone } from '../../kernel/decider/actor.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { tellAgreement, tellMeeting } from '../testing/relation-history.ts';
import { testRelations } from '../testing/relations.ts';
import { type Brief, roomFor } from './brief.ts';
import { briefFor } from './queries.ts';
import type { Register, RegisterPromise } from './register.ts';

const day = '2026-06-15';
const now = '2026-06-15T08:00:00.000Z';
const at = (office: string): Actor => ({ kind: 'person', id: `officer-${office}`, grants: [{ role: 'officer', office }] });
const sea = at('sea-desk');
const said = (on: string, quote: string) => ({ day: on, quote, communique: `report-${on}` });
const promise = (number: string, by: readonly string[], more: Partial<RegisterPromise> = {}): RegisterPromise => ({
  ...{ number, title: `Promise ${number}`, by, stage: 'agreed', delivery: null, due: null, said: null, quiet: false },
  ...more,
});
const register: Register = {
  promisesWith: async (_, partner) =>
    partner === 'FJ'
      ? [
          promise('AX-FJ-0001', ['AX'], { said: said('2026-02-01', 'will deliver buoys') }),
          promise('AX-FJ-0002', ['FJ'], { quiet: true, said: said('2025-02-01', 'will open the harbour') }),
          promise('AX-FJ-0003', ['AX', 'FJ'], { said: said('2026-02-01', 'agreed on tide tables') }),
        ]
      : [],
};
let t: TestLedger;

beforeAll(async () => {
  t = await openTestLedger([testRelations(() => now).engagements.room], { clock: () => now });
  const { ledger } = t;
  await tellAgreement(ledger, 'tides', {
    obligations: [
      { id: 'late', due: '2026-05-01', title: 'Send the first buoys' },
      { id: 'next', due: '2026-08-01', title: 'Send the last buoys', commitment: 'AX-FJ-0001' },
      { id: 'theirs', due: '2026-06-01', title: 'Open the harbour', country: 'FJ', owner: 'reef-desk', watcher: 'sea-desk' },
    ],
    more: [
      { type: 'ObligationReported', data: { obligation: 'theirs', country: 'FJ', status: 'done', words: '', evidence: null } },
      { type: 'ObligationReported', data: { obligation: 'theirs', country: 'AX', status: 'underway', words: '', evidence: null } },
    ],
  });
  await tellMeeting(ledger, 'first', {
    ...{ starts: '2026-02-01T08:00:00.000Z', held: true, title: 'First talks' },
    items: [{ id: 'item', due: '2026-09-01', title: 'Name an officer', country: 'FJ' }],
    more: [
      { type: 'DecisionRecorded', data: { id: 'd-1', text: 'To meet twice a year.', agenda: null } },
      { type: 'OutcomeRecorded', data: { outcome: 'Both sides were content.' } },
    ],
  });
  await tellMeeting(ledger, 'older', { starts: '2025-02-01T08:00:00.000Z', held: true });
  await tellMeeting(ledger, 'visit', { starts: '2026-07-01T08:00:00.000Z', title: 'The visit', kind: 'visit' });
});
afterAll(() => t.close());

const brief = (actor: Actor, more = {}) => briefFor(t.ledger, actor, { us: 'AX', partner: 'FJ', day, register, ...more });
const texts = ({ facts }: Brief['overdueOurs']) => facts.map((f) => f.text);

describe('a brief', () => {
  it('tells what is promised, overdue and was said last time, each with its source', async () => {
    const found = await brief(sea, { meeting: 'visit' });
    expect(found.meeting).toMatchObject({ id: 'visit', title: 'The visit', place: 'Harbour house' });
    expect(texts(found.promisedByUs)).toEqual(['Send the last buoys']);
    expect(texts(found.promisedByThem)).toEqual(['Name an officer', 'Promise AX-FJ-0002']);
    expect(texts(found.together)).toEqual(['Promise AX-FJ-0003']);
    expect(texts(found.overdueOurs)).toEqual(['Send the first buoys']);
    expect(found.overdueOurs.facts[0]).toMatchObject({
      ...{ daysLate: 45, due: '2026-05-01', standing: 'overdue', we: null },
      source: { kind: 'agreement', id: 'tides', reference: 'MU-tides', obligation: 'late' },
    });
    expect(found.overdueTheirs.facts[0]).toMatchObject({ text: 'Open the harbour', they: 'done', we: 'underway', disagree: true });
    expect(found.saidLastTime.map((s) => [s.what, s.text, s.source.id])).toEqual([
      ['outcome', 'Both sides were content.', 'first'],
      ['decision', 'To meet twice a year.', 'first'],
      ['quote', 'will deliver buoys', 'report-2026-02-01'],
      ['quote', 'agreed on tide tables', 'report-2026-02-01'],
    ]);
    expect(found.lastMeeting).toEqual({ id: 'first', title: 'First talks', day: '2026-02-01' });
  });
  it('is the same facts from the other side', async () => {
    const found = await brief(at('reef-desk'), { us: 'FJ', partner: 'AX' });
    expect([texts(found.overdueOurs), texts(found.overdueTheirs)]).toEqual([['Open the harbour'], ['Send the first buoys']]);
  });
  it('tells an outsider what the register tells everyone, and nothing else', async () => {
    for (const actor of [anyone, at('other-desk'), { ...sea, grants: [{ role: 'administrator', office: null } as const] }]) {
      const found = await brief(actor, { meeting: 'visit' });
      expect([found.meeting, found.lastMeeting]).toEqual([null, null]);
      expect([found.overdueOurs, found.overdueTheirs]).toEqual([
        { facts: [], more: 0 },
        { facts: [], more: 0 },
      ]);
      expect(texts(found.promisedByUs)).toEqual(['Promise AX-FJ-0001']);
      expect(JSON.stringify(found)).not.toMatch(/buoys\b.*Send|Harbour house|content/);
    }
  });
  it('has room for a page, and says how much more there is', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ id: `o${i}`, due: `2026-0${i < 15 ? 1 : 9}-${String((i % 15) + 10)}` }));
    await tellAgreement(t.ledger, 'many', { countries: ['AX', 'SY'], offices: ['sea-desk', 'isle-desk'], obligations: many });
    const found = await brief(sea, { partner: 'SY' });
    expect([found.overdueOurs.facts.length, found.overdueOurs.more]).toEqual([roomFor.overdue, 15 - roomFor.overdue]);
    expect([found.promisedByUs.facts.length, found.promisedByUs.more]).toEqual([roomFor.promised, 15 - roomFor.promised]);
    expect(found.overdueOurs.facts[0]).toMatchObject({ due: '2026-01-10' });
  });
});
