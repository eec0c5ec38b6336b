import type { OfficeRow } from '../../../../identity/index.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../../../kernel/time/time.ts';
import { calendarOf } from '../../../../one-window/calendar/calendar.ts';
import { dayOfNumber, localTime } from '../../../../one-window/calendar/local-time.ts';
import type { TaskKind, TaskStatus } from '../../../../one-window/case/case.ts';
import { deskClock } from '../../../../one-window/desks/clock.ts';
import { type Definition, tasksOf, type Text } from '../../../../one-window/service/definition.ts';
import type { Child } from 'hono/jsx';
import type { Door } from '../../door.ts';
import { ClockTag } from '../../look/parts/clock-tag.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import type { Words } from '../../words/words.ts';
import { At } from '../apply/when.tsx';

/** A text of a service as plain text, for attributes and options. */
export const plainText = (w: Words, text: Text): string => w.text(text).text;

export const officeName = (w: Words, office: OfficeRow | undefined, id = ''): string =>
  office ? (office.names[w.language] ?? office.name) : id;
export const organisationName = (w: Words, office: OfficeRow): string => office.organisationNames[w.language] ?? office.organisationName;
/** An office with the body it belongs to. */
export const fullOfficeName = (w: Words, office: OfficeRow | undefined, id = ''): string =>
  office ? `${organisationName(w, office)}: ${officeName(w, office)}` : id;

/** What a task is called: advice and appeals are named after the task they are about. */
export const taskTitle = (
  w: Words,
  definition: Definition | undefined,
  task: { readonly task: string; readonly kind: TaskKind; readonly of: string | null },
): string => {
  const titleOf = (id: string | null): string => {
    const known = definition && tasksOf(definition).find((t) => t.id === id);
    return known ? plainText(w, known.title) : w.t('inbox.another-task');
  };
  if (task.kind === 'decision') {
    const known = definition && tasksOf(definition).find((t) => t.id === task.task);
    return known ? plainText(w, known.title) : task.task;
  }
  return w.t(`inbox.kind-${task.kind}`, { task: titleOf(task.of) });
};

export const TaskClockTag = ({
  w,
  door,
  office,
  now,
  line,
}: {
  readonly w: Words;
  readonly door: Pick<Door, 'window'>;
  readonly office: Id;
  readonly now: Instant;
  readonly line: { readonly status: TaskStatus; readonly due: Instant | null; readonly promise: number };
}) => {
  const { calendars, offices } = door.window;
  return <ClockTag w={w} clock={deskClock(calendarOf(calendars, offices[office]?.calendar ?? ''), now, line)} promise={line.promise} />;
};

/** A day of the office's own calendar, for an instant. */
export const officeDay = (door: Pick<Door, 'window'>, office: Id, at: Instant): Day => {
  const { timeZone } = calendarOf(door.window.calendars, door.window.offices[office]?.calendar ?? '');
  return dayOfNumber(localTime(timeZone).dayAt(Date.parse(at)));
};
/** The last day a clock runs: a task is due with the end of it. */
export const lastDay = (door: Pick<Door, 'window'>, office: Id, due: Instant): Day =>
  officeDay(door, office, new Date(Date.parse(due) - 1).toISOString());

export const inboxCrumbs = (w: Words, ...more: readonly { readonly label: string; readonly href?: string }[]) => [
  { label: w.t('frame.home'), href: '/' },
  more.length === 0 ? { label: w.t('inbox.title') } : { label: w.t('inbox.title'), href: '/inbox' },
  ...more,
];

/** A moment as the office's own clock shows it; the enhancer sets it in the reader's zone. */
export const AtOffice = ({
  w,
  door,
  office,
  at,
}: {
  readonly w: Words;
  readonly door: Pick<Door, 'window'>;
  readonly office: Id;
  readonly at: Instant;
}) => <At w={w} zone={calendarOf(door.window.calendars, door.window.offices[office]?.calendar ?? '').timeZone} at={at} />;

/** What `?done=…` tells after an order was carried out. Keys that are not ours say nothing. */
export const DoneNotice = ({
  w,
  done,
  args,
  children,
}: {
  readonly w: Words;
  readonly done: string | undefined;
  readonly args?: Readonly<Record<string, string | number>>;
  readonly children?: Child;
}) => {
  const key = `inbox.done-${done ?? ''}`;
  return done && w.has(key) ? (
    <Notice w={w} kind="success">
      <p>{w.t(key, args)}</p>
      {children}
    </Notice>
  ) : null;
};

/** Of the applicant; says so where the task is a blind one, and where the name was erased. */
export const applicantName = (w: Words, name: string | null, blind: boolean): string =>
  blind ? w.t('reviews.blind') : (name ?? w.t('inbox.erased'));
