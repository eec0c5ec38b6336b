// The whole command path (load, access, decide, append; no HTTP) beside pgbench on the same server, in alternating rounds.
// usage: DATABASE_URL=postgres://… npx tsx bench/commands.ts [seconds] [rounds]     Needs pgbench (Debian: apt-get install postgresql).
// Makes and drops a database of its own.
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { system } from '../src/kernel/decider/actor.ts';
import { isRefusal } from '../src/kernel/refusals/refusal.ts';
import { openLedger } from '../src/ledger/open.ts';
import { connectStorage } from '../src/ledger/storage/connection.ts';
import { migrate } from '../src/ledger/storage/migrations.ts';
import { migrationsFor } from '../src/ledger/streams/schema.ts';
import { newNodeKey } from '../src/ledger/transparency/node-key.ts';
import { benchCase, type CaseCommand, caseRoom } from './case-room.ts';
import { quantile } from './load.ts';
import { limitCases, makeLimitTables, pgbench, warmUp } from './pgbench.ts';

const [seconds = 8, rounds = 3] = process.argv.slice(2).map(Number);
const clients = 16;
const cases = limitCases;
const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:54329/postgres';

const main = async (): Promise<void> => {
  const name = `daricha_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = server.replace(/\/[^/?]*(\?.*)?$/, `/${name}$1`);
  const storage = connectStorage(url, { connections: clients + 3 });
  try {
    await migrate(storage, migrationsFor([caseRoom]));
    const ledger = await openLedger({
      storage,
      rooms: [caseRoom],
      filesFolder: join(tmpdir(), name),
      nodeKey: newNodeKey('bench.node'),
      clock: () => new Date().toISOString(),
    });
    const send = async (type: CaseCommand['type'], on: string, service: number): Promise<void> => {
      const now = new Date().toISOString();
      const outcome = await ledger.handle({ id: randomUUID(), type, on, actor: system('bench'), now, data: { service } }, benchCase);
      if (isRefusal(outcome)) throw new Error(outcome.reason);
    };
    const together = async (work: (client: number) => Promise<void>): Promise<void> => {
      await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
    };
    let next = 0;
    await together(async () => {
      for (let i = next++; i < cases; i = next++) await send('OpenCase', String(i), i % 40);
    });
    await ledger.settled();
    await makeLimitTables(storage.pool);
    await storage.pool.query('vacuum analyze');
    await storage.pool.query('checkpoint');

    await warmUp(url, ['six-statements.pgbench', 'one-statement.pgbench']);
    next = 0;
    await together(async () => {
      for (let i = next++; i < cases; i = next++) await send('ReviewCase', String(i), 0);
    });
    await ledger.settled();
    await ledger.transparency.publish();

    const commands = async (cold: boolean): Promise<{ readonly rate: number; readonly p50: number; readonly p99: number }> => {
      await ledger.start();
      const times: number[] = [];
      const until = performance.now() + seconds * 1000;
      const began = performance.now();
      await together(async () => {
        while (performance.now() < until) {
          const start = performance.now();
          if (cold) ledger.forget();
          await send('ReviewCase', String(Math.floor(Math.random() * cases)), 0);
          times.push(performance.now() - start);
        }
      });
      const rate = (times.length * 1000) / (performance.now() - began);
      await ledger.stop();
      await ledger.settled();
      await ledger.transparency.publish();
      times.sort((a, b) => a - b);
      return { rate, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
    };
    for (let round = 1; round <= rounds; round++) {
      const six = await pgbench(url, 'six-statements.pgbench', seconds);
      const warm = await commands(false);
      const one = await pgbench(url, 'one-statement.pgbench', seconds);
      const cold = await commands(true);
      console.log(
        JSON.stringify({
          round,
          commands: Math.round(warm.rate),
          p50: Number(warm.p50.toFixed(2)),
          p99: Number(warm.p99.toFixed(2)),
          cold: Math.round(cold.rate),
          sixStatements: Math.round(six),
          oneStatement: Math.round(one),
          ofSix: Number((warm.rate / six).toFixed(2)),
          ofOne: Number((warm.rate / one).toFixed(2)),
          coldOfSix: Number((cold.rate / six).toFixed(2)),
        }),
      );
    }
  } finally {
    await storage.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
};

await main();
