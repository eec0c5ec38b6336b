import { randomBytes, randomUUID } from 'node:crypto';
import { Logger, runOnce } from 'graphile-worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityRoom, listOutbox, type OutboxMail, person } from '../identity/index.ts';
import { system } from '../kernel/decider/actor.ts';
import type { JsonObject } from '../kernel/decider/decider.ts';
import { isRefusal } from '../kernel/refusals/refusal.ts';
import { taskList } from '../ledger/jobs/jobs.ts';
import { openTestLedger, type TestLedger } from '../ledger/testing.ts';
import { cohort } from './cohort/cohort-decider.ts';
import { findCohort, listCohortsOf } from './cohort/queries.ts';
import { credential } from './credential/credential-decider.ts';
import { credentialsToEndorse, findCredential, listCredentials } from './credential/queries.ts';
import { outcomesOf } from './outcomes/queries.ts';
import { exampleProgramme } from './programme/examples.ts';
import { countSurveys } from './survey/queries.ts';
import { passSurveys } from './survey/plan-and-ask.ts';
import { testCourses } from './testing/courses.ts';
import { orderPlace, type Played, playCall, type Table } from './testing/play.ts';

// Later than the database's own clock, so that jobs for later wait.
let now = '2036-06-01T09:00:00.000Z';
const clock = () => now;
const publicUrl = 'https://node.example.org';
const { programmes } = testCourses(clock, {
  publicUrl,
  zoneOf: (country) => (country === 'AX' ? 'Pacific/Fiji' : undefined),
  applications: {
    find: async () => undefined,
    holds: () => false,
    mistakes: () => [],
    options: () => exampleProgramme.call.venues.map((v) => v.id),
  },
  files: () => t.ledger.files,
  transparency: () => t.ledger.transparency,
});
const settings = { clock, makeId: randomUUID, random: randomBytes, publicUrl };
const identity = identityRoom({ ...settings, erase: async () => undefined, mailFrom: 'Daricha <daricha@example.org>' });
const { call } = exampleProgramme;
const venues = call.venues.map((v) => ({ ...v, begins: '2036-09-01', ends: '2036-11-30' }));
const definition = { ...exampleProgramme, call: { ...call, venues } };
let t: TestLedger;
let table: Table;
let played: Played;

const register = async (on: string, grants: readonly object[] = []) => {
  const data = { name: on, email: `${on}@example.org`, language: on === 'person-2' ? 'ur' : 'en', grants };
  const outcome = await t.ledger.handle({ id: randomUUID(), type: 'RegisterPerson', on, actor: system('test'), now, data }, person);
  if (isRefusal(outcome)) throw new Error(outcome.reason);
};
const jobs = async (): Promise<void> => {
  await t.ledger.settled();
  const rooms = [identity, programmes.room];
  const quiet = new Logger(() => () => undefined);
  await runOnce({ pgPool: t.storage.pool, taskList: taskList(rooms, t.ledger), noHandleSignals: true, logger: quiet });
  await t.ledger.settled();
};
/** Mails to someone, oldest first. */
const mailsTo = async (who: string): Promise<readonly OutboxMail[]> => {
  const all = await listOutbox(t.ledger.db, { limit: 200 });
  return all.filter((m) => m.recipient === `${who}@example.org`).reverse();
};
const teach = async (id: string, type: string, data: object) => {
  const outcome = await t.ledger.handle({ id: randomUUID(), type, on: id, actor: system('test'), now, data }, cohort);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
const offers = async () => {
  const { rows } = await t.storage.pool.query<{ id: string; person: string; round: number; venue: string }>(
    `select id, person, round, venue from candidacies where status = 'offered' order by id`,
  );
  return rows;
};

beforeAll(async () => {
  t = await openTestLedger([identity, programmes.room], { clock });
  const { ledger } = t;
  await Promise.all([programmes.book.refresh(ledger), programmes.intakes.refresh(ledger)]);
  const rounds = { clock, files: () => ledger.files, code: 'test' };
  table = { ledger, programmes, rounds, drawing: { clock, transparency: () => ledger.transparency }, makeId: randomUUID };
  for (let n = 1; n <= 40; n++) await register(`person-${n}`);
  await register('endorser-1', [{ role: 'supervisor', office: 'pier-office' }]);
  played = await playCall(table, 'told', 40, definition);
}, 60_000);
afterAll(() => t.close());

it('writes to those with a place until when they have to answer, and to the others why they have none', async () => {
  await jobs();
  const [first] = await offers();
  const [mail] = await mailsTo(first?.person ?? '');
  expect(mail?.text).toContain('Builders of sailing robots');
  // Seven days after the day it was told in the call's zone, where it was the evening of the first.
  expect(mail?.text).toContain('by the end of 8 June 2036 (Fiji Standard Time)');
  expect(mail?.text).toContain(`${publicUrl}/places/${first?.id}`);
  const waiting = await t.storage.pool.query<{ person: string }>(`select person from candidacies where status = 'waiting' limit 1`);
  expect((await mailsTo(waiting.rows[0]?.person ?? ''))[0]?.subject).toMatch(/waiting list/);
  const [urdu] = await mailsTo('person-2');
  expect(urdu?.language).toBe('ur');
  const before = (await listOutbox(t.ledger.db, { limit: 200 })).length;
  await jobs();
  expect(await listOutbox(t.ledger.db, { limit: 200 })).toHaveLength(before);
});

it('reminds whoever has not answered on the day before, and nobody else', async () => {
  const [slow, quick] = await offers();
  await orderPlace(table, quick?.id ?? '', 'AcceptPlace', { round: quick?.round, stay: true }, quick?.person);
  now = '2036-06-07T13:00:00.000Z';
  const offer = await t.storage.pool.query<{ answer_by: string }>('select answer_by from candidacies where id = $1', [slow?.id]);
  const expire = programmes.room.tasks?.['notice-offer-expiring'];
  for (const o of [slow, quick]) await expire?.({ candidacy: o?.id ?? '', answerBy: offer.rows[0]?.answer_by ?? '' }, { ledger: t.ledger });
  await jobs();
  expect((await mailsTo(slow?.person ?? '')).map((m) => m.subject).at(-1)).toMatch(/waits until tomorrow/);
  expect((await mailsTo(quick?.person ?? '')).map((m) => m.subject).at(-1)).not.toMatch(/tomorrow/);
  const before = now;
  now = '2036-06-08T12:00:00.000Z';
  await orderPlace(table, slow?.id ?? '', 'PassTime');
  await jobs();
  const told = (await mailsTo(slow?.person ?? '')).at(-1);
  expect(told?.subject).toBe('Your place has gone to the next: Builders of sailing robots');
  expect(told?.text).toMatch(/place at (North|South) quay/);
  expect(await offers()).toHaveLength(17);
  now = before;
});

it('fills rosters as places are accepted, and issues badges and plans surveys when the course is closed', async () => {
  for (const o of await offers()) await orderPlace(table, o.id, 'AcceptPlace', { round: o.round, stay: false }, o.person);
  await jobs();
  const cohorts = await listCohortsOf(t.ledger, played.call);
  expect(cohorts.map((c) => [c.venue, c.host, c.learners])).toEqual([
    ['north-quay', 'north-watch', 10],
    ['south-quay', 'south-watch', 8],
  ]);
  now = '2036-12-01T09:00:00.000Z';
  for (const { id, venue } of cohorts) {
    const { state } = (await findCohort(t.ledger, id)) ?? {};
    expect(state?.zone).toBe('Pacific/Fiji');
    const there = Object.fromEntries((state?.learners ?? []).map((l) => [l.number, 'present']));
    for (const s of state?.sessions ?? []) await teach(id, 'RecordAttendance', { session: s.id, from: 'page', marks: there, seen: {} });
    // One of the north fails.
    const points = Object.fromEntries((state?.learners ?? []).map((l) => [l.number, l.number === 3 && venue === 'north-quay' ? 5 : 15]));
    await teach(id, 'RecordPoints', { assessment: 'voyage', points });
    await teach(id, 'CompleteCohort', {});
  }
  await jobs();
  await jobs();
  const [north, south] = cohorts;
  const badges = await listCredentials(t.ledger, north?.id ?? '');
  expect([badges.length, (await listCredentials(t.ledger, south?.id ?? '')).length]).toEqual([9, 8]);
  expect(await countSurveys(t.ledger, north?.id ?? '')).toEqual([
    { after: 'P3M', planned: 9, asked: 0, answered: 0 },
    { after: 'P12M', planned: 9, asked: 0, answered: 0 },
  ]);
  const [badge] = badges;
  const state = (await findCredential(t.ledger, badge?.id ?? ''))?.state;
  expect(state?.proofs.proof).toMatch(/^z/);
  expect(state?.validUntil).toBe('2041-12-01T09:00:00.000Z');
  const mail = (await mailsTo(badge?.person ?? '')).at(-1);
  expect(mail?.text).toContain(`${publicUrl}/credentials/${badge?.id}`);
  expect(mail?.text).toContain(`${publicUrl}/credentials/${badge?.id}.json`);
});

it('asks the endorsing office once for each course, however many badges wait', async () => {
  expect(await credentialsToEndorse(t.ledger, 'pier-office')).toHaveLength(17);
  const { rows } = await t.storage.pool.query<{ payload: JsonObject }>(
    `select payload from graphile_worker._private_jobs where key like 'notice-endorse/%'`,
  );
  expect(rows).toHaveLength(2);
  for (const { payload } of rows) await programmes.room.tasks?.['notice-endorse']?.(payload, { ledger: t.ledger });
  await jobs();
  const asked = (await mailsTo('endorser-1')).map((m) => m.subject);
  expect(asked.filter((s) => s.startsWith('Badges wait'))).toHaveLength(2);
  for (const { id } of await credentialsToEndorse(t.ledger, 'pier-office')) {
    const data = { office: 'pier-office', words: 'We stand for it.' };
    await t.ledger.handle({ id: `endorse/${id}`, type: 'EndorseCredential', on: id, actor: system('test'), now, data }, credential);
  }
  expect(await credentialsToEndorse(t.ledger, 'pier-office')).toEqual([]);
});

it('asks those who completed after three months, by a link that takes one answer', async () => {
  now = '2037-03-01T09:00:00.000Z';
  expect(await passSurveys(t.ledger, now)).toEqual({ moved: 17 });
  expect(await passSurveys(t.ledger, now)).toEqual({ moved: 0 });
  await jobs();
  const links = new Map<string, string>();
  for (let n = 1; n <= 40; n++) {
    const text = (await mailsTo(`person-${n}`)).at(-1)?.text ?? '';
    const token = /\/surveys\/([\w-]{43})/.exec(text)?.[1];
    if (token !== undefined) links.set(`person-${n}`, token);
  }
  expect(links.size).toBe(17);
  const { surveys } = programmes;
  expect(await surveys.open(t.ledger, 'x'.repeat(43))).toMatchObject({ reason: 'survey-link-unknown' });
  const answer = { occupation: 'employed', country: 'AX', sector: 'industry', usesSkills: true };
  const tokens = [...links.values()];
  for (const [i, token] of tokens.slice(0, 12).entries()) {
    expect(await surveys.open(t.ledger, token)).toMatchObject({ until: '2037-04-30T09:00:00.000Z', state: { status: 'asked' } });
    expect(await surveys.answer(t.ledger, { token, command: `answer-${i}`, answer })).toMatchObject({ again: false });
  }
  const [token = ''] = tokens;
  expect(await surveys.answer(t.ledger, { token, command: 'answer-again', answer })).toMatchObject({ reason: 'survey-answered' });
  expect(await surveys.open(t.ledger, token)).toMatchObject({ reason: 'survey-answered' });
  expect(await surveys.answer(t.ledger, { token: 'y'.repeat(43), command: 'a', answer })).toMatchObject({ reason: 'survey-link-unknown' });
  now = '2037-03-15T09:00:00.000Z';
  expect(await passSurveys(t.ledger, now)).toEqual({ moved: 5 });
  await jobs();
  const late = tokens.at(-1) ?? '';
  const [latecomer = ''] = [...links.keys()].slice(-1);
  const reminder = /\/surveys\/([\w-]{43})/.exec((await mailsTo(latecomer)).at(-1)?.text ?? '')?.[1];
  expect(reminder).not.toBe(late);
  now = '2037-05-01T09:00:00.000Z';
  expect(await passSurveys(t.ledger, now)).toEqual({ moved: 5 });
  expect(await surveys.answer(t.ledger, { token: late, command: 'late', answer })).toMatchObject({ reason: 'survey-closed' });
  expect(await surveys.open(t.ledger, reminder ?? '')).toMatchObject({ reason: 'survey-closed' });
});

it('shows what became of everyone, and hides what is small', async () => {
  const groups = ['women', 'young', 'islanders'];
  const ofCall = await outcomesOf(t.ledger, { call: played.call }, groups);
  expect(ofCall[0]).toEqual({ group: '', counts: { applied: 40, selected: 18, completed: 17, answered: 12, employed: 12 } });
  expect(ofCall.map((r) => r.group)).toEqual(['', ...groups]);
  for (const { counts } of ofCall) for (const n of Object.values(counts)) if (n !== null) expect(n).toBeGreaterThanOrEqual(10);
  expect(await outcomesOf(t.ledger, { programmes: ['boat-builders', 'another'] }, groups)).toEqual(ofCall);
  const nothing = { applied: null, selected: null, completed: null, answered: null, employed: null };
  expect(await outcomesOf(t.ledger, { programmes: ['another'] }, ['women'])).toEqual([
    { group: '', counts: nothing },
    { group: 'women', counts: nothing },
  ]);
});

it('brings the badge with its mail, and writes when it was withdrawn', async () => {
  const [badge] = await listCredentials(t.ledger, `${played.call}.south-quay`);
  const state = (await findCredential(t.ledger, badge?.id ?? ''))?.state;
  const [picture, file] = await programmes.attachments(t.ledger, badge?.id ?? '');
  expect(picture).toMatchObject({ name: 'badge.png', type: 'image/png' });
  expect(Buffer.from(picture?.bytes ?? []).includes(state?.proofs.proof ?? '?')).toBe(true);
  expect(JSON.parse(Buffer.from(file?.bytes ?? []).toString())).toMatchObject({ proof: { proofValue: state?.proofs.proof } });
  expect(await programmes.attachments(t.ledger, 'nobody’s')).toEqual([]);
  const data = { reason: 'The voyage was somebody else’s' };
  await t.ledger.handle({ id: 'revoke', type: 'RevokeCredential', on: badge?.id ?? '', actor: system('test'), now, data }, credential);
  await jobs();
  const mail = (await mailsTo(badge?.person ?? '')).at(-1);
  expect([mail?.subject, mail?.text.includes(`${publicUrl}/credentials/${badge?.id}`)]).toEqual([
    expect.stringMatching(/withdrawn|واپس/),
    true,
  ]);
  expect(await programmes.attachments(t.ledger, badge?.id ?? '')).toEqual([]);
});

it('folds again into the same tables', async () => {
  const read = async () =>
    Promise.all(
      ['cohorts', 'cohort_learners', 'credentials', 'credential_endorsers', 'surveys'].map(
        async (name) => (await t.storage.pool.query(`select * from ${name} x order by x::text`)).rows,
      ),
    );
  const before = await read();
  await t.ledger.rebuild();
  expect(await read()).toEqual(before);
});

it('erases a learner from roster and badge, and the ledger still holds', async () => {
  const { rows } = await t.storage.pool.query<{ id: string; person: string }>('select id, person from credentials order by id limit 1');
  const [badge] = rows;
  await t.ledger.erase({ person: badge?.person ?? '' });
  expect((await findCredential(t.ledger, badge?.id ?? ''))?.state.name).toBeNull();
  for (const table of ['credentials', 'cohort_learners', 'candidacies']) {
    const named = await t.storage.pool.query(`select name from ${table} where person = $1`, [badge?.person]);
    expect(named.rows.map((r: { name: unknown }) => r.name)).toEqual([null]);
  }
  expect((await t.ledger.fsck()).clean).toBe(true);
  // Nobody has what they would have needed for another one.
  const cohortId = (await findCredential(t.ledger, badge?.id ?? ''))?.state.cohort ?? '';
  expect(await programmes.issueCredentials(t.ledger, cohortId)).toMatchObject({ issued: 0 });
});
