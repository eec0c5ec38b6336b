import type { Kysely } from 'kysely';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { FeedTable, FeedTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<FeedTables> => db;

/** The feeds that are polled, by title, with how the last poll went. */
export const listFeeds = async (ledger: Ledger): Promise<readonly FeedTable[]> =>
  tables(ledger.db).selectFrom('feeds').selectAll().orderBy('title').orderBy('id').execute();
