import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/ledger/storage/embedded/embedded.ts';
import { silentLog } from '../../src/ledger/storage/log.ts';
import { testServerVariable } from '../../src/ledger/storage/testing.ts';

/** One server for the whole run; every test file makes its own database on it. `DATABASE_TEST_URL` names another one. */
// biome-ignore lint/style/noDefaultExport: vitest calls a global setup by its default export.
export default async (): Promise<() => Promise<void>> => {
  const given = process.env['DATABASE_TEST_URL'];
  if (given !== undefined && given !== '') {
    process.env[testServerVariable] = given;
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'daricha-test-'));
  const server = await startEmbedded({ folder, log: silentLog, durable: false, settings: { max_connections: '300' } });
  process.env[testServerVariable] = server.url;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
};
