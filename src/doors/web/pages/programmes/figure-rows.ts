/** Programmes and their calls as data: what is open, what came of it, by group, with small groups hidden. */
import type { OutcomeRow } from '../../../../programmes/outcomes/queries.ts';
import type { Door } from '../../door.ts';
import { countedOutcomes } from './outcomes.tsx';
import { listedProgrammes } from './list.tsx';

export interface ProgrammeFigures {
  readonly programme: string;
  readonly title: string;
  readonly partners: readonly string[];
  readonly delivers: readonly string[];
  readonly calls: readonly {
    readonly call: string;
    readonly phase: string;
    readonly opens: string | null;
    readonly closes: string | null;
    readonly seats: number;
    readonly placed: number;
    readonly waiting: number;
    readonly rounds: number;
    /** Null: fewer than ten people, or hidden because such a number would follow from it. */
    readonly outcomes: readonly OutcomeRow[];
  }[];
}

export const programmeFigures = async (door: Pick<Door, 'ledger' | 'programmes' | 'clock'>): Promise<readonly ProgrammeFigures[]> =>
  Promise.all(
    (await listedProgrammes(door)).map(async ({ programme, calls }) => ({
      programme: programme.id,
      title: programme.title.en,
      partners: programme.partners,
      delivers: programme.delivers,
      calls: await Promise.all(
        calls.map(async ({ call, phase }) => {
          const groups = programme.call.groups.map((g) => g.id);
          const { id, opens, closes, seats, placed, waiting, rounds } = call;
          const outcomes = rounds === 0 ? [] : await countedOutcomes(door, { call: id }, groups);
          return { call: id, phase, opens, closes, seats, placed, waiting, rounds, outcomes };
        }),
      ),
    })),
  );

const columns = [
  'programme',
  'partners',
  'call',
  'phase',
  'opens',
  'closes',
  'seats',
  'group',
  'applied',
  'selected',
  'completed',
  'answered',
  'employed',
] as const;

/** RFC 4180. A line for each call and group; an empty group is everyone, an empty number is hidden. Ids and numbers only: nothing needs quotes. */
export const asCsv = (figures: readonly ProgrammeFigures[]): string => {
  const lines = figures.flatMap(({ programme, partners, calls }) =>
    calls.flatMap(({ call, phase, opens, closes, seats, outcomes }) => {
      const head = [programme, partners.join(' '), call, phase, opens ?? '', closes ?? '', seats];
      const rows = outcomes.map(({ group, counts: n }) => [...head, group, n.applied, n.selected, n.completed, n.answered, n.employed]);
      return rows.length === 0 ? [[...head, '', null, null, null, null, null]] : rows;
    }),
  );
  return [[...columns], ...lines].map((line) => `${line.map((cell) => cell ?? '').join(',')}\r\n`).join('');
};
