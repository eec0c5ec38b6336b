import { serviceFigures } from '../../../../one-window/statistics/queries.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';

/** Fewer decided cases say nothing about the next one. */
const fewest = 3;

interface Median {
  readonly days: number;
  readonly cases: number;
}

/** Working days within which half of the decided cases were decided; undefined while too few are. */
export const medianOf = async ({ ledger }: Pick<Door, 'ledger'>, service: string): Promise<Median | undefined> => {
  const times = (await serviceFigures(ledger, service))?.cases.times;
  return times && times.median !== null && times.count >= fewest ? { days: times.median, cases: times.count } : undefined;
};

/** What is promised, and what it has been: the figures at the head of a service's page. */
export const timeFigures = (w: Words, promised: number, median: Median | undefined) => [
  { value: w.number(promised), label: w.t('services.days-figure', { count: promised }) },
  ...(median ? [{ value: w.number(median.days), label: w.t('services.median-figure', { count: median.days, cases: median.cases }) }] : []),
];
