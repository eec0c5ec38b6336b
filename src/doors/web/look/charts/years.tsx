import { scaleBand, scaleLinear } from 'd3-scale';
import type { Words } from '../../words/words.ts';
import { ShowFigures } from './show-figures.tsx';

export interface YearsProps {
  readonly w: Words;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly heads: readonly [string, string];
  /** A value per year; years in between that are missing count as none. */
  readonly years: readonly { readonly year: number; readonly value: number }[];
}

const height = 140;
const ground = 112;

/** Small columns, one a year, with the number on top and the year below. */
export const Years = ({ w, id, title, description, heads, years }: YearsProps) => {
  const known = new Map(years.map(({ year, value }) => [year, value]));
  const first = Math.min(...known.keys());
  const span = known.size === 0 ? [] : Array.from({ length: Math.max(...known.keys()) - first + 1 }, (_, i) => first + i);
  const inOrder = w.direction === 'rtl' ? span.toReversed() : span;
  const placeOf = scaleBand(inOrder, [0, 100]).paddingInner(0.35).paddingOuter(0.1);
  const heightOf = scaleLinear([0, Math.max(1, ...known.values())], [0, 84]);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return (
    <figure class="chart">
      <svg height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {span.map((year) => {
          const value = known.get(year) ?? 0;
          const tall = round(heightOf(value));
          const x = placeOf(year) ?? 0;
          const middle = `${round(x + placeOf.bandwidth() / 2)}%`;
          return (
            <>
              <rect class="bar" x={`${round(x)}%`} y={ground - tall} width={`${round(placeOf.bandwidth())}%`} height={tall} />
              <text class="value" x={middle} y={ground - tall - 7} text-anchor="middle">
                {w.number(value)}
              </text>
              <text class="quiet-text" x={middle} y={ground + 21} text-anchor="middle">
                {w.when(String(year))}
              </text>
            </>
          );
        })}
        <line class="axis" x1="0" x2="100%" y1={ground + 0.5} y2={ground + 0.5} />
      </svg>
      <ShowFigures w={w} caption={title} heads={heads} rows={span.map((year) => [w.when(String(year)), w.number(known.get(year) ?? 0)])} />
    </figure>
  );
};
