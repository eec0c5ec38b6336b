// The queries of a partner's page, an action plan, a brief and the head of the desk, on 5,000 agreements, 100,000 obligations and 40 partners,
// asked by eight at once.
// usage: npx tsx bench/engagements.ts [agreements] [seconds]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { linesFor, planProgress } from '../src/engagements/action-plan/progress.ts';
import { digestOfLines } from '../src/engagements/action-plan/lines.ts';
import { briefFor } from '../src/engagements/brief/queries.ts';
import { listObligations, mostUrgent } from '../src/engagements/obligations/queries.ts';
import { findRelationship, listRelationships } from '../src/engagements/relationship/queries.ts';
import { testRelations } from '../src/engagements/testing/relations.ts';
import { listAgreements } from '../src/engagements/agreement/queries.ts';
import type { Actor } from '../src/kernel/decider/actor.ts';
import { openLedger } from '../src/ledger/open.ts';
import { connectStorage } from '../src/ledger/storage/connection.ts';
import { startEmbedded } from '../src/ledger/storage/embedded/embedded.ts';
import { silentLog } from '../src/ledger/storage/log.ts';
import { migrate } from '../src/ledger/storage/migrations.ts';
import { migrationsFor } from '../src/ledger/streams/schema.ts';
import { newNodeKey } from '../src/ledger/transparency/node-key.ts';
import { loadNow, quantile } from './load.ts';
import { fillRelations, homeDesk, relationHome as home, relationPartners as partners } from './many-relations.ts';
import { line } from './server.ts';

const [agreements = 5_000, seconds = 6] = process.argv.slice(2).map(Number);
const now = '2026-06-15T08:00:00.000Z';
const today = '2026-06-15';
const desk: Actor = { kind: 'person', id: 'head', grants: [{ role: 'supervisor', office: homeDesk }] };

const folder = await mkdtemp(join(tmpdir(), 'daricha-bench-engagements-'));
const server = await startEmbedded({ folder: join(folder, 'database'), log: silentLog, durable: false });
const storage = connectStorage(server.url, { connections: 8 });
try {
  const rooms = [testRelations(() => now).engagements.room];
  await migrate(storage, migrationsFor(rooms));
  const ledger = await openLedger({ storage, rooms, filesFolder: join(folder, 'files'), nodeKey: newNodeKey('bench'), clock: () => now });

  const began = performance.now();
  await fillRelations(ledger, agreements, now);
  await sql`vacuum analyze`.execute(ledger.db);
  const { rows } = await sql<{ a: string; b: string }>`
    select (select count(*) from agreement_obligations) as a, (select count(*) from action_items) as b`.execute(ledger.db);
  console.log(
    `filled in ${Math.round((performance.now() - began) / 1000)} s: ${agreements} agreements, ${rows[0]?.a} obligations, ${rows[0]?.b} items`,
  );

  const time = async (what: string, ask: (partner: string) => Promise<unknown>): Promise<void> => {
    const alone: number[] = [];
    for (const partner of partners) {
      const start = performance.now();
      await ask(partner);
      alone.push(performance.now() - start);
    }
    alone.sort((a, b) => a - b);
    const times: number[] = [];
    const until = performance.now() + seconds * 1000;
    let n = 0;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (performance.now() < until) {
          const start = performance.now();
          await ask(partners[n++ % partners.length] ?? '');
          times.push(performance.now() - start);
        }
      }),
    );
    times.sort((a, b) => a - b);
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)].map((ms) => ms.toFixed(1));
    line(
      `${what}: ${Math.round(times.length / seconds)}/s, p50 ${p50}, alone ${quantile(alone, 0.5).toFixed(1)}, load ${loadNow()}, p99`,
      `${p99} ms`,
      '≤ 80 ms',
    );
  };
  const at = { us: home, today, now };
  const pair = (partner: string) => [home, partner] as const;
  await time('partner page', (partner) =>
    Promise.all([
      findRelationship(ledger, desk, at, partner),
      mostUrgent(ledger, desk, pair(partner), today, 10),
      listAgreements(ledger, { country: partner, own: true, limit: 50 }, { kind: 'actor', actor: desk }),
    ]),
  );
  await time('brief', (partner) => briefFor(ledger, desk, { us: home, partner, day: today }));
  const plans = new Map<string, Awaited<ReturnType<typeof linesFor>>>();
  for (const partner of partners) {
    const lines = await linesFor(ledger, desk, { us: home, partner, from: '2026-01-01', until: '2026-12-31' }, now);
    plans.set(partner, lines);
  }
  console.log(
    `a plan has about ${plans.get(partners[0] ?? '')?.length} lines, digest ${digestOfLines(plans.get(partners[0] ?? '') ?? []).slice(0, 8)}`,
  );
  await time('action plan of a year', (partner) => planProgress(ledger, { office: homeDesk, lines: plans.get(partner) ?? [] }, today));
  await time('list of 200', (partner) => listObligations(ledger, desk, { between: pair(partner), standings: ['overdue', 'open'] }, today));
  await time('head of the desk, all partners', () => listRelationships(ledger, desk, at));
  await ledger.stop();
} finally {
  await storage.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
