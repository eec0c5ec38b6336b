import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Text } from '../programme/definition.ts';
import { disputesIn } from './attendance.ts';
import type { Cohort, Learner } from './cohort.ts';

export interface CohortTable {
  readonly stream: string;
  readonly id: Id;
  readonly programme: Id;
  readonly call: Id;
  readonly venue: Id;
  readonly lead: Id;
  readonly host: Id;
  readonly title: Text;
  readonly venue_name: Text;
  readonly first_day: Day;
  readonly last_day: Day;
  readonly status: Cohort['status'];
  readonly completed_at: Instant | null;
  /** On the roster: enrolled, or at the course's end. */
  readonly learners: number;
  readonly completed: number;
  readonly sessions: number;
  readonly disputes: number;
}
export interface CohortLearnerTable {
  readonly stream: string;
  readonly number: number;
  readonly programme: Id;
  readonly call: Id;
  readonly candidacy: Id;
  readonly person: Id;
  readonly name: string | null;
  readonly status: Learner['status'];
  readonly groups: readonly Id[];
  readonly country: string;
}
export interface CohortTables {
  cohorts: CohortTable;
  cohort_learners: CohortLearnerTable;
}
export const cohortTables = { cohorts: { key: ['stream'] }, cohort_learners: { key: ['stream', 'number'] } } as const;

export const cohortMigrations: readonly Migration[] = [
  {
    name: 'programmes/0004-cohorts',
    sql: `
      create table cohorts (
        stream text primary key, id text not null, programme text not null, call text not null, venue text not null, lead text not null,
        host text not null, title jsonb not null, venue_name jsonb not null, first_day text not null, last_day text not null,
        status text not null, completed_at text collate "C", learners integer not null, completed integer not null,
        sessions integer not null, disputes integer not null
      );
      create index cohorts_host on cohorts (host, first_day);
      create index cohorts_lead on cohorts (lead, first_day);
      create index cohorts_programme on cohorts (programme, first_day);
      create index cohorts_call on cohorts (call);
      create table cohort_learners (
        stream text not null, number integer not null, programme text not null, call text not null, candidacy text not null,
        person text not null, name text, status text not null, groups text[] not null, country text not null, primary key (stream, number)
      );
      create index cohort_learners_person on cohort_learners (person);
      create index cohort_learners_candidacy on cohort_learners (candidacy);
      create index cohort_learners_programme on cohort_learners (programme, call, status);`,
  },
];

export const rows = (state: Cohort, id: Id): readonly Row[] => {
  const stream = streamId('cohort', id);
  const onRoster = state.learners.filter((l) => l.status !== 'left');
  const line: CohortTable = {
    stream,
    id,
    programme: state.programme,
    call: state.call,
    venue: state.venue,
    lead: state.lead,
    host: state.host,
    title: state.title,
    venue_name: state.venueName,
    first_day: state.from,
    last_day: state.until,
    status: state.status,
    completed_at: state.completedAt,
    learners: onRoster.length,
    completed: onRoster.filter((l) => l.status === 'completed').length,
    sessions: state.sessions.filter((s) => !s.cancelled).length,
    disputes: disputesIn(state).length,
  };
  const learners = state.learners.map(({ number, candidacy, person, name, status, groups, country }): Row => {
    const { programme, call } = state;
    const values: CohortLearnerTable = { stream, number, programme, call, candidacy, person, name, status, groups, country };
    return { table: 'cohort_learners', values: { ...values } };
  });
  return [{ table: 'cohorts', values: { ...line } }, ...learners];
};
