/** When an action item is met, overdue, and told to supervisors. Pure. */
import { addDays, type Day } from '../../kernel/time/time.ts';
import type { Report } from '../agreement/agreement.ts';
import type { ActionItem } from './meeting.ts';

/** Days in which another side may object before what the owing side calls done is done. */
export const daysToObject = 14;
/** Days overdue before supervisors hear of it. */
export const daysToEscalate = 7;

export const newestOf = (item: Pick<ActionItem, 'says'>, country: string): Report | undefined => item.says[country]?.at(-1);
/** What the sides that do not owe it say, each its newest. */
export const othersSay = (item: Pick<ActionItem, 'says' | 'country'>): readonly Report[] =>
  Object.keys(item.says).flatMap((country) => {
    const newest = country === item.country ? undefined : newestOf(item, country);
    return newest === undefined ? [] : [newest];
  });

/** The owing side says done, and no other side says anything else. */
const isUncontested = (item: ActionItem): boolean =>
  newestOf(item, item.country)?.status === 'done' && othersSay(item).every((r) => r.status === 'done');
/** Every side that speaks says done, and one that does not owe it is among them. */
export const isMetByBoth = (item: ActionItem): boolean => isUncontested(item) && othersSay(item).length > 0;
/** The sides differ: one calls it done, not possible, or further than the other does. */
export const isDisputed = (item: Pick<ActionItem, 'says' | 'country'>): boolean => {
  const owing = newestOf(item, item.country);
  return owing !== undefined && othersSay(item).some((r) => r.status !== owing.status);
};

/** The day on which silence makes done of it; null where somebody else has to say so, or where nothing is claimed. */
export const metBySilenceOn = (item: ActionItem, dayOf: (at: string) => Day): Day | null => {
  const claimed = newestOf(item, item.country);
  if (item.met !== null || item.watcher !== null || claimed?.status !== 'done' || !isUncontested(item)) return null;
  return addDays(dayOf(claimed.at), daysToObject);
};
/** The first day it is late; null once it is done or said to be, unless another side denies that. */
export const overdueFrom = (item: ActionItem): Day | null => (item.met !== null || isUncontested(item) ? null : addDays(item.due, 1));
export const escalatesOn = (since: Day): Day => addDays(since, daysToEscalate);

/** The next day on which the calendar alone changes something; null: never. */
export const wakesOn = (items: readonly ActionItem[], dayOf: (at: string) => Day): Day | null =>
  items
    .flatMap((item) => {
      const late = overdueFrom(item);
      const silent = metBySilenceOn(item, dayOf);
      const next = late === null ? [] : item.overdueSince === null ? [late] : item.escalated ? [] : [escalatesOn(item.overdueSince)];
      return [...next, ...(silent === null ? [] : [silent])];
    })
    .reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
