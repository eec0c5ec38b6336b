// Transitions of cases over HTTP (claim, send back, answer, decide: each signed in, checked and logged) beside pgbench's six statements
// and Directus on the same PostgreSQL, in alternating rounds of one run.
// usage: DATABASE_URL=postgres://… npx tsx bench/window-transitions.ts [seconds] [rounds] [cases]
// Needs pgbench; Directus when it runs.
import { connectStorage } from '../src/ledger/storage/connection.ts';
import { directus } from './directus.ts';
import { loadNow, type Measured, measure, type Next, shown } from './load.ts';
import { makeLimitTables, pgbench, warmUp } from './pgbench.ts';
import { line, median } from './server.ts';
import { formSteps, opening, scriptedCases, workList } from './window-acts.ts';
import { addPeople, benchPlace, sendCases } from './window-node.ts';

const [seconds = 6, rounds = 3, cases = 4_000] = process.argv.slice(2).map(Number);
const usedServices = 4;
const place = await benchPlace();
try {
  const prepared = await (async () => {
    const node = await place.open();
    const people = await addPeople(node, { applicants: 100, services: usedServices });
    const sent = await sendCases(node, people, { count: cases, services: usedServices, seed: 1 });
    await node.close();
    return { people, sent };
  })();
  const storage = connectStorage(place.url);
  await makeLimitTables(storage.pool);
  // The mail that preparing has ordered is no part of what is measured; what the measured acts order is, and goes out beside them.
  await storage.pool.query(`delete from graphile_worker._private_jobs where key like 'mail/%'`);
  await storage.pool.query('vacuum analyze');
  await storage.pool.query('checkpoint');
  await storage.close();
  await warmUp(place.url, ['six-statements.pgbench']);
  const peer = await directus();
  const node = await place.serve();
  try {
    const { people, sent } = prepared;
    const steps = scriptedCases(sent.slice(0, Math.ceil(sent.length * 0.75)), people, 16);
    const forms = formSteps(sent.slice(Math.ceil(sent.length * 0.75)), people, 16);
    const ours = (next: Next, length = seconds): Promise<Measured> => measure(node.url, { connections: 16, seconds: length }, next);
    const theirs = async (next: Next | undefined): Promise<Measured | undefined> =>
      peer && next && measure(peer.url, { connections: 16, seconds, patient: true }, next);
    await ours(steps.next, Math.min(4, seconds));
    await theirs(peer?.create);
    const found: Record<string, number[]> = {};
    const note = (name: string, value: number): void => {
      found[name] = [...(found[name] ?? []), value];
    };
    for (let round = 1; round <= rounds; round++) {
      const six = await pgbench(place.url, 'six-statements.pgbench', seconds);
      const before = node.cpu();
      const transitions = await ours(steps.next);
      const processor = (1000 * (node.cpu() - before)) / transitions.count;
      const created = await theirs(peer?.create);
      const opened = await ours(opening(people, usedServices));
      const changed = await theirs(peer?.change);
      const again = await ours(steps.next);
      const listed = await theirs(peer?.list);
      const worked = await ours(workList(people));
      const form = await ours(forms, Math.min(3, seconds));
      const rate = (transitions.rate + again.rate) / 2;
      console.log(
        `round ${round}, load ${loadNow()}: six statements ${Math.round(six)}/s · transitions ${shown(transitions)}, ` +
          `${processor.toFixed(2)} ms of processor each, ${shown(again)} · opening ` +
          `${shown(opened)} · list ${shown(worked)} · by form ${shown(form)}` +
          (created && changed && listed ? ` · Directus ${shown(created)}, ${shown(changed)}, ${shown(listed)}` : ''),
      );
      note('six', rate / six);
      if (created && changed && listed) {
        note('create', opened.rate / created.rate);
        note('change', rate / changed.rate);
        note('list', worked.rate / listed.rate);
      }
    }
    const times = (name: string, target: string, what: string): void => {
      const all = found[name];
      if (all) line(what, `${median(all).toFixed(2)} (${all.map((v) => v.toFixed(2)).join(' ')})`, target);
    };
    console.log(`acts done: ${JSON.stringify(steps.done())}`);
    times('six', '≥ 0.4', 'transitions, of pgbench with six statements');
    times('create', '≥ 10', 'opening a case, of a create in Directus');
    times('change', '≥ 12', 'transitions, of a change in Directus');
    times('list', '≥ 8', 'work list of 25, of a list in Directus');
  } finally {
    await node.stop();
  }
} finally {
  await place.drop();
}
