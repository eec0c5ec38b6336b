import { createHash } from 'node:crypto';
import { runMigrations, Logger } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Migration } from '../ledger.ts';

export const digestOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');

const quiet = new Logger(() => () => undefined);

// Any number will do, as long as every version of Daricha uses the same.
const migrationLock = 7_215_083_114;

/**
 * Brings the schema up to date: the job queue's own tables, then each migration that has not run yet, in the order given.
 * Several processes may call it at once; one works, the others wait and find nothing left to do. All or nothing.
 *
 * Throws when two migrations share a name, or when one that has run was changed since.
 */
export const migrate = async ({ pool }: { readonly pool: Pool }, migrations: readonly Migration[]): Promise<readonly string[]> => {
  const names = migrations.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two migrations are named ${twice}.`);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await runMigrations({ pgPool: pool, logger: quiet });
    await client.query(
      `create table if not exists migrations (name text primary key, digest text not null, at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migrations');
    const done = new Map(rows.map(({ name, digest }) => [name, digest]));
    const ran: string[] = [];
    for (const { name, sql } of migrations) {
      const digest = digestOf(sql);
      const before = done.get(name);
      if (before !== undefined && before !== digest) {
        throw new Error(`The migration ${name} has run on this database, and its text was changed since. Add a new migration instead.`);
      }
      if (before !== undefined) continue;
      try {
        await client.query(sql);
      } catch (e) {
        throw new Error(`The migration ${name} failed: ${e instanceof Error ? e.message : String(e)}`, { cause: e });
      }
      await client.query('insert into migrations (name, digest) values ($1, $2)', [name, digest]);
      ran.push(name);
    }
    await client.query('commit');
    return ran;
  } catch (e) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw e;
  } finally {
    client.release(broken);
  }
};
