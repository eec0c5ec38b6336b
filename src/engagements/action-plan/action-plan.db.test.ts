import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, anyone } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { tellAgreement, tellMeeting } from '../testing/relation-history.ts';
import { testRelations } from '../testing/relations.ts';
import { actionPlan } from './plan-decider.ts';
import { linesFor, planPage, planProgress } from './progress.ts';
import { findPlan, listPlans } from './queries.ts';

const now = '2026-06-15T08:00:00.000Z';
const today = '2026-06-15';
const at = (office: string, role: 'officer' | 'supervisor' = 'officer'): Actor => ({
  ...{ kind: 'person', id: `${role}-${office}` },
  grants: [{ role, office }],
});
const sea = at('sea-desk');
const foreign = at('foreign-desk', 'supervisor');
let t: TestLedger;
let count = 0;
const send = async (type: string, data: object, actor: Actor = sea) => {
  const outcome = await t.ledger.handle({ id: `c-${++count}`, type, on: 'plan', actor, now, data }, actionPlan);
  if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return outcome;
};

beforeAll(async () => {
  t = await openTestLedger([testRelations(() => now).engagements.room], { clock: () => now });
  await tellAgreement(t.ledger, 'tides', {
    obligations: [
      { id: 'late', due: '2026-05-01', blocks: ['item'] },
      { id: 'next', due: '2026-08-01' },
      { id: 'too-far', due: '2027-08-01' },
    ],
  });
  await tellMeeting(t.ledger, 'first', {
    starts: '2026-02-01T08:00:00.000Z',
    held: true,
    items: [{ id: 'item', due: '2026-09-01', country: 'FJ' }],
  });
  await tellAgreement(t.ledger, 'secret', {
    ...{ countries: ['SY', 'FJ'], offices: ['isle-desk', 'reef-desk'] },
    obligations: [{ id: 'hidden', due: '2026-07-01', country: 'SY', owner: 'isle-desk', watcher: 'reef-desk' }],
  });
});
afterAll(() => t.close());

it('is drawn up from what is owed in its time, and followed from the obligations themselves', async () => {
  const lines = await linesFor(t.ledger, sea, { us: 'AX', partner: 'FJ', from: '2026-01-01', until: '2026-12-31' }, now);
  expect(lines.map((l) => [l.source, l.obligation])).toEqual([
    ['agreement/tides', 'late'],
    ['agreement/tides', 'next'],
    ['meeting/first', 'item'],
  ]);
  const stolen = {
    obligation: 'hidden',
    source: 'agreement/secret',
    title: 'A guess',
    country: 'SY',
    owner: 'isle-desk',
    due: '2026-07-01',
  };
  const plan = { title: 'Tides, 2026', partner: 'FJ', office: 'sea-desk', from: '2026-01-01', until: '2026-12-31' };
  await send('DrawUpPlan', { ...plan, lines: [...lines, { ...stolen, commitment: null }] });
  const found = await findPlan(t.ledger, 'plan', sea);
  if (found === undefined) throw new Error('no plan');
  const { lines: stands, progress, quarters, slips } = await planProgress(t.ledger, found.state, today);
  // What its own desk may not see stays unknown, whatever line names it.
  expect(stands.map((s) => s.now?.id ?? null)).toEqual(['late', 'next', 'item', null]);
  expect(progress).toMatchObject({ all: 3, overdue: 1, open: 2 });
  expect(quarters.map((q) => [q.quarter, q.due, q.overdue])).toEqual([
    ['2026-Q2', 1, 1],
    ['2026-Q3', 2, 0],
  ]);
  expect(slips.map((s) => [s.line.id, s.days, s.holdsUp.map((l) => l.id)])).toEqual([['late', 45, ['item']]]);
  // A part of its lines tells the same of all of them.
  const part = await planPage(t.ledger, found.state, today, { from: 1, most: 2 });
  expect(part.lines).toEqual(stands.slice(1, 3));
  expect(part).toMatchObject({ progress, quarters, slips: [{ days: 45, holdsUp: [{ id: 'item' }] }] });
});
it('is seen by its desk, and by another office once it is shared; signed off, it waits for nobody', async () => {
  expect(await listPlans(t.ledger, sea)).toMatchObject([{ id: 'plan', status: 'draft', lines: 4 }]);
  for (const actor of [foreign, anyone, at('reef-desk')]) {
    expect(await listPlans(t.ledger, actor)).toEqual([]);
    expect(await findPlan(t.ledger, 'plan', actor)).toBeUndefined();
  }
  await send('SharePlan', { offices: ['foreign-desk'] });
  expect(await listPlans(t.ledger, foreign, { waiting: true, partner: 'FJ' })).toMatchObject([{ waits_for: ['foreign-desk'] }]);
  const seen = await findPlan(t.ledger, 'plan', foreign);
  await send('SignOffPlan', { office: 'foreign-desk', digest: seen?.state.digest }, foreign);
  expect(await listPlans(t.ledger, foreign, { waiting: true })).toEqual([]);
  expect(await listPlans(t.ledger, sea, { status: 'signed-off' })).toHaveLength(1);
  expect(await listPlans(t.ledger, anyone)).toEqual([]);
});
