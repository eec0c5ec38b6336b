/** Whether a service that takes applications by calls does so now. */
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { calendarOf, type Calendars, type OfficeBook } from '../calendar/calendar.ts';
import type { Intake, Intakes } from '../contract.ts';
import type { Definition } from '../service/definition.ts';

interface IntakeRules {
  readonly intakes?: Intakes | undefined;
  readonly calendars: Calendars;
  readonly offices: OfficeBook;
  readonly countries: { readonly home: string };
}

/** open: until its call closes · before: until the next call opens · after: the last call is over · none: no call is known. */
export type IntakeNow =
  | { readonly state: 'open' | 'before' | 'after'; readonly intake: Intake; readonly timeZone: string }
  | { readonly state: 'none' };

const by =
  (moment: (intake: Intake) => number) =>
  (one: Intake, other: Intake): number =>
    moment(one) - moment(other);
const opens = (intake: Intake): number => Date.parse(intake.opens);
const closes = (intake: Intake): number => Date.parse(intake.closes);

/** Undefined for a service that is always open. A call is open from `opens` up to, and not including, `closes`. */
export const intakeNow = (rules: IntakeRules, definition: Definition, now: Instant): IntakeNow | undefined => {
  if (definition.intake !== 'calls') return undefined;
  const at = Date.parse(now);
  const all = rules.intakes?.of(definition.id) ?? [];
  const zone = calendarOf(rules.calendars, rules.offices[definition.lead]?.calendar ?? rules.countries.home).timeZone;
  const found = (state: 'open' | 'before' | 'after', intake: Intake | undefined): IntakeNow | undefined =>
    intake && { state, intake, timeZone: intake.timeZone ?? zone };
  const open = all.filter((i) => opens(i) <= at && at < closes(i)).sort(by(closes));
  const next = all.filter((i) => opens(i) > at).sort(by(opens));
  const over = all.filter((i) => closes(i) <= at).sort(by(closes));
  return found('open', open.at(-1)) ?? found('before', next[0]) ?? found('after', over.at(-1)) ?? { state: 'none' };
};

/** `no-open-call`, with the next call, else the last one. */
export const closedNow = (rules: IntakeRules, definition: Definition, now: Instant): Refusal | undefined => {
  const found = intakeNow(rules, definition, now);
  if (found === undefined || found.state === 'open') return undefined;
  if (found.state === 'none') return refuse('no-open-call', { service: definition.id, state: 'none' });
  const { state, timeZone, intake } = found;
  return refuse('no-open-call', {
    ...{ service: definition.id, state, timeZone },
    ...{ call: intake.call, opens: intake.opens, closes: intake.closes },
  });
};
