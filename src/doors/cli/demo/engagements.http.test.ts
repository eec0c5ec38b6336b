import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSamples } from '../../../communiques/samples/samples.ts';
import type { Agreement } from '../../../engagements/agreement/agreement.ts';
import { agreement } from '../../../engagements/agreement/decider.ts';
import { willRenew } from '../../../engagements/agreement/time.ts';
import type { ActionPlan } from '../../../engagements/action-plan/action-plan.ts';
import { isDisputed } from '../../../engagements/meeting/items.ts';
import type { Meeting } from '../../../engagements/meeting/meeting.ts';
import { streamId } from '../../../kernel/identifiers/identifiers.ts';
import { openTestNode, type TestNode } from '../../api/testing/node.ts';
import { takeInPack } from '../take-in-pack.ts';
import { agreementIdOf, owedIdOf } from './engagement-agreements.ts';
import { meetingIdOf } from './engagement-meetings.ts';
import type { SampleRelation } from './engagement-samples.ts';
import { playEngagements, relationsOf } from './engagements.ts';
import { demoId, tellThePast } from './seed.ts';

const now = '2026-11-22T08:00:00.000Z';
const samples = readSamples('samples');
let place: TestNode;
let relations: readonly SampleRelation[];

const play = async () => {
  await playEngagements(place.node, samples, relations);
  await place.node.ledger.settled();
};
beforeAll(async () => {
  place = await openTestNode({ clock: () => now });
  // As at the first start: the past is told before jobs run beside it.
  await place.node.ledger.stop();
  await takeInPack(place.node);
  relations = relationsOf(place.node, samples, 'samples');
  await tellThePast(place.node, samples);
  await play();
}, 180_000);
afterAll(() => place.close());

const stateOf = async <S>(kind: string, id: string): Promise<S> => {
  const found = await place.node.ledger.state<S>(streamId(kind, id));
  if (!found) throw new Error(`no ${kind} ${id}`);
  return found.state;
};
const agreementOf = (id: string) => stateOf<Agreement>(agreement.kind, agreementIdOf(id));
const meetingOf = (id: string) => stateOf<Meeting>('meeting', meetingIdOf(id));
const allAgreements = () => Promise.all(relations.flatMap((r) => r.agreements.map((a) => agreementOf(a.id))));
const allMeetings = () => Promise.all(relations.flatMap((r) => r.meetings.map((m) => meetingOf(m.id))));

test('all five partners are there, and every agreement stands where its file says', async () => {
  expect(relations.map((r) => r.partner).sort()).toEqual(['CN', 'JP', 'KH', 'TR', 'UZ']);
  for (const { partner, agreements, groups, meetings } of relations) {
    expect([partner, groups.length]).toEqual([partner, 1]);
    expect(meetings.length, partner).toBeGreaterThanOrEqual(3);
    for (const { id, ends } of agreements) expect([id, (await agreementOf(id)).status]).toEqual([id, ends]);
  }
  const states = (await allAgreements()).map((a) => a.status);
  expect(new Set(states)).toEqual(new Set(['draft', 'approved', 'signed', 'in-force', 'ended', 'abandoned']));
});

test('one text is still talked about in two languages, one waits to be vetted, one is to be signed', async () => {
  const draft = await agreementOf('jp-training');
  expect(draft.proposals.filter((p) => p.status === 'open').length).toBe(2);
  expect(draft.clauses.flatMap((c) => c.behind)).toEqual(['ur']);
  expect((await agreementOf('uz-cyber')).vetting.map((v) => v.outcome)).toEqual(['open']);
  expect((await agreementOf('tr-cyber')).signatures).toEqual([]);
  expect((await agreementOf('kh-digital')).notes.map((n) => n.country)).toEqual(['PK']);
});

test('an amendment speaks in what it amends, and one agreement has given way to another', async () => {
  const amended = await agreementOf('uz-skills');
  expect(amended.amendments.map((a) => a.agreement)).toEqual([agreementIdOf('uz-skills-amendment')]);
  expect(amended.clauses.find((c) => c.id === 'fields')?.text.en).toContain('three hundred');
  expect((await agreementOf('tr-intent')).ended).toMatchObject({ how: 'replaced', by: agreementIdOf('tr-research') });
  expect((await agreementOf('jp-study')).ended).toMatchObject({ how: 'expired', day: '2026-09-09' });
});

test('one is about to be renewed unless a side says no, and both desks were warned', async () => {
  const renewing = await agreementOf('tr-services');
  expect([renewing.until, willRenew(renewing)]).toEqual(['2027-02-12', true]);
  expect(renewing.warned).toContain('renewal 2026-11-12');
});

test('something is late on both sides of most relationships, the sides disagree, and one thing keeps another waiting', async () => {
  const owed = [...(await allAgreements()).flatMap((a) => a.obligations), ...(await allMeetings()).flatMap((m) => m.items)];
  const late = owed.filter((o) => o.met === null && o.overdueSince !== null);
  expect(late.filter((o) => o.country === 'PK').length).toBeGreaterThanOrEqual(4);
  expect(new Set(late.map((o) => o.country))).toEqual(new Set(['PK', 'UZ', 'TR', 'JP', 'CN', 'KH']));
  expect(owed.filter((o) => isDisputed(o)).map((o) => o.id)).toEqual(
    expect.arrayContaining([owedIdOf('uz-rooms'), owedIdOf('uz-places'), owedIdOf('tr-desk'), owedIdOf('cn-software')]),
  );
  expect(late.find((o) => o.id === owedIdOf('uz-survey'))?.blocks).toEqual([owedIdOf('uz-latency')]);
  expect(owed.filter((o) => o.met !== null).length).toBeGreaterThanOrEqual(10);
});

test('the register tells of what may be known, and of nothing else', async () => {
  const { db } = place.node.ledger;
  const rows = await db.selectFrom('streams').select('state').where('stream', 'like', 'commitment/%').execute();
  const told = JSON.stringify(rows.map((r) => r.state));
  expect(told).toContain(agreementIdOf('uz-terms'));
  expect(told).toContain(agreementIdOf('tr-research'));
  expect(told).not.toContain(agreementIdOf('cn-exchange'));
  expect(told).not.toContain(agreementIdOf('uz-cyber'));
});

test('public minutes have become communiqués, and restricted ones have not', async () => {
  const { db } = place.node.ledger;
  const rows = await db.selectFrom('streams').select('state').where('stream', 'like', 'communique/%').execute();
  const heard = (outlet: string) => rows.filter((r) => JSON.stringify(r.state).includes(`"${outlet}"`)).length;
  expect(['PK-UZ/JWG-IT/1', 'PK-KH/AG-TP/2', 'PK-UZ/JWG-IT/V2', 'PK-TR/TC-DT/3'].map(heard)).toEqual([1, 1, 0, 0]);
});

test('a delegation comes soon: invited, with a programme, and mail to nobody outside the demo', async () => {
  const visit = await meetingOf('kh-visit-2026');
  expect(visit).toMatchObject({ status: 'planned', invited: true, starts: '2026-12-07T04:30:00.000Z' });
  expect(visit.programme.length).toBe(6);
  expect(new Set(visit.participants.map((p) => p.attendance))).toEqual(new Set(['accepted', 'tentative', 'declined', 'needs-action']));
  const addresses = (await allMeetings()).flatMap((m) => m.participants.flatMap((p) => p.email ?? []));
  expect(addresses.filter((a) => !a.endsWith('@demo.daricha.example'))).toEqual([]);
});

test('the action plan was signed off before it was changed, so its sign-off is for an older text', async () => {
  const plan = await stateOf<ActionPlan>('action-plan', demoId('plan/uz-plan'));
  expect(plan.lines.length).toBe(8);
  expect(plan.signOffs.map((s) => s.digest === plan.digest)).toEqual([false]);
});

test('told again, nothing happens twice', async () => {
  const streams = ['agreement', 'meeting'].flatMap((kind) =>
    kind === 'agreement'
      ? ['uz-skills', 'tr-services'].map((id) => `${kind}/${agreementIdOf(id)}`)
      : [`${kind}/${meetingIdOf('uz-first-session')}`],
  );
  const count = () => Promise.all(streams.map(async (stream) => (await place.node.ledger.events(stream)).length));
  const before = await count();
  await play();
  expect(await count()).toEqual(before);
}, 120_000);
