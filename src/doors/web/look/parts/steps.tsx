import type { Child } from 'hono/jsx';

export interface Step {
  readonly state: 'done' | 'now' | 'to-come';
  readonly title: Child;
  readonly when?: Child;
  readonly says?: Child;
  /** Says the state to those who do not see the sign. */
  readonly stateText: string;
}

/** What has happened, what is happening and what will, from the top down. */
export const Steps = ({ steps }: { readonly steps: readonly Step[] }) => (
  <ol class="way">
    {steps.map(({ state, title, when, says, stateText }) => (
      <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
        <p class="step-title">
          {title}
          <span class="out"> ({stateText})</span>
        </p>
        {when ? <p class="soft small">{when}</p> : null}
        {says ? <p class="small">{says}</p> : null}
      </li>
    ))}
  </ol>
);
