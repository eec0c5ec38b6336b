import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSamples } from '../../../communiques/samples/samples.ts';
import { streamId } from '../../../kernel/identifiers/identifiers.ts';
import { verifyAudit } from '../../../programmes/allocation/verify-audit.ts';
import { findCall } from '../../../programmes/call/queries.ts';
import type { Candidacy } from '../../../programmes/candidacy/candidacy.ts';
import { countByStatus } from '../../../programmes/candidacy/queries.ts';
import type { Cohort } from '../../../programmes/cohort/cohort.ts';
import { countCredentials, credentialsToEndorse } from '../../../programmes/credential/queries.ts';
import { openTestNode, type TestNode } from '../../api/testing/node.ts';
import { takeInPack } from '../take-in-pack.ts';
import { readCalls, type SampleCall } from './programme-samples.ts';
import { playCallsAndApplications, playPlacesAndClasses } from './programmes.ts';
import { demoId } from './seed.ts';

const now = '2026-11-22T08:00:00.000Z';
const { people } = readSamples('samples');
const samples = readCalls('samples');
let place: TestNode;

const play = async () => {
  const { node } = place;
  await playPlacesAndClasses(await playCallsAndApplications(node, people, samples));
  await node.ledger.settled();
};
beforeAll(async () => {
  place = await openTestNode({ clock: () => now });
  // As at the first start: the past is told before jobs run beside it.
  await place.node.ledger.stop();
  await takeInPack(place.node);
  await play();
}, 120_000);
afterAll(() => place.close());

const named = (id: string): SampleCall => {
  const found = samples.find((s) => s.call === id);
  if (!found) throw new Error(`no call ${id}`);
  return found;
};
const candidacyOf = async (call: string, person: string): Promise<Candidacy | undefined> => {
  const applicant = named(call).applicants.find((a) => a.person === person);
  return (await place.node.ledger.state<Candidacy>(streamId('candidacy', demoId(`case/${call}/${applicant?.id}`))))?.state;
};
const cohort = async (id: string): Promise<Cohort | undefined> => (await place.node.ledger.state<Cohort>(streamId('cohort', id)))?.state;

test('one call is over, one has offers waiting, one is open', async () => {
  const { ledger } = place.node;
  const status = async (id: string) => (await findCall(ledger, id))?.state.status;
  expect(await status('digital-skills-2026')).toBe('concluded');
  expect(await status('ai-exchange-2027')).toBe('published');
  expect(await status('digital-governance-2027')).toBe('open');
  const offers = await countByStatus(ledger, 'ai-exchange-2027');
  expect(offers).toMatchObject({ declined: 1, refused: 2 });
  expect(offers.offered).toBeGreaterThanOrEqual(5);
  expect(offers.waiting).toBeGreaterThanOrEqual(2);
});

test('those who sign in have something to do: an offer, a place on the list, a badge', async () => {
  expect(await candidacyOf('ai-exchange-2027', 'applicant-offered')).toMatchObject({ status: 'offered', told: { venue: 'shanghai' } });
  const waiting = await candidacyOf('ai-exchange-2027', 'applicant-waiting');
  expect(waiting).toMatchObject({ status: 'waiting', told: { venue: null } });
  expect(waiting?.told?.venues.every((v) => v.position !== null)).toBe(true);
  expect(await candidacyOf('digital-skills-2026', 'learner')).toMatchObject({ status: 'accepted', told: { venue: 'peshawar' } });
  expect(await countCredentials(place.node.ledger, 'digital-skills-2026.peshawar')).toMatchObject({ revoked: 1 });
  const open = await credentialsToEndorse(place.node.ledger, 'tuit-international');
  expect(new Set(open.map((c) => c.cohort))).toEqual(new Set(['digital-skills-2026.peshawar']));
});

test('somebody declined and somebody was silent, and the list moved both times by the same rule', async () => {
  const { ledger, files } = place.node;
  const rounds = (await findCall(ledger, 'digital-skills-2026'))?.state.rounds ?? [];
  expect(rounds.map((r) => r.at)).toEqual(['2026-02-05T07:00:00.000Z', '2026-02-09T05:00:00.000Z', '2026-02-13T05:00:00.000Z']);
  expect(await countByStatus(ledger, 'digital-skills-2026')).toMatchObject({ declined: 1, expired: 1, withdrawn: 1, accepted: 44 });
  for (const { file } of rounds) {
    const bytes = await files.read(file);
    expect(bytes && (await verifyAudit(bytes))).toMatchObject({ ok: true });
  }
});

test('two classes are finished and one still runs, at the hours that are told', async () => {
  const ended = await Promise.all(['tashkent', 'peshawar'].map((venue) => cohort(`digital-skills-2026.${venue}`)));
  for (const state of ended) {
    expect(state).toMatchObject({ status: 'completed' });
    expect(state?.completedAt?.slice(0, 10)).toBe('2026-06-26');
  }
  const completed = ended.flatMap((state) => state?.learners.filter((l) => l.status === 'completed') ?? []);
  expect(completed.length).toBeGreaterThanOrEqual(18);
  expect(completed.filter((l) => l.groups.includes('women')).length).toBeGreaterThanOrEqual(10);
  expect(await cohort('digital-skills-2026.quetta')).toMatchObject({ status: 'running' });
});

test('told again, nothing happens twice', async () => {
  const count = async () => {
    const streams = ['call/digital-skills-2026', 'cohort/digital-skills-2026.peshawar', 'call/ai-exchange-2027'];
    return Promise.all(streams.map(async (stream) => (await place.node.ledger.events(stream)).length));
  };
  const before = await count();
  await play();
  expect(await count()).toEqual(before);
}, 120_000);
