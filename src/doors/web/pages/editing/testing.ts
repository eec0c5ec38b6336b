/** The editor's pages on a node of their own with the pack's services, for tests: people by name, forms by their fields. */
import type { Role } from '../../../../kernel/decider/actor.ts';
import { openTestNode } from '../../../api/testing/node.ts';
import { takeInPack } from '../../../cli/take-in-pack.ts';
import { webApp } from '../../app.tsx';
import { frameOf } from '../../frame.tsx';
import { cookiesFor, type SignedIn } from '../../visitor.ts';
import { applying } from '../apply/mounts.ts';
import { editingPages } from './mounts.ts';

/** `editor@sifc-it-desk` is an editor there; without an office, on the whole node. */
const person = (name: string): SignedIn => {
  const [role = '', office] = name.split('@');
  return {
    actor: { kind: 'person', id: name, grants: [{ role: role as Role, office: office ?? null }] },
    person: { id: name, name: `The ${role}`, language: 'en' },
    csrf: `token-of-${name}`,
  };
};

export const openEditing = async () => {
  const t = await openTestNode();
  await takeInPack(t.node);
  const assets = { address: (name: string) => `/assets/${name}`, mount: () => undefined };
  const cookies = cookiesFor(t.node.publicUrl);
  const app = webApp({
    door: { ...t.node, frame: frameOf({ assets, ledgerLine: async () => null, today: () => '2026-03-02' }) },
    assets,
    cookies,
    findSession: async (token) => person(token),
    asRefusal: () => undefined,
    log: t.node.log,
    mounts: [editingPages, applying],
  });
  const origin = t.node.publicUrl;
  const get = (path: string, who = 'editor') => app.request(origin + path, { headers: { cookie: `${cookies.session}=${who}` } });
  const post = (path: string, fields: Readonly<Record<string, string | File>>, who = 'editor') => {
    const body = new FormData();
    body.set('csrf', `token-of-${who}`);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return app.request(origin + path, { method: 'POST', body, headers: { cookie: `${cookies.session}=${who}`, origin } });
  };
  return { node: t.node, get, post, close: t.close };
};
