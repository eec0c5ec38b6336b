/** The parts of the one window: a way through offices in every state, clocks as they run down, and who has how much. */
import { LoadBars } from '../../src/doors/web/look/charts/load-bars.tsx';
import { ClockTag, type ClockWord } from '../../src/doors/web/look/parts/clock-tag.tsx';
import { Route, type RouteState, type RouteTask } from '../../src/doors/web/look/parts/route.tsx';
import type { Words } from '../../src/doors/web/words/words.ts';

const clocks: readonly ClockWord[] = [
  { state: 'running', days: 18 },
  { state: 'running', days: 2 },
  { state: 'due-today' },
  { state: 'overdue', days: 3 },
  { state: 'stopped' },
  { state: 'sent-back' },
  { state: 'ended' },
];

const tagKeys = {
  done: 'task-status.decided',
  refused: 'apply.outcome-refused',
  now: 'task-status.open',
  waiting: 'task-status.sent-back',
  'to-come': 'task-status.to-come',
  'may-come': 'task-status.may-come',
  not: 'task-status.not-needed',
} as const satisfies Record<RouteState, string>;

const lanes = (w: Words, states: readonly RouteState[]): readonly RouteTask[] =>
  states.map((state, i) => ({
    state,
    title: w.language === 'ur' ? 'کمپنی کی رجسٹریشن اور اس کے نام کی جانچ' : 'Registration of the company and a check of its name',
    office: w.language === 'ur' ? 'دفترِ رجسٹریشنِ کمپنی' : 'Company Registration Office',
    tag: w.t(tagKeys[state]),
    days: 4 + i * 5,
    from: i * 2,
    clock: w.t('apply.clock-until', { count: 4 + i * 5, until: w.when('2026-12-04') }),
    children:
      state === 'waiting' ? (
        <p class="no-print">
          <a class="button compact" href="/cases/1/answer/registration">
            {w.t('apply.answer')}
          </a>
        </p>
      ) : state === 'refused' ? (
        <div class="lane-decision">
          <blockquote dir="auto">The articles name no objects.</blockquote>
        </div>
      ) : undefined,
  }));

export const Window = ({ w }: { readonly w: Words }) => (
  <>
    <h1>{w.t('apply.headline-running', { done: 2, all: 7 })}</h1>
    <section>
      <h2>{w.t('apply.route-title')}</h2>
      <Route
        stages={[
          { title: w.t('services.route-title'), state: 'now', tasks: lanes(w, ['done', 'now', 'waiting', 'refused']) },
          { title: w.t('services.depends-title'), state: 'may-come', tasks: lanes(w, ['may-come', 'not']) },
          { title: w.t('services.outcome'), state: 'to-come', note: w.t('task-status.not-reached'), tasks: lanes(w, ['to-come']) },
        ]}
      />
    </section>
    <section>
      <h2>{w.t('inbox.clock')}</h2>
      <ul class="bare">
        {clocks.map((clock) => (
          <li>
            <ClockTag w={w} clock={clock} promise={20} />
          </li>
        ))}
      </ul>
    </section>
    <section>
      <h2>{w.t('supervise.load')}</h2>
      <LoadBars
        w={w}
        id="load"
        title={w.t('supervise.load')}
        description={w.t('supervise.load-description')}
        heads={[w.t('inbox.officer'), w.t('supervise.open'), w.t('inbox.view-overdue')]}
        lines={[
          { label: w.t('supervise.nobody'), open: 9, overdue: 2, live: true, cells: [w.number(9), w.number(2)] },
          { label: 'Kiran Sattar', open: 6, overdue: 0, live: false, cells: [w.number(6), w.number(0)] },
          { label: 'Moiz Abbasi', open: 0, overdue: 0, live: false, cells: [w.number(0), w.number(0)] },
        ]}
      />
    </section>
  </>
);
