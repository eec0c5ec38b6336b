import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { addDays, type Day } from '../../kernel/time/time.ts';
import type { Agreement, AgreementFact } from './agreement.ts';
import { digestOf } from './canonical-text.ts';
import { withAmendment } from './clauses.ts';
import type { AgreementCommand, AgreementCommandType } from './commands.ts';
import { agreement } from './decider.ts';
import * as e from './examples.ts';
import { textIsPublic } from './access.ts';

const desk: Actor = {
  kind: 'person',
  id: 'desk',
  grants: [
    { role: 'supervisor', office: e.harbour },
    { role: 'supervisor', office: e.lighthouse },
  ],
};
const start = '2026-02-01';
type Act = readonly [type: AgreementCommandType | 'Wait', data: object];
const country = fc.constantFrom('AX', 'BO');
const ids = ['purpose', 'tables', 'costs', 'new-1', 'new-2'];
const clause = fc.constantFrom(...ids);
const words = fc.constantFrom('', 'One.', 'Two.', 'Three.');
const texts = fc.record({ en: words, eo: words }, { requiredKeys: [] });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        country,
        act: fc.constantFrom('change', 'add', 'remove', 'move'),
        clause,
        after: fc.option(clause),
        text: texts,
        n: fc.nat(9),
      })
      .map(({ n, ...rest }): Act => ['ProposeChange', { ...rest, proposal: `p${n}`, heading: {}, words: '' }]),
  },
  { weight: 4, arbitrary: fc.tuple(country, fc.nat(9)).map(([c, n]): Act => ['AcceptProposal', { country: c, proposal: `p${n}` }]) },
  fc.tuple(country, fc.nat(9)).map(([c, n]): Act => ['WithdrawProposal', { country: c, proposal: `p${n}` }]),
  fc.tuple(clause, fc.constantFrom('en', 'eo')).map(([c, language]): Act => ['ConfirmAlignment', { country: 'AX', clause: c, language }]),
  fc.tuple(fc.option(fc.constantFrom('P20D', 'P1Y', 'P3Y')), fc.boolean(), fc.constantFrom('on-signature', 'exchange-of-notes')).map(
    ([validFor, renews, kind]): Act => [
      'SetTerms',
      {
        country: 'AX',
        terms: { entry: { kind }, validFor, renewal: renews ? { period: 'P1Y', notice: 'P10D' } : null, termination: 'P2M' },
      },
    ],
  ),
  {
    weight: 6,
    arbitrary: fc.tuple(country, fc.boolean()).map(([c, old]): Act => ['ApproveText', { country: c, digest: old ? 'old' : 'now' }]),
  },
  { weight: 5, arbitrary: country.map((c): Act => ['RecordSignature', { ...e.signature(c, '2026-01-15'), signatory: 'S' }]) },
  { weight: 4, arbitrary: country.map((c): Act => ['DeliverNote', e.note(c, '2026-01-20')]) },
  country.map((c): Act => ['RefuseRenewal', { country: c }]),
  country.map((c): Act => ['GiveNotice', { country: c, given: '2026-02-01' }]),
  { weight: 2, arbitrary: fc.constantFrom(1, 10, 40, 400).map((days): Act => ['Wait', { days }]) },
  {
    weight: 2,
    arbitrary: country.map(
      (c): Act => ['SetObligations', { country: c, clause: 'tables', obligations: [{ ...e.obligation, every: 'P1M', due: '2026-02-20' }] }],
    ),
  },
  {
    weight: 2,
    arbitrary: country.map(
      (c): Act => ['ReportObligation', { country: c, obligation: e.obligation.id, status: 'done', words: '', evidence: null }],
    ),
  },
);

interface Life {
  readonly events: readonly Recorded<AgreementFact>[];
  readonly states: readonly Agreement[];
}
/** Whatever people order, in this order; what is refused changes nothing. */
const lived = (acts: readonly Act[]): Life => {
  const events: Recorded<AgreementFact>[] = [];
  const states: Agreement[] = [];
  let state: Agreement | null = null;
  let day: Day = start;
  let past = '0'.repeat(64);
  const order = (type: AgreementCommandType, data: object, actor: Actor) => {
    const now = `${day}T12:00:00.000Z`;
    const command = { id: `c${events.length}`, type, on: 'a', actor, now, data } as AgreementCommand;
    const outcome = agreement.access(command, state) ?? agreement.decide(command, state);
    if (isRefusal(outcome)) return;
    const before = state === null ? past : digestOf(state);
    for (const fact of outcome) {
      const event = JSON.parse(JSON.stringify({ personal: null, ...fact, at: now, actor: actor.id })) as Recorded<AgreementFact>;
      events.push(event);
      state = agreement.evolve(state, event);
      states.push(state);
    }
    if (state !== null && digestOf(state) !== before) past = before;
  };
  order('DraftAgreement', { ...e.draft, demands: [] }, desk);
  for (const [type, data] of acts) {
    const digest = 'digest' in data ? (data.digest === 'old' || state === null ? past : digestOf(state)) : undefined;
    if (type !== 'Wait') order(type, { ...data, ...(digest === undefined ? {} : { digest }) }, desk);
    else {
      day = addDays(day, Number((data as { readonly days: number }).days));
      order('PassTime', { day }, system('time'));
    }
  }
  return { events, states };
};
const lives = fc.array(act, { minLength: 5, maxLength: 60 }).map(lived);
// Seen from the first orders on, so that most lives get as far as a signature.
const signs: readonly Act[] = [
  ...['AX', 'BO'].map((c): Act => ['ApproveText', { country: c, digest: 'now' }]),
  ...['AX', 'BO'].map((c): Act => ['RecordSignature', { ...e.signature(c, '2026-01-15'), signatory: 'S' }]),
  ...['AX', 'BO'].map((c): Act => ['DeliverNote', e.note(c, '2026-01-20')]),
];
const longLives = fc
  .tuple(fc.array(act, { maxLength: 8 }), fc.array(act, { minLength: 5, maxLength: 40 }))
  .map(([a, b]) => lived([...a, ...signs, ...b]));
const some = fc.oneof(lives, longLives);
const always = (property: (life: Life) => void) => fc.assert(fc.property(some, property), { numRuns: 100, seed: 20_261_122 });

describe('whatever two desks do', () => {
  it('the same facts come to the same agreement and the same rows', () => {
    always(({ events, states }) => {
      const again = events.reduce<Agreement | null>(agreement.evolve, null);
      expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(states.at(-1))));
      if (again !== null) expect(() => agreement.rows(again, 'a')).not.toThrow();
    });
  });
  it('an approval counts for the text that was approved and for no other', () => {
    always(({ events, states }) => {
      events.forEach((event, i) => {
        const state = states[i];
        if (state === undefined) return;
        if (state.status === 'approved') expect(state.approvals.map((a) => a.digest)).toEqual([digestOf(state), digestOf(state)]);
        if (event.type === 'TextApproved') expect(event.data.digest).toBe(digestOf(state));
        // Whatever is signed is what both approved, and nothing changes it any more.
        if (state.signatures.length > 0) expect(new Set(state.approvals.map((a) => a.digest))).toEqual(new Set([digestOf(state)]));
      });
    });
  });
  it('no agreement is concluded over an open proposal or a language that has not followed', () => {
    always(({ events, states }) => {
      events.forEach((event, i) => {
        if (event.type !== 'SignatureRecorded') return;
        expect(states[i]?.proposals.some((p) => p.status === 'open')).toBe(false);
        expect(states[i]?.clauses.some((c) => c.behind.length > 0)).toBe(false);
      });
    });
  });
  it('no term ends without a warning in that term', () => {
    always(({ events }) => {
      let warned = false;
      for (const event of events) {
        if (event.type === 'Warned' && event.data.of !== 'obligation') warned = true;
        if (event.type === 'AgreementEnded' || event.type === 'AgreementRenewed') {
          expect(warned).toBe(true);
          warned = false;
        }
      }
    });
  });
  it('clauses are numbered without gaps, and versions only rise', () => {
    always(({ states }) => {
      states.forEach((state, i) => {
        expect(state.version).toBeGreaterThanOrEqual(states[i - 1]?.version ?? 1);
        expect(state.changes.length).toBe(state.version - 1);
        expect(new Set(state.clauses.map((c) => c.id)).size).toBe(state.clauses.length);
        expect(state.clauses.length).toBeGreaterThan(0);
      });
    });
  });
  it('its text is public only once everybody has signed', () => {
    always(({ states }) => {
      for (const state of states) if (textIsPublic(state)) expect(state.signatures.length).toBe(state.parties.length);
    });
  });
  it('time that has passed brings nothing when it passes again', () => {
    always(({ states }) => {
      const state = states.at(-1) ?? null;
      const pass = (on: Agreement | null) =>
        agreement.decide(
          { id: 'c', type: 'PassTime', on: 'a', actor: system('time'), now: '2040-01-01T00:00:00.000Z', data: { day: '2040-01-01' } },
          on,
        );
      const first = pass(state);
      if (isRefusal(first)) throw new Error(first.reason);
      if (first.length >= 500) return;
      const next = first.reduce<Agreement | null>(
        (s, fact) =>
          agreement.evolve(s, { personal: null, ...fact, at: '2040-01-01T00:00:00.000Z', actor: 'x' } as Recorded<AgreementFact>),
        state,
      );
      expect(pass(next)).toEqual([]);
    });
  });
});

describe('the digest', () => {
  const state = (change: object) => ({
    ...agreement.evolve(null, { ...e.drafted, personal: null, at: 'x', actor: 'y' } as Recorded<AgreementFact>),
    ...change,
  });
  it('is the same whichever desks negotiate, whoever sees it and whatever is owed under it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom('restricted', 'public'), (office, by, visibility) => {
        const parties = e.draft.parties.map((p) => ({ ...p, office }));
        const other = state({ parties, visibility, reference: by, approvals: [{ country: 'AX', digest: 'x', by, at: 'z' }], drafted: by });
        expect(digestOf(other as Agreement)).toBe(digestOf(state({})));
      }),
    );
  });
  it('is another as soon as anything that is written is another', () => {
    const [first, ...rest] = e.draft.clauses;
    const changes = [
      { kind: 'agreement' },
      { title: { ...e.draft.title, eo: 'Alia' } },
      { languages: ['eo', 'en'] },
      { parties: e.draft.parties.toReversed() },
      { clauses: [...rest, first] },
      { clauses: rest },
      { clauses: [{ ...first, text: { ...first.text, eo: 'Alia.' } }, ...rest] },
      { clauses: [{ ...first, heading: { en: 'Aim', eo: 'Celo' } }, ...rest] },
      { terms: e.otherTerms },
      { amends: 'x' },
      { replaces: 'x' },
    ];
    const digests = [{}, ...changes].map((change) => digestOf(state(change) as Agreement));
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('an amendment', () => {
  it('replaces exactly its clauses and adds what it says it adds', () => {
    const text = (words: string) => ({ en: words, eo: words });
    const named = (name: string) => ({ id: name, heading: text(name), text: text(`Was ${name}.`) });
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 }), fc.subarray(['a', 'c', 'e', 'f', 'g']), (had, changed) => {
        const clauses = had.map((name) => ({ ...named(name), behind: [], version: 1 }));
        const amendment = changed.map((name) => ({ ...named(name), text: text(`Is ${name}.`) }));
        const after = withAmendment({ clauses, languages: ['en', 'eo'] }, amendment, 2);
        const expected = [...had, ...changed.filter((name) => !had.includes(name))].map(
          (name) => `${changed.includes(name) ? 'Is' : 'Was'} ${name}.`,
        );
        expect(after.map((c) => c.text.en)).toEqual(expected);
        expect(
          after
            .filter((c) => c.version === 2)
            .map((c) => c.id)
            .sort(),
        ).toEqual([...changed].sort());
      }),
    );
  });
});
