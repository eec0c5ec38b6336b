// What mails about cases cost: statements and milliseconds from event to order, and from order to outbox, for about so many mails.
// usage: DATABASE_URL=postgres://… npx tsx bench/mails.ts [mails] [rounds]
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { connectStorage } from '../src/ledger/storage/connection.ts';
import { median } from './server.ts';
import { addPeople, benchPlace, sendCases } from './window-node.ts';

const [mails = 200, rounds = 5] = process.argv.slice(2).map(Number);
/** Each case that is sent tells its applicant and the office of each of its two or three first tasks. */
const mailsOfCase = 3.6;

let asked = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(this: pg.Client, ...rest: unknown[]) {
  asked += 1;
  return Reflect.apply(query, this, rest);
} as typeof query;

const place = await benchPlace();
try {
  const node = await place.open();
  const people = await addPeople(node, { applicants: 50, services: 4 });
  await sendCases(node, people, { count: Math.ceil(mails / mailsOfCase), services: 4, seed: 1 });
  const { pool, close } = connectStorage(place.url);
  const waiting = async (): Promise<number> => {
    const found = await pool.query<{ n: number }>(
      `select count(*)::int as n from graphile_worker._private_jobs where key like 'mail/%' and payload->'letters' is not null`,
    );
    return found.rows[0]?.n ?? 0;
  };
  const costs = { statements: [] as number[], milliseconds: [] as number[] };
  let ordered = 0;
  for (let round = 0; round < rounds; round++) {
    await pool.query('delete from graphile_worker._private_jobs');
    await pool.query(`update subscriptions set position = 0 where name = 'one-window/tell-people'`);
    const [before, began] = [asked, performance.now()];
    await node.ledger.settled();
    const [statements, milliseconds] = [asked - before, performance.now() - began];
    ordered = await waiting();
    costs.statements.push(statements / ordered);
    costs.milliseconds.push(milliseconds / ordered);
  }
  console.log(
    `${ordered} mails ordered: ${median(costs.statements).toFixed(2)} statements, ${median(costs.milliseconds).toFixed(2)} ms each`,
  );
  const [before, began] = [asked, performance.now()];
  await node.ledger.start();
  let looks = 0;
  while ((await waiting()) > 0) {
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const [statements, milliseconds] = [asked - before - looks - 1, performance.now() - began];
  console.log(`put in the outbox: ${(statements / ordered).toFixed(2)} statements, ${(milliseconds / ordered).toFixed(2)} ms each`);
  await node.close();
  await close();
} finally {
  await place.drop();
}
