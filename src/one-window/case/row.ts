import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { ApplicantKind } from '../service/definition.ts';
import type { Case, CaseStatus, TaskKind, TaskState, TaskStatus } from './case.ts';

/** One line per case, drafts and trials too: lists and figures leave those out. */
export interface CaseTable {
  readonly stream: string;
  readonly id: Id;
  readonly reference: string | null;
  readonly service: Id;
  readonly version: number;
  readonly lead: Id;
  readonly status: CaseStatus;
  readonly trial: boolean;
  readonly applicant: Id;
  readonly applicant_name: string | null;
  readonly kind: ApplicantKind;
  readonly country: string;
  readonly organisation: Id | null;
  readonly language: string;
  readonly opened_at: Instant;
  readonly submitted_at: Instant | null;
  readonly decided_at: Instant | null;
  readonly granted: boolean | null;
  readonly because: string | null;
  readonly valid_until: Day | null;
  readonly appeal_until: Instant | null;
  readonly stage: string | null;
  /** Working days from submission to decision by the lead's calendar, without those on which no office could work on it. */
  readonly spent: number | null;
}
/** One line per round of a task: what the desks' lists and the figures of offices are made of. */
export interface CaseTaskTable {
  readonly stream: string;
  readonly task: string;
  readonly round: number;
  readonly kind: TaskKind;
  readonly of_task: string | null;
  readonly service: Id;
  readonly version: number;
  readonly reference: string | null;
  readonly applicant: Id;
  readonly applicant_name: string | null;
  readonly applicant_kind: ApplicantKind;
  readonly country: string;
  readonly office: Id;
  readonly status: TaskStatus;
  readonly officer: Id | null;
  readonly opened_at: Instant;
  readonly due_at: Instant | null;
  readonly overdue: boolean;
  readonly ended_at: Instant | null;
  readonly decision: string | null;
  readonly outcome: TaskState['outcome'];
  readonly reasons: readonly string[];
  readonly by_nobody: boolean;
  readonly spent: number | null;
  readonly promise: number;
  readonly trial: boolean;
}
export interface CaseLetterTable {
  readonly code: string;
  readonly stream: string;
  readonly issued_at: Instant;
  readonly granted: boolean;
  readonly sha256: string | null;
}
export interface CaseTables {
  cases: CaseTable;
  case_references: { readonly reference: string; readonly stream: string };
  case_tasks: CaseTaskTable;
  /** Cases for which time will do something. */
  case_wakes: { readonly stream: string; readonly wake_at: Instant };
  case_letters: CaseLetterTable;
}

export const caseTables = {
  cases: { key: ['stream'] },
  // Keys that leave the stream out: one that is taken makes the append fail.
  case_references: { key: ['reference'] },
  case_tasks: { key: ['stream', 'task', 'round'] },
  case_wakes: { key: ['stream'] },
  case_letters: { key: ['code'] },
} as const;

/*
 * A transition should write few rows and touch few indexes. What changes for the whole case is in its own row, not in those of its
 * tasks. When it wakes, which changes almost every time, is in a narrow table, so that the wide row with its indexes for lists can be
 * updated in place; room is left in the pages for that. Instants compare as bytes. Lists of tasks go by status first and then by age:
 * an index by age alone would be walked over all that has been decided.
 */
export const caseMigrations: readonly Migration[] = [
  {
    name: 'one-window/0002-cases',
    sql: `
      create table cases (
        stream text primary key, id text not null, reference text, service text not null, version integer not null, lead text not null,
        status text not null, trial boolean not null, applicant text not null, applicant_name text, kind text not null,
        country text not null, organisation text, language text not null, opened_at text collate "C" not null,
        submitted_at text collate "C", decided_at text collate "C", granted boolean, because text, valid_until text,
        appeal_until text collate "C", stage text, spent integer
      ) with (fillfactor = 80);
      create index cases_of on cases (applicant, opened_at desc);
      create index cases_service on cases (service, submitted_at) where submitted_at is not null and not trial;
      create table case_references (reference text primary key, stream text not null);
      create index case_references_stream on case_references (stream);
      create table case_tasks (
        stream text not null, task text not null, round integer not null, kind text not null, of_task text, service text not null,
        version integer not null, reference text, applicant text not null, applicant_name text,
        applicant_kind text not null, country text not null, office text not null, status text not null, officer text,
        opened_at text collate "C" not null, due_at text collate "C", overdue boolean not null,
        ended_at text collate "C", decision text, outcome text, reasons text[] not null, by_nobody boolean not null, spent integer,
        promise integer not null, trial boolean not null, primary key (stream, task, round)
      ) with (fillfactor = 80);
      create index case_tasks_work on case_tasks (office, status, opened_at, stream, task) where not trial;
      create table case_wakes (stream text primary key, wake_at text collate "C" not null);
      create index case_wakes_at on case_wakes (wake_at, stream);
      create table case_letters (
        code text primary key, stream text not null, issued_at text collate "C" not null, granted boolean not null, sha256 text
      );
      create index case_letters_stream on case_letters (stream);`,
  },
];

const caseRow = (state: Case, stream: string, id: Id): CaseTable => ({
  stream,
  id,
  reference: state.reference,
  service: state.service,
  version: state.version,
  lead: state.lead,
  status: state.status,
  trial: state.trial,
  applicant: state.applicant.person,
  applicant_name: state.applicant.name,
  kind: state.applicant.kind,
  country: state.applicant.country,
  organisation: state.applicant.organisation,
  language: state.language,
  opened_at: state.opened,
  submitted_at: state.submitted,
  decided_at: state.decided,
  granted: state.granted,
  because: state.because,
  valid_until: state.validUntil,
  appeal_until: state.appealUntil,
  stage: state.stage,
  spent: state.spent,
});

const taskRow = (state: Case, stream: string, task: TaskState, round: number): CaseTaskTable => ({
  stream,
  task: task.task,
  round,
  kind: task.kind,
  of_task: task.of,
  service: state.service,
  version: state.version,
  reference: state.reference,
  applicant: state.applicant.person,
  // Lists and searches of a blind task's office must not know it either.
  applicant_name: task.blind === true ? null : state.applicant.name,
  applicant_kind: state.applicant.kind,
  country: state.applicant.country,
  office: task.office,
  status: task.status,
  officer: task.officer,
  opened_at: task.opened,
  due_at: task.clock.due,
  overdue: task.clock.overdue,
  ended_at: task.ended,
  decision: task.decision,
  outcome: task.outcome,
  reasons: task.reasons,
  by_nobody: task.status === 'decided' && task.by === null,
  spent: task.spent,
  promise: task.clock.promise,
  trial: state.trial,
});

export const rows = (state: Case, id: Id): readonly Row[] => {
  const stream = streamId('case', id);
  const rounds = new Map<string, number>();
  const tasks = state.tasks.map((task) => {
    const round = (rounds.get(task.task) ?? 0) + 1;
    rounds.set(task.task, round);
    return { table: 'case_tasks', values: { ...taskRow(state, stream, task, round) } };
  });
  return [
    { table: 'cases', values: { ...caseRow(state, stream, id) } },
    ...(state.reference === null ? [] : [{ table: 'case_references', values: { reference: state.reference, stream } }]),
    ...tasks,
    ...(state.wake === null ? [] : [{ table: 'case_wakes', values: { stream, wake_at: state.wake } }]),
    ...state.letters.map(({ code, issued, granted, sha256 }) => ({
      table: 'case_letters',
      values: { code, stream, issued_at: issued, granted, sha256 },
    })),
  ];
};
