import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseSeats } from './erase.ts';
import { system } from '../../kernel/decider/actor.ts';
import { openTestLedger } from '../../ledger/testing.ts';
import { digestOf } from '../../engagements/agreement/canonical-text.ts';
import { agreement } from '../../engagements/agreement/decider.ts';
import * as e from '../../engagements/agreement/examples.ts';
import { findAgreement, historyOf } from '../../engagements/agreement/queries.ts';
import { calendarOf, calendarOfMeeting, makeFeed } from '../../engagements/calendar/feeds.ts';
import * as x from '../../engagements/meeting/examples.ts';
import { meeting } from '../../engagements/meeting/meeting-decider.ts';
import { findMeeting, listMeetings } from '../../engagements/meeting/queries.ts';
import { type MeetingsTest, openMeetingsTest } from '../../engagements/testing/meetings.ts';

let t: MeetingsTest;
beforeAll(async () => {
  t = await openMeetingsTest();
});
afterAll(() => t.close());
const everybody = system('test');

test('whoever is erased is gone from meetings, agreements, calendars and mails, and the ledger still verifies, here and after a move', async () => {
  const desk = await t.account('Reader', [{ role: 'officer', office: 'sea-desk' }]);
  await t.order(meeting, 'PlanMeeting', 'talks', {
    ...x.planning,
    starts: '2026-05-04T05:00:00.000Z',
    ends: '2026-05-04T08:00:00.000Z',
    group: null,
  });
  await t.order(meeting, 'AddParticipant', 'talks', { ...x.adding(x.seats.guest), name: 'Ondine Vask', email: 'ondine@example.org' });
  await t.order(meeting, 'SendInvitations', 'talks', {});
  expect(JSON.stringify(await t.deliver())).toContain('ondine@example.org');
  await t.order(agreement, 'DraftAgreement', 'pact', { ...e.draft, demands: [], terms: { ...e.terms, entry: { kind: 'on-signature' } } });
  const drafted = await findAgreement(t.ledger, 'pact');
  const digest = drafted && digestOf(drafted.state);
  for (const country of ['AX', 'BO']) await t.order(agreement, 'ApproveText', 'pact', { country, digest });
  for (const country of ['AX', 'BO'])
    await t.order(agreement, 'RecordSignature', 'pact', { ...e.signature(country), signatory: `Ilmar Quist of ${country}` });
  const feed = await makeFeed(t, desk, { kind: 'mine', about: '' });
  const shown = async () => {
    const found = await findMeeting(t.ledger, 'talks', everybody);
    const pact = await findAgreement(t.ledger, 'pact');
    return JSON.stringify([
      found,
      await listMeetings(t.ledger, everybody),
      found && calendarOfMeeting(found, t),
      'address' in feed ? await calendarOf(t, /([\w-]{43})\.ics$/.exec(feed.address)?.[1] ?? '') : feed,
      await t.deliver(),
      pact,
      await historyOf(t.ledger, 'pact'),
      await t.ledger.events('meeting/talks'),
      await t.ledger.events('agreement/pact'),
    ]);
  };
  for (const name of ['Ondine Vask', 'ondine@example.org', 'Ilmar Quist of AX']) expect(await shown()).toContain(name);
  const ids = ['guest-fj', 'signatory.pact.AX', 'signatory.pact.BO'];
  expect(await eraseSeats(t, [...ids, 'nobody', desk.kind === 'person' ? desk.id : ''])).toEqual({
    lines: [
      ...ids.map((id) => `${id}: erased from 1 record`),
      'nobody: nothing is kept of anybody by this id',
      'person-reader: has an account: erase them on their page',
    ],
    failed: 2,
  });
  expect(await shown()).not.toMatch(/Ondine|ondine@|Ilmar/);
  const pact = await findAgreement(t.ledger, 'pact');
  expect(pact?.state.signatures.map((s) => [s.country, s.signatory])).toEqual([
    ['AX', null],
    ['BO', null],
  ]);
  const { problems } = await t.ledger.fsck();
  expect(problems).toEqual([]);
  await t.ledger.settled();
  const before = await t.ledger.transparency.publish();
  const folder = await mkdtemp(join(tmpdir(), 'daricha-export-'));
  await rm(folder, { recursive: true });
  await t.ledger.exportTo(folder);
  const other = await openTestLedger(t.rooms, { clock: t.clock });
  await other.ledger.importFrom(folder);
  await other.ledger.settled();
  const after = await other.ledger.transparency.publish();
  expect([after.size, Buffer.from(after.root).toString('hex')]).toEqual([before.size, Buffer.from(before.root).toString('hex')]);
  expect((await other.ledger.fsck()).problems).toEqual([]);
  expect((await findAgreement(other.ledger, 'pact'))?.state).toEqual(pact?.state);
  await other.close();
  await rm(folder, { recursive: true });
}, 60_000);
