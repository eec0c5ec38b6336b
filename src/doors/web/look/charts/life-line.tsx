import type { Child } from 'hono/jsx';
import { directionOf } from '../../../../kernel/language/language.ts';
import type { Day, When } from '../../../../kernel/time/time.ts';
import type { Words } from '../../words/words.ts';
import { axisOver } from './life-axis.ts';

export interface LifePoint {
  /** A mention (something was said) or a delivery (something was done). */
  readonly kind: 'said' | 'given';
  readonly when: When;
  /** True when this mention took the commitment a stage further: its mark is filled. */
  readonly step?: boolean;
  /** One line: stage or delivery tag, place, who. */
  readonly about: Child;
  readonly quote?: string;
  readonly lang?: string;
  readonly href?: string;
  readonly linkLabel?: string;
  readonly note?: Child;
}

export interface LifeLineProps {
  readonly w: Words;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly points: readonly LifePoint[];
  readonly today: Day;
}

const mid = 34;

/** The line of a commitment's life: one axis for what was said (circles) and what was delivered (diamonds), then the same as a list. */
export const LifeLine = ({ w, id, title, description, points, today }: LifeLineProps) => {
  const rtl = w.direction === 'rtl';
  const inOrder = points.toSorted((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
  const axis = axisOver(
    inOrder.map((point) => point.when),
    today,
  );
  const x = (place: number): string => `${rtl ? Math.round((100 - place) * 100) / 100 : place}%`;
  return (
    <figure class="life">
      <svg height="78" role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {axis.ticks.map(({ at, when }) => (
          <>
            <line class="tick" x1={x(at)} x2={x(at)} y1={mid - 22} y2={mid + 22} />
            <text x={x(at)} y={mid + 40} text-anchor={at < 6 ? 'start' : 'middle'}>
              {w.when(when)}
            </text>
          </>
        ))}
        <line class="axis" x1="0" x2="100%" y1={mid} y2={mid} />
        <line class="now" x1={x(axis.place(today))} x2={x(axis.place(today))} y1={mid - 26} y2={mid + 26} />
        {inOrder
          .filter((point) => !Number.isNaN(axis.place(point.when)))
          .map(({ kind, when, step }) => (
            <svg x={x(axis.place(when))} y={mid} overflow="visible">
              <title>{w.when(when)}</title>
              {kind === 'said' ? <circle class={step ? 'said step' : 'said'} r="8" /> : <path class="given" d="M0-10 10 0 0 10-10 0z" />}
            </svg>
          ))}
      </svg>
      <ol class="life-list">
        {inOrder.map((point) => (
          <li class={`${point.kind}${point.step ? ' step' : ''}`}>
            <span class="dot" aria-hidden="true" />
            <div class="meta">
              <time class="when" datetime={point.when}>
                {w.when(point.when)}
              </time>
              {point.about}
            </div>
            {point.quote ? (
              <p>
                <q lang={point.lang ?? 'en'} dir={directionOf(point.lang ?? 'en')}>
                  {point.quote}
                </q>
              </p>
            ) : null}
            {point.note ? <p>{point.note}</p> : null}
            {point.href ? (
              <p class="small">
                <a href={point.href}>{point.linkLabel ?? point.href}</a>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </figure>
  );
};
