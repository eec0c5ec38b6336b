import type { Grant } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger, Migration } from '../../ledger/ledger.ts';
import { tablesOf } from '../tables.ts';
import type { ApiKeysTable } from '../tables.ts';

type Db = Ledger['db'];

export const insertKey = async (db: Db, key: ApiKeysTable): Promise<void> => {
  await tablesOf(db).insertInto('api_keys').values(key).execute();
};

export interface KeyFound extends ApiKeysTable {
  readonly grants: readonly Grant[];
}
/** A key that holds, with its owner's grants as they are now; none while the owner is suspended. */
export const findKeyRow = async (db: Db, hash: string, now: Instant): Promise<KeyFound | undefined> =>
  tablesOf(db)
    .selectFrom('api_keys')
    .innerJoin('people', 'people.id', 'api_keys.person')
    .selectAll('api_keys')
    .select('people.grants')
    .where('api_keys.hash', '=', hash)
    .where('api_keys.revoked_at', 'is', null)
    .where((e) => e.or([e('api_keys.expires_at', 'is', null), e('api_keys.expires_at', '>', new Date(now))]))
    .where('people.status', '=', 'active')
    .executeTakeFirst();

export const touchKey = async (db: Db, id: string, now: Instant): Promise<void> => {
  await tablesOf(db)
    .updateTable('api_keys')
    .set({ used_at: new Date(now) })
    .where('id', '=', id)
    .execute();
};
export const keyRowsOf = async (db: Db, person: Id): Promise<readonly ApiKeysTable[]> =>
  tablesOf(db).selectFrom('api_keys').selectAll().where('person', '=', person).orderBy('created_at', 'desc').orderBy('id').execute();
export const revokeKeyRow = async (db: Db, person: Id, id: string, now: Instant): Promise<boolean> => {
  const mine = tablesOf(db)
    .updateTable('api_keys')
    .set({ revoked_at: new Date(now) })
    .where('person', '=', person)
    .where('id', '=', id);
  return (await mine.where('revoked_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
};
export const dropKeysOf = async (db: Db, person: Id): Promise<void> => {
  await tablesOf(db).deleteFrom('api_keys').where('person', '=', person).execute();
};

export const migrations: readonly Migration[] = [
  {
    name: 'identity/0007-keys',
    sql: `
create table api_keys (
  id text primary key,
  hash text not null unique,
  person text not null,
  label text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_person on api_keys (person);
`,
  },
];
