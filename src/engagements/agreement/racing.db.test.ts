import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { testRelations } from '../testing/relations.ts';
import { digestOf } from './canonical-text.ts';
import type { AgreementCommandType } from './commands.ts';
import { agreement } from './decider.ts';
import * as e from './examples.ts';
import { passAgreementTime } from './pass-time.ts';
import { findAgreement } from './queries.ts';

const now = '2026-06-01T12:00:00.000Z';
const { engagements } = testRelations(() => now);
const at = (office: string): Actor => ({ kind: 'person', id: `at-${office}`, grants: [{ role: 'supervisor', office }] });
const actors = { AX: at(e.harbour), BO: at(e.lighthouse) };
type Side = keyof typeof actors;
const sides: readonly Side[] = ['AX', 'BO'];

let t: TestLedger;
let drafts = 0;
beforeAll(async () => {
  t = await openTestLedger([engagements.room]);
});
afterAll(() => t.close());

/** The reason for a refusal, or `done`. */
const send = async (type: AgreementCommandType, on: string, country: Side | null, data: object): Promise<string> => {
  const actor = country === null ? system('test') : actors[country];
  const outcome = await t.ledger.handle(
    { id: randomUUID(), type, on, actor, now, data: country === null ? data : { country, ...data } },
    agreement,
  );
  return isRefusal(outcome) ? outcome.reason : 'done';
};
const stateOf = async (id: string) => {
  const found = await findAgreement(t.ledger, id);
  if (found === undefined) throw new Error('no agreement');
  return found.state;
};
const drafted = async (more: object = {}): Promise<string> => {
  const id = randomUUID();
  drafts += 1;
  const terms = { ...e.terms, entry: { kind: 'on-signature' } };
  const actor = actors.AX;
  const data = { ...e.draft, demands: [], commitments: [], terms, reference: `AG-R-${drafts}`, ...more };
  const outcome = await t.ledger.handle({ id: randomUUID(), type: 'DraftAgreement', on: id, actor, now, data }, agreement);
  if (isRefusal(outcome)) throw new Error(outcome.reason);
  return id;
};
const approve = async (id: string) => {
  const digest = digestOf(await stateOf(id));
  for (const country of sides) expect(await send('ApproveText', id, country, { digest })).toBe('done');
};
const sign = (id: string, country: Side) => send('RecordSignature', id, country, { ...e.signature(country), signatory: `S ${country}` });
const conclude = async (id: string) => {
  await approve(id);
  for (const country of sides) expect(await sign(id, country)).toBe('done');
};
const countOf = async (id: string, type: string) =>
  (await t.ledger.events(`agreement/${id}`)).filter((event) => event.type === type).length;
const shuffled = <T>(all: readonly T[], round: number): readonly T[] => all.map((_, i) => all[(i * 5 + round) % all.length] as T);

describe('orders that come at the same moment', () => {
  it('never leave a text approved that not everybody approved', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const id = await drafted();
      const digest = digestOf(await stateOf(id));
      const change = { ...{ act: 'change', clause: 'tables', after: null, heading: {}, words: '' }, text: { en: 'Once a year.' } };
      const outcomes = await Promise.all(
        shuffled(
          [
            () => send('ApproveText', id, 'AX', { digest }),
            () => send('ApproveText', id, 'BO', { digest }),
            () =>
              send('ProposeChange', id, 'BO', { ...change, proposal: 'p' }).then(() => send('AcceptProposal', id, 'AX', { proposal: 'p' })),
            () => send('SetTerms', id, 'BO', { terms: e.otherTerms }),
          ],
          round,
        ).map((go) => go()),
      );
      for (const reason of outcomes) seen.add(reason);
      const state = await stateOf(id);
      const current = digestOf(state);
      const everybody = sides.every((c) => state.approvals.some((a) => a.country === c && a.digest === current));
      expect([round, state.status]).toEqual([round, everybody ? 'approved' : 'draft']);
      expect(await send('ApproveText', id, 'AX', { digest })).not.toBe('done');
      if (state.status === 'draft') expect(await sign(id, 'AX')).toBe('text-not-approved');
    }
    expect(seen).toContain('done');
  }, 60_000);
  it('conclude it once, or not at all, with signatures of one text', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await drafted();
      await approve(id);
      const signed = digestOf(await stateOf(id));
      await Promise.all(
        shuffled(
          [
            () => sign(id, 'AX'),
            () => sign(id, 'BO'),
            () => sign(id, 'BO'),
            () => send('SetTerms', id, 'AX', { terms: e.otherTerms }),
            () => send('WithdrawApproval', id, 'BO', {}),
          ].slice(0, round % 2 === 0 ? 4 : 5),
          round,
        ).map((go) => go()),
      );
      const state = await stateOf(id);
      if (state.signatures.length > 0) expect(digestOf(state)).toBe(signed);
      expect(new Set(state.signatures.map((s) => s.country)).size).toBe(state.signatures.length);
      expect(await countOf(id, 'AgreementConcluded')).toBe(state.signatures.length === 2 ? 1 : 0);
      expect(await countOf(id, 'EnteredIntoForce')).toBe(state.status === 'in-force' ? 1 : 0);
    }
  }, 60_000);
  it('apply two amendments of one clause once each, and the text is that of the later one', async () => {
    const id = await drafted();
    await conclude(id);
    const amendments = await Promise.all(
      ['One pays.', 'The other pays.'].map((en) =>
        drafted({ kind: 'amendment', amends: id, clauses: [{ ...e.newCosts, text: { en, eo: en } }] }),
      ),
    );
    await Promise.all(amendments.map(conclude));
    await t.ledger.settled();
    const state = await stateOf(id);
    expect(state.amendments.map((a) => a.agreement).sort()).toEqual([...amendments].sort());
    const last = await stateOf(state.amendments[1]?.agreement ?? '');
    expect(state.clauses.find((c) => c.id === 'costs')?.text).toEqual(last.clauses[0]?.text);
    expect(await countOf(id, 'AmendmentApplied')).toBe(2);
  }, 60_000);
});

describe('what follows from another agreement', () => {
  it('waits until there is something in force to amend, or to replace', async () => {
    const later = { ...e.terms, entry: { kind: 'on-date', day: '2026-09-01' } };
    const [amended, replaced] = [await drafted({ terms: later }), await drafted({ terms: later })];
    await conclude(amended);
    await conclude(replaced);
    const amendment = await drafted({ kind: 'amendment', amends: amended, clauses: [e.newCosts] });
    const newer = await drafted({ replaces: replaced });
    await conclude(amendment);
    await conclude(newer);
    await t.ledger.settled();
    expect((await stateOf(amended)).amendments).toEqual([]);
    await passAgreementTime(t.ledger, '2026-09-02', '2026-09-02T06:00:00.000Z');
    await t.ledger.settled();
    expect((await stateOf(amended)).amendments).toEqual([{ agreement: amendment, day: '2026-09-01', clauses: ['costs'] }]);
    expect((await stateOf(replaced)).ended).toEqual({ how: 'replaced', day: '2026-09-01', by: newer });
  });
  it('leaves alone what ended meanwhile', async () => {
    const id = await drafted({ terms: { ...e.terms, entry: { kind: 'on-signature' }, renewal: null } });
    await conclude(id);
    const [newer, amendment] = [await drafted({ replaces: id }), await drafted({ kind: 'amendment', amends: id, clauses: [e.newCosts] })];
    await passAgreementTime(t.ledger, '2029-03-05', now);
    const before = await stateOf(id);
    expect(before.ended?.how).toBe('expired');
    await conclude(newer);
    await conclude(amendment);
    await t.ledger.settled();
    expect(await stateOf(id)).toEqual(before);
  });
});
