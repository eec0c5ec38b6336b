/** Lines for tests. */
import fc from 'fast-check';
import { addDays } from '../../kernel/time/time.ts';
import type { ObligationLine } from './obligation-line.ts';

const line: ObligationLine = {
  source: 'agreement',
  id: 'buoys',
  of: 'tides',
  reference: 'MU-TIDES',
  clause: '2',
  group: null,
  title: 'Deliver the buoys',
  countries: ['AX', 'FJ'],
  country: 'AX',
  owner: 'sea-desk',
  watcher: 'reef-desk',
  due: '2026-06-30',
  every: null,
  indicator: '',
  commitment: null,
  says: {},
  disagree: false,
  met: null,
  overdueSince: null,
  escalated: false,
  blocks: [],
};
export const lineWith = (more: Partial<ObligationLine>): ObligationLine => ({ ...line, ...more });

const said = fc
  .constantFrom('not-started', 'underway', 'done', 'not-possible')
  .map((status) => ({ status, words: null, at: null }) as const);
const day = fc.integer({ min: -500, max: 500 }).map((n) => addDays('2026-06-15', n));
/** A few lines of one or two sources that block each other at random. */
export const linesArbitrary: fc.Arbitrary<readonly ObligationLine[]> = fc
  .array(
    fc.record({
      of: fc.constantFrom('tides', 'currents'),
      country: fc.constantFrom('AX', 'FJ'),
      due: day,
      met: fc.option(day, { freq: 2 }),
      own: fc.option(said),
      other: fc.option(said),
      blocks: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((parts) =>
    parts.map(({ of, country, due, met, own, other, blocks }, i) =>
      lineWith({
        ...{ id: `o${i}`, of, country, due, met, blocks: blocks.map((n) => `o${n}`) },
        says: { ...(own === null ? {} : { [country]: own }), ...(other === null ? {} : { [country === 'AX' ? 'FJ' : 'AX']: other }) },
        disagree: own !== null && other !== null && own.status !== other.status,
      }),
    ),
  );
