/** A case as whoever follows it sees it: one page with every office's task and clock, and whose turn it is. */
import type { HistoryLine } from '../../../../one-window/case/history.ts';
import type { Tracked, TrackedTask, Waiting } from '../../../../one-window/case/track.ts';
import { daysOf, tasksOf } from '../../../../one-window/service/definition.ts';
import { Route, type RouteStage, type RouteState } from '../../look/parts/route.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { OfficeName } from '../services/office-name.tsx';
import { type Telling, zoneOfOffice } from './clock-words.tsx';
import { HistoryList } from './history-list.tsx';
import { statusText } from './status-text.ts';
import { routeTask } from './tracked-task.tsx';
import { dayText, lastDay, ZoneNote } from './when.tsx';

export interface TrackingProps {
  readonly tell: Telling;
  readonly tracked: Tracked;
  readonly history: readonly HistoryLine[];
  /** Where the applicant answers a task; none for a reader who only follows. */
  readonly answer?: (task: string) => string;
}

const allTasks = (tracked: Tracked): readonly TrackedTask[] => tracked.stages.flatMap((stage) => stage.tasks);

/** Tasks of the route by what has become of them; the last round of each counts. */
const tally = (tracked: Tracked) => {
  const route = allTasks(tracked).filter((task) => task.kind === 'decision');
  const latest = route.filter((task) => !route.some((other) => other.task === task.task && other.round > task.round));
  const needed = latest.filter((task) => !['not-needed', 'not-reached', 'may-come'].includes(task.status));
  return { done: needed.filter((task) => task.status === 'decided').length, all: needed.length };
};

/** The one sentence that matters: what has happened, or what it waits for. */
export const headline = (w: Words, tracked: Tracked): string => {
  const { status } = tracked;
  if (status === 'in-progress' || status === 'sent-back') {
    const { done, all } = tally(tracked);
    return status === 'sent-back'
      ? w.t('apply.headline-sent-back', { count: tracked.items.length })
      : done === 0
        ? w.t('apply.headline-begun', { all })
        : w.t('apply.headline-running', { done, all });
  }
  return w.t(`apply.headline-${status}`);
};

const untilText = (tell: Telling, waiting: Waiting): string | undefined =>
  waiting.until === null ? undefined : dayText(tell.w, lastDay(zoneOfOffice(tell, waiting.office), waiting.until));

const WaitLine = ({ tell, tracked, waiting }: { readonly tell: Telling; readonly tracked: Tracked; readonly waiting: Waiting }) => {
  const { w, offices } = tell;
  const task = waiting.task ? allTasks(tracked).findLast((one) => one.task === waiting.task) : undefined;
  const until = untilText(tell, waiting);
  return (
    <li data-who={waiting.who}>
      <p>
        <strong>
          {waiting.office ? (
            <OfficeName w={w} offices={offices} id={waiting.office} short />
          ) : (
            w.t(waiting.who === 'time' ? 'apply.turn-time' : 'apply.turn-applicant')
          )}
        </strong>
        {task?.title ? (
          <span class="soft">
            {' · '}
            <Said w={w} text={task.title} />
          </span>
        ) : null}
      </p>
      <p class="soft small">
        {w.t(waiting.why === 'decide' && !waiting.claimed ? 'apply.why-unclaimed' : `apply.why-${waiting.why}`)}
        {waiting.reason ? (
          <>
            {': '}
            <Said w={w} text={waiting.reason} />
          </>
        ) : null}
        {until ? ` · ${w.t(waiting.overdue ? 'apply.was-due' : 'apply.until', { until })}` : ''}
      </p>
    </li>
  );
};

/** What the case waits for now, and who has the next act. */
export const Waits = ({ tell, tracked }: Pick<TrackingProps, 'tell' | 'tracked'>) =>
  tracked.waits.length === 0 ? null : (
    <section class="waits" aria-labelledby="waits">
      <h2 id="waits">{tell.w.t('apply.waits-title')}</h2>
      <ul class="wait-list">
        {tracked.waits.map((waiting) => (
          <WaitLine tell={tell} tracked={tracked} waiting={waiting} />
        ))}
      </ul>
    </section>
  );

const stageState: Readonly<Record<Tracked['stages'][number]['status'], RouteState>> = {
  done: 'done',
  open: 'now',
  'to-come': 'to-come',
  'not-needed': 'not',
  'not-reached': 'not',
  stopped: 'refused',
};

/** Every stage with its offices side by side. */
const TrackedRoute = ({ tell, tracked, answer }: Omit<TrackingProps, 'history'>) => {
  const definition = tell.door.window.catalogue.find(tracked.service, tracked.version);
  const promises = new Map((definition ? tasksOf(definition) : []).map((task) => [task.id, daysOf(task.clock)]));
  const stages: readonly RouteStage[] = tracked.stages.map((stage) => ({
    title: <Said w={tell.w} text={stage.title} />,
    state:
      tracked.granted === false && stage.tasks.some(({ task }) => task === tracked.because?.task) ? 'refused' : stageState[stage.status],
    note: stage.status === 'not-needed' || stage.status === 'not-reached' ? tell.w.t(`task-status.${stage.status}`) : undefined,
    tasks: stage.tasks.map((task) => routeTask(tell, task, promises.get(task.task), answer)),
  }));
  return <Route stages={stages} />;
};

const running: readonly Tracked['status'][] = ['in-progress', 'sent-back'];

/** The reference, the sentence, and the service: the head of the page. */
export const TrackingHead = ({ tell, tracked }: Pick<TrackingProps, 'tell' | 'tracked'>) => {
  const { w } = tell;
  return (
    <>
      <p class="eyebrow">
        <Said w={w} text={tracked.title} />
        {tracked.trial ? ` · ${w.t('apply.trial')}` : ''}
      </p>
      <h1>{headline(w, tracked)}</h1>
      <p class="lead">
        {tracked.reference ? <bdi class="reference">{tracked.reference}</bdi> : null}{' '}
        {running.includes(tracked.status) ? <span>{statusText(w, tracked.status)}</span> : null}
      </p>
    </>
  );
};

/** The parts that every follower sees, signed in or by a link. */
export const TrackingParts = (props: TrackingProps) => {
  const { tell, tracked } = props;
  const { w } = tell;
  const last = props.history.at(-1);
  return (
    <>
      <Waits tell={tell} tracked={tracked} />
      <section>
        <h2>{w.t('apply.route-title')}</h2>
        <TrackedRoute tell={tell} tracked={tracked} answer={props.answer} />
      </section>
      <section>
        <h2>{w.t('apply.history')}</h2>
        {last === undefined ? null : <ZoneNote w={w} zone={tell.zone} at={last.at} />}
        <HistoryList tell={tell} lines={props.history} />
      </section>
    </>
  );
};
