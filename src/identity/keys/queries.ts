import { sql } from 'kysely';
import type { Grant } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger, Migration } from '../../ledger/ledger.ts';
import { gather } from '../../ledger/streams/gathering.ts';
import { tablesOf } from '../tables.ts';
import type { ApiKeysTable } from '../tables.ts';

type Db = Ledger['db'];

export const insertKey = async (db: Db, key: ApiKeysTable): Promise<void> => {
  await tablesOf(db).insertInto('api_keys').values(key).execute();
};

export interface KeyFound extends ApiKeysTable {
  readonly grants: readonly Grant[];
}
const keysBy = async (db: Db, hashes: readonly string[]): Promise<readonly (KeyFound | null)[]> => {
  const { rows } = await sql<KeyFound>`
    select k.*, p.grants from api_keys k join people p on p.id = k.person
    where k.hash = any (${hashes}::text[]) and k.revoked_at is null and p.status = 'active'`.execute(db);
  const found = new Map(rows.map((row) => [row.hash, row]));
  return hashes.map((hash) => found.get(hash) ?? null);
};

type Lookup = (hash: string) => Promise<KeyFound | null>;
const lookups = new WeakMap<Db, Lookup>();
// Requests that come at one moment look their keys up together; nothing is remembered from one look to the next.
const lookupIn = (db: Db): Lookup => {
  const known = lookups.get(db);
  if (known !== undefined) return known;
  const lookup = gather<string, KeyFound | null>({
    key: () => '',
    work: (hashes) => keysBy(db, hashes),
    most: 64,
    lanes: 4,
    patience: 4,
  });
  lookups.set(db, lookup);
  return lookup;
};

/** A key that holds, with its owner's grants as they are now; none while the owner is suspended. */
export const findKeyRow = async (db: Db, hash: string, now: Instant): Promise<KeyFound | undefined> => {
  const found = await lookupIn(db)(hash);
  const isOver = found?.expires_at != null && new Date(found.expires_at).getTime() <= Date.parse(now);
  return found === null || isOver ? undefined : found;
};

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
