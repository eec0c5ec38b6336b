import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityRoom, person } from '../../identity/index.ts';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Room } from '../../ledger/ledger.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import type { Case } from '../case/case.ts';
import type { CaseCommand } from '../case/commands.ts';
import { caseDecider } from '../case/decider.ts';
import { caseMigrations } from '../case/row.ts';
import { fewAnswers, testCalendars, testOffices, testRules } from '../testing/definition.ts';
import { officerAt, pdf, pilot } from '../testing/play.ts';
import { absence } from './absence-decider.ts';
import { passAbsences } from './pass-absences.ts';
import { absentOn, listAbsences, tasksInHand } from './queries.ts';
import { recordAbsence } from './record-absence.ts';
import { absenceMigrations } from './row.ts';

const office = 'registry-desk';
const cases = caseDecider(testRules);
const room: Room = { name: 'one-window', deciders: [cases, absence], migrations: [...caseMigrations, ...absenceMigrations] };
let now = '2026-01-05T06:00:00.000Z';
let count = 0;
const makeId = () => `id-${++count}`;
const clock = () => now;
const around = { clock, makeId, random: randomBytes, publicUrl: 'https://node.example.org' };
const identity = identityRoom({ ...around, erase: async () => undefined, mailFrom: 'Daricha <daricha@example.org>' });
const supervisor = officerAt(office, 'supervisor-1', 'supervisor');
const anna = officerAt(office, 'anna');
let t: TestLedger;

const send = async (on: string, type: CaseCommand['type'], data: object, actor: Actor = pilot): Promise<void> => {
  const outcome = await t.ledger.handle({ id: makeId(), type, on, actor, now, data }, cases);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason}`);
};
/** A submitted case whose task at the registry is with an officer. */
const openCase = async (id: string, officer: Actor): Promise<void> => {
  const opening = { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name: 'Zafar Testname', language: 'en' };
  await send(id, 'OpenCase', opening);
  const { pilot_name, ...balloon } = fewAnswers;
  await send(id, 'SaveAnswers', { group: 'pilot', answers: { pilot_name }, whole: true });
  await send(id, 'SaveAnswers', { group: 'balloon', answers: balloon, whole: true });
  await send(id, 'AttachFile', pdf(`file-${id}`, 'insurance'));
  await send(id, 'SubmitCase', { declared: ['all_true'] });
  await send(id, 'ClaimTask', { task: 'registry' }, officer);
};
const pass = () =>
  passAbsences(
    { calendars: testCalendars, offices: testOffices, makeId, assign: (ledger, command) => ledger.handle(command, cases) },
    t.ledger,
    now,
  );
const record = (officer: string, delegate: string, from: string, until: string, actor = supervisor) =>
  recordAbsence(t.ledger, {
    ...{ id: makeId(), on: makeId(), actor, now },
    type: 'RecordAbsence',
    data: { officer, office, delegate, from, until },
  });
const holders = async (): Promise<Readonly<Record<string, readonly string[]>>> =>
  Object.fromEntries(
    await Promise.all(
      ['anna', 'bilal', 'chen'].map(async (who) => [who, (await tasksInHand(t.ledger, office, who)).map((x) => x.case)] as const),
    ),
  );

beforeAll(async () => {
  t = await openTestLedger([identity, room], { clock });
  for (const who of ['anna', 'bilal', 'chen']) {
    const data = { name: who, email: `${who}@example.org`, language: 'en', grants: [{ role: 'officer', office }] };
    await t.ledger.handle({ id: makeId(), type: 'RegisterPerson', on: who, actor: system('test'), now, data }, person);
  }
  await openCase('case-1', anna);
  await openCase('case-2', anna);
  await openCase('case-3', officerAt(office, 'bilal'));
});
afterAll(() => t.close());

it('is refused for people who are not officers of the office, and for days that are taken', async () => {
  expect(await record('anna', 'nobody', '2026-01-07', '2026-01-09')).toMatchObject({ reason: 'delegate-not-at-office' });
  expect(await record('nobody', 'anna', '2026-01-07', '2026-01-09')).toMatchObject({ reason: 'officer-not-at-office' });
  expect(await record('anna', 'bilal', '2026-01-07', '2026-01-09')).toMatchObject({ version: 1 });
  expect(await record('anna', 'chen', '2026-01-09', '2026-01-12')).toMatchObject({ reason: 'absence-overlaps' });
  expect(await record('chen', 'anna', '2026-01-07', '2026-01-08', officerAt(office, 'bilal'))).toMatchObject({ reason: 'not-allowed' });
});

it('nothing moves before the first day, where the office sits', async () => {
  now = '2026-01-06T18:59:00.000Z';
  expect(await pass()).toEqual({ handedOver: 0, returned: 0 });
  expect((await holders()).anna).toEqual(['case-1', 'case-2']);
});

it("at its midnight the officer's tasks go to the delegate, and the case says that it was for an absence", async () => {
  now = '2026-01-06T19:00:00.000Z';
  expect(await pass()).toEqual({ handedOver: 2, returned: 0 });
  expect(await pass()).toEqual({ handedOver: 0, returned: 0 });
  expect(await holders()).toEqual({ anna: [], bilal: ['case-1', 'case-2', 'case-3'], chen: [] });
  const last = (await t.ledger.events('case/case-1')).at(-1);
  expect(last).toMatchObject({ type: 'TaskAssigned', actor: 'system/absence', data: { officer: 'bilal', because: 'absence' } });
  expect((await absentOn(t.ledger, [office], '2026-01-07')).get('anna')?.last_day).toBe('2026-01-09');
});

it('what reaches the absent officer meanwhile goes the same way, on to the next where the delegate is away too', async () => {
  await record('bilal', 'chen', '2026-01-07', '2026-01-08');
  await send('case-1', 'AssignTask', { task: 'registry', officer: 'anna' }, supervisor);
  await pass();
  expect(await holders()).toEqual({ anna: [], bilal: [], chen: ['case-1', 'case-2', 'case-3'] });
});

it('an absence that is ended early gives back what is unfinished, and only what it took', async () => {
  const [bilals] = (await listAbsences(t.ledger, [office])).filter((a) => a.officer === 'bilal');
  await t.ledger.handle({ id: makeId(), type: 'EndAbsence', on: bilals?.id ?? '', actor: supervisor, now, data: {} }, absence);
  expect(await pass()).toMatchObject({ returned: 2 });
  expect(await holders()).toEqual({ anna: [], bilal: ['case-2', 'case-3'], chen: ['case-1'] });
});

it('after the last day the unfinished tasks return to the officer, decided ones stay decided', async () => {
  await send('case-2', 'DecideTask', { task: 'registry', decision: 'approve' }, officerAt(office, 'bilal'));
  now = '2026-01-09T19:00:00.000Z';
  expect(await pass()).toEqual({ handedOver: 0, returned: 1 });
  expect(await holders()).toEqual({ anna: ['case-1'], bilal: ['case-3'], chen: [] });
  expect(await listAbsences(t.ledger, [office])).toEqual([]);
  expect(await listAbsences(t.ledger, [office], { past: true })).toHaveLength(2);
  const decided = (await t.ledger.state<Case>('case/case-2'))?.state.tasks.find((x) => x.task === 'registry');
  expect(decided).toMatchObject({ status: 'decided', by: 'bilal' });
});

it("a task stays where the delegate may not have it, because the case is the delegate's own", async () => {
  await send('case-1', 'AssignTask', { task: 'registry', officer: 'chen' }, supervisor);
  const data = { name: 'Pilot', email: 'pilot@example.org', language: 'en', grants: [{ role: 'officer', office }] };
  await t.ledger.handle({ id: makeId(), type: 'RegisterPerson', on: pilot.id, actor: system('test'), now, data }, person);
  await record('chen', pilot.id, '2026-01-10', '2026-01-12');
  expect(await pass()).toEqual({ handedOver: 0, returned: 0 });
  expect((await holders()).chen).toEqual(['case-1']);
  now = '2026-01-13T19:00:00.000Z';
  expect(await pass()).toEqual({ handedOver: 0, returned: 0 });
  expect((await holders()).chen).toEqual(['case-1']);
});

it('rebuilding gives the same rows', async () => {
  const before = await listAbsences(t.ledger, [office], { past: true });
  await t.ledger.rebuild();
  expect(await listAbsences(t.ledger, [office], { past: true })).toEqual(before);
});
