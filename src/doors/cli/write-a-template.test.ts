/** The guide to templates of agreements shows pieces of one file; it is sound, and every piece stands in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fillTemplate } from '../../engagements/templates/fill.ts';
import { readTemplate } from '../../engagements/templates/load-templates.ts';
import { loadPack } from '../../identity/pack/load-pack.ts';

const root = join(import.meta.dirname, '../../..');
const { pack } = loadPack(join(root, 'packs/pakistan'));
if (pack === undefined) throw new Error('the pack in the repository is sound');
const text = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');
const example = text('examples/joint-laboratory.yaml');
const read = (source: string) => readTemplate('joint-laboratory.yaml', source, { pack, services: ['vet-agreement'] });

test('the template of the example is sound, and a draft made of it has no hole', () => {
  const { template, errors } = read(example);
  expect(errors).toBeUndefined();
  if (template === undefined) throw new Error('no template');
  const names = [{ en: 'Sea House' }, { en: 'Reef House' }];
  const filled = fillTemplate(template, { languages: ['en'], names, blanks: { field: 'tides', place: 'the harbour' }, home: 'AX' });
  expect(filled.clauses[0]?.text.en).toBe('Sea House and Reef House run a joint laboratory for tides at the harbour.');
  expect(filled.demands).toEqual([{ country: 'AX', service: 'vet-agreement' }]);
});

test('the mistake the guide shows is told as it says', () => {
  const told = read(example.replace('laboratory for {field} at', 'laboratory for {feild} at')).errors?.map(
    (e) => `packs/pakistan/agreements/joint-laboratory.yaml:${e.line}:${e.column}: ${e.message}`,
  );
  expect(told?.[0]).toBeDefined();
  expect(text('write-an-agreement-template.md')).toContain(`\n${told?.[0]}\n`);
});

test('every piece of the guide stands in the example', () => {
  const pieces = [...text('write-an-agreement-template.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, piece]) => piece ?? '');
  expect(pieces.length).toBeGreaterThanOrEqual(4);
  for (const piece of pieces) expect(example).toContain(piece);
});
