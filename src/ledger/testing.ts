import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Clock } from '../kernel/time/time.ts';
import type { Probe } from './handling/probe.ts';
import type { Room } from './ledger.ts';
import { type OpenLedger, openLedger } from './open.ts';
import type { Database } from './streams/database.ts';
import { ledgerMigrations } from './streams/schema.ts';

export interface TestLedger {
  readonly ledger: OpenLedger;
  readonly storage: Database;
  close(): Promise<void>;
}

/** A ledger on an empty database of its own. Nothing runs in the background: call `settled()`, or `start()`. */
export const openTestLedger = async (
  rooms: readonly Room[],
  options: { readonly clock?: Clock; readonly probe?: Probe } = {},
): Promise<TestLedger> => {
  const base = process.env.DARICHA_TEST_URL ?? 'postgres://postgres@127.0.0.1:54329/postgres';
  const name = `daricha_test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const admin = new Pool({ connectionString: base, max: 1 });
  await admin.query(`create database ${name}`);
  const pool = new Pool({ connectionString: base.replace(/\/[^/]*$/, `/${name}`), max: 10 });
  for (const { sql } of [...ledgerMigrations, ...rooms.flatMap((room) => room.migrations)]) await pool.query(sql);
  const storage: Database = { pool, db: new Kysely({ dialect: new PostgresDialect({ pool }) }) };
  const ledger = await openLedger({ storage, rooms, ...options });
  return {
    ledger,
    storage,
    async close() {
      await ledger.stop();
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
};
