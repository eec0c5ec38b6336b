import { createHash, randomBytes } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Room } from '../../ledger/ledger.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import type { CohortCommand } from '../cohort/commands.ts';
import { cohort } from '../cohort/cohort-decider.ts';
import { cohortId, opening } from '../cohort/examples.ts';
import { cohortMigrations } from '../cohort/row.ts';
import type { BadgeMaker } from '../contract.ts';
import type { ProgrammeDefinition } from '../programme/definition.ts';
import type { CredentialCommand } from './commands.ts';
import { credential } from './credential-decider.ts';
import { issuing } from './examples.ts';
import { credentialIdOf, issueTo } from './issue.ts';
import { type CohortIssuing, issueCredentials } from './issue-cohort.ts';
import * as queries from './queries.ts';
import { credentialMigrations } from './row.ts';
import { listLength } from './status-list.ts';

const room: Room = { name: 'programmes', deciders: [cohort, credential], migrations: [...cohortMigrations, ...credentialMigrations] };
const now = '2026-03-07T09:00:00.000Z';
const badges: Pick<BadgeMaker, 'sign'> = {
  sign: async (achievement, subjects, at) =>
    subjects.map((s) => ({
      key: 'key-1',
      proof: `z${s.credential}`,
      proofAt: at,
      jwt: 'x',
      digest: createHash('sha256').update(`${achievement.id}${s.credential}${s.statusIndex}`).digest('hex'),
    })),
};
const definition = {
  achievement: { ...issuing.achievement, validFor: 'P3Y', endorsers: [...issuing.endorsers] },
} as unknown as ProgrammeDefinition;
const a: CohortIssuing = { badges, clock: () => now, random: randomBytes, definitionOf: async () => definition };
let t: TestLedger;
let stopAt = Number.POSITIVE_INFINITY;
let appended = 0;
const open = async () => {
  stopAt = Number.POSITIVE_INFINITY;
  t = await openTestLedger([room], {
    clock: () => now,
    probe: (point) => {
      if (point === 'handle-appended' && ++appended > stopAt) throw new Error('the process died');
    },
  });
};
afterEach(() => t.close());

const send = async (type: CohortCommand['type'], data: object) => {
  const command = { id: `${type}/${JSON.stringify(data)}`, type, on: cohortId, actor: system('test'), now, data } as CohortCommand;
  const outcome = await t.ledger.handle(command, cohort);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
/** A finished course with so many learners, of whom the last failed. */
const teach = async (learners: number) => {
  await send('OpenCohort', { ...opening, sessions: opening.sessions.slice(0, 1), assessments: [] });
  for (let n = 1; n <= learners; n++)
    await send('EnrolLearner', { candidacy: `case-${n}`, person: `person-${n}`, groups: [], country: 'AX', name: `Learner ${n}` });
  const marks = Object.fromEntries(Array.from({ length: learners }, (_, i) => [i + 1, i + 1 < learners ? 'present' : 'absent']));
  await send('RecordAttendance', { session: 'moon', from: 'paper', marks, seen: {} });
};
const order = (on: string, type: CredentialCommand['type'], data: object) =>
  t.ledger.handle({ id: `${type}/${on}`, type, on, actor: system('test'), now, data } as CredentialCommand, credential);

it('goes to all who completed the course, once it is closed, and only once', async () => {
  await open();
  await teach(4);
  expect(await issueCredentials(a, t.ledger, 'nowhere')).toMatchObject({ reason: 'not-found' });
  expect(await issueCredentials(a, t.ledger, cohortId)).toMatchObject({ reason: 'cohort-not-completed' });
  await send('CompleteCohort', {});
  expect(await issueCredentials({ ...a, definitionOf: async () => undefined }, t.ledger, cohortId)).toMatchObject({
    reason: 'programme-unknown',
  });
  const seen: [number, number][] = [];
  expect(await issueCredentials(a, t.ledger, cohortId, (done, of) => seen.push([done, of]))).toEqual({
    issued: 3,
    already: 0,
    nameless: 0,
  });
  expect(seen).toEqual([[3, 3]]);
  expect(await issueCredentials(a, t.ledger, cohortId)).toEqual({ issued: 0, already: 3, nameless: 0 });
  const lines = await queries.listCredentials(t.ledger, cohortId);
  expect(lines.map((l) => l.name)).toEqual(['Learner 1', 'Learner 2', 'Learner 3']);
  expect(new Set(lines.map((l) => l.status_index)).size).toBe(3);
  const found = await queries.findCredential(t.ledger, credentialIdOf('case-2'));
  expect(found?.state).toMatchObject({ name: 'Learner 2', validFrom: now, validUntil: '2029-03-07T09:00:00.000Z', person: 'person-2' });
  expect(found?.state.achievement).toEqual(issuing.achievement);
  expect(await queries.findAchievement(t.ledger, issuing.achievement.id)).toEqual(issuing.achievement);
  expect(await queries.findAchievement(t.ledger, 'another')).toBeUndefined();
});

it('waits at the offices that endorse it until they have, or it is revoked; a revoked one stands in its list', async () => {
  await open();
  await teach(4);
  await send('CompleteCohort', {});
  await issueCredentials(a, t.ledger, cohortId);
  const [one, two, three] = await queries.credentialsToEndorse(t.ledger, 'sea-institute');
  expect([one?.name, two?.name, three?.name]).toEqual(['Learner 1', 'Learner 2', 'Learner 3']);
  await order(one?.id ?? '', 'EndorseCredential', { office: 'sea-institute', words: 'Seen.' });
  await order(two?.id ?? '', 'RevokeCredential', { reason: 'Another drew it.' });
  expect((await queries.credentialsToEndorse(t.ledger, 'sea-institute')).map((c) => c.name)).toEqual(['Learner 3']);
  expect((await queries.credentialsToEndorse(t.ledger, 'harbour-college')).map((c) => c.name)).toEqual(['Learner 1', 'Learner 3']);
  expect(await queries.revokedIndexes(t.ledger, 1)).toEqual([two?.status_index]);
  expect(await queries.revokedIndexes(t.ledger, 2)).toBeUndefined();
  expect(await queries.countCredentials(t.ledger, cohortId)).toEqual({ issued: 3, revoked: 1 });
  expect((await queries.listCredentialsOf(t.ledger, 'person-2')).map((c) => c.revoked_at)).toEqual([now]);
  const before = await queries.listCredentials(t.ledger, cohortId);
  await t.ledger.rebuild();
  expect(await queries.listCredentials(t.ledger, cohortId)).toEqual(before);
  expect((await t.ledger.fsck()).clean).toBe(true);
});

const earners = (count: number) => Array.from({ length: count }, (_, i) => ({ candidacy: `c-${i}`, person: `p-${i}`, name: `N ${i}` }));
const { proofs: _, statusIndex: _i, candidacy: _c, person: _p, name: _n, ...plain } = issuing;
const course = { ...plain, endorsers: [] };

it('killed in the middle, and begun again by two at once, leaves everyone with one credential and a place of their own', async () => {
  await open();
  appended = 0;
  stopAt = 700;
  await expect(issueTo(a, t.ledger, course, earners(1300))).rejects.toThrow('the process died');
  stopAt = Number.POSITIVE_INFINITY;
  t.ledger.forget();
  // What was on its way to the server arrives all the same.
  let before = -1;
  await vi.waitUntil(
    async () => {
      const { issued } = await queries.countCredentials(t.ledger, course.cohort);
      const still = issued === before;
      before = issued;
      return still;
    },
    { interval: 100, timeout: 10_000 },
  );
  expect(before).toBeGreaterThanOrEqual(700);
  expect(before).toBeLessThan(1300);
  const runs = await Promise.all([1, 2].map(() => issueTo(a, t.ledger, course, earners(1300))));
  for (const { issued, already } of runs) expect(issued + already).toBe(1300);
  expect(runs.reduce((sum, r) => sum + r.issued, 0)).toBe(1300 - before);
  const lines = await queries.listCredentials(t.ledger, course.cohort, { limit: 2000 });
  expect(new Set(lines.map((l) => l.candidacy)).size).toBe(1300);
  expect(new Set(lines.map((l) => l.status_index)).size).toBe(1300);
});

it('draws again where another process took the place meanwhile', async () => {
  await open();
  let draws = 0;
  const places = (bytes: number): Uint8Array => {
    // The first two drawers see the same chance; whoever comes second has to draw once more.
    draws += 1;
    if (draws > 2) return randomBytes(bytes);
    return Uint8Array.from({ length: bytes }, (_, i) => (i % 4 === 3 ? i >> 2 : 0));
  };
  const rivals = { ...a, random: places };
  const runs = await Promise.all([issueTo(rivals, t.ledger, course, earners(3)), issueTo(rivals, t.ledger, course, earners(6).slice(3))]);
  expect(runs).toEqual([
    { issued: 3, already: 0 },
    { issued: 3, already: 0 },
  ]);
  expect(draws).toBeGreaterThan(2);
  const lines = await queries.listCredentials(t.ledger, course.cohort);
  const indexes = lines.map((l) => l.status_index);
  expect(new Set(indexes).size).toBe(6);
  expect(indexes).toEqual(expect.arrayContaining([0, 1, 2]));
  expect(Math.max(...indexes)).toBeLessThan(listLength);
  // What was signed is what is kept: the proof is about the place that was drawn last.
  for (const { id, status_index } of lines) {
    const state = (await queries.findCredential(t.ledger, id))?.state;
    const digest = createHash('sha256').update(`${issuing.achievement.id}${id}${status_index}`).digest('hex');
    expect([state?.statusIndex, state?.proofs.digest]).toEqual([status_index, digest]);
  }
});
