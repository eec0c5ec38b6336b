import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../kernel/decider/actor.ts';
import { isRefusal } from '../kernel/refusals/refusal.ts';
import { openTestLedger, type TestLedger } from '../ledger/testing.ts';
import { handleCase } from './case/handle-case.ts';
import { deskOffices } from './desks/days.ts';
import { listInbox } from './desks/inbox.ts';
import type { OneWindow } from './index.ts';
import { applyServices } from './service/from-pack.ts';
import { testCalendars, testOffices } from './testing/definition.ts';
import { officerAt, pilot } from './testing/play.ts';
import { callsOf, openCall, opening, points, reviewer, skySchool, wishes } from './testing/reviews.ts';
import { testWindow } from './testing/window.ts';

let now = '2026-01-31T20:00:00.000Z';
let count = 0;
const makeId = () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
// The call is known to another process only: whoever applies makes this one look again.
const intakes = callsOf([], [openCall]);
let window: OneWindow;
let t: TestLedger;
beforeAll(async () => {
  window = testWindow(() => now, { calendars: testCalendars, offices: testOffices, countries: { home: 'AX', partners: ['BO'] }, intakes });
  t = await openTestLedger([window.room], { clock: () => now });
  const draft = { ...skySchool, version: 2, draft: true };
  await applyServices(
    t.ledger,
    [skySchool, draft].map((definition) => ({ file: 'a.yaml', definition })),
    { now, makeId },
  );
  await window.catalogue.refresh(t.ledger);
});
afterAll(() => t.close());

const send = async (on: string, type: string, data: object, actor: Actor = pilot): Promise<void> => {
  const command = { id: makeId(), type, on, actor, now, data } as Parameters<typeof handleCase>[1];
  const outcome = await handleCase({ window, ledger: t.ledger }, command);
  if (isRefusal(outcome)) throw new Error(`${type} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
const applied = async (): Promise<string> => {
  const id = makeId();
  await send(id, 'OpenCase', { ...opening, version: 1, language: 'en' });
  await send(id, 'SaveAnswers', { group: 'wishes', answers: wishes, whole: true });
  await send(id, 'SubmitCase', { declared: [] });
  return id;
};

test('an application is read with its answers as they were sent, and with every review', async () => {
  const id = await applied();
  expect(intakes.refreshed()).toBe(1);
  await send(id, 'DecideTask', { task: 'review-one', ...points(9, 5) }, reviewer('r-1'));
  const found = await window.applications.find(t.ledger, id);
  expect(found).toMatchObject({
    ...{ case: id, service: 'sky-school', version: 1, status: 'in-progress', person: pilot.id, name: 'Zafar Testname', kind: 'person' },
    ...{ country: 'BO', language: 'en', submittedAt: now, day: '2026-02-01', attached: [], answers: wishes },
    reviews: [{ task: 'review-one', officer: 'r-1', score: 93.33, scores: { motivation: 9, preparation: 5 } }],
  });
  if (found === undefined) throw new Error('it was sent');
  const { holds } = window.applications;
  for (const cel of [
    "venues[0] == 'lake'",
    "scores['review-one'] > 90.0 && scores['review-two'] == 0.0",
    "today == '2026-02-01' && applicant.country == 'BO'",
    "tasks['review-one'] == 'approved'",
  ])
    expect(holds(found, cel), cel).toBe(true);
  for (const cel of ["school == 'north'", 'nonsense ==', 'no_such == 1']) expect(holds(found, cel), cel).toBe(false);
  expect(holds({ ...found, version: 9 }, 'true')).toBe(false);
  expect(holds({ ...found, answers: {} }, "reason == ''")).toBe(true);
});

test('what is not sent, is only tried, or is not there is no application', async () => {
  const id = makeId();
  await send(id, 'OpenCase', { ...opening, version: 1, language: 'en' });
  expect(await window.applications.find(t.ledger, id)).toBeUndefined();
  expect(await window.applications.find(t.ledger, 'nowhere')).toBeUndefined();
  const editor = officerAt('sky-desk', 'editor', 'editor');
  const trial = makeId();
  await send(trial, 'OpenCase', { ...opening, version: 2, language: 'en', trial: true }, editor);
  await send(trial, 'SaveAnswers', { group: 'wishes', answers: wishes, whole: true }, editor);
  await send(trial, 'SubmitCase', { declared: [] }, editor);
  expect(await window.applications.find(t.ledger, trial)).toBeUndefined();
});

test('what is wrong with a condition is said, and what can be chosen', () => {
  const { mistakes, options } = window.applications;
  expect(mistakes('sky-school', "school == 'north'")).toEqual([]);
  expect(mistakes('sky-school', 'shool == 1')).toEqual([expect.stringContaining('there is no “shool” to ask about')]);
  expect(mistakes('no-school', 'true')).toEqual(['there is no service “no-school”']);
  expect(options('sky-school', 'venues')).toEqual(['hill', 'lake', 'coast']);
  expect(options('sky-school', 'school')).toEqual(['north', 'south']);
  expect([options('sky-school', 'reason'), options('sky-school', 'moon'), options('no-school', 'venues')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('the list of a blind office finds an application by its reference, and by no name', async () => {
  const id = await applied();
  const reference = (await window.applications.find(t.ledger, id))?.reference ?? '';
  const list = (office: string, search?: string) => {
    const offices = deskOffices([office], now, { calendars: testCalendars, book: testOffices });
    return listInbox(t.ledger, { offices, officer: 'r-9', now, view: 'all', search, limit: 20 });
  };
  expect((await list('registry-desk', 'Zafar')).length).toBe(0);
  const found = await list('registry-desk', reference);
  expect(found.map((l) => [l.task, l.applicantName])).toEqual([
    ['review-one', null],
    ['review-two', null],
  ]);
  await send(id, 'DecideTask', { task: 'review-one', ...points(9, 5) }, reviewer('r-1'));
  await send(id, 'DecideTask', { task: 'review-two', ...points(9, 5) }, reviewer('r-2'));
  expect((await list('sky-desk', 'Zafar')).map((l) => l.applicantName)).toContain('Zafar Testname');
});

test('every stream folded again comes to the same, points and flags too', async () => {
  const rows = async (table: string) => (await t.storage.pool.query(`select to_jsonb(x)::text as line from ${table} x order by 1`)).rows;
  const everything = async () => [await rows('streams'), await rows('case_tasks'), await rows('cases')];
  const before = await everything();
  expect(JSON.stringify(before)).toContain('93.33');
  await t.ledger.rebuild();
  expect(await everything()).toEqual(before);
  expect((await t.ledger.fsck()).problems).toEqual([]);
});

test('an erased person’s application keeps its scores and loses its answers', async () => {
  const id = await applied();
  await send(id, 'DecideTask', { task: 'review-one', ...points(9, 5) }, reviewer('r-1'));
  now = '2026-01-31T21:00:00.000Z';
  await t.ledger.erase({ person: pilot.id });
  const found = await window.applications.find(t.ledger, id);
  expect(found).toMatchObject({ name: null, answers: {}, reviews: [{ score: 93.33 }] });
});
