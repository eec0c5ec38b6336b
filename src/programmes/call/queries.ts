import { type Kysely, sql } from 'kysely';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Text } from '../programme/definition.ts';
import type { Call } from './call.ts';
import type { CallTable, CallTables } from './row.ts';
import { drawSeedJob, moveListJob } from './tasks.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CallTables> => db;

export interface FoundCall {
  readonly id: Id;
  /** For `expectedVersion`. */
  readonly version: number;
  readonly state: Call;
}
/** One call as it is now. */
export const findCall = async (ledger: Ledger, id: Id): Promise<FoundCall | undefined> => {
  const found = await ledger.state<Call>(streamId('call', id));
  return found && { id, ...found };
};

export interface CallLine extends Omit<CallTable, 'stream' | 'title' | 'wake_at'> {
  readonly title: Text;
}
const line = [
  'id',
  'programme',
  'version',
  'lead',
  'title',
  'service',
  'status',
  'opens',
  'closes',
  'zone',
  'frozen_at',
  'seed_drawn',
  'published_at',
  'rounds',
  'seats',
  'placed',
  'waiting',
] as const;
const newestFirst = (db: Ledger['db']) =>
  tables(db).selectFrom('calls').select(line).orderBy(sql`coalesce(opens, '9999')`, 'desc').orderBy('id', 'desc');
// A title is JSON in the table, and was a text when it was written.
const asLines = (found: readonly unknown[]): readonly CallLine[] => found as readonly CallLine[];

/** Calls that anyone may see, newest first: of one programme, or of all. Drafts are not among them, nor what was cancelled unopened. */
export const listCalls = async (ledger: Ledger, { programme, limit = 500 }: { readonly programme?: Id; readonly limit?: number } = {}) => {
  const query = newestFirst(ledger.db).where('status', '<>', 'draft').where('opens', 'is not', null).limit(limit);
  return asLines(await (programme === undefined ? query : query.where('programme', '=', programme)).execute());
};

/** Every call of these lead offices, drafts first, then newest first: what a manager sees. */
export const listCallsOfOffices = async (ledger: Ledger, offices: readonly Id[]): Promise<readonly CallLine[]> =>
  offices.length === 0
    ? []
    : asLines(
        await newestFirst(ledger.db)
          .where('lead', 'in', [...offices])
          .limit(500)
          .execute(),
      );

/** Calls by their ids, in no order. */
export const callsById = async (ledger: Ledger, ids: readonly Id[]): Promise<readonly CallLine[]> =>
  ids.length === 0
    ? []
    : asLines(
        await newestFirst(ledger.db)
          .where('id', 'in', [...new Set(ids)])
          .execute(),
      );

/** When applications to which service are taken, newest first; cancelled calls take none. */
export const listIntakes = async (ledger: Ledger) => {
  const found = await tables(ledger.db)
    .selectFrom('calls')
    .select(['id as call', 'service', 'opens', 'closes', 'zone'])
    .where('opens', 'is not', null)
    .where('status', '<>', 'cancelled')
    .orderBy('opens', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return found.flatMap(({ opens, closes, ...rest }) => (opens === null || closes === null ? [] : [{ ...rest, opens, closes }]));
};

/** Another call of the service that takes applications in some of this time. */
export const findOverlappingCall = async (
  ledger: Ledger,
  { service, opens, closes, except }: { readonly service: Id; readonly opens: Instant; readonly closes: Instant; readonly except: Id },
): Promise<Id | undefined> => {
  const found = await tables(ledger.db)
    .selectFrom('calls')
    .select('id')
    .where('service', '=', service)
    .where('id', '<>', except)
    .where('status', 'not in', ['draft', 'cancelled'])
    .where('opens', '<', closes)
    .where('closes', '>', opens)
    .executeTakeFirst();
  return found?.id;
};

/** Calls for which time has come to change something, soonest first. */
export const dueCalls = async (ledger: Ledger, now: Instant): Promise<readonly { readonly id: Id; readonly wake: Instant }[]> => {
  const found = await tables(ledger.db)
    .selectFrom('calls')
    .select(['id', 'wake_at as wake'])
    .where('wake_at', '<=', now)
    .orderBy('wake_at')
    .limit(1000)
    .execute();
  return found.flatMap(({ id, wake }) => (wake === null ? [] : [{ id, wake }]));
};

/** Orders again what a process that died may have left undone: it is done once, however often it is ordered. */
export const resumeCalls = async (ledger: Ledger): Promise<void> => {
  const found = await tables(ledger.db)
    .selectFrom('calls')
    .select(['id', 'status', 'seed_drawn'])
    .where('status', 'in', ['frozen', 'published'])
    .execute();
  const jobs = found.flatMap(({ id, status, seed_drawn }) =>
    status === 'published' ? [moveListJob(id)] : seed_drawn ? [] : [drawSeedJob(id)],
  );
  await orderJobs(ledger.db, jobs);
};

/** The first checkpoint that was signed over at least so many events. */
export const firstCheckpointFrom = async (
  { db }: Pick<Ledger, 'db'>,
  size: number,
): Promise<{ readonly size: number; readonly root: string; readonly note: string } | undefined> => {
  const { rows } = await sql<{ size: number; root: string; note: string }>`
    select size::float8 as size, encode(root, 'base64') as root, note from checkpoints where size >= ${size} order by checkpoints.size limit 1`.execute(
    db,
  );
  return rows[0];
};
