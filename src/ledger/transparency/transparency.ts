import type { Pool } from 'pg';
import { consistencyProof, inclusionProof, treeRoot } from './merkle.ts';
import type { NodeKey } from './node-key.ts';
import { openCheckpoint, signCheckpoint, verifierLine } from './note.ts';
import { growTree, hashesIn, type ReadTile, tileReader } from './tiles.ts';

/** A signed statement of what the ledger holds. `size` counts events that have a position. */
export interface Checkpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

export interface Inclusion {
  /** Place of the event's entry in the tree, from 0: its position minus one. */
  readonly index: number;
  readonly entry: Buffer;
  readonly proof: readonly Buffer[];
}

/** The ledger's proofs. Only digests leave the building: an entry of the log is an event's digest. */
export interface Transparency {
  /** Takes in everything that has a position and signs it; a size once signed is never signed with another root. */
  publish(): Promise<Checkpoint>;
  /** The newest signed checkpoint, at most `maxAge` milliseconds (by default 2,000) behind the log. */
  checkpoint(maxAge?: number): Promise<Checkpoint>;
  /** The root over the first `size` entries. @throws RangeError beyond the tree. */
  root(size: number): Promise<Buffer>;
  inclusion(position: number, size: number): Promise<Inclusion>;
  /** Where an event stands, if it has a position already. */
  positionOf(stream: string, version: number): Promise<number | undefined>;
  consistency(old: number, size: number): Promise<readonly Buffer[]>;
  readonly readTile: ReadTile;
  /** Digests of the events at positions `from` + 1 to `to`. */
  entries(from: number, to: number): Promise<readonly Buffer[]>;
  treeSize(): Promise<number>;
  readonly verifier: string;
}

export const openTransparency = (pool: Pool, key: NodeKey): Transparency => {
  const readTile = tileReader(pool);
  const treeSize = async (): Promise<number> => {
    const found = await pool.query<{ size: number }>('select size::float8 as size from tree_head where id = 1');
    return found.rows[0]?.size ?? 0;
  };
  const within = async (size: number): Promise<void> => {
    if (!Number.isInteger(size) || size < 0 || size > (await treeSize())) throw new RangeError(`the tree does not reach ${size}`);
  };
  const root = async (size: number): Promise<Buffer> => {
    await within(size);
    return treeRoot(hashesIn(readTile), size);
  };
  const entries = async (from: number, to: number): Promise<readonly Buffer[]> => {
    const found = await pool.query<{ digest: Buffer }>('select digest from log where position > $1 and position <= $2 order by position', [
      from,
      to,
    ]);
    return found.rows.map((row) => row.digest);
  };
  const publish = async (): Promise<Checkpoint> => {
    const size = await growTree(pool);
    const now = await root(size);
    await pool.query('insert into checkpoints (size, root, note) values ($1, $2, $3) on conflict (size) do nothing', [
      size,
      now,
      signCheckpoint(key, size, now),
    ]);
    const kept = await pool.query<{ root: Buffer; note: string }>('select root, note from checkpoints where size = $1', [size]);
    const checkpoint = kept.rows[0];
    if (checkpoint === undefined || !checkpoint.root.equals(now)) {
      throw new Error(`the ledger of ${size} events has another root than the checkpoint signed for it: run fsck`);
    }
    // A node that changed its name or key signs the same head anew; it must never sign another one.
    if (openCheckpoint(checkpoint.note, key) === undefined) {
      const note = signCheckpoint(key, size, now);
      await pool.query('update checkpoints set note = $2 where size = $1', [size, note]);
      return { size, root: now, note };
    }
    return { size, root: now, note: checkpoint.note };
  };

  let newest: { readonly at: number; readonly checkpoint: Promise<Checkpoint> } | undefined;
  return {
    publish,
    checkpoint(maxAge = 2000) {
      if (newest === undefined || performance.now() - newest.at > maxAge) {
        const checkpoint = publish();
        newest = { at: performance.now(), checkpoint };
        checkpoint.catch(() => {
          newest = undefined;
        });
      }
      return newest.checkpoint;
    },
    root,
    async inclusion(position, size) {
      await within(size);
      const proof = await inclusionProof(hashesIn(readTile), position - 1, size);
      const [entry] = await entries(position - 1, position);
      if (entry === undefined) throw new RangeError(`nothing stands at position ${position}`);
      return { index: position - 1, entry, proof };
    },
    async positionOf(stream, version) {
      const found = await pool.query<{ position: number }>(
        'select position::float8 as position from log where stream = $1 and version = $2',
        [stream, version],
      );
      return found.rows[0]?.position;
    },
    async consistency(old, size) {
      await within(size);
      return consistencyProof(hashesIn(readTile), old, size);
    },
    readTile,
    entries,
    treeSize,
    verifier: verifierLine(key),
  };
};
