// The pages of one partner, of a brief, of an action plan and of all partners with 5,000 agreements, 100,000 obligations and 40 partners,
// over HTTP at 8 connections, each as a browser asks for it: signed in, packed.
// usage: npx tsx bench/relation-pages.ts [agreements] [seconds]     BENCH_DATA keeps the node's folder from run to run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openNode } from '../src/app.ts';
import { readSettings } from '../src/doors/settings.ts';
import { linesFor } from '../src/engagements/action-plan/progress.ts';
import { applyPack, openSession, person } from '../src/identity/index.ts';
import { loadPack } from '../src/identity/pack/load-pack.ts';
import { type Actor, system } from '../src/kernel/decider/actor.ts';
import type { AnyDecider } from '../src/kernel/decider/decider.ts';
import { isRefusal } from '../src/kernel/refusals/refusal.ts';
import { loadNow, measure, type Request } from './load.ts';
import { deskOf, fillRelations, homeDesk, relationHome, relationPartners } from './many-relations.ts';
import { line, median, serve } from './server.ts';

const [agreements = 5_000, seconds = 5] = process.argv.slice(2).map(Number);
const target = '≤ 80 ms';
const kept = process.env.BENCH_DATA;
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'daricha-bench-relations-')));

const prepare = async (): Promise<string> => {
  const settings = readSettings({ DARICHA_DATA: folder, RATE_LIMIT: '0', LOG_LEVEL: 'error' });
  if ('wrong' in settings) throw new Error(settings.wrong.join());
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (pack === undefined) throw new Error('the pack does not load');
  const node = await openNode(settings, pack);
  const { ledger, makeId } = node;
  const now = node.clock();
  const head: Actor = { kind: 'person', id: 'bench-head', grants: [{ role: 'supervisor', office: homeDesk }] };
  const order = async (decider: AnyDecider, type: string, on: string, actor: Actor, data: object): Promise<void> => {
    const outcome = await ledger.handle({ id: makeId(), type, on, actor, now, data }, decider);
    if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  };
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from agreements`.execute(ledger.db);
  if ((rows[0]?.n ?? 0) < agreements) {
    const desk = (country: string, office: string) => ({
      ...{ id: `house-${country}`, country, kind: 'ministry', name: { en: `The house of ${country}`, ur: country } },
      offices: [{ id: office, name: { en: 'Desk', ur: 'میز' } }],
    });
    const desks = [desk(relationHome, homeDesk), ...relationPartners.map((partner) => desk(partner, deskOf(partner)))];
    await applyPack(ledger, desks, { now, makeId });
    const grants = head.grants;
    await order(person, 'RegisterPerson', head.id, system('bench'), { name: 'Head', email: 'head@node.example', language: 'en', grants });
    const began = performance.now();
    await fillRelations(ledger, agreements, now);
    const year = now.slice(0, 4);
    for (const partner of relationPartners) {
      const at = { us: relationHome, partner, from: `${year}-01-01`, until: `${year}-12-31` };
      const lines = await linesFor(ledger, head, at, now);
      const { from, until } = at;
      const data = { title: `Plan ${partner}`, partner, office: homeDesk, from, until, lines };
      await order(node.engagements.deciders.actionPlan, 'DrawUpPlan', `plan-${partner}`, head, data);
    }
    await ledger.settled();
    await sql`vacuum analyze`.execute(ledger.db);
    process.stdout.write(`filled in ${Math.round((performance.now() - began) / 1000)} s\n`);
  }
  const cookie = `cookie: __Host-daricha=${await openSession(node, { person: head.id, userAgent: 'bench' })}`;
  await node.close();
  return cookie;
};

const pages: readonly (readonly [what: string, path: (partner: string) => string])[] = [
  ['one partner', (partner) => `/relations/${partner.toLowerCase()}`],
  ['a brief', (partner) => `/briefs/${partner.toLowerCase()}`],
  ['an action plan', (partner) => `/action-plans/plan-${partner}`],
  ['what is overdue with a partner', (partner) => `/obligations?partner=${partner}&standing=overdue`],
  ['all partners', () => '/relations'],
];
try {
  const cookie = await prepare();
  const node = await serve(folder, ['--empty']);
  try {
    for (const [what, path] of pages) {
      const asking = (seed: number) => {
        let n = seed;
        return () => {
          const partner = relationPartners[n++ % relationPartners.length] ?? '';
          const request: Request = { path: path(partner), headers: ['accept-encoding: gzip, deflate, br', cookie] };
          return { request };
        };
      };
      await measure(node.url, { connections: 8, seconds: seconds / 2 }, asking(0));
      const alone = await measure(node.url, { connections: 1, seconds: seconds / 2 }, asking(0));
      const runs = [];
      const before = node.cpu();
      for (const seed of [1, 2, 3]) runs.push(await measure(node.url, { connections: 8, seconds }, asking(seed)));
      const each = ((node.cpu() - before) * 1000) / runs.reduce((sum, r) => sum + r.count, 0);
      const [rate, middle] = [median(runs.map((r) => r.rate)), median(runs.map((r) => r.p50))];
      const figures = `${Math.round(rate)}/s, p50 ${middle.toFixed(1)}, alone ${alone.p50.toFixed(1)}, node ${each.toFixed(1)} ms a page, load ${loadNow()}, p99`;
      line(`${what}: ${figures}`, runs.map((r) => r.p99.toFixed(1)).join(' '), target);
    }
  } finally {
    await node.stop();
  }
} finally {
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
}
