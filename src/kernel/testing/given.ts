import type { Command, Decider, Fact, Recorded } from '../decider/decider.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';

/** What happened earlier; `at` and `actor` may be left out where the test does not care. */
export type Given<F extends Fact> = F & { readonly at?: string; readonly actor?: string };

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const show = (value: unknown): string => JSON.stringify(value, null, 2);

const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

const recorded = (fact: Given<Fact>): object => ({
  type: fact.type,
  data: plain(fact.data),
  personal: fact.personal == null ? null : plain(fact.personal),
  at: fact.at ?? '2026-01-01T00:00:00.000Z',
  actor: fact.actor ?? 'system/given',
});

/** The state after these facts, or null for none. */
export const stateAfter = <S, F extends Fact, C extends Command>(decider: Decider<S, F, C>, facts: readonly Given<F>[]): S | null =>
  facts.reduce<S | null>((state, fact) => decider.evolve(state, recorded(fact) as Recorded<F>), null);

export interface Then<F extends Fact> {
  /** Exactly these facts, in this order. A fact's `about` is compared only where the expected one names it. */
  then(expected: readonly F[]): void;
  /** Refused for this reason, by access or by decide. */
  thenRefused(reason: string): void;
  /** What came out, for assertions of another kind. */
  readonly outcome: readonly F[] | Refusal;
}

/** `given(decider, facts).when(command).then(facts)`: what a decider decides, without a database. Asks `access` first, as the ledger does. */
export const given = <S, F extends Fact, C extends Command>(decider: Decider<S, F, C>, facts: readonly Given<F>[]) => ({
  when(command: C): Then<F> {
    const state = stateAfter(decider, facts);
    const outcome = decider.access(command, state) ?? decider.decide(command, state);
    // A fact that cannot be folded is a fault of the decider even where the test looks only at what was decided.
    if (!isRefusal(outcome)) outcome.reduce<S | null>((next, fact) => decider.evolve(next, recorded(fact) as Recorded<F>), state);
    return {
      outcome,
      // biome-ignore lint/suspicious/noThenProperty: nobody awaits it, and given-when-then is what tests are read by.
      then(expected) {
        if (isRefusal(outcome)) throw new Error(`refused with ${outcome.reason} ${show(outcome.details)}, expected ${show(expected)}`);
        const compared = (fact: Fact, like: Fact | undefined): object => ({
          type: fact.type,
          data: plain(fact.data),
          personal: fact.personal == null ? null : plain(fact.personal),
          ...(like?.about === undefined ? {} : { about: fact.about ?? [] }),
        });
        const actual = outcome.map((fact, index) => compared(fact, expected[index]));
        const wanted = expected.map((fact) => compared(fact, fact));
        if (canonicalText(actual) !== canonicalText(wanted)) throw new Error(`decided ${show(actual)}\nexpected ${show(wanted)}`);
      },
      thenRefused(reason) {
        if (!isRefusal(outcome)) throw new Error(`expected a refusal with ${reason}, but it decided ${show(outcome)}`);
        if (outcome.reason !== reason) throw new Error(`refused with ${outcome.reason} ${show(outcome.details)}, expected ${reason}`);
      },
    };
  },
});
