import { sql } from 'kysely';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger, Migration } from '../../ledger/ledger.ts';
import type { OfficeFigures, ServiceFigures, WindowFigures } from './figures.ts';
import type { CaseGroup, TaskGroup } from './tally.ts';

type Db = Ledger['db'];

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

/** Orders a count, unless one is ordered already: that one keeps its time. Answers in how many seconds it comes. */
export const countSoon = async (db: Db, seconds: number): Promise<number> => {
  const [wait = 0] = await orderJobs(db, [{ task: 'count-figures', key: 'count-figures', seconds }], { keepTime: true });
  return wait;
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
/** When the figures of `window`, `service/<id>` or `office/<id>` were counted; undefined: never, or there are none. */
export const countedAt = async ({ db }: Pick<Ledger, 'db'>, scope: string): Promise<Instant | undefined> => {
  const { rows } = await sql<{ as_of: Instant }>`select as_of from window_figures where scope = ${scope}`.execute(db);
  return rows[0]?.as_of;
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
create table figure_mark (id integer primary key check (id = 1), position bigint not null);
insert into figure_mark values (1, 0);
create table figure_parts (stream text primary key, groups bigint[] not null);
create table figure_groups (id bigint primary key, parts text not null, count bigint not null) with (fillfactor = 70);
create table window_figures (
  scope text primary key,
  as_of text not null,
  figures jsonb not null
);
`,
  },
];
