/** How an obligation stands on a day, and what each side says of it. Pure. */
import { type Day, daysBetween } from '../../kernel/time/time.ts';
import type { Report } from '../agreement/agreement.ts';
import type { ObligationLine, SaidOf } from './obligation-line.ts';

/**
 * met: both sides say so, or one did and the other let it stand · claimed: who owes it says done and nobody objects yet · overdue: past its
 * day · open: its day has not passed.
 */
export const standings = ['overdue', 'open', 'claimed', 'met'] as const;
export type Standing = (typeof standings)[number];
type Judged = Pick<ObligationLine, 'met' | 'due' | 'country' | 'says' | 'disagree'>;

/** The sides that say something other than who owes it does; none while that side is silent. */
export const objecting = ({ says, country }: Pick<ObligationLine, 'says' | 'country'>): readonly string[] => {
  const own = says[country]?.status;
  return own === undefined ? [] : Object.keys(says).filter((side) => side !== country && says[side]?.status !== own);
};
/** What is called done and not yet confirmed is nobody's lateness; once another side objects, it is. */
export const standingOf = (line: Judged, today: Day): Standing => {
  if (line.met !== null) return 'met';
  if (line.says[line.country]?.status === 'done' && !line.disagree) return 'claimed';
  return line.due < today ? 'overdue' : 'open';
};
/** Days it is late, or was when it was met; 0 in time, and 0 while it is called done and stands uncontested. */
export const daysLate = (line: Judged, today: Day): number => {
  const standing = standingOf(line, today);
  if (standing === 'met') return Math.max(0, daysBetween(line.due, line.met ?? line.due));
  return standing === 'overdue' ? daysBetween(line.due, today) : 0;
};

export interface Sides {
  /** Null: has said nothing. */
  readonly we: SaidOf | null;
  readonly they: SaidOf | null;
  readonly owing: 'we' | 'they';
  readonly disagree: boolean;
}
const order: readonly Report['status'][] = ['not-possible', 'not-started', 'underway', 'done'];

/** *We say* and *they say*. Where there are several others, `they` is whoever comes from the furthest behind. */
export const sidesOf = ({ says, country, disagree }: Pick<ObligationLine, 'says' | 'country' | 'disagree'>, us: string): Sides => {
  const others = Object.entries(says).flatMap(([side, said]) => (side === us ? [] : [said]));
  const they = others.reduce<SaidOf | null>(
    (least, said) => (least === null || order.indexOf(said.status) < order.indexOf(least.status) ? said : least),
    null,
  );
  return { we: says[us] ?? null, they, owing: country === us ? 'we' : 'they', disagree };
};

const rank = (line: ObligationLine, us: string, today: Day): number => {
  const standing = standingOf(line, today);
  return standings.indexOf(standing) * 2 + (line.country === us ? 0 : 1);
};
/** Overdue on our side first, then overdue on theirs, then what is open by its day, then what waits for a word, then what is met. */
export const byUrgency =
  (us: string, today: Day) =>
  (a: ObligationLine, b: ObligationLine): number =>
    rank(a, us, today) - rank(b, us, today) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
