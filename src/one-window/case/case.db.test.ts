import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Handled, Room } from '../../ledger/ledger.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { balloonPermit, definitionsOf, fewAnswers, testRules, wholeAnswers } from '../testing/definition.ts';
import { officerAt, pdf, pilot } from '../testing/play.ts';
import type { CaseCommandType } from './commands.ts';
import { caseDecider } from './decider.ts';
import { type CaseWindow, handleCase } from './handle-case.ts';
import { passTime, passTimeRound, passTimeTask, startPassingTime } from './pass-time.ts';
import { dueToWake, findCase, findCaseByReference, findLetter, listCasesOf, listDuplicates, type OwnCase } from './queries.ts';
import { openCasesByVersion } from '../service/queries.ts';
import { caseMigrations, caseTables } from './row.ts';

const decider = caseDecider(testRules);
const window: CaseWindow = { case: decider, catalogue: definitionsOf([balloonPermit]) };
let now = '2026-01-05T06:00:00.000Z';
const room: Room = {
  name: 'one-window',
  deciders: [decider],
  migrations: caseMigrations,
  tasks: { [passTimeTask]: passTimeRound(window, () => now) },
};
let test: TestLedger;
beforeAll(async () => {
  test = await openTestLedger([room], { clock: () => now });
});
afterAll(() => test.close());

let orders = 0;
const send = (on: string, type: CaseCommandType, data: object, actor: Actor): Promise<Handled | Refusal> => {
  orders += 1;
  const command = { id: `order-${orders}`, type, on, actor, now, data } as Parameters<typeof handleCase>[1];
  return handleCase({ window, ledger: test.ledger }, command);
};
const must = async (...order: Parameters<typeof send>): Promise<void> => {
  const outcome = await send(...order);
  if (isRefusal(outcome)) throw new Error(`${order[1]} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
const applicantOf = (on: string): Actor => ({ ...pilot, id: `person-of-${on}` });
const submitted = async (on: string, answers = wholeAnswers): Promise<Actor> => {
  const who = applicantOf(on);
  const { service, kind, country, name, language } = {
    ...{ service: 'balloon-permit', kind: 'laboratory', country: 'BO', name: `Name of ${on}`, language: 'en' },
  };
  await must(on, 'OpenCase', { service, version: 1, kind, country, name, language }, who);
  const groups = { pilot: ['pilot_name', 'licence_number'], balloon: ['size', 'transmits', 'port'], band: ['frequency'] };
  for (const [group, questions] of Object.entries(groups)) {
    const given = Object.fromEntries(questions.flatMap((q) => (answers[q] === undefined ? [] : [[q, answers[q]]])));
    if (Object.keys(given).length > 0) await must(on, 'SaveAnswers', { group, answers: given, whole: true }, who);
  }
  await must(on, 'AttachFile', pdf(`${on}-insurance`, 'insurance'), who);
  if (answers.size === 12) await must(on, 'AttachFile', pdf(`${on}-plan`, 'flight-plan'), who);
  await must(on, 'SubmitCase', { declared: ['all_true'] }, who);
  return who;
};
const decide = (on: string, task: string, office: string, more: object = {}, officer = officerAt(office)) =>
  send(on, 'DecideTask', { task, decision: 'approve', ...more }, officer);
const stateOf = async (on: string) => {
  const found = await findCase(test.ledger, on);
  if (found === undefined) throw new Error(`no case ${on}`);
  return found.state;
};
const tableOf = async (table: string): Promise<string> => {
  const { rows } = await test.storage.pool.query<{ line: string }>(`select to_jsonb(t)::text as line from ${table} t order by 1`);
  return rows.map((r) => r.line).join('\n');
};
const everything = async (): Promise<string> => (await Promise.all([...Object.keys(caseTables), 'streams'].map(tableOf))).join('\n--\n');

describe('a case in the ledger', () => {
  it('goes from draft to letter, and is found by reference and code', async () => {
    const who = await submitted('granted', fewAnswers);
    await must('granted', 'DecideTask', { task: 'registry', decision: 'approve' }, officerAt('registry-desk'));
    await must('granted', 'AttachFile', pdf('note', 'safety-note', 'safety'), officerAt('safety-desk'));
    await must('granted', 'DecideTask', { task: 'safety', decision: 'approve' }, officerAt('safety-desk'));
    await must('granted', 'AttachFile', pdf('paper', 'permit-paper', 'permit'), officerAt('sky-desk'));
    await must('granted', 'DecideTask', { task: 'permit', decision: 'approve' }, officerAt('sky-desk'));
    const state = await stateOf('granted');
    expect(state).toMatchObject({ status: 'granted', granted: true, spent: 0, validUntil: '2027-01-05', stage: null });
    const typed = (state.reference ?? '').toLowerCase().replaceAll('-', ' ');
    expect(await findCaseByReference(test.ledger, typed)).toMatchObject({ id: 'granted' });
    expect(await findCaseByReference(test.ledger, 'BP-00000-00000')).toBeUndefined();
    const code = state.letters[0]?.code ?? '';
    expect(await findLetter(test.ledger, code.toLowerCase())).toMatchObject({ case: 'granted', granted: true, sha256: null });
    await must(
      'granted',
      'RecordLetter',
      { code, sha256: 'd'.repeat(64), bytes: 900 },
      { kind: 'system', id: 'system/letters', grants: [] },
    );
    expect(await findLetter(test.ledger, code)).toMatchObject({ sha256: 'd'.repeat(64) });
    expect(await listCasesOf(test.ledger, who.id)).toMatchObject([{ id: 'granted', status: 'granted', granted: true }]);
    expect(await listDuplicates(test.ledger, who.id, 'balloon-permit', null)).toHaveLength(1);
    expect(await listDuplicates(test.ledger, who.id, 'balloon-permit', 'granted')).toEqual([]);
    expect(await openCasesByVersion(test.ledger, 'balloon-permit')).toEqual([]);
  });

  it('is in the list of its applicant once, however small the pages, even when all were opened at one moment', async () => {
    const who = { kind: 'person', id: 'lister', grants: [] } as const;
    const opening = { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name: 'Zafar', language: 'en' };
    for (const on of ['list-c', 'list-a', 'list-b']) await must(on, 'OpenCase', opening, who);
    const all = await listCasesOf(test.ledger, 'lister');
    const walked: OwnCase[] = [];
    for (let at = 0; at < 4; at++) walked.push(...(await listCasesOf(test.ledger, 'lister', 1, walked.at(-1))));
    expect(all.map(({ id }) => id)).toEqual(['list-a', 'list-b', 'list-c']);
    expect(walked).toEqual(all);
  });

  it('is decided once when two officers decide at the same moment, and the second is told by whom', async () => {
    await submitted('race');
    const officers = ['one', 'two', 'three'].map((id) => officerAt('registry-desk', id));
    const outcomes = await Promise.all(officers.map((officer) => decide('race', 'registry', 'registry-desk', {}, officer)));
    const refusals = outcomes.filter(isRefusal);
    expect(refusals).toHaveLength(2);
    const by = (await stateOf('race')).tasks.find((t) => t.task === 'registry')?.by;
    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: 'task-already-decided', details: { by, decision: 'approve' } });
    const events = await test.ledger.events('case/race');
    expect(events.filter((e) => e.type === 'TaskDecided')).toHaveLength(1);
  });

  it('is claimed once when two officers claim at the same moment', async () => {
    await submitted('claims');
    const claims = ['one', 'two'].map((id) => send('claims', 'ClaimTask', { task: 'safety' }, officerAt('safety-desk', id)));
    const refusals = (await Promise.all(claims)).filter(isRefusal);
    expect(refusals).toMatchObject([{ reason: 'task-already-claimed' }]);
  });

  it('tells someone who looked at an older version', async () => {
    await submitted('old');
    const command = { id: 'late', type: 'ClaimTask', on: 'old', actor: officerAt('safety-desk'), now, data: { task: 'safety' } } as const;
    const outcome = await handleCase({ window, ledger: test.ledger }, { ...command, expectedVersion: 1 });
    expect(outcome).toMatchObject({ reason: 'changed-meanwhile' });
  });

  it('asks the catalogue again, once, for a version it does not know', async () => {
    let known: readonly (typeof balloonPermit)[] = [];
    const catalogue = {
      find: (service: string, version: number) => definitionsOf(known).find(service, version),
      latest: (service: string) => definitionsOf(known).latest(service),
      draft: () => undefined,
      refresh: async () => {
        known = [balloonPermit];
      },
    };
    const late: CaseWindow = { case: caseDecider({ ...testRules, catalogue }), catalogue };
    const data = { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name: 'Late', language: 'en' };
    const command = { id: 'late-open', type: 'OpenCase', on: 'late', actor: pilot, now, data } as Parameters<typeof handleCase>[1];
    expect(await handleCase({ window: late, ledger: test.ledger }, command)).toMatchObject({ version: 1 });
    const never = { ...command, id: 'never', on: 'never', data: { ...data, version: 7 } } as Parameters<typeof handleCase>[1];
    expect(await handleCase({ window: late, ledger: test.ledger }, never)).toMatchObject({ reason: 'service-version-unknown' });
  });
});

describe('time passes', () => {
  it('over every case that waits for it: silence, escalation, lapse, and the end of the time to appeal', async () => {
    await submitted('silent');
    await submitted('lapsing');
    const items = [{ item: 'pilot_name', words: 'As in the passport.' }];
    await must('lapsing', 'SendBack', { task: 'registry', items }, officerAt('registry-desk'));
    await submitted('refused', fewAnswers);
    const unclear = { decision: 'refuse', reasons: ['unclear'] };
    await must('refused', 'DecideTask', { task: 'registry', ...unclear }, officerAt('registry-desk'));
    expect(await dueToWake(test.ledger, now, 10)).toEqual([]);

    now = '2026-01-09T00:00:00.000Z';
    const [first, second] = await Promise.all([passTime(window, test.ledger, now), passTime(window, test.ledger, now)]);
    expect(first.stuck + second.stuck).toBe(0);
    expect((await stateOf('silent')).tasks.find((t) => t.task === 'radio')).toMatchObject({ by: null, decision: 'approve', spent: 3 });
    const decided = (await test.ledger.events('case/silent')).filter((e) => e.type === 'TaskDecided');
    expect(decided).toHaveLength(1);
    expect(decided[0]?.data).toMatchObject({ by: null });

    now = '2026-03-01T00:00:00.000Z';
    await passTime(window, test.ledger, now);
    expect((await stateOf('silent')).tasks.map((t) => [t.task, t.clock.overdue])).toEqual([
      ['registry', true],
      ['safety', true],
      ['radio', false],
    ]);
    expect(await stateOf('lapsing')).toMatchObject({ status: 'lapsed', wake: null });
    expect(await stateOf('refused')).toMatchObject({ status: 'closed', wake: null });
    expect(await passTime(window, test.ledger, now)).toEqual({ moved: 0, stuck: 0 });
  });

  it('in rounds that follow one another', async () => {
    await submitted('rounds');
    now = '2026-05-01T00:00:00.000Z';
    await startPassingTime(test.ledger);
    await startPassingTime(test.ledger);
    await passTimeRound(window, () => now)({}, { ledger: test.ledger });
    expect((await stateOf('rounds')).tasks.every((t) => t.clock.overdue || t.by === null)).toBe(true);
    const jobs = await test.storage.pool.query(
      `select run_at > now() as later from graphile_worker.jobs where task_identifier = 'pass-time'`,
    );
    expect(jobs.rows).toEqual([{ later: true }]);
  });

  it('in the other cases too when one cannot be moved', async () => {
    const gone = { ...testRules, catalogue: definitionsOf([]) };
    await submitted('stuck');
    now = '2026-09-01T00:00:00.000Z';
    expect(await passTime({ case: caseDecider(gone), catalogue: definitionsOf([]) }, test.ledger, now)).toMatchObject({ moved: 0 });
    expect((await passTime(window, test.ledger, now)).stuck).toBe(0);
  });
});

describe('what is kept', () => {
  it('is the same after every stream is folded again', async () => {
    const before = await everything();
    await test.ledger.rebuild();
    expect(await everything()).toBe(before);
    expect((await test.ledger.fsck()).problems).toEqual([]);
  });

  it('loses the name, answers and words of a person who is erased, and the case ends', async () => {
    now = '2026-10-05T06:00:00.000Z';
    const who = await submitted('erased');
    const unclear = { words: 'Name of erased is unclear to me.', task: 'registry' };
    await must('erased', 'AddNote', unclear, officerAt('registry-desk'));
    await must('erased', 'AskAdvice', { ...unclear, office: 'weather-desk' }, officerAt('registry-desk'));
    expect(await everything()).toContain('Name of erased');
    await test.ledger.erase({ person: who.id });
    expect(await everything()).not.toContain('Name of erased');
    expect(await stateOf('erased')).toMatchObject({ answers: null, applicant: { name: null }, status: 'in-progress' });
    expect((await passTime(window, test.ledger, now)).moved).toBe(1);
    expect(await stateOf('erased')).toMatchObject({ status: 'withdrawn', wake: null });
    expect((await test.ledger.fsck()).problems).toEqual([]);
    const before = await everything();
    await test.ledger.rebuild();
    expect(await everything()).toBe(before);
  });
});
