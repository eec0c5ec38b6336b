import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/ledger/storage/embedded/embedded.ts';
import { silentLog } from '../../src/ledger/storage/log.ts';
import { testServerVariable } from '../../src/ledger/storage/testing.ts';

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const start = async (): Promise<Server> => {
  const url = process.env.DATABASE_TEST_URL;
  if (url !== undefined && url !== '') return { url, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'daricha-test-'));
  const server = await startEmbedded({ folder, log: silentLog, durable: false, settings: { max_connections: '300' } });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

// Vitest loads this file once for each project that names it; the process is what they have in common.
const common = globalThis as { darichaTestServer?: { readonly server: Promise<Server>; users: number } | undefined };

/** One server for the whole run; every test file makes its own database on it. `DATABASE_TEST_URL` names another one. */
export const setup = async (): Promise<void> => {
  common.darichaTestServer ??= { server: start(), users: 0 };
  common.darichaTestServer.users += 1;
  process.env[testServerVariable] = (await common.darichaTestServer.server).url;
};

export const teardown = async (): Promise<void> => {
  const used = common.darichaTestServer;
  if (used === undefined) return;
  used.users -= 1;
  if (used.users > 0) return;
  common.darichaTestServer = undefined;
  await (await used.server).stop();
};
