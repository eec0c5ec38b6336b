import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger, Migration } from '../../ledger/ledger.ts';
import { sql } from 'kysely';
import { tablesOf } from '../tables.ts';
import type { OutboxTable } from '../tables.ts';
import type { MailOrder } from './mail-job.ts';
import { mailJob } from './mail-job.ts';

type Db = Ledger['db'];

/** A mail that was written where no SMTP server is set, for the administrator to read. */
export interface OutboxMail {
  readonly id: string;
  readonly recipient: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The calendar message that goes with it. */
  readonly calendar: string | null;
  readonly at: Instant;
}
const fromTable = (row: OutboxTable): OutboxMail => {
  const { id, recipient, language, subject } = row;
  return {
    id,
    recipient,
    language,
    subject,
    text: row.body_text,
    html: row.body_html,
    calendar: row.calendar ?? null,
    at: new Date(row.at).toISOString(),
  };
};

/** Newest first. For administrators only: the door must ask. */
export const listOutbox = async (
  db: Db,
  page: { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly OutboxMail[]> => {
  const all = tablesOf(db).selectFrom('outbox').selectAll().orderBy('at', 'desc').orderBy('id');
  return (
    await all
      .limit(Math.min(page.limit ?? 50, 200))
      .offset(page.offset ?? 0)
      .execute()
  ).map(fromTable);
};

/** @throws when there is no such mail. */
export const getMail = async (db: Db, id: string): Promise<OutboxMail> =>
  fromTable(await tablesOf(db).selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow());

export const putInOutbox = async (db: Db, mail: OutboxTable): Promise<void> => {
  await tablesOf(db)
    .insertInto('outbox')
    .values(mail)
    .onConflict((c) => c.column('id').doNothing())
    .execute();
};

export const emptyOutboxOf = async (db: Db, about: Id): Promise<void> => {
  await tablesOf(db).deleteFrom('outbox').where('about', '=', about).execute();
};

/** Orders a mail outside a command. */
export const orderMail = async (db: Db, order: MailOrder): Promise<void> => {
  await orderJobs(db, [mailJob(order)]);
};

/** Mails that could not be sent so far, with how often each was tried: for the operator's page. No addresses. */
export const listUnsent = async (db: Db): Promise<readonly { readonly key: string; readonly attempts: number; readonly why: string }[]> => {
  const found = await sql<{ key: string | null; attempts: number; last_error: string | null }>`
    select key, attempts, last_error from graphile_worker.jobs where task_identifier = 'mail' and last_error is not null
    order by created_at limit 200`.execute(db);
  return found.rows.map((job) => ({ key: job.key ?? '', attempts: job.attempts, why: (job.last_error ?? '').split('\n')[0] ?? '' }));
};

export const migrations: readonly Migration[] = [
  {
    name: 'identity/0005-outbox',
    sql: `
create table outbox (
  id text primary key,
  about text not null,
  recipient text not null,
  language text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  at timestamptz not null
);
create index outbox_about on outbox (about);
create index outbox_at on outbox (at desc);
`,
  },
  { name: 'identity/0008-outbox-calendar', sql: 'alter table outbox add column calendar text;' },
];
