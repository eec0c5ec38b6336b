import { afterAll, beforeAll, expect, it } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import type { AnyDecider } from '../../kernel/decider/decider.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Room } from '../../ledger/ledger.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import type { Call } from '../call/call.ts';
import type { ProgrammeDefinition } from '../programme/definition.ts';
import { cohort } from './cohort-decider.ts';
import { opening } from './examples.ts';
import { cohortOf, followPlaces } from './follow-places.ts';
import { findCohort, listCohortsAt, listCohortsOf, listCohortsOfProgramme, listLearningOf } from './queries.ts';
import { cohortMigrations } from './row.ts';

// A candidacy and a call of which only the facts matter here: each order is written as the fact it names.
const echo = (kind: string): AnyDecider => ({
  kind,
  tables: {},
  evolve: (state: object | null, { data }) => ({ ...state, ...(data as object) }),
  access: () => undefined,
  decide: (command: { type: string; data: object }) => [{ type: command.type, data: command.data }],
  rows: () => [],
});
const [call, candidacy] = [echo('call'), echo('candidacy')];
const venue = (id: string) => ({ id, name: { en: id }, host: 'harbour-college', begins: '2026-03-02', ends: '2026-03-06', country: 'AX' });
const definition = {
  title: { en: 'Tide school' },
  sessions: [
    { id: 'moon', title: { en: 'The moon' }, after: 0, hours: 3 },
    { id: 'wind', title: { en: 'The wind' }, after: 3, hours: 3 },
    { id: 'late', title: { en: 'Late' }, after: 30, hours: 3 },
  ],
  assessments: opening.assessments,
  completion: opening.completion,
} as unknown as ProgrammeDefinition;
const theCall = {
  programme: 'tide-school',
  version: 2,
  lead: 'learning-desk',
  zone: 'UTC',
  rules: { venues: [venue('north'), venue('south')] },
};
let refreshed = false;
const following = followPlaces({
  clock: () => '2026-02-01T00:00:00.000Z',
  book: {
    // Published by another process just now: only a refresh brings it.
    find: (id, version) => (refreshed && id === 'tide-school' && version === 2 ? definition : undefined),
    refresh: async () => {
      refreshed = true;
    },
  },
  zoneOf: (country) => (country === 'AX' ? 'Asia/Karachi' : undefined),
});
const room: Room = { name: 'programmes', deciders: [call, candidacy, cohort], migrations: cohortMigrations, reactions: [following] };
let t: TestLedger;
let n = 0;
const send = async (on: string, type: string, data: object, decider: AnyDecider = candidacy) => {
  const outcome = await t.ledger.handle({ id: `c${++n}`, type, on, actor: system('test'), now: '2026-02-01T00:00:00.000Z', data }, decider);
  if (isRefusal(outcome)) throw new Error(outcome.reason);
  await t.ledger.settled();
};
const person = { call: 'tides', person: 'person-1', country: 'AX', groups: ['women'], name: 'Learner 1', told: { venue: 'south' } };
const rosters = async () =>
  Object.fromEntries(
    await Promise.all(
      (await listCohortsOf(t.ledger, 'tides')).map(async ({ id, venue: at }) => {
        const found = await findCohort(t.ledger, id);
        return [at, found?.state.learners.map((l) => `${l.candidacy} ${l.status}`)] as const;
      }),
    ),
  );
beforeAll(async () => {
  t = await openTestLedger([room]);
  await send('tides', 'CallOpened', theCall, call);
});
afterAll(() => t.close());

it('opens the cohort of a venue with its sessions dated when the first place there is accepted', async () => {
  await send('case-1', 'CandidacyEntered', { ...person, status: 'offered' });
  expect(await rosters()).toEqual({});
  await send('case-1', 'PlaceAccepted', { status: 'accepted' });
  const found = await findCohort(t.ledger, 'tides.south');
  expect(found?.state).toMatchObject({ zone: 'Asia/Karachi', host: 'harbour-college', lead: 'learning-desk', venueName: { en: 'south' } });
  expect(found?.state.sessions.map((s) => [s.id, s.day])).toEqual([
    ['moon', '2026-03-02'],
    ['wind', '2026-03-05'],
    ['late', '2026-03-06'],
  ]);
  expect(found?.state.learners).toMatchObject([{ number: 1, name: 'Learner 1', groups: ['women'], status: 'enrolled' }]);
  await send('case-2', 'CandidacyEntered', { ...person, person: 'person-2', name: 'Learner 2', status: 'accepted' });
  await send('case-2', 'PlaceAccepted', {});
  expect(await rosters()).toEqual({ south: ['case-1 enrolled', 'case-2 enrolled'] });
});

it('moves whoever is given a place they wanted more, and only once', async () => {
  await send('case-1', 'PlaceBettered', { told: { venue: 'north' } });
  expect(await rosters()).toEqual({ north: ['case-1 enrolled'], south: ['case-1 left', 'case-2 enrolled'] });
  await send('case-1', 'PlaceBettered', { told: { venue: 'north' } });
  expect(await rosters()).toEqual({ north: ['case-1 enrolled'], south: ['case-1 left', 'case-2 enrolled'] });
  expect((await listLearningOf(t.ledger, 'person-1')).map((l) => [l.cohort.venue, l.number, l.status])).toEqual([['north', 1, 'enrolled']]);
});

it('takes off the roster whoever withdraws, or loses the place with its venue', async () => {
  await send('case-1', 'PlaceLost', { status: 'waiting', told: { venue: null } });
  await send('case-2', 'CandidacyWithdrawn', { status: 'withdrawn' });
  expect(await rosters()).toEqual({ north: ['case-1 left'], south: ['case-1 left', 'case-2 left'] });
  expect(await listLearningOf(t.ledger, 'person-1')).toEqual([]);
  expect((await listCohortsAt(t.ledger, ['harbour-college'])).map((c) => [c.venue, c.learners])).toEqual([
    ['north', 0],
    ['south', 0],
  ]);
  expect(await listCohortsOfProgramme(t.ledger, 'tide-school')).toHaveLength(2);
});

it('knows no course at a venue the call does not have', () => {
  expect(cohortOf('tides', theCall as unknown as Call, 'west', definition)).toBeUndefined();
  expect(cohortOf('tides', theCall as unknown as Call, 'north', definition)?.zone).toBe('UTC');
});

it('rebuilding gives the same rows', async () => {
  const before = await listCohortsOf(t.ledger, 'tides');
  await t.ledger.rebuild();
  expect(await listCohortsOf(t.ledger, 'tides')).toEqual(before);
});
