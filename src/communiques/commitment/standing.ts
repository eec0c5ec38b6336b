/** What the mentions of one commitment say together: how far its words have got, and whether they only repeat themselves. */
import { daysBetween } from '../../kernel/time/time.ts';
import type { DeliveryScale, Mention, Stage, When } from '../contract.ts';
import { stages } from '../extraction/extraction.ts';

export const rankOf = (stage: Stage): number => stages.indexOf(stage);

export interface StepBack {
  readonly candidate: string;
  readonly communique: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly date: When;
}
export interface Standing {
  /** Null when no mention is left. */
  readonly stage: Stage | null;
  /** When that stage was first said. */
  readonly since: When | null;
  /** Mentions that said less than an earlier one: flagged, never applied. */
  readonly stepsBack: readonly StepBack[];
  /** Two or more mentions on different days with no step forward, and not done. */
  readonly saidAgain: boolean;
}

export const inOrder = (mentions: readonly Mention[]): readonly Mention[] =>
  [...mentions].sort(
    (a, b) => compare(a.date, b.date) || compare(a.communique, b.communique) || a.start - b.start || compare(a.candidate, b.candidate),
  );
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `2025-03` and `2025-03-14` may be one day: only dates that contradict each other are different. */
const anotherDay = (a: When, b: When): boolean => !a.startsWith(b) && !b.startsWith(a);

export const standingOf = (mentions: readonly Mention[]): Standing => {
  const ordered = inOrder(mentions);
  const [first] = ordered;
  if (first === undefined) return { stage: null, since: null, stepsBack: [], saidAgain: false };
  let reached: { stage: Stage; since: When } = { stage: first.stage, since: first.date };
  let repeated = false;
  const stepsBack: StepBack[] = [];
  for (const m of ordered.slice(1)) {
    const later = anotherDay(m.date, reached.since);
    if (rankOf(m.stage) > rankOf(reached.stage)) {
      reached = { stage: m.stage, since: m.date };
      repeated = false;
    } else if (later) {
      repeated = true;
      if (rankOf(m.stage) < rankOf(reached.stage)) {
        stepsBack.push({ candidate: m.candidate, communique: m.communique, from: reached.stage, to: m.stage, date: m.date });
      }
    }
  }
  return { ...reached, stepsBack, saidAgain: repeated && reached.stage !== 'done' };
};

/** The last day of a date that is known to the year or the month only: nobody is called quiet too early. */
export const lastDayOf = (when: When): string => {
  if (when.length === 10) return when;
  const [year, month] = when.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 12, 0)).toISOString().slice(0, 10);
};

export interface Quietness {
  readonly specific: boolean;
  readonly stage: Stage | null;
  readonly delivery: DeliveryScale | null;
  readonly heard: string | null;
}
/** Specific, proposed or later, neither done nor delivered in full, and nothing heard for `days` days. */
export const goneQuiet = (c: Quietness, today: string, days: number): boolean =>
  c.specific &&
  c.stage !== null &&
  rankOf(c.stage) >= rankOf('proposed') &&
  c.stage !== 'done' &&
  c.delivery !== 'complete' &&
  c.heard !== null &&
  daysBetween(c.heard, today) > days;
