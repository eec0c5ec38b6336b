import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger, Migration } from '../../ledger/ledger.ts';
import type { OfficeFigures, ServiceFigures, WindowFigures } from './figures.ts';
import type { CaseGroup, TaskGroup } from './tally.ts';

type Db = Ledger['db'];

/** Streams are counted in ranges of this many, so that no statement is long and none holds others up. */
const rangeSize = 100_000;

/** Ranges `after < stream <= upTo` that cover all cases; cases opened meanwhile are in the last. */
const rangesOf = async (db: Db, size: number): Promise<readonly RawBuilder<boolean>[]> => {
  const ranges: RawBuilder<boolean>[] = [];
  for (let after = ''; ; ) {
    const { rows } = await sql<{
      stream: string;
    }>`select stream from cases where stream > ${after} order by stream offset ${size} limit 1`.execute(db);
    const next = rows[0]?.stream;
    ranges.push(next === undefined ? sql<boolean>`stream > ${after}` : sql<boolean>`stream > ${after} and stream <= ${next}`);
    if (next === undefined) return ranges;
    after = next;
  }
};

export interface ReasonGroup {
  readonly service: string;
  readonly office: string;
  readonly task: string;
  readonly reason: string;
  readonly count: number;
}
export interface Counted {
  readonly cases: readonly CaseGroup[];
  readonly tasks: readonly TaskGroup[];
  readonly reasons: readonly ReasonGroup[];
  readonly overdue: readonly { readonly service: string; readonly count: number }[];
}

// A task made on the way has a name such as `advice-1`; what is counted is its kind.
const taskName = sql`case when kind = 'decision' then task else kind end`;

const countIn = async (db: Db, range: RawBuilder<boolean>): Promise<Counted> => {
  const cases = await sql<CaseGroup>`
    select service, status, granted, left(submitted_at, 7) as received, left(decided_at, 7) as decided, spent, count(*)::int as count
    from cases where not trial and submitted_at is not null and ${range} group by 1, 2, 3, 4, 5, 6`.execute(db);
  const tasks = await sql<TaskGroup>`
    select service, ${taskName} as task, office, status, outcome, by_nobody as "byNobody", overdue, spent, promise, count(*)::int as count
    from case_tasks where not trial and ${range} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db);
  const reasons = await sql<ReasonGroup>`
    select service, office, task, reason, count(*)::int as count
    from case_tasks, unnest(reasons) as reason where not trial and kind = 'decision' and outcome = 'refused' and ${range}
    group by 1, 2, 3, 4`.execute(db);
  const overdue = await sql<{ service: string; count: number }>`
    select service, count(distinct stream)::int as count from case_tasks
    where not trial and status = 'open' and overdue and ${range} group by 1`.execute(db);
  return { cases: cases.rows, tasks: tasks.rows, reasons: reasons.rows, overdue: overdue.rows };
};

/** Everything that is counted, in groups; a group may come several times, once per range. */
export const countAll = async (db: Db, size: number = rangeSize): Promise<Counted> => {
  const parts: Counted[] = [];
  for (const range of await rangesOf(db, size)) parts.push(await countIn(db, range));
  return {
    cases: parts.flatMap((p) => p.cases),
    tasks: parts.flatMap((p) => p.tasks),
    reasons: parts.flatMap((p) => p.reasons),
    overdue: parts.flatMap((p) => p.overdue),
  };
};

/** Orders a count, unless one is ordered already: that one keeps its time. */
export const countSoon = async (db: Db, seconds: number): Promise<void> => {
  await sql`select graphile_worker.add_job('count-figures', '{}'::json, run_at => now() + ${seconds} * interval '1 second',
    job_key => 'count-figures', job_key_mode => 'preserve_run_at')`.execute(db);
};

export interface Page {
  readonly scope: string;
  readonly figures: object;
}
/** Older figures never replace newer ones. */
export const keepFigures = async (db: Db, asOf: Instant, pages: readonly Page[]): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    await sql`
      insert into window_figures (scope, as_of, figures)
      select scope, ${asOf}, figures from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as p(scope text, figures jsonb)
      on conflict (scope) do update set as_of = excluded.as_of, figures = excluded.figures
      where window_figures.as_of <= excluded.as_of`.execute(transaction);
    await sql`delete from window_figures where as_of < ${asOf}`.execute(transaction);
  });
};

const find = async <F>(db: Db, scope: string): Promise<F | undefined> => {
  const { rows } = await sql<{ figures: F }>`select figures from window_figures where scope = ${scope}`.execute(db);
  return rows[0]?.figures;
};
/** Undefined before anything was counted. */
export const windowFigures = ({ db }: Pick<Ledger, 'db'>): Promise<WindowFigures | undefined> => find(db, 'window');
/** Undefined for a service without cases. */
export const serviceFigures = ({ db }: Pick<Ledger, 'db'>, service: Id): Promise<ServiceFigures | undefined> =>
  find(db, `service/${service}`);
export const officeFigures = ({ db }: Pick<Ledger, 'db'>, office: Id): Promise<OfficeFigures | undefined> => find(db, `office/${office}`);
export const listServiceFigures = async ({ db }: Pick<Ledger, 'db'>): Promise<readonly ServiceFigures[]> => {
  const { rows } = await sql<{ figures: ServiceFigures }>`
    select figures from window_figures where scope like 'service/%' order by scope limit 1000`.execute(db);
  return rows.map((r) => r.figures);
};
/** Working days within which half of the decided cases of a service were decided; null before any was. */
export const medianDays = async (ledger: Pick<Ledger, 'db'>, service: Id): Promise<number | null> =>
  (await serviceFigures(ledger, service))?.cases.times.median ?? null;

export const statisticsMigrations: readonly Migration[] = [
  {
    name: 'one-window/0020-figures',
    sql: `
create table window_figures (
  scope text primary key,
  as_of text not null,
  figures jsonb not null
);
`,
  },
];
