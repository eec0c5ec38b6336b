import type { Kysely } from 'kysely';
import type { Pool } from 'pg';

/** What the ledger needs of storage: `openStorage` gives it, and a test may give any pool. */
export interface Database {
  readonly pool: Pool;
  // biome-ignore lint/suspicious/noExplicitAny: each room's queries narrow it to their own tables with db.withTables.
  readonly db: Kysely<any>;
}
