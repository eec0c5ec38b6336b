// Communiqués read in a second of one core: by processor time, so that what else runs on the machine does not count.
// usage: npx tsx bench/extraction.ts [seconds] [rounds]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesExtractor } from '../src/communiques/extraction/rules.ts';
import { line, median } from './server.ts';

const [seconds = 8, rounds = 3] = process.argv.slice(2).map(Number);
const folder = 'samples/communiques';
const texts = readdirSync(folder)
  .filter((name) => /\.(txt|md)$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
if (texts.length === 0) throw new Error(`no texts in ${folder}`);
const extractor = rulesExtractor();
const read = async (i: number): Promise<void> => {
  const text = texts[i % texts.length] ?? '';
  await extractor.extract({ id: `t-${i}`, text });
};
const round = async (length: number): Promise<number> => {
  const start = process.cpuUsage();
  const used = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000_000;
  };
  let i = 0;
  while (used() < length) await read(i++);
  return i / used();
};

await round(2);
const rates: number[] = [];
for (let i = 0; i < rounds; i++) rates.push(await round(seconds));
const letters = Math.round(texts.reduce((sum, t) => sum + t.length, 0) / texts.length);
line(`extraction, texts of ${letters} characters, median`, `${median(rates).toFixed(0)} documents/s`, '≥ 250 documents/s');
