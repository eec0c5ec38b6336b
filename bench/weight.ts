// What every public page weighs on the wire at first load: the page, its style and its script, packed; fonts apart.
// usage: npx tsx bench/weight.ts
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { line, serve } from './server.ts';

const target = '≤ 60.0 kB';
const folder = await mkdtemp(join(tmpdir(), 'daricha-bench-weight-'));
const node = await serve(folder);

/** Bytes of an answer's body as sent, and the body itself. */
const load = (path: string): Promise<{ readonly wire: number; readonly body: string }> =>
  new Promise((resolve, reject) => {
    request(node.url + path, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('end', () => {
        const sent = Buffer.concat(parts);
        if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`));
        resolve({ wire: sent.length, body: (answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(sent) : sent).toString() });
      });
    })
      .once('error', reject)
      .end();
  });

const linksIn = (body: string, pattern: RegExp): readonly string[] => [...new Set([...body.matchAll(pattern)].map((m) => m[1] ?? ''))];

try {
  const known = new Map<string, number>();
  const seen = new Set<string>();
  const ahead = ['/', '/commitments', '/partners', '/communiques', '/method', '/ledger', '/api', '/sign-in'];
  const weights: { path: string; bytes: number }[] = [];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const language of ['en', 'ur']) {
      const { wire, body } = await load(`${path}?lang=${language}`);
      let bytes = wire;
      for (const asset of linksIn(body, /(?:href|src)="(\/assets\/[^"]+\.(?:css|js)[^"]*)"/g)) {
        if (!known.has(asset)) known.set(asset, (await load(asset)).wire);
        bytes += known.get(asset) ?? 0;
      }
      weights.push({ path: `${path} (${language})`, bytes });
      ahead.push(...linksIn(body, /href="(\/(?:commitments|partners|communiques)\/[\w-]+)(?:#[^"]*)?"/g));
    }
  }
  weights.sort((a, b) => b.bytes - a.bytes);
  for (const { path, bytes } of weights.slice(0, 10)) line(path.slice(0, 44), `${(bytes / 1000).toFixed(1)} kB`, target);
  line(`the heaviest of ${weights.length} pages`, `${((weights[0]?.bytes ?? 0) / 1000).toFixed(1)} kB`, target);
} finally {
  await node.stop();
  await rm(folder, { recursive: true, force: true });
}
