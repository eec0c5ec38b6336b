import type { Kysely } from 'kysely';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AbsenceTable, AbsenceTables } from './row.ts';

interface TasksSeen {
  case_tasks: {
    readonly stream: string;
    readonly task: string;
    readonly round: number;
    readonly office: string;
    readonly officer: string | null;
    readonly status: string;
    readonly opened_at: string;
  };
}
// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<AbsenceTables & TasksSeen> => db;

export type AbsenceLine = Omit<AbsenceTable, 'stream'>;
const line = ['id', 'officer', 'office', 'delegate', 'first_day', 'last_day', 'status', 'recorded_by', 'tasks'] as const;

/** Absences at these offices that are not over, soonest first; with `past`, the latest hundred that are. */
export const listAbsences = async (
  ledger: Ledger,
  offices: readonly Id[],
  { past = false }: { readonly past?: boolean } = {},
): Promise<readonly AbsenceLine[]> => {
  if (offices.length === 0) return [];
  const query = tables(ledger.db)
    .selectFrom('absences')
    .select(line)
    .where('office', 'in', [...offices]);
  return past
    ? query.where('status', '=', 'closed').orderBy('last_day', 'desc').orderBy('id').limit(100).execute()
    : query.where('status', '<>', 'closed').orderBy('first_day').orderBy('id').limit(500).execute();
};

/** Who is away at these offices on a day, and until when: by officer. */
export const absentOn = async (ledger: Ledger, offices: readonly Id[], day: Day): Promise<ReadonlyMap<Id, AbsenceLine>> => {
  const found = await listAbsences(ledger, offices);
  const away = found.filter((a) => (a.status === 'planned' || a.status === 'running') && a.first_day <= day && day <= a.last_day);
  return new Map(away.map((a) => [a.officer, a]));
};

/** An absence of the officer at the office that has a day in common with these. */
export const overlapping = async (
  ledger: Ledger,
  { officer, office, from, until }: { readonly officer: Id; readonly office: Id; readonly from: Day; readonly until: Day },
): Promise<AbsenceLine | undefined> =>
  tables(ledger.db)
    .selectFrom('absences')
    .select(line)
    .where('office', '=', office)
    .where('officer', '=', officer)
    .where('status', 'in', ['planned', 'running'])
    .where('first_day', '<=', until)
    .where('last_day', '>=', from)
    .executeTakeFirst();

/** All that the calendar may still change. */
export const unclosedAbsences = async (ledger: Ledger): Promise<readonly AbsenceLine[]> =>
  tables(ledger.db).selectFrom('absences').select(line).where('status', '<>', 'closed').orderBy('first_day').orderBy('id').execute();

export interface TaskAtHand {
  readonly case: Id;
  readonly task: string;
}
/** What an officer has in hand at an office, oldest first: open, or waiting for the applicant. */
export const tasksInHand = async (ledger: Ledger, office: Id, officer: Id): Promise<readonly TaskAtHand[]> => {
  const found = await tables(ledger.db)
    .selectFrom('case_tasks')
    .select(['stream', 'task'])
    .where('office', '=', office)
    .where('officer', '=', officer)
    .where('status', 'in', ['open', 'sent-back'])
    .orderBy('opened_at')
    .orderBy('stream')
    .orderBy('task')
    .limit(5_000)
    .execute();
  return found.map(({ stream, task }) => ({ case: idOfStream(stream), task }));
};
