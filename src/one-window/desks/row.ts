import type { Migration } from '../../ledger/ledger.ts';

/** What the lists of the desks need beside the indexes that the table of tasks has itself. */
export const deskMigrations: readonly Migration[] = [
  {
    name: 'one-window/0010-desks',
    sql: `
      create index case_tasks_by_officer on case_tasks (office, officer, opened_at, stream, task) where status = 'open' and not trial;
      create index case_tasks_by_due on case_tasks (office, due_at) where status = 'open' and not trial;
      create index cases_applicant on cases using gin (to_tsvector('simple', coalesce(applicant_name, '')));
      create index case_references_begin on case_references (reference text_pattern_ops);`,
  },
];
