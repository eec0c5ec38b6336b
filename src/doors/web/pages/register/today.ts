import type { Today } from '../../../../communiques/tracker/commitments/filter.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import type { OpenNode } from '../../../node.ts';

/** Today at the node's own place, and its rule for what has gone quiet. */
export const todayOf = ({ clock, pack }: Pick<OpenNode, 'clock' | 'pack'>): Today => ({
  today: dayIn(pack.timeZone, clock()),
  quietDays: pack.rules.goneQuiet.days,
});
