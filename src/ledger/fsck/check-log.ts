import type { PoolClient } from 'pg';
import { growing, leafHash } from '../transparency/merkle.ts';
import type { NodeKey } from '../transparency/node-key.ts';
import { openCheckpoint } from '../transparency/note.ts';
import { type TileSink, tileSink } from '../transparency/tile-sink.ts';
import type { Found } from './fsck.ts';
import { walk } from './walk.ts';

interface LogRow {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly digest: Buffer;
  readonly event_digest: Buffer | null;
}
interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

/** A note is checked under the name it was signed with: a node may change its name, but not what it has signed. */
const checkpointProblem = ({ size, root, note }: CheckpointRow, computed: Buffer, key: NodeKey | undefined): string | undefined => {
  if (!root.equals(computed)) return 'has another root than the ledger gives: its history was changed';
  const [origin = '', sizeText, rootText] = note.split('\n');
  if (sizeText !== String(size) || rootText !== root.toString('base64')) return 'has a note that says something else';
  if (key !== undefined && openCheckpoint(note, { name: origin, publicKey: key.publicKey }) === undefined) {
    return 'has a note that this node’s key did not sign';
  }
  return undefined;
};

const checkTiles = async (client: PoolClient, sink: TileSink, found: Found): Promise<void> => {
  let count = 0;
  for (const [level, tile, hashes] of sink.rest()) {
    count += 1;
    const kept = await client.query<{ hashes: Buffer }>('select hashes from tiles where level = $1 and tile = $2', [level, tile]);
    if (kept.rows[0]?.hashes.equals(hashes) !== true) found(`tiles ${level}/${tile}`, 'is not what the digests give');
  }
  const all = await client.query<{ count: number }>('select count(*)::float8 as count from tiles');
  if ((all.rows[0]?.count ?? 0) !== count + sink.completed()) found('tiles', 'there are more or fewer of them than the tree has');
};

const checkOrder = async (client: PoolClient, found: Found): Promise<void> => {
  const one = async (sql: string, problem: string): Promise<void> => {
    const rows = await client.query<{ stream: string; version: number }>(sql);
    for (const { stream, version } of rows.rows) found(`events ${stream} version ${version}`, problem);
  };
  await one(
    `select stream, version from (select stream, version, row_number() over (partition by stream order by position) as place from log) l
     where version <> place order by stream, version limit 1`,
    'has its position out of the order of its stream',
  );
  await one(
    `select e.stream, e.version from events e
     left join log l on l.stream = e.stream and l.version = e.version
     left join (select stream, version, min(digest) as digest, count(*) as times from pending group by 1, 2) p
       on p.stream = e.stream and p.version = e.version
     where (l.stream is null) = (p.stream is null) or p.times > 1 or p.digest <> e.digest order by 1, 2 limit 1`,
    'must either have a position or wait for one, once, with its own digest',
  );
  const lost = await client.query<{ stream: string; version: number }>(
    `select p.stream, p.version from pending p
     where not exists (select from events e where e.stream = p.stream and e.version = p.version) order by 1, 2 limit 1`,
  );
  for (const { stream, version } of lost.rows)
    found(`pending ${stream} version ${version}`, 'waits for a position, but there is no such event');
};

/** Positions, the Merkle tree over the digests, its tiles and every checkpoint ever signed. */
export const checkLog = async (
  client: PoolClient,
  key: NodeKey | undefined,
  found: Found,
): Promise<{ readonly size: number; readonly root: Buffer }> => {
  const heads = await client.query<{ log: number; tree: number }>(
    'select (select size from log_head where id = 1)::float8 as log, (select size from tree_head where id = 1)::float8 as tree',
  );
  const { log = 0, tree: treeSize = 0 } = heads.rows[0] ?? {};
  const tree = growing();
  const sink = tileSink();
  const checkpoints = walk<CheckpointRow>(client, 'select size::float8 as size, root, note from checkpoints order by size');
  let next = await checkpoints.next();
  const meet = (): Promise<void> | undefined => {
    if (next.done === true || next.value.size !== tree.size) return undefined;
    const problem = checkpointProblem(next.value, tree.root(), key);
    if (problem !== undefined) found(`checkpoints ${next.value.size}`, problem);
    return checkpoints.next().then((following) => {
      next = following;
    });
  };
  await meet();
  const rows = walk<LogRow>(
    client,
    `select l.position::float8 as position, l.stream, l.version, l.digest, e.digest as event_digest from log l
     left join events e on e.stream = l.stream and e.version = l.version order by l.position`,
  );
  for await (const row of rows) {
    const where = `log position ${row.position}`;
    if (row.position !== tree.size + 1) {
      found(where, `follows position ${tree.size}: positions must have no gaps`);
      break;
    }
    if (row.event_digest === null) found(where, `names version ${row.version} of ${row.stream}, which is not there`);
    else if (!row.event_digest.equals(row.digest)) found(where, `has another digest than version ${row.version} of ${row.stream}`);
    const leaf = leafHash(row.digest);
    tree.push(leaf);
    for (const [level, tile, hashes] of tree.size <= treeSize ? sink.push(leaf) : []) {
      const kept = await client.query<{ hashes: Buffer }>('select hashes from tiles where level = $1 and tile = $2', [level, tile]);
      if (kept.rows[0]?.hashes.equals(hashes) !== true) found(`tiles ${level}/${tile}`, 'is not what the digests give');
    }
    await meet();
  }
  if (next.done !== true) found(`checkpoints ${next.value.size}`, `is out of order or beyond the ledger, which ends at ${tree.size}`);
  if (log !== tree.size) found('log_head', `says ${log}, but the log ends at ${tree.size}`);
  if (treeSize > tree.size) found('tree_head', `says ${treeSize}, but the log ends at ${tree.size}`);
  else await checkTiles(client, sink, found);
  await checkOrder(client, found);
  return { size: tree.size, root: tree.root() };
};
