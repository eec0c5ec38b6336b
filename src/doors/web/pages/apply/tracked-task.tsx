/** One office's task on the tracking page: what it is about, its clock, and its words. */
import type { TrackedTask } from '../../../../one-window/case/track.ts';
import { Points } from '../../look/parts/points.tsx';
import type { RouteState, RouteTask } from '../../look/parts/route.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { OfficeName } from '../services/office-name.tsx';
import { ClockWords, type Telling } from './clock-words.tsx';

export const stateOf = ({ status, decision, kind }: TrackedTask): RouteState => {
  if (status === 'decided') return decision?.outcome === 'refused' ? 'refused' : 'done';
  if (status === 'open') return 'now';
  if (status === 'sent-back') return 'waiting';
  if (status === 'to-come') return 'to-come';
  if (status === 'may-come') return kind === 'decision' ? 'may-come' : 'to-come';
  return 'not';
};

const titleOf = (w: Words, task: TrackedTask) =>
  task.title ? <Said w={w} text={task.title} /> : w.t(task.kind === 'appeal' ? 'apply.appeal-task' : 'apply.advice-task');

/** In a word where it stands. */
const tagOf = (w: Words, task: TrackedTask): string => {
  if (task.status === 'decided' && task.decision) {
    if (task.decision.nobody) return w.t('apply.task-silence');
    if (task.kind === 'appeal') return w.t(task.decision.outcome === 'approved' ? 'apply.appeal-allowed' : 'apply.appeal-dismissed');
    return w.t(`apply.outcome-${task.decision.outcome}`);
  }
  if (task.status === 'open' && task.clock?.overdue) return w.t('apply.task-overdue');
  if (task.status === 'open' && task.clock?.stopped) return w.t('apply.task-stopped-clock');
  return w.t(`task-status.${task.status}`);
};

const Decision = ({ w, task }: { readonly w: Words; readonly task: TrackedTask }) => {
  const { decision } = task;
  if (!decision) return null;
  return (
    <div class="lane-decision">
      {decision.label ? (
        <p>
          <strong>
            <Said w={w} text={decision.label} />
          </strong>
        </p>
      ) : null}
      {decision.reasons.length > 0 ? (
        <ul class="bare">
          {decision.reasons.map((reason) => (
            <li>
              <Said w={w} text={reason.text} />
            </li>
          ))}
        </ul>
      ) : null}
      {task.points ? <Points w={w} points={task.points} /> : null}
      {decision.words ? <blockquote dir="auto">{decision.words}</blockquote> : null}
      {decision.nobody ? <p class="soft small">{w.t('apply.silence-said')}</p> : null}
    </div>
  );
};

/** `promise`: working days of a task still to come. `answer`: where what was sent back is answered; none for a reader who cannot. */
export const routeTask = (tell: Telling, task: TrackedTask, promise: number | undefined, answer?: (task: string) => string): RouteTask => {
  const { w, offices } = tell;
  const state = stateOf(task);
  return {
    state,
    title: titleOf(w, task),
    office: task.office ? <OfficeName w={w} offices={offices} id={task.office} /> : state === 'not' ? null : w.t('apply.office-open'),
    tag: tagOf(w, task),
    days: task.clock?.promise ?? promise,
    clock:
      state === 'not' ? undefined : task.clock ? (
        <ClockWords tell={tell} task={task} />
      ) : promise === undefined ? undefined : (
        w.t('services.working-days', { count: promise })
      ),
    children: (
      <>
        {task.round > 1 ? <p class="soft small">{w.t('apply.round', { round: task.round })}</p> : null}
        <Decision w={w} task={task} />
        {task.status === 'sent-back' ? (
          <>
            <ul class="asked-items">
              {task.items.map((item) => (
                <li>
                  <strong>
                    <Said w={w} text={item.label} />
                  </strong>
                  {item.words ? <blockquote dir="auto">{item.words}</blockquote> : null}
                </li>
              ))}
            </ul>
            {answer ? (
              <p class="no-print">
                <a class="button compact" href={answer(task.task)}>
                  {w.t('apply.answer')}
                </a>
              </p>
            ) : null}
          </>
        ) : null}
        {task.why && (state === 'now' || state === 'to-come' || state === 'may-come') ? (
          <p class="lane-why">
            <Said w={w} text={task.why} />
          </p>
        ) : null}
      </>
    ),
  };
};
