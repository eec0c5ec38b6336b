import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Migration } from '../ledger.ts';
import { connectStorage, type Storage } from './connection.ts';
import { digestOf, migrate } from './migrations.ts';

/** Set by `tests/setup/database.ts` for every test that needs a database. */
export const testServerVariable = 'DARICHA_TEST_SERVER';

const serverUrl = (): string => {
  const url = process.env[testServerVariable];
  if (url === undefined) throw new Error('No test server: run through vitest, in a project that starts one (database, http, journeys).');
  return url;
};

const withDatabase = (url: string, name: string): string => url.replace(/\/[^/?]*(\?.*)?$/, `/${name}$1`);

const onServer = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const templateLock = 7_215_083_115;
const known = new Set<string>();

const makeTemplate = (name: string, migrations: readonly Migration[]): Promise<void> =>
  onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const ready = await client.query(`select from pg_database where datname = $1 and datistemplate`, [name]);
    if (ready.rowCount === 1) return;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template template0`);
    const storage = connectStorage(withDatabase(serverUrl(), name), { connections: 3 });
    try {
      await migrate(storage, migrations);
    } finally {
      await storage.close();
    }
    // Only a whole one is marked, so that one left half-made by an interrupted run is made anew.
    await client.query(`alter database ${name} is_template true`);
  });

export interface TestStorage extends Storage {
  /** Closes it and removes the database. */
  drop(): Promise<void>;
}

/**
 * A fresh database with the migrations applied, copied from a template that is made once per set of migrations.
 * Call `drop()` when done (`afterAll`).
 */
export const createTestDatabase = async (migrations: readonly Migration[]): Promise<TestStorage> => {
  const digest = createHash('sha256')
    .update(migrations.map(({ name, sql }) => `${name} ${digestOf(sql)}`).join('\n'))
    .digest('hex');
  const template = `template_${digest.slice(0, 16)}`;
  if (!known.has(template)) await makeTemplate(template, migrations);
  known.add(template);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer((client) => client.query(`create database ${name} template ${template}`));
  const storage = connectStorage(withDatabase(serverUrl(), name), { connections: 8 });
  return {
    ...storage,
    drop: async () => {
      await storage.close();
      await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
};
