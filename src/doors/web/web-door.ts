import { resolve } from 'node:path';
import type { Hono } from 'hono';
import { findSession } from '../../identity/index.ts';
import { refuse } from '../../kernel/refusals/refusal.ts';
import { storageErrorOf } from '../../ledger/storage/errors.ts';
import type { OpenNode } from '../node.ts';
import { webApp } from './app.tsx';
import { readAssets } from './assets.ts';
import type { Door, Env } from './door.ts';
import { frameOf } from './frame.tsx';
import type { LedgerLine } from './look/layout/footer.tsx';
import { hasToEndorse } from './pages/endorse/waiting.ts';
import { pages } from './pages/pages.ts';
import { todayOf } from './pages/register/today.ts';
import { cookiesFor } from './visitor.ts';

/** The pages of a node as one app: `fetch` it, or listen with it. */
export const webDoor = (node: OpenNode): Hono<Env> => {
  const assets = readAssets(resolve('dist'));
  const frame = frameOf({
    assets,
    ledgerLine: ledgerLineOf(node),
    today: () => todayOf(node).today,
    hasToEndorse: (actor) => hasToEndorse(node, actor),
  });
  const door: Door = { ...node, frame };
  return webApp({
    door,
    assets,
    cookies: cookiesFor(node.publicUrl),
    findSession: (token) => findSession(node, token),
    asRefusal,
    log: node.log,
    mounts: pages,
  });
};

const asRefusal = (error: unknown) => {
  const kind = storageErrorOf(error)?.kind;
  if (kind === 'unavailable' || kind === 'timeout') return refuse('storage-unavailable');
  return kind === 'disk-full' ? refuse('storage-full') : undefined;
};

/** The newest checkpoint for the foot of every page; one that is some seconds old will do, and none when storage is away. */
const ledgerLineOf = (node: OpenNode): (() => Promise<LedgerLine | null>) => {
  let known: LedgerLine | null = null;
  let asked = -Infinity;
  return async () => {
    if (performance.now() - asked > 5000) {
      asked = performance.now();
      const refresh = node.transparency
        .checkpoint()
        .then(({ size, root }) => (known = { size, root: root.toString('hex') }))
        .catch(() => null);
      if (known === null) await refresh;
    }
    return known;
  };
};
