/** What a party may say while it is in force, and what time brings. */
import type { Fact, Recorded } from '../../../kernel/decider/decider.ts';
import { refuse } from '../../../kernel/refusals/refusal.ts';
import type { Day } from '../../../kernel/time/time.ts';
import type { Agreement, AgreementFact } from '../agreement.ts';
import { evolve } from '../evolve.ts';
import { addPeriod } from '../periods.ts';
import { nextStep, renewalCloses } from '../time.ts';
import { type Acts, inFuture, todayAnywhere, unless } from './act.ts';

/** In one go; what is left comes in the next round. */
const mostSteps = 500;
const recorded = (fact: AgreementFact, at: string, actor: string): Recorded<AgreementFact> => {
  const whole: Fact = fact;
  return { ...fact, personal: whole.personal ?? null, at, actor } as Recorded<AgreementFact>;
};

const passed = (state: Agreement, day: Day, at: string, actor: string): readonly AgreementFact[] => {
  const facts: AgreementFact[] = [];
  let now = state;
  for (let step = nextStep(now); step !== undefined && step.on <= day && facts.length < mostSteps; step = nextStep(now)) {
    const next = step.facts(day);
    facts.push(...next);
    now = next.reduce((s, fact) => evolve(s, recorded(fact, at, actor)), now);
  }
  return facts;
};

export const force: Acts<'RefuseRenewal' | 'GiveNotice' | 'PassTime'> = {
  RefuseRenewal: (state, { country }, { now }) => {
    const refused = unless(state, 'not-in-force', 'in-force');
    if (refused !== undefined) return refused;
    const closes = renewalCloses(state);
    if (closes === null) return refuse('not-renewed-by-itself', {});
    if (state.refusesRenewal.includes(country)) return refuse('renewal-already-refused', { country });
    if (todayAnywhere(now) > closes) return refuse('renewal-notice-over', { closed: closes });
    return [{ type: 'RenewalRefused', data: { country } }];
  },
  GiveNotice: (state, { country, given }, { now }) => {
    const refused = unless(state, 'not-in-force', 'in-force') ?? inFuture(given, now);
    if (refused !== undefined) return refused;
    const { terms, notice, inForce } = state;
    if (terms.termination === null) return refuse('not-terminable', {});
    if (notice !== null) return refuse('notice-already-given', { country: notice.country, ends: notice.ends });
    if (inForce !== null && given < inForce) return refuse('notice-before-force', { inForce });
    const ends = addPeriod(given, terms.termination);
    // A notice dated back must not end at once what the other side counts on: so old a one, somebody would have heard of.
    if (ends < todayAnywhere(now)) return refuse('notice-too-old', { given, ends });
    return [{ type: 'NoticeGiven', data: { country, given, ends } }];
  },
  PassTime: (state, { day }, { now, actor }) => passed(state, day, now, actor.id),
};
