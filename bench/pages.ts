// The list and the page of a commitment among 100,000, over HTTP: 8 connections, every query another one.
// usage: npx tsx bench/pages.ts [commitments] [requests]     Keeps its node in the folder BENCH_DATA (default /tmp/daricha-bench-pages).
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { topics } from '../src/communiques/index.ts';
import { fill, numberOf, partners, pick, seededRandom, word } from './many-commitments.ts';
import { line, serve } from './server.ts';

const [commitments = 100_000, requests = 2_000] = process.argv.slice(2).map(Number);
const folder = process.env.BENCH_DATA ?? '/tmp/daricha-bench-pages';
const connections = 8;
const home = 'PK';

const began = performance.now();
const added = await fill(folder, commitments);
process.stdout.write(`${commitments} commitments; ${added} added in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);

const node = await serve(folder, ['--empty']);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
/** Milliseconds until the whole answer is here. */
const ask = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    request(node.url + path, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve(performance.now() - start) : reject(new Error(`${path}: ${answer.statusCode}`)),
      );
    })
      .once('error', reject)
      .end();
  });

const measure = async (count: number, path: (i: number) => string): Promise<readonly number[]> => {
  const times: number[] = [];
  let next = 0;
  const loop = async () => {
    while (next < count) {
      const i = next;
      next += 1;
      times.push(await ask(path(i)));
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return times.sort((a, b) => a - b);
};
const at = (times: readonly number[], share: number): string =>
  `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)} ms`;

const listPath =
  (salt: number) =>
  (i: number): string => {
    const random = seededRandom(salt + i);
    const q = random() < 0.5 ? word(random) : `${word(random)} ${word(random)}`;
    return `/commitments?partner=${pick(partners, random)}&topic=${pick(topics, random)}&q=${encodeURIComponent(q)}`;
  };
const pagePath =
  (salt: number) =>
  (i: number): string =>
    `/commitments/${numberOf(home, Math.floor(seededRandom(salt + i)() * commitments))}`;

try {
  for (const [what, path, target] of [
    ['list, two facets and a text search', listPath, '≤ 60 ms'],
    ['a commitment', pagePath, '≤ 25 ms'],
  ] as const) {
    await measure(Math.ceil(requests / 4), path(9_000_000));
    const runs: number[] = [];
    for (const salt of [1, 2_000_000, 4_000_000]) {
      const times = await measure(requests, path(salt));
      runs.push(Number.parseFloat(at(times, 0.99)));
      line(`${what}: p50 ${at(times, 0.5)}, p99`, at(times, 0.99), target);
    }
    line(`${what}: median p99 of ${runs.length}`, `${[...runs].sort((a, b) => a - b)[1]} ms`, target);
  }
} finally {
  agent.destroy();
  await node.stop();
}
