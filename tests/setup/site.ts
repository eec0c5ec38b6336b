import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { testServerVariable } from '../../src/ledger/storage/testing.ts';
import * as server from './database.ts';

/** Where the node of the journeys keeps what it has; the first journey starts it. */
export const siteFolderVariable = 'DARICHA_TEST_SITE_FOLDER';
export const siteDatabaseVariable = 'DARICHA_TEST_SITE_DATABASE';

const onServer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: process.env[testServerVariable] });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

let name = '';
let folder = '';

/** An empty database and folder for the one node that all journeys share. */
export const setup = async (): Promise<void> => {
  await server.setup();
  name = `site_${randomBytes(6).toString('hex')}`;
  folder = mkdtempSync(join(tmpdir(), 'daricha-site-'));
  await onServer(`create database ${name} template template0`);
  process.env[siteFolderVariable] = folder;
  process.env[siteDatabaseVariable] = (process.env[testServerVariable] ?? '').replace(/\/[^/?]*(\?.*)?$/, `/${name}$1`);
};

export const teardown = async (): Promise<void> => {
  await onServer(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
  await server.teardown();
};
