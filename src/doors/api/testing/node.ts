import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openNode } from '../../../app.ts';
import { addPerson, makeKey, type Scope } from '../../../identity/index.ts';
import { loadPack } from '../../../identity/pack/load-pack.ts';
import type { Role } from '../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import type { Clock } from '../../../kernel/time/time.ts';
import { testServerVariable } from '../../../ledger/storage/testing.ts';
import type { OpenNode } from '../../node.ts';
import { readSettings } from '../../settings.ts';
import { webDoor } from '../../web/web-door.ts';

export interface TestNode {
  readonly node: OpenNode;
  /** As a script would ask: a path, and perhaps a key. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** A key of somebody new with this role. */
  key(role: Role, scopes: readonly Scope[], days?: number | null): Promise<string>;
  close(): Promise<void>;
}

/** A whole node on a database of its own, without the demo. `clock`: for tests that set the time. */
export const openTestNode = async ({ clock }: { readonly clock?: Clock } = {}): Promise<TestNode> => {
  const server = process.env[testServerVariable];
  if (server === undefined) throw new Error('No test server: run through vitest, in the project http.');
  const database = `test_${randomBytes(8).toString('hex')}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`create database ${database}`);
  const folder = await mkdtemp(join(tmpdir(), 'daricha-http-'));
  const settings = readSettings({
    DARICHA_DATA: folder,
    DATABASE_URL: server.replace(/\/[^/?]*(\?.*)?$/, `/${database}$1`),
    PUBLIC_URL: 'http://node.example',
    RATE_LIMIT: '0',
    LOG_LEVEL: 'error',
  });
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('The pack cannot be used');
  const node = await openNode(settings, pack, clock);
  await node.ledger.start();
  const app = webDoor(node);
  let people = 0;
  return {
    node,
    request: async (path, init) => app.request(`${node.publicUrl}${path}`, init),
    key: async (role, scopes, days = null) => {
      people += 1;
      const id = node.makeId();
      const grants = [{ role, office: null }];
      const added = await addPerson(node, {
        id,
        name: `Person ${people}`,
        email: `p${people}@node.example`,
        password: `a-long-password-${people}`,
        language: 'en',
        grants,
      });
      if (isRefusal(added)) throw new Error(`${added.reason} ${JSON.stringify(added.details)}`);
      const made = await makeKey(node, { person: id, label: 'test', scopes, days });
      if (isRefusal(made)) throw new Error(made.reason);
      return made.key;
    },
    close: async () => {
      await node.close();
      await onServer(`drop database if exists ${database} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
