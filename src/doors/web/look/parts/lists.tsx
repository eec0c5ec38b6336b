import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';

export interface SummaryRow {
  readonly label: Child;
  readonly value: Child;
  readonly action?: { readonly href: string; readonly label: string; readonly what: string } | undefined;
}

/** Facts of one thing, a line each; with `action` also the page that checks answers. */
export const SummaryList = ({ rows, short }: { readonly rows: readonly SummaryRow[]; readonly short?: boolean }) => (
  <dl class={short ? 'summary short' : 'summary'}>
    {rows.map(({ label, value, action }) => (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
        {action ? (
          <dd>
            <a href={action.href}>
              {action.label}
              <span class="out"> {action.what}</span>
            </a>
          </dd>
        ) : null}
      </div>
    ))}
  </dl>
);

export interface Figure {
  readonly value: string;
  readonly label: string;
  readonly href?: string;
}

/** Big numbers, four at most; the most important first. */
export const Figures = ({ figures }: { readonly figures: readonly Figure[] }) => (
  <dl class="figures">
    {figures.map(({ value, label, href }) => (
      <div>
        <dt>{href ? <a href={href}>{label}</a> : label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** Says what will be here and how it gets here. */
export const EmptyState = ({ title, children }: { readonly title: string; readonly children?: Child }) => (
  <div class="empty">
    <svg viewBox="0 0 28 34" aria-hidden="true" focusable="false">
      <path d="M2 33V14.500C2 8 8.5 5 14 1c5.5 4 12 7 12 13.500V33zM14 2v31M2 20h24" fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
    <h2>{title}</h2>
    <p>{children}</p>
  </div>
);

export interface Task {
  readonly label: Child;
  readonly href?: string;
  readonly hint?: Child;
  readonly state: 'done' | 'begun' | 'open' | 'waiting';
}

/** `uncounted`: how many are done is said elsewhere. */
export const TaskList = ({ w, tasks, uncounted }: { readonly w: Words; readonly tasks: readonly Task[]; readonly uncounted?: boolean }) => (
  <>
    {uncounted ? null : (
      <p class="soft">{w.t('frame.tasks-done', { done: tasks.filter((task) => task.state === 'done').length, all: tasks.length })}</p>
    )}
    <ul class="tasks">
      {tasks.map(({ label, href, hint, state }) => (
        <li>
          <div>
            {href && state !== 'waiting' ? <a href={href}>{label}</a> : label}
            {hint ? <p class="hint">{hint}</p> : null}
          </div>
          <span class={state === 'open' || state === 'begun' ? 'tag warm' : 'soft'} data-state={state}>
            {w.t(`frame.task-${state}`)}
          </span>
        </li>
      ))}
    </ul>
  </>
);

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly current?: boolean;
}

/** Tabs are links: each is a page with an address. */
export const Tabs = ({ w, label, tabs }: { readonly w: Words; readonly label: string; readonly tabs: readonly Tab[] }) => (
  <nav aria-label={label}>
    <ul class="tabs">
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
            {tab.count === undefined ? null : <span class="count">{w.number(tab.count)}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
