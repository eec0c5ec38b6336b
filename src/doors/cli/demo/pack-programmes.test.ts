/** What the first pack's programmes promise beyond being sound: words for every reader, people at every office, promises they deliver. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSamples } from '../../../communiques/samples/samples.ts';
import { loadPack } from '../../../identity/pack/load-pack.ts';
import { rulesMistakes } from '../../../programmes/call/rules-mistakes.ts';
import { ProgrammeDefinition } from '../../../programmes/programme/definition.ts';
import { readCalls, rulesOf } from './programme-samples.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'packs/pakistan');
const { pack } = loadPack(folder);
if (!pack) throw new Error('the pack cannot be used');
const samples = readSamples(join(root, 'samples'));
const calls = readCalls(join(root, 'samples'));
const partners = { 'ai-skills-exchange-china': 'zh', 'digital-governance-training-japan': 'ja', 'digital-skills-uzbekistan': 'uz' };
const programmes = Object.keys(partners).map((id) =>
  ProgrammeDefinition.parse(parse(readFileSync(join(folder, 'programmes', `${id}.yaml`), 'utf8'))),
);

const textsIn = (value: unknown, place: string): { place: string; text: Record<string, string> }[] => {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if (entries.some(([k, v]) => k === 'en' && typeof v === 'string')) return [{ place, text: value as Record<string, string> }];
  return entries.flatMap(([k, v]) => textsIn(v, `${place}.${k}`));
};
const worksAt = (office: string, ...roles: readonly string[]): boolean =>
  samples.people.some((p) => roles.includes(p.role) && [p.office, ...p.also].includes(office));

describe.each(programmes.map((p) => [p.id, p] as const))('%s', (id, programme) => {
  test('says everything in Urdu, without a Latin letter, and in the language of its partner', () => {
    const texts = textsIn(programme, '');
    expect(texts.length).toBeGreaterThan(35);
    const own = partners[id as keyof typeof partners];
    expect(texts.filter(({ text }) => !text.ur || /[A-Za-z]/.test(text.ur))).toEqual([]);
    expect(texts.filter(({ text }) => !text[own])).toEqual([]);
  });

  test('keeps seats for women, for the young or the districts, and for people with disabilities', () => {
    const { groups, reserves } = programme.call;
    expect(groups.map((g) => g.id)).toEqual(expect.arrayContaining(['women', 'under-30', 'with-disabilities']));
    expect(reserves.find((r) => r.group === 'women')?.share).toBeGreaterThanOrEqual(0.4);
    expect(reserves.length).toBeGreaterThanOrEqual(3);
  });

  test('has somebody of the demo at each host, a supervisor at its lead and one at each endorser', () => {
    for (const { host } of programme.call.venues) expect(worksAt(host, 'officer', 'supervisor'), host).toBe(true);
    expect(worksAt(programme.lead, 'supervisor')).toBe(true);
    expect(programme.achievement.endorsers.length).toBeGreaterThan(0);
    for (const office of programme.achievement.endorsers) expect(worksAt(office, 'supervisor'), office).toBe(true);
  });

  test('delivers commitments that the register of the demo has', () => {
    const threads = new Map<string, Set<string>>();
    for (const { parties, commitments } of samples.decisions) {
      const pair = [pack.country, ...parties.filter((p) => p !== pack.country)].join('-');
      const known = threads.get(pair) ?? new Set<string>();
      for (const { thread } of commitments) known.add(thread);
      threads.set(pair, known);
    }
    expect(programme.delivers.length).toBeGreaterThan(0);
    for (const number of programme.delivers) {
      expect(number.slice(3, 5)).toBe(programme.partners[0]);
      expect(Number(number.slice(-4)), number).toBeLessThanOrEqual(threads.get(number.slice(0, -5))?.size ?? 0);
    }
  });
});

test('the calls of the demo go by rules without a mistake, and name people and stories that are there', () => {
  expect(calls.map((c) => c.call)).toHaveLength(3);
  for (const call of calls) {
    const programme = programmes.find((p) => p.id === call.programme);
    expect(programme && rulesMistakes(rulesOf(call, programme.call)), call.call).toEqual([]);
    const named = [call.manager, call.checker, ...call.reviewers, ...call.applicants.flatMap((a) => a.person ?? [])];
    for (const id of named)
      expect(
        samples.people.some((p) => p.id === id),
        id,
      ).toBe(true);
    for (const { id, story } of call.applicants) expect(call.stories[story], `${call.call} ${id}`).toBeDefined();
    expect(new Set(call.applicants.map((a) => a.name)).size).toBe(call.applicants.length);
  }
});
