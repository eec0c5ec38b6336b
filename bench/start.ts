// From starting the process to its first page, on a data folder that exists (the demo's).
// usage: npx tsx bench/start.ts [rounds]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { line, median, serve } from './server.ts';

const [rounds = 5] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'daricha-bench-start-'));
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
try {
  const first = await serve(folder);
  await first.stop();
  line('the first start, with the demo', seconds(first.started), '≤ 15 s');
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const node = await serve(folder);
    times.push(node.started);
    await node.stop();
  }
  line(`start to first page, median of ${rounds}`, seconds(median(times)), '≤ 4 s');
} finally {
  await rm(folder, { recursive: true, force: true });
}
