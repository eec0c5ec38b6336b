import { type RawBuilder, sql } from 'kysely';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { DeskOffice, InboxCounts, InboxFilter, InboxLine, InboxPlace, InboxQuery, InboxView } from './inbox.ts';
import type { Load } from './load.ts';

type Db = Ledger['db'];
type Part = RawBuilder<unknown>;

const columns = sql`t.stream, t.task, t.round, t.kind, t.of_task as of, t.service, t.version, t.reference, t.applicant,
  t.applicant_name as "applicantName", t.applicant_kind as "applicantKind", t.country, t.office, t.status, t.officer,
  t.opened_at as opened, t.due_at as due, t.ended_at as ended, t.promise`;

const lineOf = (row: Omit<InboxLine, 'case'>): InboxLine => ({ ...row, case: idOfStream(row.stream) });

// Each office is read along its own index and only its first lines are sorted together: a list is as quick with 200 offices as with one.
const officesOf = (offices: readonly DeskOffice[]): Part =>
  sql`unnest(${offices.map((o) => o.office)}::text[], ${offices.map((o) => o.dayEnds)}::text[]) as o(office, day_ends)`;

const statusesOf = (view: InboxView): readonly string[] => {
  if (view === 'all') return ['open', 'sent-back'];
  return [view === 'sent-back' ? 'sent-back' : 'open'];
};

const viewOf = ({ view, officer, now }: Pick<InboxFilter, 'view' | 'officer' | 'now'>): Part => {
  switch (view) {
    case 'mine':
      return sql`t.officer = ${officer}`;
    case 'unassigned':
      return sql`t.officer is null`;
    case 'due-today':
      return sql`t.due_at > ${now} and t.due_at <= o.day_ends`;
    case 'overdue':
      return sql`t.due_at <= ${now}`;
    default:
      return sql`true`;
  }
};

const behind = (after: InboxPlace | undefined): Part =>
  after ? sql`and (t.opened_at, t.stream, t.task) > (${after.opened}, ${after.stream}, ${after.task})` : sql``;
const ofService = (service: string | undefined): Part => (service ? sql`and t.service = ${service}` : sql``);

// The status is written out, not bound: only then does the planner know that a partial index holds every line.
const tasksOf = (status: string, filter: InboxFilter, rest: Part): Part => sql`
  select ${columns} from case_tasks t
  where t.office = o.office and t.status = ${sql.lit(status)} and not t.trial and ${viewOf(filter)} ${ofService(filter.service)} ${rest}`;

const fromEach = async (db: Db, query: InboxQuery, rest: Part): Promise<readonly InboxLine[]> => {
  const parts = statusesOf(query.view).map((status) => sql`(${tasksOf(status, query, rest)})`);
  const { rows } = await sql<Omit<InboxLine, 'case'>>`
    select l.* from ${officesOf(query.offices)} cross join lateral (${sql.join(parts, sql` union all `)}) l
    order by l.opened, l.stream, l.task limit ${query.limit}`.execute(db);
  return rows.map(lineOf);
};

export const listOf = (db: Db, query: InboxQuery): Promise<readonly InboxLine[]> =>
  fromEach(db, query, sql`${behind(query.after)} order by t.opened_at, t.stream, t.task limit ${query.limit}`);

interface Terms {
  readonly reference: string | null;
  readonly words: readonly string[];
}
const mostCasesFound = 1_000;

const named = (terms: Terms, column: Part): Part =>
  sql`to_tsvector('simple', coalesce(${column}, '')) @@ to_tsquery('simple', ${terms.words.map((word) => `${word}:*`).join(' & ')})`;

/** Streams of the cases that match, one more than the most at most. One case has one name and many tasks: cases are found first. */
const casesFound = async (db: Db, terms: Terms, most: number): Promise<readonly string[]> => {
  const byReference = terms.reference
    ? sql`union (select stream from case_references where reference like ${`${terms.reference}%`} limit ${most + 1})`
    : sql``;
  const { rows } = await sql<{ stream: string }>`
    (select stream from cases where ${named(terms, sql`applicant_name`)} limit ${most + 1}) ${byReference}`.execute(db);
  return rows.map((row) => row.stream);
};

/** Where no name is shown (a blind task's), only the reference finds: a search must not tell whose it is. */
const byWhatIsShown = ({ reference }: Terms): Part =>
  reference ? sql`and (t.applicant_name is not null or t.reference like ${`${reference}%`})` : sql`and t.applicant_name is not null`;

/** Tasks of the cases that match, ended ones too. A name that very many have is looked for among what has not ended only. */
export const lookFor = async (db: Db, query: InboxQuery, terms: Terms, most = mostCasesFound): Promise<readonly InboxLine[]> => {
  const found = await casesFound(db, terms, most);
  if (found.length > most) {
    const rest = sql`and ${named(terms, sql`t.applicant_name`)} ${behind(query.after)} order by t.opened_at, t.stream, t.task limit ${query.limit}`;
    return fromEach(db, { ...query, view: 'all' }, rest);
  }
  const { rows } = await sql<Omit<InboxLine, 'case'>>`
    select ${columns} from case_tasks t
    where t.stream = any(${found}::text[]) and t.office = any(${query.offices.map((o) => o.office)}::text[]) and not t.trial
      ${byWhatIsShown(terms)} ${ofService(query.service)} ${behind(query.after)}
    order by t.opened_at, t.stream, t.task, t.round limit ${query.limit}`.execute(db);
  return rows.map(lineOf);
};

export const countOf = async (db: Db, filter: Omit<InboxFilter, 'view'>, upTo: number): Promise<InboxCounts> => {
  const count = (view: InboxView): Part => {
    const of = (status: string): Part =>
      sql`(select 1 from ${officesOf(filter.offices)}, case_tasks t where t.office = o.office and t.status = ${sql.lit(status)} and not t.trial
        and ${viewOf({ ...filter, view })} ${ofService(filter.service)} limit ${upTo})`;
    const parts = statusesOf(view).map(of);
    return sql`(select least(count(*), ${upTo})::int from (${sql.join(parts, sql` union all `)}) c)`;
  };
  const { rows } = await sql<InboxCounts>`select ${count('mine')} as mine, ${count('unassigned')} as unassigned,
    ${count('due-today')} as "due-today", ${count('overdue')} as overdue, ${count('sent-back')} as "sent-back", ${count('all')} as all
  `.execute(db);
  return rows[0] ?? { mine: 0, unassigned: 0, 'due-today': 0, overdue: 0, 'sent-back': 0, all: 0 };
};

export const loadOf = async (db: Db, offices: readonly DeskOffice[], now: Instant): Promise<readonly Load[]> => {
  const { rows } = await sql<Load>`
    select t.office, t.officer,
      count(*) filter (where t.status = 'open')::int as open,
      count(*) filter (where t.status = 'open' and t.due_at > ${now} and t.due_at <= o.day_ends)::int as "dueToday",
      count(*) filter (where t.status = 'open' and t.due_at <= ${now})::int as overdue,
      count(*) filter (where t.status = 'sent-back')::int as "sentBack",
      count(*) filter (where t.status = 'open' and t.due_at is null)::int as stopped,
      min(t.opened_at) as oldest
    from ${officesOf(offices)} join case_tasks t on t.office = o.office and t.status in ('open', 'sent-back') and not t.trial
    group by t.office, t.officer order by t.office, t.officer nulls first`.execute(db);
  return rows;
};

export const lateOf = async (db: Db, offices: readonly DeskOffice[], now: Instant, limit: number): Promise<readonly InboxLine[]> => {
  const { rows } = await sql<Omit<InboxLine, 'case'>>`
    select l.* from ${officesOf(offices)} cross join lateral (
      select ${columns} from case_tasks t
      where t.office = o.office and t.status = 'open' and t.due_at <= ${now} and not t.trial order by t.due_at limit ${limit}) l
    order by l.due, l.stream, l.task limit ${limit}`.execute(db);
  return rows.map(lineOf);
};

export const stoppedOf = async (db: Db, offices: readonly DeskOffice[], limit: number): Promise<readonly InboxLine[]> => {
  const { rows } = await sql<Omit<InboxLine, 'case'>>`
    select l.* from ${officesOf(offices)} cross join lateral (
      select ${columns} from case_tasks t
      where t.office = o.office and t.status = 'open' and t.due_at is null and not t.trial order by t.opened_at limit ${limit}) l
    order by l.opened, l.stream, l.task limit ${limit}`.execute(db);
  return rows.map(lineOf);
};
