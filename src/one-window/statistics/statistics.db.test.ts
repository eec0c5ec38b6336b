import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { caseMigrations } from '../case/row.ts';
import { countChanges, readCounted } from './counting/queries.ts';
import { listServiceFigures, medianDays, officeFigures, serviceFigures, statisticsMigrations, windowFigures } from './queries.ts';
import { figuresFrom, refreshFigures, statistics } from './refresh.ts';

const now = '2026-06-01T09:00:00.000Z';
let elapsed = 0;
const counting = statistics({ clock: () => now, elapsed: () => elapsed });
let t: TestLedger;

const addCase = async (
  n: number,
  a: { status: string; granted?: boolean; spent?: number; service?: string; trial?: boolean; submitted?: string | null },
) => {
  const ended = a.granted === undefined ? null : '2026-04-20T10:00:00.000Z';
  await sql`insert into cases (stream, id, service, version, lead, status, trial, applicant, applicant_name, kind, country, language, opened_at,
      submitted_at, decided_at, granted, spent)
    values (${`case/${n}`}, ${String(n)}, ${a.service ?? 'workshop'}, 1, 'lead', ${a.status}, ${a.trial ?? false}, 'p', 'Secret Name', 'company', 'BO',
      'en', '2026-03-01T10:00:00.000Z', ${a.submitted === undefined ? '2026-03-02T10:00:00.000Z' : a.submitted}, ${ended}, ${a.granted ?? null},
      ${a.spent ?? null})`.execute(t.ledger.db);
};
/** What the ledger says changed; a case that changes again stands there again. */
let position = 0;
const changed = async (...cases: readonly number[]) => {
  for (const n of cases) {
    position += 1;
    await sql`insert into log (position, stream, version, digest) values (${position}, ${`case/${n}`}, ${position}, '')`.execute(
      t.ledger.db,
    );
  }
};
const addTask = async (
  n: number,
  a: {
    task?: string;
    kind?: string;
    office?: string;
    status?: string;
    outcome?: string;
    spent?: number;
    overdue?: boolean;
    reasons?: string[];
    trial?: boolean;
    nobody?: boolean;
  },
) => {
  await sql`insert into case_tasks (stream, task, round, kind, service, version, applicant, applicant_kind, country, office, status,
      opened_at, overdue, outcome, reasons, by_nobody, spent, promise, trial)
    values (${`case/${n}`}, ${a.task ?? 'tax'}, 1, ${a.kind ?? 'decision'}, 'workshop', 1, 'p', 'company', 'BO', ${a.office ?? 'tax-desk'},
      ${a.status ?? 'decided'}, '2026-03-02T10:00:00.000Z', ${a.overdue ?? false}, ${a.outcome ?? null}, ${a.reasons ?? []}, ${a.nobody ?? false},
      ${a.spent ?? null}, 5, ${a.trial ?? false})`.execute(t.ledger.db);
};

beforeAll(async () => {
  const tasks = { 'count-figures': counting.task };
  t = await openTestLedger([{ name: 'one-window', deciders: [], migrations: [...caseMigrations, ...statisticsMigrations], tasks }], {
    clock: () => now,
  });
  await addCase(1, { status: 'granted', granted: true, spent: 4 });
  await addCase(2, { status: 'granted', granted: true, spent: 8 });
  await addCase(3, { status: 'closed', granted: false, spent: 20 });
  await addCase(4, { status: 'in-progress' });
  await addCase(5, { status: 'draft', submitted: null });
  await addCase(6, { status: 'granted', granted: true, spent: 1, trial: true });
  await addTask(1, { outcome: 'approved', spent: 3 });
  await addTask(2, { outcome: 'approved', spent: 9, nobody: true });
  await addTask(3, { outcome: 'refused', spent: 5, reasons: ['debts', 'no-number'] });
  await addTask(3, { task: 'advice-1', kind: 'advice', office: 'bank-desk', outcome: 'answered', spent: 1 });
  await addTask(4, { status: 'open', overdue: true });
  await addTask(4, { task: 'council', office: 'lead', status: 'open', overdue: true });
  await addTask(6, { outcome: 'refused', spent: 1, reasons: ['debts'], trial: true });
});
afterAll(() => t.close());

test('what the tables hold is counted: trials and drafts are left out, and a case with two late tasks is late once', async () => {
  expect(await windowFigures(t.ledger)).toBeUndefined();
  await changed(1, 2, 3, 4, 5, 6);
  await refreshFigures(t.ledger, now);
  const service = await serviceFigures(t.ledger, 'workshop');
  expect(service?.cases).toMatchObject({
    received: 4,
    decided: 3,
    granted: 2,
    refused: 1,
    open: 1,
    overdue: 1,
    times: { count: 3, median: 8, p90: 20 },
  });
  expect(service?.cases.months.map((m) => [m.month, m.received, m.granted, m.refused])).toEqual([
    ['2026-03', 4, 0, 0],
    ['2026-04', 0, 2, 1],
  ]);
  expect(service?.reasons.map((r) => [r.reason, r.count])).toEqual([
    ['debts', 1],
    ['no-number', 1],
  ]);
  expect(service?.parts.map((p) => [p.task, p.office, p.opened])).toEqual([
    ['tax', 'tax-desk', 4],
    ['advice', 'bank-desk', 1],
    ['council', 'lead', 1],
  ]);
  expect((await officeFigures(t.ledger, 'tax-desk'))?.tasks).toMatchObject({ opened: 4, decided: 3, byNobody: 1, overdue: 1, inTime: 2 });
  expect(await medianDays(t.ledger, 'workshop')).toBe(8);
  expect(await medianDays(t.ledger, 'nothing')).toBeNull();
  expect((await windowFigures(t.ledger))?.services.map((s) => s.service)).toEqual(['workshop']);
  expect(JSON.stringify(await listServiceFigures(t.ledger))).not.toContain('Secret');
});
test('a case that changed leaves its old groups; counting it again changes nothing', async () => {
  const before = figuresFrom(await readCounted(t.ledger.db), now);
  await changed(1, 2, 3, 4);
  await countChanges(t.ledger.db, 1);
  expect(figuresFrom(await readCounted(t.ledger.db), now)).toEqual(before);
  await sql`update case_tasks set status = 'decided', outcome = 'approved', spent = 2, overdue = false where stream = 'case/4'`.execute(
    t.ledger.db,
  );
  await sql`update cases set status = 'granted', granted = true, spent = 6, decided_at = '2026-05-02T10:00:00.000Z' where stream = 'case/4'`.execute(
    t.ledger.db,
  );
  await changed(4);
  await refreshFigures(t.ledger, now);
  expect((await serviceFigures(t.ledger, 'workshop'))?.cases).toMatchObject({ received: 4, decided: 4, granted: 3, open: 0, overdue: 0 });
  const { rows } = await sql`select 1 from figure_groups where count <= 0`.execute(t.ledger.db);
  expect(rows).toEqual([]);
});
test('what was counted change by change is what counting everything at once gives', async () => {
  const byChange = figuresFrom(await readCounted(t.ledger.db), now);
  await sql`truncate figure_parts, figure_groups`.execute(t.ledger.db);
  await sql`update figure_mark set position = 0`.execute(t.ledger.db);
  await countChanges(t.ledger.db);
  expect(figuresFrom(await readCounted(t.ledger.db), now)).toEqual(byChange);
});
test('older figures do not replace newer ones, and what is no more goes', async () => {
  await addCase(7, { status: 'granted', granted: true, spent: 2, service: 'other' });
  await changed(7);
  await refreshFigures(t.ledger, now);
  expect(await serviceFigures(t.ledger, 'other')).toBeDefined();
  await sql`delete from cases where service = 'other'`.execute(t.ledger.db);
  await sql`delete from figure_groups where parts like '%"other"%'`.execute(t.ledger.db);
  await refreshFigures(t.ledger, '2026-05-01T09:00:00.000Z');
  expect((await serviceFigures(t.ledger, 'workshop'))?.asOf).toBe(now);
  await refreshFigures(t.ledger, '2026-06-02T09:00:00.000Z');
  expect(await serviceFigures(t.ledger, 'other')).toBeUndefined();
});
test('events order one count, soon, and the job does it', async () => {
  const event = { stream: 'case/1', version: 1, type: 'TaskDecided', at: now, actor: 'x', data: {}, personal: null, position: 1 };
  const context = { ledger: t.ledger, idFrom: (name: string) => name };
  const jobs = async () =>
    (await sql<{ key: string }>`select key from graphile_worker.jobs where task_identifier = 'count-figures'`.execute(t.ledger.db)).rows;
  await counting.reaction.react(event, context);
  await counting.reaction.react(event, context);
  expect(await jobs()).toHaveLength(1);
  await sql`select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker._private_jobs`.execute(t.ledger.db);
  await t.ledger.start();
  await vi.waitFor(async () => expect(await jobs()).toHaveLength(0), { timeout: 10_000 });
  elapsed = 3600;
  await counting.reaction.react(event, context);
  expect(await jobs()).toHaveLength(1);
});
