import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changesSince,
  commitment,
  communiques,
  findCommitmentId,
  findCommitmentPage,
  findCommitmentState,
  latestChanges,
} from '../../communiques/index.ts';
import { placeDocuments } from '../../communiques/place-documents.ts';
import { first } from '../../communiques/commitment/examples.ts';
import type { Extractor } from '../../communiques/extraction/extraction.ts';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import type { AnyDecider, Command, Decider, Fact } from '../../kernel/decider/decider.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { StoredEvent } from '../../ledger/ledger.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import type { Application } from '../../one-window/contract.ts';
import { testRelations } from '../testing/relations.ts';
import type { AgreementCommandType } from './commands.ts';
import { agreement } from './decider.ts';
import * as e from './examples.ts';
import { passAgreementTime } from './pass-time.ts';
import { findAgreement, historyOf, listAgreements, redlineOf, seeAgreement, textAt } from './queries.ts';
import { digestOf } from './canonical-text.ts';

interface Happened extends Command {
  readonly data: { readonly fact: Fact };
}
/** Cases of another room, of which only what happened to them matters here. */
const vetted: Decider<{ readonly facts: number }, Fact, Happened> = {
  kind: 'case',
  tables: {},
  evolve: (state) => ({ facts: (state?.facts ?? 0) + 1 }),
  access: () => undefined,
  decide: ({ data }) => [data.fact],
  rows: () => [],
};
const now = '2026-06-01T12:00:00.000Z';
/** What the cases of the other room were about: by case, the service and the digest. */
const applied = new Map<string, { readonly service: string; readonly digest: string }>();
const application = (id: string): Application | undefined => {
  const found = applied.get(id);
  if (found === undefined) return undefined;
  const about = {
    reference: 'R',
    version: 1,
    status: 'granted',
    person: 'p',
    name: null,
    country: 'AX',
    language: 'en',
    submittedAt: now,
    reviews: [],
  };
  return { case: id, service: found.service, answers: { agreement_digest: found.digest }, ...about };
};
const { engagements } = testRelations(() => now, { applications: { find: async (_, id) => application(id) } });
const extractor: Extractor = {
  id: 'rules',
  version: '1',
  extract: async () => ({ engine: 'rules', version: '1', parties: [], meeting: null, commitments: [], dropped: [] }),
};
const register = communiques({
  extractor,
  rules: { home: 'AX', quietDays: 180 },
  makeId: randomUUID,
  clock: () => now,
  documents: engagements.documents,
});
const at = (office: string): Actor => ({ kind: 'person', id: `at-${office}`, grants: [{ role: 'supervisor', office }] });
const [ax, bo] = [at(e.harbour), at(e.lighthouse)];

let t: TestLedger;
beforeAll(async () => {
  t = await openTestLedger([{ name: 'window', deciders: [vetted], migrations: [] }, register, engagements.room]);
});
afterAll(() => t.close());

const give = async (decider: AnyDecider, type: string, on: string, data: object, actor: Actor) => {
  const outcome = await t.ledger.handle({ id: randomUUID(), type, on, actor, now, data }, decider);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  await t.ledger.settled();
};
const send = (type: AgreementCommandType, on: string, data: object, actor: Actor = ax) => give(agreement, type, on, data, actor);
const stateOf = async (id: string) => {
  const found = await findAgreement(t.ledger, id);
  if (found === undefined) throw new Error('no agreement');
  return found.state;
};
const conclude = async (id: string) => {
  const digest = digestOf(await stateOf(id));
  for (const [country, actor] of [
    ['AX', ax],
    ['BO', bo],
  ] as const)
    await send('ApproveText', id, { country, digest }, actor);
  for (const [country, actor] of [
    ['AX', ax],
    ['BO', bo],
  ] as const)
    await send('RecordSignature', id, { ...e.signature(country), signatory: `S ${country}` }, actor);
};
const onSignature = { ...e.draft, demands: [], commitments: [], terms: { ...e.terms, entry: { kind: 'on-signature' } } };
let drafts = 0;
const drafted = async (more: object = {}) => {
  const id = randomUUID();
  drafts += 1;
  await send('DraftAgreement', id, { ...onSignature, reference: `AG-${drafts}`, ...more });
  return id;
};
const promised = async (number: string, serial: number) => {
  const id = randomUUID();
  const mention = { ...first, linkedTo: id };
  const data = { number, series: 'AX-BO', serial, parties: ['AX', 'BO'], partners: ['BO'], mentions: [mention], splitFrom: null };
  await give(commitment, 'OpenCommitment', id, data, system('register'));
};
const thread = async (number: string) => {
  const id = await findCommitmentId(t.ledger, number);
  const found = id === undefined ? undefined : await findCommitmentState(t.ledger, id);
  return (found?.state.mentions ?? []).flatMap((m) => (m.document === undefined ? [] : [`${m.stage} ${m.date} ${m.quote}`]));
};

describe('an agreement on a node', () => {
  it('hears how its vetting ended, also when an appeal turned it', async () => {
    const id = await drafted({ demands: e.draft.demands });
    const digest = digestOf(await stateOf(id));
    await send('OrderVetting', id, { case: 'case-7', service: 'vet-tides', country: 'AX', digest });
    applied.set('case-7', { service: 'vet-tides', digest });
    const outcome = async () => (await stateOf(id)).vetting[0]?.outcome;
    for (const [granted, expected] of [
      [false, 'refused'],
      [true, 'granted'],
      [true, 'granted'],
    ] as const) {
      await give(vetted, 'Happen', 'case-7', { fact: { type: 'CaseDecided', data: { granted } } }, system('test'));
      expect(await outcome()).toBe(expected);
    }
    await give(vetted, 'Happen', 'case-nobody-knows', { fact: { type: 'CaseLapsed', data: {} } }, system('test'));
  });
  it.each([
    ['another text', { service: 'vet-tides', digest: 'f'.repeat(64) }],
    ['another service', { service: 'moor-a-boat', digest: null }],
  ] as const)('is not vetted by what was granted to %s', async (name, { service, digest: of }) => {
    const id = await drafted({ demands: e.draft.demands });
    const digest = digestOf(await stateOf(id));
    await send('OrderVetting', id, { case: name, service: 'vet-tides', country: 'AX', digest });
    applied.set(name, { service, digest: of ?? digest });
    await give(vetted, 'Happen', name, { fact: { type: 'CaseDecided', data: { granted: true } } }, system('test'));
    expect((await stateOf(id)).vetting[0]?.outcome).toBe('refused');
  });
  it('tells its versions, who asked and who agreed, and what is different between any two', async () => {
    const id = await drafted();
    await send(
      'ProposeChange',
      id,
      {
        proposal: 'p',
        country: 'BO',
        ...{ act: 'change', clause: 'tables', after: null, heading: {} },
        text: { en: 'Each party sends its tables every week.' },
        words: '',
      },
      bo,
    );
    await send('AcceptProposal', id, { proposal: 'p', country: 'AX' });
    await send('SetTerms', id, { country: 'AX', terms: e.otherTerms });
    const history = await historyOf(t.ledger, id);
    expect(history?.versions.map((v) => [v.version, v.act, v.clause, v.proposal?.country ?? null, v.acceptedBy])).toEqual([
      [1, 'draft', null, null, null],
      [2, 'change', 'tables', 'BO', 'AX'],
      [3, 'terms', null, null, null],
    ]);
    expect((await textAt(t.ledger, id, 1))?.clauses[1]?.text.en).toContain('every month');
    expect(await textAt(t.ledger, id, 9)).toBeUndefined();
    const redline = await redlineOf(t.ledger, id, 1, 3);
    expect(redline?.clauses.map((c) => c.kind)).toEqual(['same', 'changed', 'same']);
    expect(redline?.terms.same).toBe(false);
  });
  it('is amended by exactly the clauses of its amendment, and gives way to what replaces it', async () => {
    const id = await drafted();
    await conclude(id);
    const before = await stateOf(id);
    const amendment = await drafted({ kind: 'amendment', amends: id, clauses: [e.newCosts, { ...e.newCosts, id: 'own-entry' }] });
    await conclude(amendment);
    const after = await stateOf(id);
    expect(after.clauses.map((c) => c.text.en)).toEqual([before.clauses[0]?.text.en, before.clauses[1]?.text.en, e.newCosts.text.en]);
    expect(after.amendments).toEqual([{ agreement: amendment, day: '2026-03-01', clauses: ['costs'] }]);
    const newer = await drafted({ replaces: id });
    await conclude(newer);
    expect((await stateOf(id)).ended).toEqual({ how: 'replaced', day: '2026-03-01', by: newer });
  });
  it('changes nothing between others', async () => {
    const id = await drafted();
    await conclude(id);
    const stranger = { ...e.draft.parties[1], organisation: 'another-board' };
    await conclude(await drafted({ kind: 'amendment', amends: id, clauses: [e.newCosts], parties: [e.draft.parties[0], stranger] }));
    expect((await stateOf(id)).amendments).toEqual([]);
  });
  it('enters the thread of what it fulfils as far as the public may know, once and without anyone typing it', async () => {
    await promised('AX-BO-0007', 7);
    const id = await drafted({ visibility: 'restricted' });
    await conclude(id);
    await send('SetObligations', id, { country: 'AX', clause: 'tables', obligations: [e.obligation] });
    expect(await thread('AX-BO-0007')).toEqual([]);
    await send('SetVisibility', id, { country: 'AX', visibility: 'title' });
    // One side alone shows nothing.
    expect(await thread('AX-BO-0007')).toEqual([]);
    await send('SetVisibility', id, { country: 'BO', visibility: 'public' }, bo);
    expect(await thread('AX-BO-0007')).toEqual([
      'signed 2026-03-01 Memorandum on tide tables',
      'underway 2026-03-01 Memorandum on tide tables',
    ]);
    await send('SetVisibility', id, { country: 'AX', visibility: 'public' });
    await send('SetObligations', id, { country: 'AX', clause: 'tables', obligations: [e.obligation, { ...e.obligation, id: 'second' }] });
    const quote = 'Each party sends its tables every month.';
    expect(await thread('AX-BO-0007')).toEqual([`signed 2026-03-01 ${quote}`, `underway 2026-03-01 ${quote}`]);
    const told = async () => {
      const page = await findCommitmentPage(t.ledger, 'AX-BO-0007', { today: '2026-06-01', quietDays: 180 });
      return JSON.stringify([page, await changesSince(t.ledger, 0, 500), await latestChanges(t.ledger, {}, 500)]);
    };
    expect(await told()).toContain(quote);
    await send('SetVisibility', id, { country: 'AX', visibility: 'title' });
    expect(await told()).toContain('Memorandum on tide tables');
    expect(await told()).not.toContain(quote);
    await send('SetVisibility', id, { country: 'AX', visibility: 'restricted' });
    expect(await thread('AX-BO-0007')).toEqual([]);
    // Events stay as they were written; neither the history nor the feeds of changes tell of it any more.
    const left = await told();
    for (const words of [quote, 'Memorandum on tide tables']) expect(left).not.toContain(words);
  });
  it('speaks once in the thread, also where what it is told of comes twice, and when another takes its place', async () => {
    await promised('AX-BO-0008', 8);
    const id = await drafted({ visibility: 'public', commitments: ['AX-BO-0008'] });
    await conclude(id);
    const before = await thread('AX-BO-0008');
    expect(before).toHaveLength(2);
    const again = placeDocuments(engagements.documents);
    const events = (await t.ledger.events(`agreement/${id}`)).filter((event) => again.types.includes(event.type));
    expect(events.map((event) => event.type)).toEqual(['AgreementConcluded', 'EnteredIntoForce']);
    const place = (event: StoredEvent) => again.react(event, { ledger: t.ledger, idFrom: () => randomUUID() });
    await Promise.allSettled([...events, ...events].map(place));
    for (const event of events.toReversed()) await place(event);
    expect(await thread('AX-BO-0008')).toEqual(before);
    await conclude(await drafted({ replaces: id, commitments: [], visibility: 'restricted' }));
    expect((await stateOf(id)).ended?.how).toBe('replaced');
    for (const event of events) await place(event);
    expect(await thread('AX-BO-0008')).toEqual(before);
  });
  it('lets time pass in all agreements, once however often it passes', async () => {
    const id = await drafted({ terms: { ...onSignature.terms, renewal: null } });
    await conclude(id);
    expect((await passAgreementTime(t.ledger, '2028-09-10', now)).stuck).toBe(0);
    expect((await stateOf(id)).warned).toEqual(['expiry 2028-09-10']);
    expect(await passAgreementTime(t.ledger, '2028-09-10', now)).toEqual({ moved: 0, stuck: 0 });
    await passAgreementTime(t.ledger, '2029-03-05', now);
    expect((await stateOf(id)).ended).toEqual({ how: 'expired', day: '2029-02-28', by: null });
  });
  it('refuses a reference that is taken', async () => {
    const data = { ...onSignature, reference: 'AG-1' };
    const outcome = await t.ledger.handle({ id: randomUUID(), type: 'DraftAgreement', on: randomUUID(), actor: ax, now, data }, agreement);
    expect(isRefusal(outcome) && outcome.reason).toBe('not-unique');
  });
});

describe('who sees an agreement', () => {
  const office = (
    name: string,
    role: 'officer' | 'auditor' | 'administrator' | 'supervisor',
    where: string | null,
  ): readonly [string, Actor] => [name, { kind: 'person', id: name, grants: [{ role, office: where }] }];
  const viewers: readonly (readonly [string, Actor])[] = [
    ['anyone', anyone],
    office('officer of a party', 'officer', e.lighthouse),
    office('officer elsewhere', 'officer', 'elsewhere'),
    office('officer of the whole node', 'officer', null),
    office('auditor', 'auditor', null),
    office('administrator', 'administrator', null),
  ];
  it.each([
    ['restricted', false, 'nothing'],
    ['title', false, 'public'],
    ['public', true, 'public'],
  ] as const)('%s: the list, the page and its text tell the same story', async (visibility, text, outside) => {
    const mark = `Visible ${visibility}`;
    const id = await drafted({ visibility, title: { en: mark, eo: mark }, commitments: [`AX-BO-${visibility}`] });
    await conclude(id);
    for (const [name, actor] of viewers) {
      const expected = name === 'officer of a party' ? 'all' : outside;
      const seen = await seeAgreement(t.ledger, actor, id);
      expect([name, seen?.seen ?? 'nothing']).toEqual([name, expected]);
      const listed = await listAgreements(t.ledger, { words: mark }, { kind: 'actor', actor });
      expect([name, listed.map((line) => line.seen)]).toEqual([name, expected === 'nothing' ? [] : [expected]]);
      const found = await listAgreements(t.ledger, { commitment: `AX-BO-${visibility}` }, { kind: 'actor', actor });
      expect([name, found.length]).toEqual([name, expected === 'all' || text ? 1 : 0]);
      if (seen?.seen === 'public') {
        expect(seen.view.text === null).toBe(!text);
        expect(JSON.stringify(seen.view)).not.toContain(e.harbour);
        expect(JSON.stringify(seen.view)).not.toContain('S AX');
      }
    }
    expect(await listAgreements(t.ledger, { words: mark }, { kind: 'public' })).toHaveLength(outside === 'nothing' ? 0 : 1);
  });
});
