import type { Child } from 'hono/jsx';

/** done, refused: an office has spoken · now: with an office · waiting: for the applicant · to-come · may-come · not: it will not happen. */
export type RouteState = 'done' | 'refused' | 'now' | 'waiting' | 'to-come' | 'may-come' | 'not';

export interface RouteTask {
  readonly title: Child;
  readonly office: Child | null;
  readonly state: RouteState;
  /** The clock in words. */
  readonly clock?: Child;
  /** Working days promised, and the working day of its stage on which it can begin; the bars of a stage share one scale. */
  readonly days?: number;
  readonly from?: number;
  readonly tag?: Child;
  readonly children?: Child;
}
export interface RouteStage {
  readonly title: Child;
  readonly state: RouteState;
  readonly note?: Child;
  readonly tasks: readonly RouteTask[];
}

const knots: Readonly<Record<RouteState, Child>> = {
  done: <path d="M5.500 10.500l3 3 6-6.500" fill="none" stroke="currentColor" stroke-width="2.2" />,
  refused: <path d="M6 6l8 8M14 6l-8 8" fill="none" stroke="currentColor" stroke-width="2.2" />,
  now: <circle cx="10" cy="10" r="4" fill="currentColor" />,
  waiting: <circle cx="10" cy="10" r="4" fill="currentColor" />,
  'to-come': null,
  'may-come': null,
  not: <path d="M6 10h8" fill="none" stroke="currentColor" stroke-width="2" />,
};

/** How long a task is promised to take, drawn; the words stand beside it. */
const Days = ({ days, from, most }: { readonly days: number; readonly from: number; readonly most: number }) => (
  <svg class="days flip" aria-hidden="true" focusable="false" width="100%" height="6">
    <rect class="track" width="100%" height="6" rx="3" />
    <rect
      class="fill"
      x={`${Math.round((from / most) * 100)}%`}
      width={`${Math.max(3, Math.round((days / most) * 100))}%`}
      height="6"
      rx="3"
    />
  </svg>
);

/** A way through stages, one under the other; the tasks of a stage run side by side. */
export const Route = ({ stages, level = 3 }: { readonly stages: readonly RouteStage[]; readonly level?: 2 | 3 }) => {
  const most = Math.max(1, ...stages.flatMap((stage) => stage.tasks.map((task) => (task.from ?? 0) + (task.days ?? 0))));
  const Title = level === 2 ? 'h2' : 'h3';
  const TaskTitle = level === 2 ? 'h3' : 'h4';
  return (
    <ol class="route">
      {stages.map((stage) => (
        <li class="route-stage" data-state={stage.state}>
          <svg class="knot" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <circle class="ring" cx="10" cy="10" r="8.500" />
            {knots[stage.state]}
          </svg>
          <Title class="route-title">{stage.title}</Title>
          {stage.note ? <p class="soft small">{stage.note}</p> : null}
          <ul class="lanes">
            {stage.tasks.map((task) => (
              <li class="lane" data-state={task.state}>
                {task.tag ? <p class="lane-tag">{task.tag}</p> : null}
                <TaskTitle class="lane-title">{task.title}</TaskTitle>
                {task.office ? <p class="lane-office">{task.office}</p> : null}
                {task.days === undefined || task.state === 'not' ? null : <Days days={task.days} from={task.from ?? 0} most={most} />}
                {task.clock ? <p class="lane-clock">{task.clock}</p> : null}
                {task.children}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
};
