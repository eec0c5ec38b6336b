import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { roles } from '../../kernel/decider/actor.ts';
import { stages } from '../extraction/extraction.ts';
import { readSamples } from './samples.ts';

const root = join(import.meta.dirname, '../../..');
const samples = readSamples(join(root, 'samples'));
const today = '2026-11-22';
const textOf = new Map(samples.communiques.map((c) => [c.id, c.text]));
const published = new Map(samples.communiques.map((c) => [c.id, c.published]));
const organisations: { id: string; country: string; offices: { id: string }[] }[] = parse(
  readFileSync(join(root, 'packs/pakistan/organisations.yaml'), 'utf8'),
);
const officeCountry = new Map(organisations.flatMap((o) => o.offices.map((office) => [office.id, o.country] as const)));
const mentions = samples.decisions.flatMap((d) =>
  d.commitments.map((c) => ({ ...c, communique: d.id, parties: d.parties, day: published.get(d.id) ?? '' })),
);
const threads = new Map([...new Set(mentions.map((m) => m.thread))].map((t) => [t, mentions.filter((m) => m.thread === t)] as const));

test('there are communiqués about all five partners over three years', () => {
  expect(samples.communiques.length).toBeGreaterThanOrEqual(14);
  const parties = samples.decisions.flatMap((d) => d.parties);
  for (const partner of ['KH', 'JP', 'UZ', 'CN', 'TR']) expect(parties).toContain(partner);
  expect(new Set(samples.communiques.map((c) => c.published.slice(0, 4)))).toEqual(new Set(['2024', '2025', '2026']));
});

test('every communiqué is either reviewed or waits, and two wait', () => {
  const known = samples.communiques.map((c) => c.id).sort();
  expect([...samples.decisions.map((d) => d.id), ...samples.waiting].sort()).toEqual(known);
  expect(samples.waiting).toHaveLength(2);
});

test('every communiqué is dated before the day of the demo and named after its day', () => {
  for (const { id, published: day } of samples.communiques) {
    expect(id).toContain(day);
    expect(day <= today).toBe(true);
  }
});

test.each(samples.decisions.map((d) => [d.id, d] as const))('the quotes of %s stand in its text once', (id, { commitments }) => {
  const text = textOf.get(id) ?? '';
  for (const { quote } of commitments) expect(text.split(quote), quote).toHaveLength(2);
});

test('whoever promises is a party to the communiqué', () => {
  for (const { by, parties, quote } of mentions) for (const side of by) expect(parties, quote).toContain(side);
});

test('a thread belongs to one pair of countries and has no step back', () => {
  for (const [thread, said] of threads) {
    expect(new Set(said.map((m) => [...m.parties].sort().join('-'))).size, thread).toBe(1);
    const inOrder = said.toSorted((a, b) => (a.day < b.day ? -1 : 1)).map((m) => stages.indexOf(m.stage));
    expect(inOrder, thread).toEqual(inOrder.toSorted((a, b) => a - b));
  }
});

test('there are threads that get done, threads said again, and threads gone quiet', () => {
  const stood = [...threads.values()].filter((said) => said.length > 1 && new Set(said.map((m) => m.stage)).size === 1);
  const done = [...threads.values()].filter((said) => said.length > 1 && said.some((m) => m.stage === 'done'));
  const updated = new Map(samples.deliveries.map((d) => [d.thread, d.updates.at(-1)]));
  const quiet = [...threads].filter(([thread, said]) => {
    const last = [...said.map((m) => m.day), updated.get(thread)?.at ?? ''].sort().at(-1) ?? '';
    const open = updated.get(thread)?.scale !== 'complete' && said.some((m) => m.specific && m.stage !== 'discussed');
    return open && last < '2026-05-26';
  });
  expect(stood.length).toBeGreaterThanOrEqual(3);
  expect(done.length).toBeGreaterThanOrEqual(3);
  expect(quiet.length).toBeGreaterThanOrEqual(3);
  expect(quiet.length).toBeLessThan(threads.size / 2);
});

test('deliveries name threads, people and offices that exist, in the order of their days', () => {
  const people = samples.people.map((p) => p.id);
  for (const { thread, kept, owners, updates, milestones } of samples.deliveries) {
    const said = threads.get(thread) ?? [];
    expect(said.length, thread).toBeGreaterThan(0);
    expect(people).toContain(kept);
    for (const { country, office } of owners) {
      expect(officeCountry.get(office), office).toBe(country);
      expect(said[0]?.parties).toContain(country);
    }
    const days = updates.map((u) => u.at);
    expect(days, thread).toEqual(days.toSorted());
    for (const day of [...days, ...milestones.flatMap((m) => m.completed ?? [])]) expect(day <= today).toBe(true);
  }
  expect(new Set(samples.deliveries.map((d) => d.thread)).size).toBe(samples.deliveries.length);
});

test('everything invented about deliveries says that it is a demo', () => {
  const texts = samples.deliveries.flatMap((d) => [
    ...d.milestones.map((m) => m.title),
    ...d.updates.flatMap((u) => [u.note, ...u.evidence.map((e) => e.title)]),
  ]);
  for (const text of texts) expect(text).toMatch(/^Demo: /);
});

test('every role has a person in the demo, at offices that exist', () => {
  expect(new Set(samples.people.map((p) => p.role))).toEqual(new Set(roles));
  for (const { office, also } of samples.people) {
    for (const at of office === null ? also : [office, ...also]) expect(officeCountry.has(at), at).toBe(true);
  }
});

test('people have different names and addresses, and the list at the start stays short', () => {
  for (const key of ['id', 'name', 'email'] as const) expect(new Set(samples.people.map((p) => p[key])).size).toBe(samples.people.length);
  for (const { email } of samples.people) expect(email).toMatch(/@demo\.daricha\.example$/);
  expect(samples.people.filter((p) => p.listed).length).toBeLessThanOrEqual(25);
});

test('participants belong to organisations of the pack', () => {
  for (const { participants } of samples.decisions) {
    for (const { organisation, country } of participants) expect(organisations.find((o) => o.id === organisation)?.country).toBe(country);
  }
});

test('a stage nobody knows is refused with the name of the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daricha-samples-'));
  mkdirSync(join(folder, 'communiques'));
  const decisions = readFileSync(join(root, 'samples/decisions.yaml'), 'utf8').replace('stage: proposed', 'stage: promised');
  writeFileSync(join(folder, 'decisions.yaml'), decisions);
  expect(() => readSamples(folder)).toThrow(/decisions\.yaml: [\s\S]*stage/);
  rmSync(folder, { recursive: true });
});
