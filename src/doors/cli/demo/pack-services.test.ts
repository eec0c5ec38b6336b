/** What the first pack's services promise beyond being sound: words for every reader, people at every office, promises they deliver. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSamples } from '../../../communiques/samples/samples.ts';
import { loadPack } from '../../../identity/pack/load-pack.ts';
import { type Definition, tasksOf } from '../../../one-window/service/definition.ts';
import { loadServices } from '../../../one-window/service/checking/load-services.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'packs/pakistan');
const { pack } = loadPack(folder);
if (!pack) throw new Error('the pack cannot be used');
const { services = [], errors = [] } = loadServices(folder, pack);
const samples = readSamples(join(root, 'samples'));

/** Every text of a service with the place where it stands. */
const textsIn = (value: unknown, place: string): { place: string; text: Record<string, string> }[] => {
  if (Array.isArray(value)) return value.flatMap((v, i) => textsIn(v, `${place}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if (entries.some(([k, v]) => k === 'en' && typeof v === 'string')) {
    return [{ place, text: Object.fromEntries(entries.filter((e): e is [string, string] => typeof e[1] === 'string')) }];
  }
  return entries.flatMap(([k, v]) => textsIn(v, `${place}.${k}`));
};
/** Services that only public bodies use, to have something looked at: they deliver nothing themselves. */
const isForDesks = ({ applicants }: Definition): boolean => applicants.every((a) => a.kinds.every((kind) => kind === 'public-body'));
const officesOf = (d: Definition): readonly string[] => [
  ...new Set([
    ...tasksOf(d).flatMap((t) => (typeof t.office === 'string' ? [t.office] : Object.values(t.office.offices))),
    ...(d.appeal ? [d.appeal.office] : []),
  ]),
];

test('the services are sound, and each proves itself by at least three tests', () => {
  expect(errors).toEqual([]);
  expect(services.length).toBeGreaterThanOrEqual(5);
  for (const { id, tests } of services) expect(tests.length, id).toBeGreaterThanOrEqual(3);
});

describe.each(services.map((d) => [d.id, d] as const))('%s', (_, definition) => {
  test('says everything in Urdu too, without a Latin letter', () => {
    const texts = textsIn({ ...definition, tests: [] }, '');
    expect(texts.length).toBeGreaterThan(30);
    const lacking = texts.filter(({ text }) => !text.ur || /[A-Za-z]/.test(text.ur.replace(/\{[a-z_]+\}/g, '')));
    expect(lacking).toEqual([]);
  });

  test('fills the same names into its letters in both languages', () => {
    for (const letter of [definition.outcome.body, definition.outcome.refusal]) {
      const names = (text = '') => (text.match(/\{[a-z_]+\}/g) ?? []).sort();
      expect(names(letter.ur)).toEqual(names(letter.en));
      expect(letter.en.split('\n\n').length).toBe((letter.ur ?? '').split('\n\n').length);
    }
  });

  test('has an office with an Urdu name and an officer of the demo for each of its tasks', () => {
    for (const office of officesOf(definition)) {
      const entry = pack.organisations.flatMap((o) => o.offices.map((f) => ({ ...f, of: o.name }))).find((f) => f.id === office);
      expect(entry?.name.ur, office).toBeTruthy();
      expect(entry?.of.ur, office).toBeTruthy();
      expect(
        samples.people.some((p) => p.role === 'officer' && [p.office, ...p.also].includes(office)),
        office,
      ).toBe(true);
    }
  });

  test('has a supervisor in the demo at its leading office', () => {
    expect(samples.people.some((p) => p.role === 'supervisor' && p.office === definition.lead)).toBe(true);
  });

  test('delivers commitments that the register of the demo has', () => {
    const threads = new Map<string, Set<string>>();
    for (const { parties, commitments } of samples.decisions) {
      const pair = [pack.country, ...parties.filter((p) => p !== pack.country)].join('-');
      const known = threads.get(pair) ?? new Set<string>();
      for (const { thread } of commitments) known.add(thread);
      threads.set(pair, known);
    }
    expect(definition.delivers.length > 0).toBe(!isForDesks(definition));
    for (const number of definition.delivers) {
      expect(Number(number.slice(-4)), number).toBeLessThanOrEqual(threads.get(number.slice(0, -5))?.size ?? 0);
    }
  });
});

test('an investment of a company that is new and wants a zone goes through at least seven offices', () => {
  const invest = services.find((d) => d.id === 'invest-it-company');
  const named = invest?.tests[0]?.tasks ?? {};
  expect(new Set(Object.values(named)).size).toBeGreaterThanOrEqual(7);
});

test('startups land at eight centres and the park', () => {
  const land = services.find((d) => d.id === 'land-startup');
  const host = land && tasksOf(land).find((t) => t.id === 'host-decision');
  const offices = host && typeof host.office === 'object' ? Object.values(host.office.offices) : [];
  expect(new Set(offices).size).toBe(9);
});
