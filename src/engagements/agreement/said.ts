/** What the sides say of an obligation, and what follows from it. Of each side its newest report counts. */
import { addDays, type Day, dayOf } from '../../kernel/time/time.ts';
import type { Obligation, Report } from './agreement.ts';

type Said = Pick<Obligation, 'says' | 'country'>;
export const newestOf = ({ says }: Pick<Obligation, 'says'>, country: string): Report | undefined => says[country]?.at(-1);

/** The sides that do not owe it and have said something of it. */
const others = ({ says, country }: Said): readonly Report[] =>
  Object.entries(says).flatMap(([side, reports]) => (side === country ? [] : reports.slice(-1)));

/** Two sides have spoken and do not say the same. */
export const disagree = (obligation: Said): boolean => {
  const own = newestOf(obligation, obligation.country);
  return own !== undefined && others(obligation).some((r) => r.status !== own.status);
};
/** Who owes it says done, somebody else says so too, and nobody says otherwise. */
export const bothSayDone = (obligation: Said): boolean => {
  const said = others(obligation);
  return newestOf(obligation, obligation.country)?.status === 'done' && said.length > 0 && said.every((r) => r.status === 'done');
};

/** Days in which the other side may object to a report that something is done. */
export const daysToObject = 14;
/** Who owes it says done and nobody has said anything else: the day from which it counts as met. */
export const metUnlessObjected = (obligation: Said): Day | undefined => {
  const own = newestOf(obligation, obligation.country);
  if (own?.status !== 'done' || others(obligation).some((r) => r.status !== 'done')) return undefined;
  return addDays(dayOf(own.at), daysToObject);
};
