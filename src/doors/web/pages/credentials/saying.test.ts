import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordsIn } from '../../words/words.ts';
import { reasonIn } from './saying.ts';

const folder = 'src/exchange/open-badges';
const sources = ['checking', 'pictures', '.'].flatMap((part) =>
  readdirSync(join(folder, part))
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => readFileSync(join(folder, part, file), 'utf8')),
);
const patterns = [
  /reason: '([a-z0-9-]+)'/g,
  /(?:unknown|against)\('([a-z0-9-]+)'/g,
  /say\('\w+', '([a-z0-9-]+)'/g,
  /wrong: '([a-z0-9-]+)'/g,
];
const reasons = [
  ...new Set(sources.flatMap((text) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name)))),
];
// These only travel inside: each becomes another reason before it is told.
const inside = new Set(['offline']);

test('every reason that a check can give has a sentence, in both languages, even with nothing to fill in', () => {
  expect(reasons.length).toBeGreaterThan(50);
  for (const language of ['en', 'ur'] as const) {
    const w = wordsIn(language);
    const missing = reasons.filter((reason) => !inside.has(reason) && !w.has(`credentials.why-${reason}`));
    expect(missing).toEqual([]);
    for (const reason of reasons) expect(reasonIn(w, { reason })).not.toBe('');
  }
});
