import type { Words } from '../../words/words.ts';
import { ShowFigures } from './show-figures.tsx';

export interface GroupLine {
  readonly label: string;
  /** One for each head; null: too few people to say how many. */
  readonly values: readonly (number | null)[];
}
export interface GroupBarsProps {
  readonly w: Words;
  /** Unique on the page; makes the ids of title and description. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the lines are, as the table's first head. */
  readonly head: string;
  /** What is counted, in the order in which people come to it. */
  readonly measures: readonly string[];
  readonly lines: readonly GroupLine[];
  /** What stands where a number may not. */
  readonly few: string;
}

const sizes = { ltr: { head: 26, bar: 22 }, rtl: { head: 40, bar: 34 } } as const;

/**
 * For each group of people a bar per measure, one under the other. Widths are per cent of the room. A number that would single people out is
 * not drawn, and says so; the same stands in the table.
 */
export const GroupBars = ({ w, id, title, description, head, measures, lines, few }: GroupBarsProps) => {
  const rtl = w.direction === 'rtl';
  const size = sizes[w.direction];
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  // Where no number may be told, one line says so.
  const isHidden = ({ values }: GroupLine): boolean => measures.every((_, m) => (values[m] ?? null) === null);
  const heights = lines.map((line) => size.head + (isHidden(line) ? 0 : measures.length * size.bar) + 14);
  const topOf = (i: number): number => heights.slice(0, i).reduce((sum, height) => sum + height, 0);
  const said = (value: number | null): string => (value === null ? few : w.number(value));
  return (
    <figure class="chart group-bars">
      <svg height={topOf(lines.length)} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {lines.map((line, i) => {
          const { label, values } = line;
          const top = topOf(i);
          return (
            <>
              <text class="group-name" x={rtl ? '100%' : '0'} y={top + 17}>
                {label}
              </text>
              {isHidden(line) ? (
                <text class="measure" x={rtl ? '0' : '100%'} y={top + 17} text-anchor="end">
                  {few}
                </text>
              ) : null}
              {(isHidden(line) ? [] : measures).map((measure, m) => {
                const value = values[m] ?? null;
                const width = value === null ? 0 : Math.max(value > 0 ? 0.6 : 0, Math.round((value / most) * 540) / 10);
                const y = top + size.head + m * size.bar;
                return (
                  <>
                    <text class="measure" x={rtl ? '100%' : '0'} y={y + 13}>
                      {measure}
                    </text>
                    {value === null ? null : (
                      <>
                        <rect class="track" x={rtl ? '14%' : '32%'} y={y + 4} width="54%" height="10" rx="2" />
                        <rect
                          class={`s${Math.min(5, m + 2)}`}
                          x={rtl ? `${68 - width}%` : '32%'}
                          y={y + 4}
                          width={`${width}%`}
                          height="10"
                          rx="2"
                        />
                      </>
                    )}
                    <text class={value === null ? 'measure' : 'value'} x={rtl ? '0' : '100%'} y={y + 13} text-anchor="end">
                      {said(value)}
                    </text>
                  </>
                );
              })}
            </>
          );
        })}
      </svg>
      <ShowFigures
        w={w}
        caption={title}
        heads={[head, ...measures]}
        rows={lines.map(({ label, values }) => [label, ...measures.map((_, m) => said(values[m] ?? null))])}
      />
    </figure>
  );
};
