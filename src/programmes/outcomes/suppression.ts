/** Hides small numbers in a table of counts, and whatever would let them be worked out from the others by adding and subtracting. Pure. */

/** What people of one kind came to: `groups` they are in, and how many of them reached each step, each step within the one before. */
export interface Kind {
  readonly groups: readonly string[];
  readonly reached: readonly number[];
}
/** By group ('' is everyone), by step: a number, or null for “fewer than ten, or hidden so that these stay hidden”. */
export type Counts = ReadonlyMap<string, readonly (number | null)[]>;

export const leastShown = 10;

interface Cell {
  readonly group: string;
  readonly step: number;
  readonly count: number;
  /** For each kind and each last step: whether such people are counted here. */
  readonly of: readonly boolean[];
}

/**
 * Whether `target` is a sum of multiples of `known`: then whoever has those numbers has this one. Both are 0/1 vectors; elimination with
 * floating point is exact enough for the few dozen cells of a table.
 */
const follows = (target: readonly number[], known: readonly (readonly number[])[]): boolean => {
  const tiny = 1e-9;
  const rows = known.map((row) => [...row]);
  const wanted = [...target];
  let done = 0;
  for (let column = 0; column < wanted.length && done < rows.length; column++) {
    let best = done;
    for (let i = done + 1; i < rows.length; i++) if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
    const [pivot, other] = [rows[best], rows[done]];
    if (pivot === undefined || other === undefined || Math.abs(pivot[column] ?? 0) < tiny) continue;
    rows[best] = other;
    rows[done] = pivot;
    for (const row of [...rows.slice(done + 1), wanted]) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      if (factor !== 0) for (let i = column; i < row.length; i++) row[i] = (row[i] ?? 0) - factor * (pivot[i] ?? 0);
    }
    done += 1;
  }
  return wanted.every((value) => Math.abs(value) < tiny);
};

const isWithin = (inner: Cell, outer: Cell): boolean => inner.of.every((is, i) => !is || outer.of[i]);
const asNumbers = (cell: Pick<Cell, 'of'>): readonly number[] => cell.of.map(Number);

const cellsOf = (groups: readonly string[], steps: number, kinds: readonly Kind[]): readonly Cell[] =>
  ['', ...groups].flatMap((group) =>
    Array.from({ length: steps }, (_, step): Cell => {
      const counted = kinds.filter((k) => group === '' || k.groups.includes(group));
      return {
        group,
        step,
        count: counted.reduce((sum, k) => sum + (k.reached[step] ?? 0), 0),
        of: kinds.flatMap((k) => Array.from({ length: steps }, (_x, last) => counted.includes(k) && last >= step)),
      };
    }),
  );

/** Everything shown is known; and where a group shown has as many as another it lies within, nobody is between the two. */
const knownFrom = (shown: readonly Cell[]): readonly (readonly number[])[] => {
  const known = shown.map(asNumbers);
  const empty = new Set<number>();
  for (const outer of shown) {
    for (const inner of shown) {
      if (inner === outer || inner.count !== outer.count || !isWithin(inner, outer)) continue;
      outer.of.forEach((is, i) => {
        if (is && !inner.of[i]) empty.add(i);
      });
    }
  }
  const width = shown[0]?.of.length ?? 0;
  return [...known, ...[...empty].map((at) => Array.from({ length: width }, (_, i) => (i === at ? 1 : 0)))];
};

/** Those of the first group who are not of the second, where both are shown at one step: a group nobody listed, but anyone can count. */
const smallBetween = (shown: readonly Cell[], least: number): Cell | undefined => {
  for (const outer of shown) {
    for (const inner of shown) {
      const between = outer.count - inner.count;
      if (outer.step === inner.step && between > 0 && between < least && isWithin(inner, outer)) return inner;
    }
  }
  return undefined;
};

/**
 * Shows a number only where it is at least `least`, where the rest of any shown group around it is too, and where no hidden number
 * follows from those shown. A group hidden at one step is hidden at all later ones. What has to be hidden for the sake of others is
 * the smallest number that helps, and everyone together is hidden last. Differences between steps are not groups, and are not hidden:
 * that two of thirty did not complete may be known.
 */
export const suppress = (groups: readonly string[], steps: number, kinds: readonly Kind[], least = leastShown): Counts => {
  // Kinds without anybody are not known to exist, and say nothing.
  const cells = cellsOf(
    groups,
    steps,
    kinds.filter((k) => (k.reached[0] ?? 0) > 0),
  );
  const hidden = new Set(cells.filter((c) => c.count < least));
  const hide = (cell: Cell): void => {
    for (const later of cells) if (later.group === cell.group && later.step >= cell.step) hidden.add(later);
  };
  for (const cell of [...hidden]) hide(cell);
  for (;;) {
    const shown = cells.filter((c) => !hidden.has(c));
    const small = smallBetween(shown, least);
    if (small !== undefined) {
      hide(small);
      continue;
    }
    const known = knownFrom(shown);
    const exposed = cells.find((c) => hidden.has(c) && c.count > 0 && follows(asNumbers(c), known));
    if (exposed === undefined) break;
    const bySize = (a: Cell, b: Cell) => Number(a.group === '') - Number(b.group === '') || a.count - b.count || a.step - b.step;
    // Of those that give it away, the smallest; where several have to go, each round takes one.
    const candidates = shown.filter((c) => c.step <= exposed.step + 1).sort(bySize);
    const culprit =
      candidates.find((c) => {
        const without = shown.filter((s) => s.group !== c.group || s.step < c.step);
        return !follows(asNumbers(exposed), knownFrom(without));
      }) ?? [...shown].sort(bySize)[0];
    if (culprit === undefined) break;
    hide(culprit);
  }
  return new Map(
    ['', ...groups].map((group) => [group, cells.filter((c) => c.group === group).map((c) => (hidden.has(c) ? null : c.count))] as const),
  );
};
