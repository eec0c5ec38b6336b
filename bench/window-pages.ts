// The pages of the one window with a million cases of 200 offices, at 8 connections, each as a browser asks for it: signed in, packed.
// usage: DATABASE_URL=postgres://… npx tsx bench/window-pages.ts [requests] [cases]     The cases are made when they are not there.
import { sql } from 'kysely';
import { inboxViews } from '../src/one-window/desks/inbox.ts';
import { loadNow, measure, type Next, type Request } from './load.ts';
import { fillCases } from './many-cases.ts';
import { pick, seededRandom } from './many-commitments.ts';
import { line, median } from './server.ts';
import { addPeople, type BenchPerson } from './window-node.ts';
import { offices, serviceId, services } from './window-pack.ts';

const [seconds = 5, total = 1_000_000] = process.argv.slice(2).map(Number);
const target = '≤ 60 ms';

interface Found {
  readonly id: string;
  readonly task: string;
  readonly office: string;
  readonly applicant: string;
}

const { place } = await fillCases(total);
const { people, found } = await (async () => {
  const node = await place.open();
  const known = await addPeople(node, { applicants: 100 });
  // Cases whose applicant can sign in, and whose events are there; the open ones are what offices look at.
  const { rows } = await sql<Found>`
    select substr(stream, 6) as id, task, office, applicant from case_tasks
    where status in ('open', 'sent-back') and applicant like 'applicant-%' order by md5(stream) limit 5000`.execute(node.ledger.db);
  await node.close();
  return { people: known, found: rows };
})();
const applicants = new Map(people.applicants.map((p) => [p.id, p]));
const asBrowser = (path: string, who?: BenchPerson): Request => ({
  path,
  headers: ['accept-encoding: gzip, deflate, br', ...(who ? [who.cookie] : [])],
});
const officerAt = (office: string): BenchPerson | undefined => people.officers.get(office);
const asking = (seed: number, request: (random: () => number) => Request): Next => {
  const random = seededRandom(seed);
  return () => ({ request: request(random) });
};
const pages: readonly (readonly [what: string, request: (random: () => number) => Request])[] = [
  ...inboxViews.map(
    (view) =>
      [
        `inbox, ${view}`,
        (random: () => number) => {
          const office = pick(offices, random);
          return asBrowser(`/inbox?view=${view}`, officerAt(office));
        },
      ] as const,
  ),
  [
    'inbox, search by name',
    (random) => asBrowser(`/inbox?q=company+${1 + Math.floor(random() * 16_000_000)}`, officerAt(pick(offices, random))),
  ],
  [
    'a case, by its applicant',
    (random) => {
      const { id, applicant } = pick(found, random);
      return asBrowser(`/cases/${id}`, applicants.get(applicant));
    },
  ],
  [
    'a task, by its officer',
    (random) => {
      const { id, task, office } = pick(found, random);
      return asBrowser(`/inbox/${id}/${task}`, officerAt(office));
    },
  ],
  ['load of an office, by its supervisor', (random) => asBrowser('/supervise', officerAt(pick(offices, random)))],
  ['figures of all', () => asBrowser('/figures')],
  ['figures of a service', (random) => asBrowser(`/figures/${serviceId(Math.floor(random() * services))}`)],
  ['figures of an office', (random) => asBrowser(`/figures/offices/${pick(offices, random)}`)],
];

const node = await place.serve();
try {
  for (const [what, request] of pages) {
    const at = { connections: 8, seconds };
    await measure(node.url, { ...at, seconds: seconds / 2 }, asking(1, request));
    const runs = [];
    for (const seed of [2, 3, 4]) runs.push(await measure(node.url, at, asking(seed, request)));
    const middle = median(runs.map((r) => r.p50)).toFixed(1);
    const rate = Math.round(median(runs.map((r) => r.rate)));
    line(`${what}: ${rate}/s, p50 ${middle}, load ${loadNow()}, p99`, runs.map((r) => r.p99.toFixed(1)).join(' '), target);
  }
} finally {
  await node.stop();
}
