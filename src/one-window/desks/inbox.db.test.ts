import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { testCalendars, testOffices } from '../testing/definition.ts';
import { testWindow } from '../testing/window.ts';
import { dayEnds, deskOffices } from './days.ts';
import { countInbox, type InboxQuery, type InboxView, inboxViews, listInbox, nextTask, placeFrom, placeOf } from './inbox.ts';
import { listLate, loadAt } from './load.ts';
import { lookFor } from './queries.ts';

const now = '2026-03-10T08:00:00.000Z';
let t: TestLedger;
let count = 0;

/** A line as the case writes it. */
const line = async (a: {
  office?: string;
  officer?: string | null;
  status?: string;
  opened?: string;
  due?: string | null;
  name?: string | null;
  applicant?: string;
  service?: string;
  trial?: boolean;
}) => {
  count += 1;
  const stream = `case/c${String(count).padStart(3, '0')}`;
  const reference = `BP-${String(count).padStart(5, '0')}-XYZ${count % 10}W`;
  const common = {
    stream,
    reference,
    service: a.service ?? 'balloon-permit',
    version: 1,
    applicant: a.applicant ?? 'pilot',
    country: 'BO',
  };
  const opened_at = a.opened ?? '2026-03-01T00:00:00.000Z';
  const status = a.status ?? 'open';
  const { db } = t.ledger;
  await db
    .insertInto('cases')
    .values({
      ...common,
      ...{ id: stream.slice(5), lead: 'sky-desk', status: 'in-progress', trial: a.trial ?? false, language: 'en', opened_at },
      ...{ applicant_name: a.name === undefined ? 'Zafar Testname' : a.name, kind: 'person' },
    })
    .execute();
  await db.insertInto('case_references').values({ reference, stream }).execute();
  await db
    .insertInto('case_tasks')
    .values({
      ...common,
      ...{
        task: 'safety',
        round: 1,
        kind: 'decision',

        applicant_kind: 'person',
        reasons: [],
        by_nobody: false,
      },
      ...{ office: a.office ?? 'safety-desk', officer: a.officer ?? null, status, opened_at, overdue: false, promise: 10 },
      ...{ due_at: a.due === undefined ? '2026-03-20T19:00:00.000Z' : a.due, trial: a.trial ?? false },
      applicant_name: a.name === undefined ? 'Zafar Testname' : a.name,
      ended_at: status === 'decided' ? now : null,
    })
    .execute();
  return stream;
};

const offices = (...ids: string[]) => deskOffices(ids, now, { calendars: testCalendars, book: testOffices });
const ask = (more: Partial<InboxQuery> = {}): InboxQuery => ({
  ...{ offices: offices('safety-desk'), officer: 'sana', now, view: 'all', limit: 25 },
  ...more,
});
const streams = async (more: Partial<InboxQuery> = {}) => (await listInbox(t.ledger, ask(more))).map((l) => l.stream);

beforeAll(async () => {
  t = await openTestLedger([testWindow(() => now).room], { clock: () => now });
});
afterAll(() => t.close());

describe('the work list', () => {
  const made: Partial<Record<string, string>> = {};
  beforeAll(async () => {
    made.mine = await line({ officer: 'sana', opened: '2026-03-03T00:00:00.000Z', name: 'Ayşe Demir' });
    made.colleague = await line({ officer: 'rahim', opened: '2026-03-02T00:00:00.000Z' });
    made.free = await line({ opened: '2026-03-01T00:00:00.000Z', name: 'Kiran Balloons (Private) Limited' });
    // Karachi is five hours ahead: its 10 March ends at 19:00 UTC.
    made.today = await line({ due: '2026-03-10T19:00:00.000Z', opened: '2026-03-04T00:00:00.000Z' });
    made.late = await line({ due: '2026-03-09T19:00:00.000Z', opened: '2026-02-20T00:00:00.000Z' });
    made.stopped = await line({ due: null, officer: 'sana', opened: '2026-02-25T00:00:00.000Z' });
    made.back = await line({ status: 'sent-back', due: null, officer: 'sana', opened: '2026-02-26T00:00:00.000Z' });
    made.decided = await line({ status: 'decided', officer: 'sana', opened: '2026-02-01T00:00:00.000Z', name: 'Zuhra Karimova' });
    made.trial = await line({ trial: true });
    made.elsewhere = await line({ office: 'registry-desk', officer: 'sana' });
    made.partner = await line({ office: 'partner-airspace-desk', due: '2026-03-10T21:00:00.000Z' });
    made.other = await line({ service: 'other-permit', opened: '2026-03-05T00:00:00.000Z', name: null });
  });

  test('each view holds what it says, the oldest first, without trials and other offices', async () => {
    const expected: Record<InboxView, readonly (string | undefined)[]> = {
      mine: [made.stopped, made.mine],
      unassigned: [made.late, made.free, made.today, made.other],
      'due-today': [made.today],
      overdue: [made.late],
      'sent-back': [made.back],
      all: [made.late, made.stopped, made.back, made.free, made.colleague, made.mine, made.today, made.other],
    };
    for (const view of inboxViews) expect(await streams({ view }), view).toEqual(expected[view]);
    const counts = await countInbox(t.ledger, ask());
    for (const view of inboxViews) expect(counts[view], view).toBe(expected[view].length);
  });

  test('the day ends where the office sits', async () => {
    expect(dayEnds('Asia/Karachi', now)).toBe('2026-03-10T19:00:00.000Z');
    expect(dayEnds('Europe/Istanbul', now)).toBe('2026-03-10T21:00:00.000Z');
    const both = offices('safety-desk', 'partner-airspace-desk');
    expect(await streams({ offices: both, view: 'due-today' })).toEqual([made.partner, made.today]);
    // An hour before midnight in Istanbul it is past midnight in Karachi.
    const later = '2026-03-10T20:00:00.000Z';
    const asked = deskOffices(['safety-desk', 'partner-airspace-desk'], later, { calendars: testCalendars, book: testOffices });
    expect(await streams({ offices: asked, now: later, view: 'due-today' })).toEqual([made.partner]);
  });

  test('pages follow each other without a gap or a line twice, over several offices', async () => {
    const asked = offices('safety-desk', 'registry-desk', 'partner-airspace-desk');
    const whole = await streams({ offices: asked });
    const paged: string[] = [];
    for (let after: InboxQuery['after']; ; ) {
      const page = await listInbox(t.ledger, ask({ offices: asked, limit: 3, after }));
      paged.push(...page.map((l) => l.stream));
      const last = page.at(-1);
      if (!last) break;
      after = placeFrom(placeOf(last));
      expect(after).toEqual({ opened: last.opened, stream: last.stream, task: last.task });
    }
    expect(paged).toEqual(whole);
    expect(whole).toHaveLength(10);
  });

  test('a service narrows the list and its counts', async () => {
    expect(await streams({ service: 'other-permit' })).toEqual([made.other]);
    expect((await countInbox(t.ledger, { ...ask(), service: 'other-permit' })).all).toBe(1);
  });

  test('a search goes by the words of a name or the beginning of a reference, through ended tasks too', async () => {
    expect(await streams({ search: 'demir', view: 'unassigned' })).toEqual([made.mine]);
    expect(await streams({ search: 'lim kiran' })).toEqual([made.free]);
    expect(await streams({ search: 'karimova' })).toEqual([made.decided]);
    expect(await streams({ search: 'bp-00003' })).toEqual([made.free]);
    expect(await streams({ search: 'BP-00003-XYZ3W' })).toEqual([made.free]);
    expect(await streams({ search: 'BP-00010' })).toEqual([]);
    for (const odd of [`'; drop table cases; --`, ':* & !', '%', '_', '((('])
      expect(await streams({ search: odd, offices: offices('sky-desk') }), odd).toEqual([]);
  });

  test('a name that very many have is found among what has not ended', async () => {
    const terms = { reference: null, words: ['zafar'] };
    const found = await lookFor(t.ledger.db, ask(), terms, 2);
    expect(found.map((l) => l.stream)).toEqual([made.late, made.stopped, made.back, made.colleague, made.today]);
  });

  test('the next task is the one behind, then the first, never the same and never an own case', async () => {
    const first = (await listInbox(t.ledger, ask({ view: 'unassigned' })))[0];
    const next = await nextTask(t.ledger, ask({ view: 'unassigned' }), first && placeFrom(placeOf(first)));
    expect(next?.stream).toBe(made.free);
    const last = (await listInbox(t.ledger, ask({ view: 'unassigned' }))).at(-1);
    expect((await nextTask(t.ledger, ask({ view: 'unassigned' }), last && placeFrom(placeOf(last))))?.stream).toBe(made.late);
    const own = await line({ office: 'weather-desk', applicant: 'sana' });
    expect(await streams({ offices: offices('weather-desk') })).toEqual([own]);
    expect(await nextTask(t.ledger, ask({ offices: offices('weather-desk') }))).toBeUndefined();
  });

  test('the load is counted per officer, and what is late comes the longest overdue first', async () => {
    const loads = await loadAt(t.ledger, offices('safety-desk'), now);
    const of = (officer: string | null) => loads.find((l) => l.officer === officer);
    expect(of('sana')).toMatchObject({ open: 2, sentBack: 1, stopped: 1, overdue: 0, oldest: '2026-02-25T00:00:00.000Z' });
    expect(of(null)).toMatchObject({ open: 4, overdue: 1, dueToday: 1 });
    const late = await listLate(t.ledger, { offices: offices('safety-desk'), now: '2026-03-25T00:00:00.000Z', limit: 50 });
    expect(late.map((l) => l.stream).slice(0, 2)).toEqual([made.late, made.today]);
    expect(late[0]?.because).toEqual({ why: 'never-claimed' });
  });

  test('nobody without an office is shown or told anything', async () => {
    expect(await listInbox(t.ledger, ask({ offices: [] }))).toEqual([]);
    expect((await countInbox(t.ledger, ask({ offices: [] }))).all).toBe(0);
    expect(await loadAt(t.ledger, [], now)).toEqual([]);
  });
});
