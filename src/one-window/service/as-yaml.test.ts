import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadPack } from '../../identity/pack/load-pack.ts';
import { readYaml } from '../../identity/pack/read-yaml.ts';
import { balloonPermit } from '../testing/definition.ts';
import { asYaml } from './as-yaml.ts';
import { loadServices } from './checking/load-services.ts';
import { Definition } from './definition.ts';
import { exampleDefinition } from './examples.ts';

const folder = join(import.meta.dirname, '../../../packs/pakistan');
const { pack } = loadPack(folder);
if (pack === undefined) throw new Error('the pack is sound');
const ofPack = loadServices(folder, pack).services ?? [];

it.each([exampleDefinition, balloonPermit, ...ofPack].map((d) => [d.id, d] as const))(
  '%s, written and read again, is the same',
  (_, definition) => {
    const read = readYaml(`${definition.id}.yaml`, asYaml(definition), Definition);
    expect(read.errors).toBeUndefined();
    expect(read.value).toEqual(definition);
  },
);

it('what the schema fills in by itself is left out, and what a letter says is not', () => {
  const text = asYaml(exampleDefinition);
  expect(text).not.toMatch(/required: true|guide: false|draft: false|ends-the-case|: \[\]/);
  expect(text).toContain('refusal: { en: The licence cannot be given. }');
  expect(text.startsWith('id: harbour-licence\nversion: 1\n')).toBe(true);
});

it('what a database has put in another order comes back as a person would write it', () => {
  const byLength = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(byLength);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, byLength(inner)]));
  };
  expect(asYaml(byLength(exampleDefinition) as Definition)).toBe(asYaml(exampleDefinition));
});
