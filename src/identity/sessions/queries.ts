import type { Grant } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { tablesOf } from '../tables.ts';
import type { AttemptsTable, SessionsTable } from '../tables.ts';

type Db = Ledger['db'];

export const insertSession = async (db: Db, session: SessionsTable): Promise<void> => {
  await tablesOf(db).insertInto('sessions').values(session).execute();
};

export interface SessionFound extends SessionsTable {
  readonly name: string | null;
  readonly language: string;
  readonly grants: readonly Grant[];
}
/** A session that still holds, with its active owner as they are now: a suspension or a lost role counts at once. */
export const findSessionRow = async (db: Db, a: { hash: string; now: Instant; seenAfter: Date }): Promise<SessionFound | undefined> =>
  tablesOf(db)
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person')
    .selectAll('sessions')
    .select(['people.name', 'people.language', 'people.grants'])
    .where('sessions.hash', '=', a.hash)
    .where('sessions.expires_at', '>', new Date(a.now))
    .where('sessions.seen_at', '>', a.seenAfter)
    .where('people.status', '=', 'active')
    .executeTakeFirst();

export const touchSession = async (db: Db, hash: string, now: Instant): Promise<void> => {
  await tablesOf(db)
    .updateTable('sessions')
    .set({ seen_at: new Date(now) })
    .where('hash', '=', hash)
    .execute();
};
export const dropSession = async (db: Db, hash: string): Promise<void> => {
  await tablesOf(db).deleteFrom('sessions').where('hash', '=', hash).execute();
};
export const dropSessionById = async (db: Db, person: Id, id: string): Promise<void> => {
  await tablesOf(db).deleteFrom('sessions').where('person', '=', person).where('id', '=', id).execute();
};
/** All of a person's, but for the one named. */
export const dropSessionsOf = async (db: Db, person: Id, exceptHash = ''): Promise<void> => {
  await tablesOf(db).deleteFrom('sessions').where('person', '=', person).where('hash', '<>', exceptHash).execute();
};
export const dropExpiredSessions = async (db: Db, a: { now: Instant; seenAfter: Date }): Promise<void> => {
  await tablesOf(db)
    .deleteFrom('sessions')
    .where((e) => e.or([e('expires_at', '<=', new Date(a.now)), e('seen_at', '<=', a.seenAfter)]))
    .execute();
};
export const sessionRowsOf = async (db: Db, person: Id, a: { now: Instant; seenAfter: Date }): Promise<readonly SessionsTable[]> =>
  tablesOf(db)
    .selectFrom('sessions')
    .selectAll()
    .where('person', '=', person)
    .where('expires_at', '>', new Date(a.now))
    .where('seen_at', '>', a.seenAfter)
    .orderBy('seen_at', 'desc')
    .execute();

export const passwordHashOf = async (db: Db, person: Id): Promise<string | undefined> =>
  (await tablesOf(db).selectFrom('passwords').select('hash').where('person', '=', person).executeTakeFirst())?.hash;
export const keepPassword = async (db: Db, person: Id, hash: string, now: Instant): Promise<void> => {
  const changed = { hash, changed_at: new Date(now) };
  await tablesOf(db)
    .insertInto('passwords')
    .values({ person, ...changed })
    .onConflict((c) => c.column('person').doUpdateSet(changed))
    .execute();
};
export const dropPassword = async (db: Db, person: Id): Promise<void> => {
  await tablesOf(db).deleteFrom('passwords').where('person', '=', person).execute();
};

export const addAttempts = async (db: Db, attempts: readonly AttemptsTable[]): Promise<void> => {
  if (attempts.length > 0)
    await tablesOf(db)
      .insertInto('attempts')
      .values([...attempts])
      .execute();
};
/** Oldest first; no more than a limit can need. */
export const attemptsIn = async (db: Db, bucket: string, after: Date): Promise<readonly Date[]> => {
  const found = tablesOf(db).selectFrom('attempts').select('at').where('bucket', '=', bucket).where('at', '>', after);
  return (await found.orderBy('at', 'desc').orderBy('id').limit(1000).execute()).map((a) => new Date(a.at)).reverse();
};
export const dropAttempts = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0)
    await tablesOf(db)
      .deleteFrom('attempts')
      .where('id', 'in', [...ids])
      .execute();
};
export const dropBucket = async (db: Db, bucket: string): Promise<void> => {
  await tablesOf(db).deleteFrom('attempts').where('bucket', '=', bucket).execute();
};
export const dropOldAttempts = async (db: Db, before: Date): Promise<void> => {
  await tablesOf(db).deleteFrom('attempts').where('at', '<', before).execute();
};

/** False on a node that was just imported: an export holds no password. */
export const hasPasswords = async (db: Db): Promise<boolean> =>
  (await tablesOf(db).selectFrom('passwords').select('person').limit(1).executeTakeFirst()) !== undefined;
