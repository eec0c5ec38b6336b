import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { sql } from 'kysely';
import { tablesOf } from '../tables.ts';
import type { FollowersTable } from '../tables.ts';

type Db = Ledger['db'];
export type FollowerRow = Readonly<Omit<FollowersTable, 'stream'>>;
const columns = ['id', 'target', 'email', 'language', 'status'] as const;

export const findFollower = async (db: Db, id: Id): Promise<FollowerRow | undefined> =>
  tablesOf(db).selectFrom('followers').select(columns).where('id', '=', id).executeTakeFirst();

export const findFollowing = async (db: Db, target: string, email: string): Promise<FollowerRow | undefined> =>
  tablesOf(db).selectFrom('followers').select(columns).where('target', '=', target).where('email', '=', email).executeTakeFirst();

/** Who confirmed that they want mail about a stream. No addresses: mail is ordered by follower. */
export const followersOf = async (db: Db, target: string): Promise<readonly { readonly follower: Id; readonly language: string }[]> =>
  tablesOf(db)
    .selectFrom('followers')
    .select(['id as follower', 'language'])
    .where('target', '=', target)
    .where('status', '=', 'confirmed')
    .orderBy('id')
    .execute();

export const listFollowings = async (db: Db, email: string): Promise<readonly FollowerRow[]> =>
  tablesOf(db).selectFrom('followers').select(columns).where('email', '=', email).orderBy('id').execute();

/** Those who left and whose address the ledger still holds. */
export const listUnerasedFollowers = async (db: Db): Promise<readonly Id[]> => {
  const found = await sql<{ id: Id }>`
    select f.id from followers f join events e on e.stream = f.stream
    where f.status = 'ended' and e.version = 1 and e.personal is not null order by f.id limit 10000`.execute(db);
  return found.rows.map((row) => row.id);
};
