import type { Kysely } from 'kysely';
import { type Id, idOfStream, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Cohort, Learner } from './cohort.ts';
import type { CohortTable, CohortTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CohortTables> => db;

export interface FoundCohort {
  readonly id: Id;
  /** For `expectedVersion`. */
  readonly version: number;
  readonly state: Cohort;
}
/** A cohort with its roster, sessions, marks and points. */
export const findCohort = async (ledger: Ledger, id: Id): Promise<FoundCohort | undefined> => {
  const found = await ledger.state<Cohort>(streamId('cohort', id));
  return found && { id, ...found };
};

export type CohortLine = Omit<CohortTable, 'stream'>;
const line = [
  'id',
  'programme',
  'call',
  'venue',
  'lead',
  'host',
  'title',
  'venue_name',
  'first_day',
  'last_day',
  'status',
  'completed_at',
  'learners',
  'completed',
  'sessions',
  'disputes',
] as const;

/** Cohorts that these offices host or lead, newest first, at most 500. */
export const listCohortsAt = async (ledger: Ledger, offices: readonly Id[]): Promise<readonly CohortLine[]> => {
  if (offices.length === 0) return [];
  const all = tables(ledger.db).selectFrom('cohorts').select(line);
  return all
    .where((where) => where.or([where('host', 'in', [...offices]), where('lead', 'in', [...offices])]))
    .orderBy('first_day', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
};
/** Cohorts of a call, by venue. */
export const listCohortsOf = async (ledger: Ledger, call: Id): Promise<readonly CohortLine[]> =>
  tables(ledger.db).selectFrom('cohorts').select(line).where('call', '=', call).orderBy('venue').execute();
/** Cohorts of a programme, newest first. */
export const listCohortsOfProgramme = async (ledger: Ledger, programme: Id): Promise<readonly CohortLine[]> =>
  tables(ledger.db)
    .selectFrom('cohorts')
    .select(line)
    .where('programme', '=', programme)
    .orderBy('first_day', 'desc')
    .orderBy('id')
    .execute();

export interface Learning {
  readonly cohort: CohortLine;
  readonly number: number;
  readonly candidacy: Id;
  readonly status: Learner['status'];
}
/** Where a person learns or has learned, newest first; places they gave up are left out. */
export const listLearningOf = async (ledger: Ledger, person: Id): Promise<readonly Learning[]> => {
  const found = await tables(ledger.db)
    .selectFrom('cohort_learners as l')
    .innerJoin('cohorts as c', 'c.stream', 'l.stream')
    .select(line.map((column) => `c.${column}` as const))
    .select(['l.number as roster_number', 'l.candidacy as learner_candidacy', 'l.status as learner_status'])
    .where('l.person', '=', person)
    .where('l.status', '<>', 'left')
    .orderBy('c.first_day', 'desc')
    .orderBy('c.id')
    .limit(200)
    .execute();
  return found.map(({ roster_number: number, learner_candidacy: candidacy, learner_status: status, ...cohort }) => ({
    ...{ cohort, number, candidacy, status },
  }));
};

/** Whether a candidacy has come to the end of its course, completed or not. */
export const hasFinished = async (ledger: Ledger, candidacy: Id): Promise<boolean> => {
  const found = await tables(ledger.db)
    .selectFrom('cohort_learners')
    .select('number')
    .where('candidacy', '=', candidacy)
    .where('status', 'in', ['completed', 'not-completed'])
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};

/** The cohorts in which a candidacy is enrolled just now: one, unless a move between venues is under way. */
export const cohortsWith = async (ledger: Ledger, candidacy: Id): Promise<readonly Id[]> => {
  const found = await tables(ledger.db)
    .selectFrom('cohort_learners')
    .select('stream')
    .where('candidacy', '=', candidacy)
    .where('status', '=', 'enrolled')
    .execute();
  return found.map(({ stream }) => idOfStream(stream));
};
