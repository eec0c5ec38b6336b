import { serviceFigures } from '../../../../one-window/statistics/queries.ts';
import type { Door } from '../../door.ts';

/** Fewer decided cases say nothing about the next one. */
const fewest = 3;

/** Working days within which half of the decided cases were decided; undefined while too few are. */
export const medianOf = async (
  { ledger }: Pick<Door, 'ledger'>,
  service: string,
): Promise<{ readonly days: number; readonly cases: number } | undefined> => {
  const times = (await serviceFigures(ledger, service))?.cases.times;
  return times && times.median !== null && times.count >= fewest ? { days: times.median, cases: times.count } : undefined;
};
