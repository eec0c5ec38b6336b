/** A task's clock in words: how long is promised, until when, and why it stands still. */
import type { TrackedTask } from '../../../../one-window/case/track.ts';
import type { Door } from '../../door.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import type { Offices } from '../services/around.ts';
import { dayText, lastDay, OnDay, zoneOfCountry } from './when.tsx';

export interface Telling {
  readonly w: Words;
  readonly door: Pick<Door, 'pack' | 'window'>;
  readonly offices: Offices;
  /** Where the reader is. */
  readonly zone: string;
}

/** The zone of an office, by the calendar it keeps. */
export const zoneOfOffice = ({ door, offices }: Pick<Telling, 'door' | 'offices'>, office: string | null): string => {
  const country = office === null ? undefined : (door.window.offices[office]?.calendar ?? offices.get(office)?.country);
  return zoneOfCountry(door, country ?? door.pack.country);
};

/** Undefined for a task that has no clock. */
export const ClockWords = ({ tell, task }: { readonly tell: Telling; readonly task: TrackedTask }) => {
  const { w, zone } = tell;
  const { clock, status } = task;
  if (clock === null) return null;
  const days = w.t('services.working-days', { count: clock.promise });
  if (status === 'decided') {
    return (
      <>
        {task.spent === null ? days : w.t('apply.took', { spent: task.spent, promise: clock.promise })}
        {task.ended ? (
          <>
            {' '}
            <OnDay w={w} zone={zone} at={task.ended} />
          </>
        ) : null}
      </>
    );
  }
  if (clock.stopped) {
    return (
      <>
        {w.t('apply.clock-stopped')} {clock.stopped.text ? <Said w={w} text={clock.stopped.text} /> : w.t('apply.stopped-sent-back')},{' '}
        {w.t('apply.since')} <OnDay w={w} zone={zone} at={clock.stopped.since} />
      </>
    );
  }
  if (clock.due === null) return <>{days}</>;
  const until = dayText(w, lastDay(zoneOfOffice(tell, task.office), clock.due));
  return <>{w.t(clock.overdue ? 'apply.clock-overdue' : 'apply.clock-until', { count: clock.promise, until })}</>;
};
