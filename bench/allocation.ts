/**
 * How long giving a million places takes, beside sorting a million numbers in the same process; and five thousand beside `highs`.
 *   npx tsx bench/allocation.ts [applicants] [rounds] [seconds for highs]
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { allocate } from '../src/programmes/allocation/allocate.ts';
import { writeAudit } from '../src/programmes/allocation/audit-file.ts';
import { explain } from '../src/programmes/allocation/explain.ts';
import { type Applicants, mostChoices, nowhere, type Rule } from '../src/programmes/allocation/market.ts';
import { audit } from '../src/programmes/allocation/audit.ts';
import { seedOf } from '../src/programmes/call/seed.ts';
import { signCheckpoint } from '../src/ledger/transparency/note.ts';
import { solveWithHighs } from '../src/programmes/allocation/testing/integer-programme.ts';

const [, , countText = '1000000', roundsText = '5', limitText = '60'] = process.argv;
const count = Number(countText);
const rounds = Number(roundsText);
const venues = 20;
/** Shares of seats kept, and of people who belong: women, under 30, four provinces, disability, first in the family. They overlap. */
const groups: readonly (readonly [id: string, share: number, people: number])[] = [
  ['women', 0.4, 0.31],
  ['under-30', 0.5, 0.62],
  ['province-a', 0.02, 0.05],
  ['province-b', 0.02, 0.04],
  ['province-c', 0.01, 0.02],
  ['province-d', 0.01, 0.01],
  ['disability', 0.02, 0.03],
  ['first-in-family', 0.02, 0.2],
];

/** Popularity falls as in a Zipf law; scores are a bell of hundredths with many ties; 1 to 8 choices; every third person has a place. */
const market = (people: number, random: () => number): { rule: Rule; applicants: Applicants } => {
  const weights = Array.from({ length: venues }, (_, v) => 1 / (1 + v) ** 0.8);
  const sum = weights.reduce((a, b) => a + b, 0);
  const seats = weights.map((_, v) => Math.ceil((people / 3 / venues) * (0.5 + ((v * 7) % venues) / venues)));
  const rule: Rule = {
    counting: 'one',
    order: 'reserves-first',
    groups: groups.map(([id]) => id),
    venues: seats.map((n, v) => ({
      id: `venue-${v + 1}`,
      seats: n,
      reserves: groups.map(([, share], group) => ({ group, seats: Math.floor(share * n) })),
    })),
  };
  const applicants: Applicants = {
    count: people,
    lots: new Uint8Array(16 * people),
    scores: new Int32Array(people),
    groups: new Uint16Array(people),
    rankings: new Uint8Array(mostChoices * people).fill(nowhere),
  };
  const words = new Uint32Array(applicants.lots.buffer);
  for (let i = 0; i < words.length; i += 1) words[i] = random() * 2 ** 32;
  for (let row = 0; row < people; row += 1) {
    applicants.scores[row] = Math.min(10_000, Math.round(((random() + random() + random()) / 3) * 10_000));
    let set = 0;
    for (const [bit, [, , share]] of groups.entries()) if (random() < share) set |= 1 << bit;
    applicants.groups[row] = set;
    const choices = 1 + Math.floor(random() * mostChoices);
    for (let i = 0; i < choices; ) {
      let at = random() * sum;
      let v = 0;
      while (v < venues - 1 && at > (weights[v] ?? 0)) at -= weights[v++] ?? 0;
      const base = mostChoices * row;
      if (applicants.rankings.subarray(base, base + i).includes(v)) continue;
      applicants.rankings[base + i] = v;
      i += 1;
    }
  }
  return { rule, applicants };
};

/** Mulberry32: the same numbers in every run. */
const seededRandom = (start: number) => () => {
  start = (start + 0x6d2b79f5) | 0;
  let t = Math.imul(start ^ (start >>> 15), 1 | start);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const timed = <T>(work: () => T): readonly [ms: number, result: T] => {
  const from = performance.now();
  const result = work();
  return [performance.now() - from, result];
};
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const say = (text: string) => process.stdout.write(`${text}\n`);
const ms = (n: number) => `${n.toFixed(n < 10 ? 2 : 0)} ms`;
const load = () => loadavg()[0]?.toFixed(1);

const random = seededRandom(4711);
const { rule, applicants } = market(count, random);
const key = { name: 'node.example.org/log', ...generateKeyPairSync('ed25519') };
const root = createHash('sha256').update('root').digest();
const raw = Buffer.from(key.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
const checkpoint = { size: 12, root: root.toString('base64'), note: signCheckpoint({ ...key, publicKey: raw }, 12, root) };
const seed = Buffer.from(seedOf('bench', checkpoint), 'hex');
const doubles = Float64Array.from({ length: count }, random);
const folder = mkdtempSync(join(tmpdir(), 'daricha-bench-'));
const file = join(folder, 'round.txt');

const sorting: number[] = [];
const comparing: number[] = [];
const giving: number[] = [];
const all: number[] = [];
const steps = { explain: [] as number[], audit: [] as number[] };
let bytes = 0;
for (let round = 0; round < rounds; round += 1) {
  const copy = doubles.slice();
  sorting.push(timed(() => copy.sort())[0]);
  if (round === 0) {
    const plain = [...doubles];
    comparing.push(timed(() => plain.sort((a, b) => a - b))[0]);
  }
  const [taken, allocation] = timed(() => allocate(rule, applicants, seed));
  giving.push(taken);
  const [written] = timed(() => {
    const given = allocate(rule, applicants, seed);
    const [explaining, why] = timed(() => explain(rule, applicants, given, seed));
    steps.explain.push(explaining);
    const out = writeAudit({
      ...{ call: 'bench', programme: 'bench', round: 0, code: 'bench', rule, applicants },
      drawn: { checkpoint },
      allocation: given,
    });
    const to = openSync(file, 'w');
    for (const chunk of out.chunks) writeSync(to, chunk);
    closeSync(to);
    bytes = out.bytes;
    return why.placed;
  });
  all.push(written);
  steps.audit.push(timed(() => audit(rule, applicants, allocation))[0]);
  const ratio = (taken / (sorting.at(-1) ?? 1)).toFixed(1);
  say(
    `round ${round + 1}: sort ${ms(sorting.at(-1) ?? 0)}, allocate ${ms(taken)} (${ratio} x), with reasons and file ${ms(written)}, load ${load()}`,
  );
}
if (process.env.KEEP === undefined) rmSync(folder, { recursive: true });
else say(`kept: ${file}`);
const base = median(sorting);
const times = (n: number) => `${ms(n)} = ${(n / base).toFixed(1)} x`;
say(`\n${count} applicants, ${venues} venues, ${groups.length} reserves; medians of ${rounds} rounds`);
say(`sorting as many doubles: Float64Array.sort ${ms(base)}; Array.sort with a comparator ${ms(median(comparing))} (one round)`);
say(`allocate, lottery and sorting in it: ${times(median(giving))} of Float64Array.sort`);
say(`with everyone's reasons and the audit file of ${(bytes / 1e6).toFixed(0)} MB on disk: ${times(median(all))}`);
say(`  of which reasons ${ms(median(steps.explain))}, the audit ${ms(median(steps.audit))}`);
say(`most memory so far: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB resident`);

if (Number(limitText) > 0) {
  const small = market(5000, random);
  const quick: number[] = [];
  for (let i = 0; i < 9; i += 1) quick.push(timed(() => allocate(small.rule, small.applicants, seed))[0]);
  const mine = median(quick);
  const mineAt = allocate(small.rule, small.applicants, seed);
  say(`\n5000 applicants: allocate ${ms(mine)}, median of 9`);
  const from = performance.now();
  const solved = await solveWithHighs(small.rule, small.applicants, seed, Number(limitText));
  const taken = performance.now() - from;
  const same = solved.venue.every((v, row) => v === mineAt.venue[row]) ? 'the same places' : 'OTHER PLACES';
  say(
    `highs, the same instance as an integer programme: ${solved.status} after ${ms(taken)}, ${(taken / mine).toFixed(0)} x as long${solved.status === 'Optimal' ? `, ${same}` : ''}`,
  );
}
