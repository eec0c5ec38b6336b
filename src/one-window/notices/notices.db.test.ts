import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addPerson, identityRoom, listOutbox } from '../../identity/index.ts';
import type { Actor, Grant, Role } from '../../kernel/decider/actor.ts';
import type { AnyDecider } from '../../kernel/decider/decider.ts';
import { idsFrom } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { caseDecider } from '../case/decider.ts';
import { caseMigrations } from '../case/row.ts';
import { balloonPermit, definitionsOf, fewAnswers, testRules } from '../testing/definition.ts';
import { pdf } from '../testing/play.ts';
import { noticePreference, preferenceMigrations } from './preference/preference.ts';
import { digestMigrations } from './queries.ts';
import { nextDigest } from './send.ts';
import { noticeTasks, tellPeople } from './tell.ts';

const now = '2026-01-05T06:00:00.000Z';
const clock = () => now;
const makeId = idsFrom(Date.now, randomBytes);
const publicUrl = 'https://node.example';
const options = { publicUrl, clock, catalogue: definitionsOf([balloonPermit]), timeZone: 'Asia/Karachi' };
const decider = caseDecider(testRules);
const around = { clock, makeId, random: randomBytes, publicUrl };

let t: TestLedger;
const people = new Map<string, Actor>();
const person = (name: string): Actor => people.get(name) ?? { kind: 'person', id: name, grants: [] };
const send = async (type: string, on: string, data: object, actor: Actor, by: AnyDecider = decider) => {
  const outcome = await t.ledger.handle({ id: makeId(), type, on, actor, now, data }, by);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
const add = async (name: string, language: string, role: Role, office: string | null) => {
  const grants: readonly Grant[] = [{ role, office }];
  const id = makeId();
  const added = await addPerson(
    { ...around, ledger: t.ledger },
    { id, name, email: `${name}@example.org`, password: 'a-long-password-1', language, grants },
  );
  if (isRefusal(added)) throw new Error(added.reason);
  people.set(name, { kind: 'person', id, grants });
};
const submit = async (on: string, more: object = {}, applicant = person('ann')) => {
  const opening = {
    service: 'balloon-permit',
    version: 1,
    kind: 'laboratory',
    country: 'BO',
    name: 'Secret Name',
    language: 'en',
    ...more,
  };
  await send('OpenCase', on, opening, applicant);
  await send('SaveAnswers', on, { group: 'pilot', answers: { pilot_name: fewAnswers.pilot_name }, whole: true }, applicant);
  await send('SaveAnswers', on, { group: 'balloon', answers: { size: 5, transmits: 'no' }, whole: true }, applicant);
  await send('AttachFile', on, pdf(`${on}-insurance`, 'insurance'), applicant);
  await send('SubmitCase', on, { declared: ['all_true'] }, applicant);
};
/** Whom mails that wait in the table of jobs go to, and what they say in English. */
const waiting = async () => {
  await t.ledger.settled();
  const { rows } = await sql<{ to: string; subject: string; payload: string }>`
    select payload->'to'->>'person' as to, payload->'letters'->'en'->>'subject' as subject, payload::text as payload
    from graphile_worker._private_jobs where key like 'mail/%' and payload->'letters' is not null order by id`.execute(t.ledger.db);
  return rows.map((r) => ({ ...r, to: [...people].find(([, p]) => p.id === r.to)?.[0], subject: r.subject.replace(/^[^:]*: /, '') }));
};
const clear = () => sql`delete from graphile_worker._private_jobs`.execute(t.ledger.db);

beforeAll(async () => {
  const identity = identityRoom({ ...around, mailFrom: 'Daricha <d@example.org>', erase: async () => undefined });
  const window = {
    name: 'one-window',
    deciders: [decider, noticePreference],
    migrations: [...caseMigrations, ...preferenceMigrations, ...digestMigrations],
    reactions: [tellPeople(options)],
    tasks: noticeTasks(options),
  };
  t = await openTestLedger([identity, window], { clock });
  await add('ann', 'ur', 'applicant', null);
  await add('rex', 'en', 'officer', 'registry-desk');
  await add('rita', 'en', 'officer', 'registry-desk');
  await add('sue', 'en', 'supervisor', 'registry-desk');
  await add('sam', 'en', 'officer', 'safety-desk');
}, 60_000);
afterAll(() => t.close());

test('what happens is told to the applicant and to the office it came to, once, however often the event is seen', async () => {
  await submit('one');
  const first = await waiting();
  expect(first.map((m) => [m.to, m.subject]).toSorted()).toEqual([
    ['ann', 'your application was received'],
    ['rex', 'new task: Check the pilot'],
    ['rita', 'new task: Check the pilot'],
    ['sam', 'new task: Check the balloon'],
  ]);
  await sql`update subscriptions set position = 0 where name = 'one-window/tell-people'`.execute(t.ledger.db);
  expect(await waiting()).toHaveLength(4);
  expect(JSON.stringify(first)).not.toMatch(/Secret Name|Zafar/);
});
test('a question tells the applicant which items, never the words; the warning before it lapses waits for its day', async () => {
  await clear();
  await send('SendBack', 'one', { task: 'registry', items: [{ item: 'pilot_name', words: 'Secret words' }] }, person('rex'));
  const [mail, ...rest] = await waiting();
  expect([mail?.to, mail?.subject, rest]).toEqual(['ann', 'please answer a question', []]);
  expect(mail?.payload).toContain('asks about: Name');
  expect(mail?.payload).not.toContain('Secret');
  const { rows } = await sql<{ run_at: string }>`select run_at from graphile_worker.jobs where task_identifier = 'notice-lapsing'`.execute(
    t.ledger.db,
  );
  expect(rows.map((r) => new Date(r.run_at).toISOString())).toEqual(['2026-02-01T19:00:00.000Z']);
  await send('AnswerSentBack', 'one', { task: 'registry', answers: { pilot_name: 'Zafar Other' } }, person('ann'));
  expect((await waiting()).map((m) => [m.to, m.subject])).toContainEqual(['rex', 'answers came: Check the pilot']);
});
test('each kind can be stopped, and the rest comes in one letter in the morning; a decision comes at once all the same', async () => {
  await clear();
  const ann = person('ann');
  await send('ChooseNotices', ann.id, { stopped: ['received'], rhythm: 'daily' }, ann, noticePreference);
  await send('DecideTask', 'one', { task: 'registry', decision: 'refuse', reasons: ['unsafe'], words: 'No.' }, person('rex'));
  expect((await waiting()).map((m) => [m.to, m.subject]).toSorted()).toEqual([
    ['ann', 'decision'],
    ['sam', 'no longer needed: Check the balloon'],
  ]);
  await clear();
  await submit('two');
  await send('DecideTask', 'two', { task: 'registry', decision: 'approve' }, person('rex'));
  expect((await waiting()).filter((m) => m.to === 'ann')).toEqual([]);
  const { rows } = await sql<{ run_at: string }>`select run_at from graphile_worker.jobs where task_identifier = 'notice-digest'`.execute(
    t.ledger.db,
  );
  expect(rows.map((r) => new Date(r.run_at).toISOString())).toEqual([nextDigest('Asia/Karachi', now)]);
  await sql`select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker._private_jobs`.execute(t.ledger.db);
  await t.ledger.start();
  await vi.waitFor(async () => expect((await listOutbox(t.ledger.db)).some((m) => m.subject.startsWith('کیا ہوا'))).toBe(true), {
    timeout: 10_000,
  });
  const digest = (await listOutbox(t.ledger.db)).find((m) => m.recipient === 'ann@example.org' && m.subject.startsWith('کیا ہوا'));
  expect(digest?.text).toContain('https://node.example/cases/two');
  const left = await sql`select 1 from notice_digests`.execute(t.ledger.db);
  expect(left.rows).toEqual([]);
  await t.ledger.stop();
});
test('an office hears that nothing is left to decide when the applicant withdraws', async () => {
  await submit('three');
  await send('ClaimTask', 'three', { task: 'registry' }, person('rita'));
  await clear();
  await send('WithdrawCase', 'three', { words: 'Secret words' }, person('ann'));
  const mails = await waiting();
  expect(mails.map((m) => [m.to, m.subject]).toSorted()).toEqual([
    ['rita', 'no longer needed: Check the pilot'],
    ['sam', 'no longer needed: Check the balloon'],
  ]);
  expect(JSON.stringify(mails)).not.toContain('Secret');
});
test('what is older than two days, and a trial, tell nobody', async () => {
  await clear();
  const editor: Actor = { kind: 'person', id: person('sue').id, grants: [{ role: 'editor', office: 'sky-desk' }] };
  await submit('trial', { trial: true }, editor);
  expect(await waiting()).toEqual([]);
  const late = tellPeople({ ...options, clock: () => '2026-01-09T06:00:00.000Z' });
  const [event] = (await t.ledger.events('case/two')).filter((e) => e.type === 'CaseSubmitted');
  if (event === undefined) throw new Error('no event');
  await late.react(event, { ledger: t.ledger, idFrom: (name) => name });
  expect(await waiting()).toEqual([]);
});
test('the morning is seven o’clock where the node is', () => {
  expect(nextDigest('Asia/Karachi', '2026-01-05T01:00:00.000Z')).toBe('2026-01-05T02:00:00.000Z');
  expect(nextDigest('Asia/Karachi', '2026-01-05T02:00:00.000Z')).toBe('2026-01-06T02:00:00.000Z');
});
