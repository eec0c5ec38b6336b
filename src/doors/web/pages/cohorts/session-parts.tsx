/** How sessions and marks look wherever they are shown. */
import { createHash } from 'node:crypto';
import type { Day } from '../../../../kernel/time/time.ts';
import { sessionsHeld } from '../../../../programmes/cohort/completion.ts';
import type { Cohort, Session } from '../../../../programmes/cohort/cohort.ts';
import type { Words } from '../../words/words.ts';
import { dayText } from '../apply/when.tsx';

export const inOrder = ({ sessions }: Pick<Cohort, 'sessions'>): readonly Session[] =>
  sessions.toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));

/** What its host looks at next: today's, else the newest that was held without marks, else the one to come. */
export const nextSession = (state: Cohort, today: Day): Session | undefined => {
  const held = new Set(sessionsHeld(state).map((s) => s.id));
  const open = inOrder(state).filter((s) => !s.cancelled);
  return open.find((s) => s.day === today) ?? open.findLast((s) => s.day < today && !held.has(s.id)) ?? open.find((s) => s.day > today);
};

export const SessionLine = ({ w, session }: { readonly w: Words; readonly session: Session }) => (
  <span class="soft">
    <time datetime={session.day}>{dayText(w, session.day)}</time> · {w.t('cohorts.hours', { count: session.hours })}
  </span>
);

export type SessionState = 'cancelled' | 'held' | 'unmarked' | 'today' | 'to-come';
export const sessionState = (state: Cohort, session: Session, today: Day): SessionState => {
  if (session.cancelled) return 'cancelled';
  if (Object.keys(state.attendance[session.id] ?? {}).length > 0) return 'held';
  if (session.day === today) return 'today';
  return session.day < today ? 'unmarked' : 'to-come';
};

// Crockford's digits: nobody reads O for 0 or I for 1 on paper.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What stands on a printed list, to find its session again: six letters, such as `7K3-M9Q`. */
export const codeOf = (cohort: string, session: string): string => {
  const bytes = createHash('sha256').update(`daricha list\n${cohort}\n${session}`).digest();
  const letters = [...bytes.subarray(0, 6)].map((byte) => digits[byte % 32]).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
};
/** As somebody types it from paper. */
export const readCode = (typed: string): string => {
  const letters = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
};
