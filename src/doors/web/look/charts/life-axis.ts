import { scaleTime } from 'd3-scale';
import type { Day, When } from '../../../../kernel/time/time.ts';

/** A `When` as an instant in ms: a year or a month stands for its middle, since the day is not known. NaN for no date. */
export const middleOf = (when: When): number =>
  Date.parse(`${when.length === 4 ? `${when}-07-01` : when.length === 7 ? `${when}-15` : when}T00:00:00Z`);

export interface Axis {
  /** Where a date stands, 0 to 100 per cent from the start of the line as it is read; NaN for no date. */
  readonly place: (when: When) => number;
  readonly ticks: readonly { readonly at: number; readonly when: When }[];
}

/** One time axis over whole years around the dates; `today` closes it, so that silence shows as length. */
export const axisOver = (dates: readonly When[], today: Day, mostTicks = 5): Axis => {
  const times = [...dates, today].map(middleOf).filter((time) => !Number.isNaN(time));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const start = Date.UTC(new Date(from).getUTCFullYear(), 0, 1);
  const scale = scaleTime([new Date(start), new Date(Math.max(to, start + 86_400_000))], [2, 98]);
  const years = new Date(to).getUTCFullYear() - new Date(from).getUTCFullYear() + 1;
  const step = Math.max(1, Math.ceil(years / mostTicks));
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    place: (when) => round(scale(new Date(middleOf(when)))),
    ticks: Array.from({ length: Math.ceil(years / step) }, (_, i) => {
      const year = new Date(start).getUTCFullYear() + i * step;
      return { at: round(scale(new Date(Date.UTC(year, 0, 1)))), when: String(year) };
    }),
  };
};
