/** What time alone brings: entry on a date, warnings, renewal, the end, and obligations that become due. One step after another. */
import { addDays, type Day } from '../../kernel/time/time.ts';
import type { Agreement, AgreementFact, Obligation } from './agreement.ts';
import { enteredIntoForce } from './fulfils.ts';
import { addPeriod, lastDayOfPeriod, lastDayToSay } from './periods.ts';
import { metUnlessObjected } from './said.ts';

/** From `on`, this happens; the fact is told as of the day on which it is noticed. */
export interface Step {
  readonly on: Day;
  readonly facts: (noticed: Day) => readonly AgreementFact[];
}
export const expiryWarnings = [180, 90, 30] as const;
/** Days before the last day on which a party may say no to a renewal. */
export const renewalWarnings = [30, 7] as const;
export const obligationWarnings = [14, 3] as const;
/** Days an obligation is overdue before supervisors hear of it. */
export const escalatedAfter = 7;

const sooner = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** Nobody has said no to its renewal, and nobody has given notice. */
export const willRenew = ({ terms, until, refusesRenewal, notice }: Agreement): boolean =>
  until !== null && terms.renewal !== null && refusesRenewal.length === 0 && notice === null;
/** The last day it holds as things stand; null: without end, or renewed by itself. */
export const endOf = (state: Agreement): Day | null => {
  if (state.status !== 'in-force') return state.ended?.day ?? null;
  const { until, notice } = state;
  if (notice === null) return willRenew(state) ? null : until;
  return until === null ? notice.ends : sooner(until, notice.ends);
};
/** The last day on which a party may refuse the next renewal. */
export const renewalCloses = ({ terms, until }: Agreement): Day | null =>
  until === null || terms.renewal === null ? null : lastDayToSay(until, terms.renewal.notice);

/** The first day of the term it is in. */
const termBegins = ({ inForce, until, renewals, terms }: Agreement): Day | null =>
  renewals === 0 || until === null || terms.renewal === null ? inForce : addPeriod(addDays(until, 1), terms.renewal.period, -1);

const warnedSince = (state: Agreement, what: string, day: Day): boolean =>
  state.warned.some((w) => w.startsWith(`${what} `) && w.slice(what.length + 1) >= day);

/** Warnings at these days that have not been given; where all lie before `from`, there is one then. */
const warnings = (state: Agreement, what: 'renewal' | 'expiry', days: readonly Day[], from: Day): readonly Step[] => {
  const within = days.filter((day) => day >= from);
  return (within.length > 0 ? within : [from])
    .filter((day) => !warnedSince(state, what, day))
    .map((on) => ({ on, facts: (noticed) => [{ type: 'Warned', data: { of: what, day: noticed, obligation: null } }] }));
};

const lifeSteps = (state: Agreement): readonly Step[] => {
  const { until, terms, notice } = state;
  const from = termBegins(state);
  if (from === null) return [];
  const closes = renewalCloses(state);
  const end = endOf(state);
  if (end === null) {
    if (until === null || closes === null || terms.renewal === null) return [];
    const next = lastDayOfPeriod(addDays(until, 1), terms.renewal.period);
    return [
      ...warnings(
        state,
        'renewal',
        renewalWarnings.map((n) => addDays(closes, -n)),
        from,
      ),
      { on: addDays(until, 1), facts: () => [{ type: 'AgreementRenewed', data: { until: next } }] },
    ];
  }
  const how = notice !== null && notice.ends <= (until ?? notice.ends) ? 'terminated' : 'expired';
  const days = expiryWarnings.map((n) => addDays(end, -n));
  // An end that was decided late, by notice or by a refused renewal, is told of at once: the days before it are no reason for silence.
  return [
    ...warnings(state, 'expiry', days, from),
    { on: addDays(end, 1), facts: () => [{ type: 'AgreementEnded', data: { how, day: end } }] },
  ];
};

const warnOf = (state: Agreement, o: Obligation): readonly Step[] =>
  obligationWarnings
    .map((n) => addDays(o.due, -n))
    .filter((day) => day >= (state.inForce ?? day) && !warnedSince(state, `obligation/${o.id}`, day))
    .map((on) => ({ on, facts: (noticed) => [{ type: 'Warned', data: { of: 'obligation', day: noticed, obligation: o.id } }] }));

/** The day it is due next, counted from the first, so that the last of a month stays the last; null: never again. */
export const dueNext = (state: Agreement, { every, first, times }: Obligation): Day | null => {
  if (every === null) return null;
  const due = addPeriod(first, every, times + 1);
  const end = endOf(state);
  return end !== null && due > end ? null : due;
};
/** It is met; where it comes again, its next time begins. */
export const metFacts = (state: Agreement, o: Obligation, day: Day): readonly AgreementFact[] => {
  const next = dueNext(state, o);
  return [
    { type: 'ObligationMet', data: { obligation: o.id, title: o.title, commitment: o.commitment, day } },
    ...(next === null ? [] : [{ type: 'ObligationComesAgain', data: { obligation: o.id, due: next } } as const]),
  ];
};

const obligationSteps = (state: Agreement, o: Obligation): readonly Step[] => {
  if (o.met !== null) return [];
  const met = metUnlessObjected(o);
  if (met !== undefined) return [{ on: met, facts: () => metFacts(state, o, met) }];
  if (o.overdueSince === null) {
    const since = addDays(o.due, 1);
    return [...warnOf(state, o), { on: since, facts: () => [{ type: 'ObligationOverdue', data: { obligation: o.id, day: since } }] }];
  }
  if (o.escalated) return [];
  return [{ on: addDays(o.overdueSince, escalatedAfter), facts: () => [{ type: 'ObligationEscalated', data: { obligation: o.id } }] }];
};

/** The day of the last signature; null: not everyone has signed. */
export const concludedOn = ({ signatures, parties }: Agreement): Day | null =>
  signatures.length < parties.length ? null : signatures.reduce<Day>((last, { day }) => later(last, day), '');

/** The next thing that time brings; undefined: nothing, however long one waits. */
export const nextStep = (state: Agreement): Step | undefined => {
  const { entry } = state.terms;
  const concluded = concludedOn(state);
  if (state.status === 'signed' && entry.kind === 'on-date' && concluded !== null) {
    const on = later(entry.day, concluded);
    return { on, facts: () => [enteredIntoForce(state, on)] };
  }
  if (state.status !== 'in-force') return undefined;
  const steps = [...lifeSteps(state), ...state.obligations.flatMap((o) => obligationSteps(state, o))];
  return steps.reduce<Step | undefined>((first, step) => (first === undefined || step.on < first.on ? step : first), undefined);
};
