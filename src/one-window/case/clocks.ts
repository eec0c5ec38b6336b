/** Starting, stopping and reading a task's clock, in working days of its office. */
import type { Instant } from '../../kernel/time/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { endOfWorkingDays, workingDaysBetween } from '../calendar/working-days.ts';
import { daysOf, tasksOf } from '../service/definition.ts';
import type { Case, TaskState } from './case.ts';
import { calendarIn, calendarOfOffice, type CaseRules, type Setting } from './rules.ts';

export interface Running {
  readonly due: Instant;
  readonly remind: Instant | null;
}
/** A clock that runs for so many working days from now, with a reminder so many before its end. */
export const running = (calendar: Calendar, now: Instant, days: number, remindBefore: number | null): Running => ({
  due: endOfWorkingDays(calendar, now, days),
  remind: remindBefore === null || remindBefore >= days ? null : endOfWorkingDays(calendar, now, days - remindBefore),
});

/** Other offices answer a question in three working days, and are reminded a day before. */
export const adviceDays = 3;
const remindUnasked = 1;
export const remindBefore = ({ definition }: Setting, task: Pick<TaskState, 'task' | 'kind'>): number | null => {
  if (task.kind !== 'decision') return remindUnasked;
  const remind = tasksOf(definition).find((t) => t.id === task.task)?.remind;
  return remind === undefined ? null : daysOf(remind);
};

/** Working days the office has had it, up to now. */
export const usedBy = (rules: CaseRules, { clock, calendar }: TaskState, now: Instant): number =>
  clock.due === null ? clock.used : clock.used + workingDaysBetween(calendarIn(rules, calendar), clock.since, now);

export const stopping = (rules: CaseRules, task: TaskState, now: Instant): { readonly left: number; readonly used: number } => {
  const used = usedBy(rules, task, now);
  return { left: Math.max(0, task.clock.promise - used), used };
};

/** The rest of the clock from now; a day at least, so that nobody is late in the moment the case comes back. */
export const resuming = (setting: Setting, task: TaskState): Running => {
  const calendar = calendarIn(setting.rules, task.calendar);
  const days = Math.max(1, task.clock.left ?? task.clock.promise);
  return running(calendar, setting.now, days, remindBefore(setting, task));
};

/** Working days from submission to now by the lead's calendar, without those on which no office could work on it. */
export const spentOn = (rules: CaseRules, state: Case, now: Instant): number => {
  const calendar = calendarIn(rules, calendarOfOffice(rules, state.lead));
  const between = (from: Instant, to: Instant) => workingDaysBetween(calendar, from, to);
  const still = state.pauses.reduce((days, { from, to }) => days + between(from, to ?? now), 0);
  return Math.max(0, between(state.submitted ?? now, now) - still);
};
