import type { Today } from '../../../../communiques/tracker/commitments/filter.ts';
import type { OpenNode } from '../../../node.ts';

/** Today at the node's own place, and its rule for what has gone quiet. */
export const todayOf = ({ clock, pack }: Pick<OpenNode, 'clock' | 'pack'>): Today => ({
  today: new Intl.DateTimeFormat('en-CA', { timeZone: pack.timeZone, dateStyle: 'short' }).format(new Date(clock())),
  quietDays: pack.rules.goneQuiet.days,
});
