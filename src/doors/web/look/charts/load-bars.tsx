import type { Words } from '../../words/words.ts';
import { Table } from '../parts/table.tsx';

export interface LoadLine {
  readonly label: string;
  readonly open: number;
  /** Part of `open`. */
  readonly overdue: number;
  /** Needs the eye: what nobody has taken. */
  readonly live: boolean;
  /** The same and more for the table. */
  readonly cells: readonly string[];
}

export interface LoadBarsProps {
  readonly w: Words;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly lines: readonly LoadLine[];
  readonly heads: readonly string[];
}

const rowHeights = { ltr: 50, rtl: 66 } as const;

/** A bar per person, what is overdue hatched at its beginning; labels stand on the bars and the table says the rest. */
export const LoadBars = ({ w, id, title, description, lines, heads }: LoadBarsProps) => {
  const rtl = w.direction === 'rtl';
  const rowHeight = rowHeights[w.direction];
  const barAt = rowHeight - 24;
  const most = Math.max(1, ...lines.map((line) => line.open));
  const share = (count: number): number => (count === 0 ? 0 : Math.max(0.8, Math.round((count / most) * 1000) / 10));
  return (
    <figure class="chart">
      <svg height={lines.length * rowHeight} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <defs>
          <pattern id={`${id}-late`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="late-ground" width="6" height="6" />
            <rect class="late-line" width="2.500" height="6" />
          </pattern>
        </defs>
        {lines.map((line, i) => {
          const y = i * rowHeight;
          const [all, late] = [share(line.open), share(line.overdue)];
          const at = (width: number): string => (rtl ? `${Math.round((100 - width) * 10) / 10}%` : '0');
          return (
            <>
              <rect class="track" x="0" y={y + barAt} width="100%" height="12" rx="2" />
              <rect class={line.live ? 'bar live' : 'bar'} x={at(all)} y={y + barAt} width={`${all}%`} height="12" rx="2" />
              <rect fill={`url(#${id}-late)`} x={at(late)} y={y + barAt} width={`${late}%`} height="12" rx="2" />
              <text x={rtl ? '100%' : '0'} y={y + 18}>
                {line.label}
              </text>
              <text class="value" x={rtl ? '0' : '100%'} y={y + 18} text-anchor="end">
                {line.overdue > 0 ? w.t('supervise.bar', { open: line.open, overdue: line.overdue }) : w.number(line.open)}
              </text>
            </>
          );
        })}
      </svg>
      <details class="figures-table">
        <summary>{w.t('frame.show-figures')}</summary>
        <Table
          caption={title}
          hideCaption
          rows={lines}
          columns={heads.map((label, i) => ({
            label,
            kind: i === 0 ? ('main' as const) : ('number' as const),
            cell: (line: LoadLine) => (i === 0 ? line.label : line.cells[i - 1]),
          }))}
        />
      </details>
    </figure>
  );
};
