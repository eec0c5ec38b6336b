/** How a task's clock stands, in words an officer can plan by. */
import type { Instant } from '../../kernel/time/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { TaskStatus } from '../case/case.ts';

/** Days are working days of the office's own calendar. */
export type DeskClock =
  | { readonly state: 'running'; readonly days: number }
  | { readonly state: 'due-today' }
  | { readonly state: 'overdue'; readonly days: number }
  | { readonly state: 'stopped' | 'sent-back' | 'ended' };

/** A task is due with the end of a day; the moment before belongs to the last day it may take. */
export const deskClock = (
  calendar: Calendar,
  now: Instant,
  { status, due }: { readonly status: TaskStatus; readonly due: Instant | null },
): DeskClock => {
  if (status === 'sent-back') return { state: 'sent-back' };
  if (status !== 'open') return { state: 'ended' };
  if (due === null) return { state: 'stopped' };
  const last = new Date(Date.parse(due) - 1).toISOString();
  if (due <= now) return { state: 'overdue', days: workingDaysBetween(calendar, last, now) };
  const days = workingDaysBetween(calendar, now, last);
  return days === 0 ? { state: 'due-today' } : { state: 'running', days };
};
