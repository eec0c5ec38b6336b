import type { Pool } from 'pg';
import { inTransaction } from '../positions/sequencer.ts';
import { type HashAt, leafHash, nodeHash } from './merkle.ts';

/** C2SP tlog-tiles: a tile holds up to 256 hashes of its level; level L has one hash for 256^L leaves. */
export const tileWidth = 256;
const hashBytes = 32;

/** The root over the hashes of a full tile, or of an aligned part of it whose length is a power of two. */
export const perfectRoot = (hashes: Buffer): Buffer => {
  let row = hashes;
  while (row.length > hashBytes) {
    const next = Buffer.alloc(row.length / 2);
    for (let i = 0; i < next.length; i += hashBytes) {
      nodeHash(row.subarray(2 * i, 2 * i + hashBytes), row.subarray(2 * i + hashBytes, 2 * i + 2 * hashBytes)).copy(next, i);
    }
    row = next;
  }
  return row;
};

/** Tiles that a run of leaves completes or extends, from the rightmost tiles of each level. Pure apart from `rightmost`. */
export const extendTiles = (
  rightmost: (level: number) => Buffer,
  size: number,
  leaves: readonly Buffer[],
): { readonly level: number; readonly tile: number; readonly hashes: Buffer }[] => {
  const out: { level: number; tile: number; hashes: Buffer }[] = [];
  let added = leaves;
  let count = size;
  for (let level = 0; added.length > 0; level++) {
    const start = Math.floor(count / tileWidth);
    const partial = count % tileWidth === 0 ? Buffer.alloc(0) : rightmost(level);
    if (partial.length !== (count % tileWidth) * hashBytes) throw new Error(`tile ${start} of level ${level} has the wrong width`);
    const all = Buffer.concat([partial, ...added]);
    const up: Buffer[] = [];
    for (let offset = 0; offset < all.length; offset += tileWidth * hashBytes) {
      const hashes = all.subarray(offset, offset + tileWidth * hashBytes);
      out.push({ level, tile: start + offset / (tileWidth * hashBytes), hashes });
      if (hashes.length === tileWidth * hashBytes) up.push(perfectRoot(hashes));
    }
    added = up;
    count = start;
  }
  return out;
};

const batch = 4096;

/** Takes everything that has a position into the tree, and returns its size. Many processes may call it at once. */
export const growTree = async (pool: Pool): Promise<number> => {
  for (;;) {
    const heads = await pool.query<{ tree: number; log: number }>(
      'select t.size::float8 as tree, l.size::float8 as log from tree_head t, log_head l where t.id = 1 and l.id = 1',
    );
    const { tree = 0, log = 0 } = heads.rows[0] ?? {};
    if (tree >= log) return tree;
    await inTransaction(pool, async (client) => {
      const locked = await client.query<{ size: number }>('select size::float8 as size from tree_head where id = 1 for update');
      const size = locked.rows[0]?.size ?? 0;
      const found = await client.query<{ digest: Buffer }>(
        'select digest from log where position > $1 and position <= $2 order by position',
        [size, size + batch],
      );
      const partial = await client.query<{ level: number; hashes: Buffer }>(
        'select distinct on (level) level, hashes from tiles order by level, tile desc',
      );
      const rightmost = new Map(partial.rows.map((row) => [row.level, row.hashes]));
      const leaves = found.rows.map((row) => leafHash(row.digest));
      for (const { level, tile, hashes } of extendTiles((l) => rightmost.get(l) ?? Buffer.alloc(0), size, leaves)) {
        await client.query(
          'insert into tiles (level, tile, hashes) values ($1, $2, $3) on conflict (level, tile) do update set hashes = excluded.hashes',
          [level, tile, hashes],
        );
      }
      await client.query('update tree_head set size = $1 where id = 1', [size + leaves.length]);
    });
  }
};

export type ReadTile = (level: number, tile: number) => Promise<Buffer | undefined>;

export const tileReader =
  (pool: Pool): ReadTile =>
  async (level, tile) => {
    const found = await pool.query<{ hashes: Buffer }>({
      name: 'read-tile',
      text: 'select hashes from tiles where level = $1 and tile = $2',
      values: [level, tile],
    });
    return found.rows[0]?.hashes;
  };

/** Hashes of perfect subtrees, read from tiles; each tile is read once for the life of the returned function. */
export const hashesIn = (read: ReadTile): HashAt => {
  const seen = new Map<string, Promise<Buffer | undefined>>();
  return async (level, index) => {
    const tileLevel = Math.floor(level / 8);
    const span = 2 ** (level % 8);
    const first = index * span;
    const tile = Math.floor(first / tileWidth);
    const name = `${tileLevel}/${tile}`;
    const reading = seen.get(name) ?? read(tileLevel, tile);
    seen.set(name, reading);
    const start = (first % tileWidth) * hashBytes;
    const hashes = (await reading)?.subarray(start, start + span * hashBytes);
    if (hashes?.length !== span * hashBytes) throw new Error(`tile ${name} does not reach hash ${first + span - 1} of its level`);
    return perfectRoot(hashes);
  };
};
