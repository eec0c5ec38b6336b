import { scaleBand, scaleLinear } from 'd3-scale';
import type { Words } from '../../words/words.ts';
import { ShowFigures } from './show-figures.tsx';

export interface Month {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly first: number;
  readonly second: number;
}
interface Props {
  readonly w: Words;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What a month is called, and what the two columns are. */
  readonly heads: readonly [string, string, string];
  /** Oldest first. */
  readonly months: readonly Month[];
}

const height = 190;
const ground = 150;
const tallest = 118;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Two columns a month side by side. Years stand below January and below the first; numbers are in the table. */
export const Months = ({ w, id, title, description, heads, months }: Props) => {
  const inOrder = w.direction === 'rtl' ? months.toReversed() : months;
  const placeOf = scaleBand(
    inOrder.map((m) => m.month),
    [0, 100],
  )
    .paddingInner(0.3)
    .paddingOuter(0.1);
  const most = Math.max(1, ...months.flatMap((m) => [m.first, m.second]));
  const heightOf = scaleLinear([0, most], [0, tallest]);
  const half = placeOf.bandwidth() / 2;
  const column = (x: number, value: number, look: string) => {
    const tall = round(heightOf(value));
    return <rect class={look} x={`${round(x)}%`} y={ground - tall} width={`${round(half * 0.92)}%`} height={tall} />;
  };
  return (
    <figure class="chart">
      <figcaption class="soft small mb-3">
        <span class="me-5">
          <svg class="inline-block me-1" width="14" height="14" aria-hidden="true" focusable="false">
            <rect class="s1" width="14" height="14" rx="2" />
          </svg>
          {heads[1]}
        </span>
        <span>
          <svg class="inline-block me-1" width="14" height="14" aria-hidden="true" focusable="false">
            <rect class="s5" width="14" height="14" rx="2" />
          </svg>
          {heads[2]}
        </span>
      </figcaption>
      <svg height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <line class="grid" x1="0" x2="100%" y1={ground - tallest + 0.5} y2={ground - tallest + 0.5} />
        <text class="quiet-text" x={w.direction === 'rtl' ? '100%' : '0'} y={ground - tallest - 8}>
          {w.number(most)}
        </text>
        {months.map(({ month, first, second }, i) => {
          const x = placeOf(month) ?? 0;
          const [left, right] = w.direction === 'rtl' ? [second, first] : [first, second];
          const [leftLook, rightLook] = w.direction === 'rtl' ? ['s5', 's1'] : ['s1', 's5'];
          const ofYear = month.endsWith('-01') || (i === 0 && !months.slice(1, 5).some((m) => m.month.endsWith('-01')));
          return (
            <>
              {column(x, left, leftLook)}
              {column(x + half, right, rightLook)}
              {ofYear ? (
                <text class="quiet-text" x={`${round(x + half)}%`} y={ground + 24} text-anchor="middle">
                  {w.when(month.slice(0, 4))}
                </text>
              ) : null}
            </>
          );
        })}
        <line class="axis" x1="0" x2="100%" y1={ground + 0.5} y2={ground + 0.5} />
      </svg>
      <ShowFigures w={w} caption={title} heads={heads} rows={months.map((m) => [w.when(m.month), w.number(m.first), w.number(m.second)])} />
    </figure>
  );
};
