import { afterEach, beforeEach, expect, test } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { listCandidacies } from '../candidacy/queries.ts';
import { cohort } from '../cohort/cohort-decider.ts';
import { findCohort } from '../cohort/queries.ts';
import { openProgrammesTest } from '../testing/open.ts';
import { move, orderPlace, places, playCall } from '../testing/play.ts';

let t: Awaited<ReturnType<typeof openProgrammesTest>>;
beforeEach(async () => {
  t = await openProgrammesTest();
});
afterEach(() => t.close());

test('at a course that is over nobody is offered a place, and what nobody answered there is taken back', async () => {
  const { call } = await playCall(t.table, 'told');
  const offered = (await listCandidacies(t.ledger, call, { statuses: ['offered'] }, { limit: 100 })).lines;
  const south = offered.filter((o) => o.venue === 'south-quay');
  const [decliner, ...others] = south.toReversed();
  for (const o of others.slice(0, 3)) await orderPlace(t.table, o.id, 'AcceptPlace', { round: 0, stay: false }, o.person);
  // Somebody leaves a place there that nobody takes any more.
  await orderPlace(t.table, decliner?.id ?? '', 'DeclinePlace', { round: 0 }, decliner?.person);
  await t.ledger.settled();
  t.set('2026-12-01T09:00:00.000Z');
  const on = `${call}.south-quay`;
  const teach = async (type: string, data: object): Promise<void> => {
    const id = `${type}/${JSON.stringify(data)}`;
    const outcome = await t.ledger.handle({ id, type, on, actor: system('test'), now: t.clock(), data }, cohort);
    if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason}`);
  };
  const sessions = (await findCohort(t.ledger, on))?.state.sessions ?? [];
  const marks = { 1: 'present', 2: 'present', 3: 'present' };
  for (const s of sessions) await teach('RecordAttendance', { session: s.id, from: 'page', marks, seen: {} });
  await teach('RecordPoints', { assessment: 'voyage', points: { 1: 15, 2: 15, 3: 15 } });
  await teach('CompleteCohort', {});
  await move(t.table, call);
  await t.ledger.settled();
  const stands = await places(t, call);
  for (const o of others.slice(0, 3)) expect(stands.get(o.id)).toMatch(/^accepted south-quay /);
  for (const o of others.slice(3)) expect(stands.get(o.id)).not.toMatch(/south-quay/);
  expect([...stands.values()].filter((s) => /^(offered|accepted) south-quay/.test(s))).toHaveLength(3);
  for (const o of offered.filter((p) => p.venue === 'north-quay')) expect(stands.get(o.id)).toMatch(/^offered north-quay /);
  const lost = await t.ledger.events(streamId('candidacy', others[3]?.id ?? ''));
  expect(lost.map((e) => e.type)).toContain('PlaceLost');
  expect((await findCohort(t.ledger, on))?.state.learners.map((l) => l.status)).toEqual(['completed', 'completed', 'completed']);
  expect(await move(t.table, call)).toEqual({ rounds: 0, told: 0 });
  await t.ledger.transparency.publish();
  expect((await t.ledger.fsck()).clean).toBe(true);
});
