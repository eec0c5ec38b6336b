import { scaleLinear } from 'd3-scale';
import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';
import { ShowFigures } from './show-figures.tsx';

export interface PromiseBar {
  readonly label: Child;
  /** Under the label, smaller. */
  readonly note?: Child;
  /** Working days; null: nothing decided yet. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly promise: number | null;
}
interface Props {
  readonly w: Words;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What a label is. */
  readonly head: string;
  readonly bars: readonly PromiseBar[];
}

const days = (w: Words, count: number | null): string => (count === null ? '–' : w.t('figures.days', { count }));

/** One row: the bar ends where half were decided, the thin line where nine of ten were, the gold mark is the promise. */
const Row = ({ w, bar, most }: { readonly w: Words; readonly bar: PromiseBar; readonly most: number }) => {
  const rtl = w.direction === 'rtl';
  const place = scaleLinear([0, most], [0, 98]);
  const width = (value: number): number => Math.max(0.6, Math.round(place(value) * 10) / 10);
  const x = (wide: number): string => (rtl ? `${100 - wide}%` : '0');
  const at = bar.promise === null ? null : Math.round(place(bar.promise) * 10) / 10;
  return (
    <li class="mb-4 list-none">
      <div class="flex flex-wrap justify-between gap-x-6">
        <span>{bar.label}</span>
        <span class="font-semibold">
          {bar.median === null
            ? w.t('figures.nothing-decided')
            : w.t('figures.half-of-promise', { median: days(w, bar.median), promise: days(w, bar.promise) })}
        </span>
      </div>
      {bar.note ? <div class="soft small">{bar.note}</div> : null}
      <svg class="block w-full mt-1" height="20" aria-hidden="true" focusable="false">
        <rect class="track" x="0" y="4" width="100%" height="12" rx="2" />
        {bar.p90 === null ? null : <rect class="s1" x={x(width(bar.p90))} y="8" width={`${width(bar.p90)}%`} height="4" />}
        {bar.median === null ? null : (
          <rect class="bar" x={x(width(bar.median))} y="4" width={`${width(bar.median)}%`} height="12" rx="2" />
        )}
        {at === null ? null : <rect class="fill-gold stroke-ink" x={`${rtl ? 100 - at : at}%`} y="0.500" width="5" height="19" rx="1" />}
      </svg>
    </li>
  );
};

/** How long things took against what was promised: labels are real text beside each bar, so that they wrap on any screen. */
export const PromiseBars = ({ w, id, title, description, head, bars }: Props) => {
  const most = Math.max(1, ...bars.flatMap((b) => [b.median ?? 0, b.p90 ?? 0, b.promise ?? 0]));
  return (
    <figure class="chart" aria-labelledby={`${id}-key`}>
      <figcaption id={`${id}-key`} class="soft small mb-4">
        <span class="out">{description} </span>
        <span class="me-5">
          <svg class="inline-block me-1" width="22" height="12" aria-hidden="true" focusable="false">
            <rect class="bar" width="22" height="12" rx="2" />
          </svg>
          {w.t('figures.key-median')}
        </span>
        <span class="me-5">
          <svg class="inline-block me-1" width="22" height="12" aria-hidden="true" focusable="false">
            <rect class="s1" y="4" width="22" height="4" />
          </svg>
          {w.t('figures.key-p90')}
        </span>
        <span>
          <svg class="inline-block me-1" width="8" height="14" aria-hidden="true" focusable="false">
            <rect class="fill-gold stroke-ink" x="1" y="0.500" width="5" height="13" rx="1" />
          </svg>
          {w.t('figures.key-promise')}
        </span>
      </figcaption>
      <ol class="ps-0">
        {bars.map((bar) => (
          <Row w={w} bar={bar} most={most} />
        ))}
      </ol>
      <ShowFigures
        w={w}
        caption={title}
        heads={[head, w.t('figures.h-median'), w.t('figures.h-p90'), w.t('figures.h-promise')]}
        rows={bars.map((b) => [b.label, days(w, b.median), days(w, b.p90), days(w, b.promise)])}
      />
    </figure>
  );
};
