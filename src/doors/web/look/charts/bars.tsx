import { scaleLinear } from 'd3-scale';
import type { Words } from '../../words/words.ts';
import { ShowFigures } from './show-figures.tsx';

export interface Bar {
  readonly label: string;
  /** A count, never negative. */
  readonly value: number;
  readonly href?: string;
  /** 0 to 5: its place on the stage ramp. */
  readonly stage?: number;
}

export interface BarsProps {
  readonly w: Words;
  /** Unique on the page; makes the ids of title and description. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  /** What a label is and what a value is, as heads of the table. */
  readonly heads: readonly [string, string];
}

/** The height of one bar with its label above it, in pixels; Nastaliq hangs low and needs more. */
const rowHeights = { ltr: 50, rtl: 62 } as const;

/**
 * Horizontal bars with direct labels: name above, number at the end. Widths are per cent of the room, so text keeps its
 * size on any screen; in a language from right to left the bars grow from the right.
 */
export const Bars = ({ w, id, title, description, bars, heads }: BarsProps) => {
  const rtl = w.direction === 'rtl';
  const rowHeight = rowHeights[w.direction];
  const barAt = rowHeight - 24;
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const widthOf = scaleLinear([0, most], [0, 100]);
  return (
    <figure class="chart">
      <svg height={bars.length * rowHeight} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {bars.map(({ label, value, stage }, i) => {
          const width = Math.max(value > 0 ? 0.6 : 0, Math.round(widthOf(value) * 10) / 10);
          const y = i * rowHeight;
          return (
            <>
              <rect class="track" x="0" y={y + barAt} width="100%" height="12" rx="2" />
              <rect
                class={stage === undefined ? 'bar' : `s${stage}`}
                x={rtl ? `${100 - width}%` : '0'}
                y={y + barAt}
                width={`${width}%`}
                height="12"
                rx="2"
              />
              <text x={rtl ? '100%' : '0'} y={y + 18}>
                {label}
              </text>
              <text class="value" x={rtl ? '0' : '100%'} y={y + 18} text-anchor="end">
                {w.number(value)}
              </text>
            </>
          );
        })}
      </svg>
      <ShowFigures
        w={w}
        caption={title}
        heads={heads}
        rows={bars.map(({ label, value, href }) => [href ? <a href={href}>{label}</a> : label, w.number(value)])}
      />
    </figure>
  );
};
