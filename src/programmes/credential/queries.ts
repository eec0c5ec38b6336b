import { type Kysely, sql } from 'kysely';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { BadgeAchievement } from '../contract.ts';
import type { Credential } from './credential.ts';
import type { CredentialTable, CredentialTables } from './row.ts';
import { fullAt, placeIn } from './status-list.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CredentialTables> => db;

export interface FoundCredential {
  readonly id: Id;
  /** For `expectedVersion`. */
  readonly version: number;
  readonly state: Credential;
}
export const findCredential = async (ledger: Ledger, id: Id): Promise<FoundCredential | undefined> => {
  const found = await ledger.state<Credential>(streamId('credential', id));
  return found && { id, ...found };
};

export type CredentialLine = Omit<CredentialTable, 'stream'>;
const line = [
  'id',
  'candidacy',
  'programme',
  'cohort',
  'lead',
  'person',
  'achievement',
  'name',
  'status_list',
  'status_index',
  'valid_from',
  'valid_until',
  'revoked_at',
] as const;

/** A person's credentials, newest first, the revoked ones too. */
export const listCredentialsOf = async (ledger: Ledger, person: Id): Promise<readonly CredentialLine[]> =>
  tables(ledger.db)
    .selectFrom('credentials')
    .select(line)
    .where('person', '=', person)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute();

/** The credentials of a cohort by name, a page at a time. */
export const listCredentials = async (
  ledger: Ledger,
  cohort: Id,
  { limit = 200, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly CredentialLine[]> =>
  tables(ledger.db)
    .selectFrom('credentials')
    .select(line)
    .where('cohort', '=', cohort)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();

export const countCredentials = async (ledger: Ledger, cohort: Id): Promise<{ readonly issued: number; readonly revoked: number }> => {
  const { rows } = await sql<{ issued: number; revoked: number }>`
    select count(*)::int as issued, count(revoked_at)::int as revoked from credentials where cohort = ${cohort}`.execute(ledger.db);
  return rows[0] ?? { issued: 0, revoked: 0 };
};

/** Candidacies of a cohort that have their credential. */
export const candidaciesWithCredential = async (ledger: Ledger, cohort: Id): Promise<ReadonlySet<Id>> => {
  const found = await tables(ledger.db).selectFrom('credentials').select('candidacy').where('cohort', '=', cohort).execute();
  return new Set(found.map((c) => c.candidacy));
};

/** Places in a status list, from 0, whose bit is set; `undefined` for a list that does not exist. */
export const revokedIndexes = async (ledger: Ledger, list: number): Promise<readonly number[] | undefined> => {
  const { rows } = await sql<{ known: boolean; revoked: number[] | null }>`
    select exists (select from credentials where status_list = ${list}) as known,
      (select array_agg(status_index order by status_index) from credentials where status_list = ${list} and revoked_at is not null)
        as revoked`.execute(ledger.db);
  const [found] = rows;
  return found?.known === true ? (found.revoked ?? []).map(placeIn) : undefined;
};

/** The list that takes new credentials, and the numbers of it that are taken: a few milliseconds, once in a batch. */
export const openList = async (ledger: Ledger): Promise<{ readonly list: number; readonly taken: ReadonlySet<number> }> => {
  const { rows } = await sql<{ list: number; taken: number[] | null }>`
    with newest as (select coalesce(max(status_list), 1) as list from credentials)
    select list, (select array_agg(status_index) from credentials where status_list = list) as taken from newest`.execute(ledger.db);
  const list = rows[0]?.list ?? 1;
  const taken = rows[0]?.taken ?? [];
  return taken.length < fullAt ? { list, taken: new Set(taken) } : { list: list + 1, taken: new Set() };
};

/** What waits for an office's endorsement, by cohort and name, at most 500. */
export const credentialsToEndorse = async (ledger: Ledger, office: Id): Promise<readonly CredentialLine[]> =>
  tables(ledger.db)
    .selectFrom('credential_endorsers as e')
    .innerJoin('credentials as c', 'c.stream', 'e.stream')
    .select(line.map((column) => `c.${column}` as const))
    .where('e.office', '=', office)
    .where('e.awaited', '=', true)
    .orderBy('c.cohort')
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(500)
    .execute();

/** Whether anything waits for one of these offices, besides a badge of the person who asks. */
export const waitsForEndorsement = async (ledger: Ledger, offices: readonly Id[], person: Id): Promise<boolean> => {
  const found = await tables(ledger.db)
    .selectFrom('credential_endorsers as e')
    .innerJoin('credentials as c', 'c.stream', 'e.stream')
    .select('c.id')
    .where('e.office', 'in', [...offices])
    .where('e.awaited', '=', true)
    .where('c.person', '<>', person)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};

/** What a badge of this name says, from any credential issued for it. */
export const findAchievement = async (ledger: Ledger, id: Id): Promise<BadgeAchievement | undefined> => {
  const found = await tables(ledger.db).selectFrom('credentials').select('id').where('achievement', '=', id).limit(1).executeTakeFirst();
  return found && (await findCredential(ledger, found.id))?.state.achievement;
};
