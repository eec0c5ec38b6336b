import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSamples } from '../../../communiques/samples/samples.ts';
import { loadPack } from '../../../identity/pack/load-pack.ts';
import type { Recorded } from '../../../kernel/decider/decider.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { calendarsFrom, officeBookFrom } from '../../../one-window/calendar/working-days.ts';
import { type Case, type CaseFact, caseStatuses } from '../../../one-window/case/case.ts';
import type { CaseCommand } from '../../../one-window/case/commands.ts';
import { caseDecider } from '../../../one-window/case/decider.ts';
import { contentOf } from '../../../one-window/documents/content/content.ts';
import type { Definition } from '../../../one-window/service/definition.ts';
import { loadServices } from '../../../one-window/service/checking/load-services.ts';
import { type CaseStage, playCase, shifted, shiftTo } from './case-player.ts';
import { readCases, type SampleCase } from './case-samples.ts';
import { samplePaper } from './sample-paper.ts';
import { demoId } from './seed.ts';

const root = join(import.meta.dirname, '../../../..');
const { pack } = loadPack(join(root, 'packs/pakistan'));
if (!pack) throw new Error('the pack cannot be used');
const loaded = loadServices(join(root, 'packs/pakistan'), pack);
const definitions = new Map((loaded.services ?? []).map((d) => [d.id, d]));
const { people } = readSamples(join(root, 'samples'));
const samples = readCases(join(root, 'samples'));
const decider = caseDecider({
  catalogue: { find: (service) => definitions.get(service), latest: (service) => definitions.get(service), draft: () => undefined },
  calendars: calendarsFrom(pack),
  offices: officeBookFrom(pack),
  countries: { home: pack.country, partners: pack.partners.map((p) => p.country) },
});

/** Plays a sample as the demo does, without a node. */
const played = async (sample: SampleCase, now: string): Promise<Case> => {
  const definition = definitions.get(sample.service);
  if (!definition) throw new Error(`no service ${sample.service}`);
  let state: Case | null = null;
  const apply = (command: CaseCommand): void => {
    const outcome = decider.access(command, state) ?? decider.decide(command, state);
    if (isRefusal(outcome)) throw new Error(`${command.type} at ${command.now}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
    for (const fact of outcome) {
      const personal = 'personal' in fact ? (fact.personal ?? null) : null;
      const event = { type: fact.type, data: fact.data, personal, at: command.now, actor: command.actor.id };
      state = decider.evolve(state, JSON.parse(JSON.stringify(event)) as Recorded<CaseFact>);
    }
  };
  const stage: CaseStage = {
    definition,
    people,
    now,
    state: async () => state ?? undefined,
    send: async (command) => apply(command),
    keep: async (heading, lines) => {
      const bytes = samplePaper(heading, lines);
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    },
  };
  await playCase(stage, sample);
  const end = await stage.state(demoId(sample.id));
  if (!end) throw new Error('nothing was played');
  return end;
};

describe.each([
  ['on the day it is told', '2026-11-22T08:00:00.000Z'],
  ['on a Friday five months later', '2027-04-23T08:00:00.000Z'],
])('%s', (_, now) => {
  test.each(samples.map((s) => [s.id, s] as const))('the case %s ends where it should', async (_id, sample) => {
    const state = await played(sample, now);
    const isLate = state.tasks.some((t) => t.status === 'open' && t.clock.overdue);
    expect({ status: state.status, overdue: sample.overdue && isLate }).toEqual({ status: sample.ends, overdue: sample.overdue });
  });
});

/** Agreements are sent to be vetted by what `samples/engagements/` tells. */
const forDesks = (d: Definition): boolean => d.applicants.every((a) => a.kinds.every((kind) => kind === 'public-body'));

test('every service for people and companies that is always open has a case in every state, and one that is late', () => {
  const open = [...definitions.values()].filter((d) => d.intake !== 'calls' && !forDesks(d)).map((d) => d.id);
  expect(open.length).toBeGreaterThanOrEqual(5);
  for (const service of open) {
    const own = samples.filter((s) => s.service === service);
    expect(new Set(own.map((s) => s.ends)), service).toEqual(new Set(caseStatuses));
    expect(
      own.some((s) => s.overdue),
      service,
    ).toBe(true);
  }
});

test('there are decisions by silence, allowed and dismissed appeals, advice and stopped clocks', async () => {
  const ends = await Promise.all(samples.map((s) => played(s, '2026-11-22T08:00:00.000Z')));
  const tasks = ends.flatMap((s) => s.tasks);
  expect(tasks.some((t) => t.status === 'decided' && t.by === null)).toBe(true);
  expect(tasks.some((t) => t.kind === 'appeal' && t.decision === 'allow')).toBe(true);
  expect(tasks.some((t) => t.kind === 'appeal' && t.decision === 'dismiss')).toBe(true);
  expect(tasks.some((t) => t.kind === 'advice' && t.outcome === 'answered')).toBe(true);
  expect(tasks.some((t) => t.clock.stopped !== null && t.clock.stopped.reason !== 'sent-back')).toBe(true);
});

test('ids differ, and applicants are people of the demo who apply', () => {
  expect(new Set(samples.map((s) => s.id)).size).toBe(samples.length);
  for (const { applicant } of samples) expect(people.find((p) => p.id === applicant)?.role, applicant).toBe('applicant');
});

test('a paper is a PDF that uploads would take, alike each time', () => {
  const paper = samplePaper('Articles (signed)', ['For: Fargʻona Soft', 'Şişli \\ (Ltd.)']);
  expect(contentOf(paper)).toEqual({ kind: 'pdf' });
  expect(samplePaper('Articles (signed)', ['For: Fargʻona Soft', 'Şişli \\ (Ltd.)'])).toEqual(paper);
});

test('the demo moves by whole weeks, and leaves the days before 2026 where they are', () => {
  expect(shiftTo('2026-11-22T10:00:00.000Z')).toBe(0);
  expect(shiftTo('2026-11-28T23:00:00.000Z')).toBe(0);
  expect(shiftTo('2026-12-06T00:00:00.000Z')).toBe(14);
  expect(shifted({ born: '1990-01-19', period: { from: '2026-12-01' }, many: ['2027-02-28', 'x'] }, 7)).toEqual({
    born: '1990-01-19',
    period: { from: '2026-12-08' },
    many: ['2027-03-07', 'x'],
  });
});
