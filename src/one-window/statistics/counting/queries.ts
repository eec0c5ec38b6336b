/**
 * Counting what changed. Each case takes part in some groups of what is alike; which, is a function of its rows and kept beside them.
 * A case that changed leaves its old groups and joins the new ones, so that counting costs as much as happened, not as much as there is,
 * and counting something twice changes nothing.
 */
import { sql } from 'kysely';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Counted, ReasonGroup } from '../queries.ts';
import type { CaseGroup, TaskGroup } from '../tally.ts';

type Db = Ledger['db'];

/** Places of the ledger taken in at once: a step is short, and holds nobody up. */
const stepSize = 2_000;

// A task made on the way has a name such as `advice-1`; what is counted is its kind. A group's id is the beginning of its digest.
const join = (streams: readonly string[]) => sql`
  with changed as (select unnest(${streams}::text[]) as stream),
  cases_changed as (
    select c.* from changed x join cases c using (stream) where not c.trial and c.submitted_at is not null),
  tasks_changed as (
    select t.*, case when t.kind = 'decision' then t.task else t.kind end as name, t.status = 'open' and t.overdue as late
    from changed x join case_tasks t using (stream) where not t.trial),
  alike as (
    select stream, jsonb_build_array('case', service, status, granted, left(submitted_at, 7), left(decided_at, 7), spent)::text as parts
    from cases_changed
    union all
    select stream, jsonb_build_array('task', service, name, office, status, outcome, by_nobody, late, spent, promise)::text from tasks_changed
    union all
    select stream, jsonb_build_array('reason', service, office, task, reason)::text
    from tasks_changed, unnest(reasons) as reason where kind = 'decision' and outcome = 'refused'
    union all
    select distinct stream, jsonb_build_array('overdue', service)::text from tasks_changed where late),
  after as (select stream, ('x' || left(md5(parts), 16))::bit(64)::bigint as id, parts from alike),
  before as (select unnest(p.groups) as id from changed x join figure_parts p using (stream)),
  kept as (
    insert into figure_parts (stream, groups) select stream, array_agg(id) from after group by stream
    on conflict (stream) do update set groups = excluded.groups),
  moved as (
    select id, max(parts) as parts, sum(n) as n
    from (select id, parts, 1 as n from after union all select b.id, g.parts, -1 from before b join figure_groups g using (id)) m
    group by id having sum(n) <> 0)
  insert into figure_groups (id, parts, count) select id, parts, n from moved order by id
  on conflict (id) do update set count = figure_groups.count + excluded.count`;

/** Takes in the next places of the ledger; false when there were none. One process at a time. */
const step = async (db: Db, size: number): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const mark = await sql<{ position: string }>`select position::text as position from figure_mark for update`.execute(transaction);
    const after = mark.rows[0]?.position ?? '0';
    const { rows } = await sql<{ position: string | null; streams: readonly string[] | null }>`
      with next as (select position, stream from log where position > ${after}::bigint order by position limit ${size})
      select max(position)::text as position, array_agg(distinct stream) filter (where stream like 'case/%') as streams from next`.execute(
      transaction,
    );
    const [next] = rows;
    if (next === undefined || next.position === null) return false;
    if (next.streams !== null) await join(next.streams).execute(transaction);
    await sql`update figure_mark set position = ${next.position}::bigint`.execute(transaction);
    return true;
  });

/** Brings the groups up to the end of the ledger. */
export const countChanges = async (db: Db, size: number = stepSize): Promise<void> => {
  while (await step(db, size));
  await sql`delete from figure_groups where count = 0`.execute(db);
};

interface Group {
  readonly parts: readonly [kind: string, ...parts: unknown[]];
  readonly count: number;
}
const caseGroup = ({ parts, count }: Group): CaseGroup => {
  const [, service, status, granted, received, decided, spent] = parts;
  return { service, status, granted, received, decided, spent, count } as CaseGroup;
};
const taskGroup = ({ parts, count }: Group): TaskGroup => {
  const [, service, task, office, status, outcome, byNobody, overdue, spent, promise] = parts;
  return { service, task, office, status, outcome, byNobody, overdue, spent, promise, count } as TaskGroup;
};
const reasonGroup = ({ parts, count }: Group): ReasonGroup => {
  const [, service, office, task, reason] = parts;
  return { service, office, task, reason, count } as ReasonGroup;
};

/** All that is counted, as of the last `countChanges`. */
export const readCounted = async (db: Db): Promise<Counted> => {
  const { rows } = await sql<Group>`select parts::jsonb as parts, count::float8 as count from figure_groups where count > 0`.execute(db);
  const of = (kind: string) => rows.filter((r) => r.parts[0] === kind);
  return {
    cases: of('case').map(caseGroup),
    tasks: of('task').map(taskGroup),
    reasons: of('reason').map(reasonGroup),
    overdue: of('overdue').map(({ parts, count }) => ({ service: String(parts[1]), count })),
  };
};
