import { perfectRoot, tileWidth } from './tiles.ts';

type Tile = readonly [level: number, tile: number, hashes: Buffer];

/** Leaves go in one by one, tiles come out as they fill; holds one partial tile a level. */
export interface TileSink {
  /** The tiles that this leaf completes. */
  push(leaf: Buffer): readonly Tile[];
  /** The partial tiles at the end. */
  rest(): readonly Tile[];
  completed(): number;
}

export const tileSink = (): TileSink => {
  const levels: { count: number; hashes: Buffer[] }[] = [];
  let completed = 0;
  const put = (level: number, hash: Buffer, out: Tile[]): void => {
    const row = levels[level] ?? { count: 0, hashes: [] };
    levels[level] = row;
    row.hashes.push(hash);
    row.count += 1;
    if (row.hashes.length < tileWidth) return;
    const hashes = Buffer.concat(row.hashes);
    out.push([level, row.count / tileWidth - 1, hashes]);
    completed += 1;
    row.hashes = [];
    put(level + 1, perfectRoot(hashes), out);
  };
  return {
    push(leaf) {
      const out: Tile[] = [];
      put(0, leaf, out);
      return out;
    },
    rest: () =>
      levels.flatMap(({ count, hashes }, level): Tile[] =>
        hashes.length === 0 ? [] : [[level, Math.floor(count / tileWidth), Buffer.concat(hashes)]],
      ),
    completed: () => completed,
  };
};
