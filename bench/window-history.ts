// What a transition costs with a thousand cases in the tables and with a million: the same acts on the same number of fresh cases of each,
// in alternating rounds of one run.
// usage: DATABASE_URL=postgres://… npx tsx bench/window-history.ts [seconds] [rounds] [many] [few] [fresh]
import { sql } from 'kysely';
import { loadNow, measure, shown } from './load.ts';
import { fillCases } from './many-cases.ts';
import { line, median } from './server.ts';
import { scriptedCases } from './window-acts.ts';
import { addPeople, sendCases } from './window-node.ts';

const [seconds = 5, rounds = 5, many = 1_000_000, few = 1_000, fresh = 2_500] = process.argv.slice(2).map(Number);

const prepare = async (total: number) => {
  const { place } = await fillCases(total);
  const node = await place.open();
  const people = await addPeople(node, { applicants: 100 });
  const sent = await sendCases(node, people, { count: fresh, services: 20, seed: Date.now() % 1_000_000_000 });
  await sql`delete from graphile_worker._private_jobs where key like 'mail/%'`.execute(node.ledger.db);
  await sql`vacuum analyze`.execute(node.ledger.db);
  await node.close();
  const steps = scriptedCases(sent, people, 16);
  return async (length: number) => {
    const serving = await place.serve();
    try {
      await measure(serving.url, { connections: 16, seconds: Math.min(3, length) }, steps.next);
      return await measure(serving.url, { connections: 16, seconds: length }, steps.next);
    } finally {
      await serving.stop();
    }
  };
};

const withFew = await prepare(few);
const withMany = await prepare(many);
const ratios: number[] = [];
for (let round = 1; round <= rounds; round++) {
  // Who begins changes from round to round, so that nobody has the quieter half of the minute.
  const first = round % 2 === 1;
  const a = await (first ? withFew : withMany)(seconds);
  const b = await (first ? withMany : withFew)(seconds);
  const [small, large] = first ? [a, b] : [b, a];
  ratios.push(small.rate / large.rate);
  console.log(`round ${round}, load ${loadNow()}: ${few} cases ${shown(small)} · ${many} cases ${shown(large)}`);
}
line(
  `cost of a transition, ${many} cases of ${few}`,
  `${median(ratios).toFixed(2)} (${ratios.map((r) => r.toFixed(2)).join(' ')})`,
  '≤ 1.15',
);
