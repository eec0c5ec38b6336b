import { sql } from 'kysely';
import type { Ledger } from '../ledger.ts';

/** Which server answers, and how much it holds, in bytes. */
export const storageFacts = async (db: Ledger['db']): Promise<{ readonly version: string; readonly bytes: number }> => {
  const found = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes`.execute(db);
  return found.rows[0] ?? { version: '', bytes: 0 };
};
