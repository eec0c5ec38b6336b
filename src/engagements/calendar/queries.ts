import type { Kysely } from 'kysely';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CalendarTables, FeedTable, TakenMailTable } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CalendarTables> => db;

export interface Feed extends Pick<FeedTable, 'id' | 'person' | 'kind' | 'about'> {
  readonly madeAt: Instant;
}
const fromTable = ({ id, person, kind, about, made_at }: FeedTable): Feed => ({
  id,
  person,
  kind,
  about,
  madeAt: new Date(made_at).toISOString(),
});

export const insertFeed = async ({ db }: Pick<Ledger, 'db'>, feed: FeedTable): Promise<void> => {
  await tables(db).insertInto('calendar_feeds').values(feed).execute();
};
export const findFeedByHash = async ({ db }: Pick<Ledger, 'db'>, hash: string): Promise<Feed | undefined> => {
  const found = await tables(db)
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return found && fromTable(found);
};
/** Whether a subscription by this address was there once and has ended. */
export const hasEnded = async ({ db }: Pick<Ledger, 'db'>, hash: string): Promise<boolean> => {
  const found = await tables(db).selectFrom('calendar_feeds').select('revoked_at').where('hash', '=', hash).executeTakeFirst();
  return found !== undefined && found.revoked_at !== null;
};
/** A person's subscriptions that hold, oldest first. Their addresses cannot be shown again. */
export const listFeeds = async ({ db }: Pick<Ledger, 'db'>, person: Id): Promise<readonly Feed[]> => {
  const all = tables(db).selectFrom('calendar_feeds').selectAll().where('person', '=', person).where('revoked_at', 'is', null);
  return (await all.orderBy('made_at').orderBy('id').limit(200).execute()).map(fromTable);
};
/** Ends a subscription of the person's; false where they have none of this id. */
export const endFeed = async ({ db }: Pick<Ledger, 'db'>, person: Id, id: Id, at: Instant): Promise<boolean> => {
  const ended = await tables(db)
    .updateTable('calendar_feeds')
    .set({ revoked_at: new Date(at) })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
};

export interface TakenMail extends Omit<TakenMailTable, 'at'> {
  readonly at: Instant;
}
/** Kept once for a mail, however often it comes: the newest outcome. */
export const keepTakenMail = async ({ db }: Pick<Ledger, 'db'>, { at, ...mail }: TakenMail): Promise<void> => {
  const { outcome, reason, meeting, participant } = mail;
  await tables(db)
    .insertInto('taken_mails')
    .values({ ...mail, at: new Date(at) })
    .onConflict((c) => c.column('hash').doUpdateSet({ outcome, reason, meeting, participant, at: new Date(at) }))
    .execute();
};
/** Mails that came in, newest first, at most 200: for administrators. */
export const listTakenMails = async ({ db }: Pick<Ledger, 'db'>, limit = 50): Promise<readonly TakenMail[]> => {
  const found = await tables(db)
    .selectFrom('taken_mails')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('hash')
    .limit(Math.min(limit, 200))
    .execute();
  return found.map(({ at, ...mail }) => ({ ...mail, at: new Date(at).toISOString() }));
};
