/** Whose turn it is, with what a page needs to say so: every wait has an owner and a reason. */
import type { Definition } from '../../service/definition.ts';
import type { Case } from '../case.ts';
import { waitsIn } from '../next-actor.ts';
import { taskIn } from '../standing.ts';
import { stopText } from './naming.ts';
import type { Waiting } from './tracked.ts';

const officeOwner = 'office:';

/** Empty only when the case is over. */
export const waitsOf = (state: Case, definition: Definition): readonly Waiting[] =>
  waitsIn(state).map(({ owner, why, task, reason, since, until }) => {
    const found = task === null ? undefined : taskIn(state, task);
    const office = owner.startsWith(officeOwner) ? owner.slice(officeOwner.length) : null;
    return {
      who: office !== null ? 'office' : owner === 'time' ? 'time' : 'applicant',
      why,
      task,
      office,
      claimed: office !== null && found !== undefined && found.officer !== null,
      reason: reason === null ? null : stopText(definition, reason),
      since,
      until,
      overdue: found?.clock.overdue === true && office !== null,
    };
  });
