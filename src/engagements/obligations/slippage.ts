/** What is late, by how much, and what it holds up, directly and through others. Pure. */
import type { Day } from '../../kernel/time/time.ts';
import { keyOf, type ObligationLine, sourceOf } from './obligation-line.ts';
import { daysLate, standingOf } from './standing.ts';

export interface Slip {
  readonly line: ObligationLine;
  readonly days: number;
  /** Not yet met, and cannot begin before it: nearest first. */
  readonly holdsUp: readonly ObligationLine[];
}

/** Finds what an id in `blocks` means: a line of the same source, else the only line of that id. */
const finder = (lines: readonly ObligationLine[]) => {
  const byKey = new Map(lines.map((line) => [keyOf(line), line]));
  const byId = new Map<string, ObligationLine | null>();
  for (const line of lines) byId.set(line.id, byId.has(line.id) ? null : line);
  return (from: ObligationLine, id: string): ObligationLine | undefined =>
    byKey.get(`${sourceOf(from)} ${id}`) ?? byId.get(id) ?? undefined;
};
type Find = ReturnType<typeof finder>;

/** Everything that waits for `start`, through others too, nearest first; never `start` itself, however the blocks go round. */
const waitingFor = (start: ObligationLine, find: Find): readonly ObligationLine[] => {
  const seen = new Set([keyOf(start)]);
  const reached: ObligationLine[] = [];
  let edge: readonly ObligationLine[] = [start];
  while (edge.length > 0) {
    const next: ObligationLine[] = [];
    for (const line of edge) {
      for (const id of line.blocks) {
        const blocked = find(line, id);
        if (blocked === undefined || seen.has(keyOf(blocked))) continue;
        seen.add(keyOf(blocked));
        // What is met waits for nothing, and neither does what waited for it.
        if (blocked.met === null) next.push(blocked);
      }
    }
    reached.push(...next);
    edge = next;
  }
  return reached;
};
/** What waits for one line among `lines`, directly or through others. */
export const heldUpBy = (line: ObligationLine, lines: readonly ObligationLine[]): readonly ObligationLine[] =>
  line.met === null ? waitingFor(line, finder(lines)) : [];

/** Every line that is overdue on the day, longest first, with what it holds up among `lines`. */
export const slippageOf = (lines: readonly ObligationLine[], today: Day): readonly Slip[] => {
  const find = finder(lines);
  return lines
    .filter((line) => standingOf(line, today) === 'overdue')
    .map((line) => ({ line, days: daysLate(line, today), holdsUp: waitingFor(line, find) }))
    .sort((a, b) => b.days - a.days || b.holdsUp.length - a.holdsUp.length || (keyOf(a.line) < keyOf(b.line) ? -1 : 1));
};
/** What waits, and for which overdue lines: by key, those that hold it up, longest overdue first. */
export const waitsOn = (slips: readonly Slip[]): ReadonlyMap<string, readonly ObligationLine[]> => {
  const waits = new Map<string, ObligationLine[]>();
  for (const { line, holdsUp } of slips) {
    for (const held of holdsUp) waits.set(keyOf(held), [...(waits.get(keyOf(held)) ?? []), line]);
  }
  return waits;
};
