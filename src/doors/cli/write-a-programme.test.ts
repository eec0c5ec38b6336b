/** The guide to programmes shows pieces of two files; both are sound together, and every piece stands in one of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../../identity/pack/load-pack.ts';
import { typeErrors } from '../../one-window/forms/expressions.ts';
import { readService } from '../../one-window/service/checking/load-services.ts';
import { questionsOf } from '../../one-window/service/definition.ts';
import { type KnownServices, readProgramme } from '../../programmes/programme/checking/load-programmes.ts';

const root = join(import.meta.dirname, '../../..');
const { pack } = loadPack(join(root, 'packs/pakistan'));
if (pack === undefined) throw new Error('the pack in the repository is sound');
const text = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');
const form = join(root, 'docs/examples/apply-spring-school.yaml');
const school = join(root, 'docs/examples/spring-school.yaml');
const service = readService(form, readFileSync(form, 'utf8'), pack).definition;

/** What is known of services when the form of the example is the only one. */
const known: KnownServices = {
  mistakes: (id, cel) => {
    if (service === undefined || id !== service.id) return [`there is no service “${id}”`];
    return typeErrors(service, cel).map(({ message }) => message);
  },
  options: (_, question) =>
    service &&
    questionsOf(service)
      .find(({ id }) => id === question)
      ?.options?.map(({ id }) => id),
};
const read = (source: string) => readProgramme(school, source, pack, known);

test('the form of the example is sound, and its tests pass', () => {
  expect(readService(form, readFileSync(form, 'utf8'), pack).errors).toBeUndefined();
  expect(service?.intake).toBe('calls');
});

test('the programme of the example is sound together with its form', () => {
  const { definition, errors } = read(readFileSync(school, 'utf8'));
  expect(errors).toBeUndefined();
  expect(definition?.call.venues.map((v) => v.id)).toEqual(known.options('apply-spring-school', 'venues'));
});

test('the mistake the guide shows is told as it says', () => {
  const spoilt = readFileSync(school, 'utf8').replace('{ group: women,', '{ group: woman,');
  const told = read(spoilt).errors?.map((e) => `packs/pakistan/programmes/spring-school.yaml:${e.line}:${e.column}: ${e.message}`);
  expect(told).toHaveLength(1);
  expect(text('write-a-programme.md')).toContain(`\n${told?.[0]}\n`);
});

test('every piece of the guide stands in one of the two files', () => {
  const both = text('examples/apply-spring-school.yaml') + text('examples/spring-school.yaml');
  const pieces = [...text('write-a-programme.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');
  expect(pieces.length).toBeGreaterThan(5);
  const lines = pieces.flatMap((piece) => piece.split('\n').filter((line) => line.trim() !== ''));
  for (const line of lines) expect(both).toContain(`\n${line}\n`);
});
