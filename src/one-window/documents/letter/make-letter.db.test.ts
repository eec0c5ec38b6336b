import { Logger, runOnce } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyPack, identityRoom } from '../../../identity/index.ts';
import type { Actor } from '../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { taskList } from '../../../ledger/jobs/jobs.ts';
import { openTestLedger, type TestLedger } from '../../../ledger/testing.ts';
import type { Case } from '../../case/case.ts';
import type { CaseCommand, CaseCommandType } from '../../case/commands.ts';
import { applyServices } from '../../service/from-pack.ts';
import { balloonPermit, fewAnswers, testCalendars, testOffices } from '../../testing/definition.ts';
import { officerAt, pdf } from '../../testing/play.ts';
import { testWindow } from '../../testing/window.ts';
import { makeLetter } from './make-letter.ts';

const now = '2026-01-05T06:00:00.000Z';
let count = 0;
const makeId = () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
const around = { clock: () => now, makeId, random: (n: number) => new Uint8Array(n), publicUrl: 'http://node.example' };
const people = identityRoom({ ...around, mailFrom: 'a@example.org', erase: async () => undefined });
const window = testWindow(() => now, { calendars: testCalendars, offices: testOffices, files: () => t.ledger.files });
let t: TestLedger;
beforeAll(async () => {
  t = await openTestLedger([people, window.room], { clock: () => now });
  const offices = [{ id: 'sky-desk', name: { en: 'Sky Desk' } }];
  await applyPack(t.ledger, [{ id: 'sky', country: 'AX', kind: 'agency', name: { en: 'Sky Authority' }, offices }], { now, makeId });
  await applyServices(t.ledger, [{ file: 'a.yaml', definition: balloonPermit }], { now, makeId });
  await window.catalogue.refresh(t.ledger);
});
afterAll(() => t.close());

const send = async (on: string, actor: Actor, type: CaseCommandType, data: object): Promise<void> => {
  const outcome = await t.ledger.handle({ id: makeId(), type, on, actor, now, data } as CaseCommand, window.case);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
const granted = async (person: string): Promise<{ readonly id: string; readonly code: string }> => {
  const [id, actor] = [makeId(), { kind: 'person', id: person, grants: [] } as const];
  await send(id, actor, 'OpenCase', {
    service: 'balloon-permit',
    version: 1,
    kind: 'laboratory',
    country: 'BO',
    name: 'Zafar',
    language: 'ur',
  });
  const { pilot_name, ...balloon } = fewAnswers;
  await send(id, actor, 'SaveAnswers', { group: 'pilot', answers: { pilot_name }, whole: true });
  await send(id, actor, 'SaveAnswers', { group: 'balloon', answers: balloon, whole: true });
  await send(id, actor, 'AttachFile', pdf(makeId(), 'insurance'));
  await send(id, actor, 'SubmitCase', { declared: ['all_true'] });
  await send(id, officerAt('registry-desk'), 'DecideTask', { task: 'registry', decision: 'approve' });
  for (const [task, office, paper] of [
    ['safety', 'safety-desk', 'safety-note'],
    ['permit', 'sky-desk', 'permit-paper'],
  ] as const) {
    await send(id, officerAt(office), 'AttachFile', pdf(makeId(), paper, task));
    await send(id, officerAt(office), 'DecideTask', { task, decision: 'approve' });
  }
  return { id, code: (await stateOf(id)).letters[0]?.code ?? '' };
};
const stateOf = async (id: string): Promise<Case> => {
  const found = await t.ledger.state<Case>(`case/${id}`);
  if (found === undefined) throw new Error('there is no case');
  return found.state;
};
const work = () =>
  runOnce({
    pgPool: t.storage.pool,
    taskList: taskList([people, window.room], t.ledger),
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  });
const making = () => ({ window, ledger: t.ledger, files: t.ledger.files, clock: () => now, publicUrl: 'http://node.example' });

describe('the letter of a decision', () => {
  it('is made by a job, kept about its holder, and recorded once', async () => {
    const { id, code } = await granted('holder');
    expect((await stateOf(id)).letters[0]?.sha256).toBeNull();
    await t.ledger.settled();
    await work();
    const [letter] = (await stateOf(id)).letters;
    const kept = await t.ledger.files.find(letter?.sha256 ?? '');
    expect(kept).toMatchObject({ about: ['holder'], type: 'application/pdf', size: letter?.bytes });
    expect(await makeLetter(making(), id, code)).toEqual({ sha256: letter?.sha256, bytes: letter?.bytes });
    expect((await t.ledger.events(`case/${id}`)).filter(({ type }) => type === 'LetterMade').length).toBe(1);
  });
  it('is made once by several at the same time', async () => {
    const { id, code } = await granted('other-holder');
    const made = await Promise.all(Array.from({ length: 4 }, () => makeLetter(making(), id, code)));
    expect(new Set(made.map((one) => JSON.stringify(one))).size).toBe(1);
    expect((await t.ledger.events(`case/${id}`)).filter(({ type }) => type === 'LetterMade').length).toBe(1);
  });
  it('is not made for somebody who was erased meanwhile, and the job ends', async () => {
    const { id, code } = await granted('gone');
    await t.ledger.settled();
    await t.ledger.erase({ person: 'gone' });
    await work();
    expect((await stateOf(id)).letters[0]?.sha256).toBeNull();
    expect(await makeLetter(making(), id, code)).toMatchObject({ reason: 'letter-has-no-holder' });
    const left = await t.storage.pool.query(`select 1 from graphile_worker.jobs where task_identifier = 'make-letter'`);
    expect(left.rowCount).toBe(0);
  });
  it('goes with its holder, and the ledger stays whole', async () => {
    const { id, code } = await granted('leaving');
    const made = await makeLetter(making(), id, code);
    if (isRefusal(made)) throw new Error(made.reason);
    await t.ledger.erase({ person: 'leaving' });
    expect(await t.ledger.files.read(made.sha256)).toBeUndefined();
    expect((await stateOf(id)).letters[0]?.sha256).toBe(made.sha256);
  });
  it('of another case or code is not there', async () => {
    const { id } = await granted('somebody');
    expect(await makeLetter(making(), id, 'AAAAA')).toMatchObject({ reason: 'not-found' });
    expect(await makeLetter(making(), 'nowhere', 'AAAAA')).toMatchObject({ reason: 'not-found' });
  });
});
