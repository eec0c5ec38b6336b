import type { Transparency } from './transparency.ts';
import { tileWidth } from './tiles.ts';

// The addresses of https://c2sp.org/tlog-tiles, as functions from a path to an outcome; a door mounts them under a prefix.

export interface TileAnswer {
  readonly status: 200 | 404;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly body: Uint8Array;
}

const immutable = 'public, max-age=31536000, immutable';
const notThere: TileAnswer = {
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  cacheControl: 'no-store',
  body: Buffer.from('There is no such tile.\n'),
};

/** `x001/x234/067` is 1234067; undefined unless it is written exactly so. */
export const parseTileIndex = (text: string): number | undefined => {
  const groups = text.split('/');
  if (groups.length > 5 || !groups.every((group, i) => (i < groups.length - 1 ? /^x\d{3}$/ : /^\d{3}$/).test(group))) return undefined;
  if (groups.length > 1 && groups[0] === 'x000') return undefined;
  return Number(groups.join('').replaceAll('x', ''));
};

export const tileIndexPath = (index: number): string => {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
};

const address = /^tile\/(entries|0|[1-9]|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** `path` is what follows the log's prefix, without a leading slash: `checkpoint`, `tile/0/x001/067`, `tile/entries/000.p/12`. */
export const answerTile = async (log: Transparency, path: string): Promise<TileAnswer> => {
  if (path === 'checkpoint') {
    const { note } = await log.checkpoint();
    return { status: 200, contentType: 'text/plain; charset=utf-8', cacheControl: 'public, max-age=2', body: Buffer.from(note) };
  }
  const match = address.exec(path);
  const tile = parseTileIndex(match?.[2] ?? '');
  if (match === null || tile === undefined) return notThere;
  const width = match[3] === undefined ? tileWidth : Number(match[3]);
  if (match[3] !== undefined && width >= tileWidth) return notThere;
  const body = match[1] === 'entries' ? await entryBundle(log, tile, width) : await hashTile(log, Number(match[1]), tile, width);
  return body === undefined ? notThere : { status: 200, contentType: 'application/octet-stream', cacheControl: immutable, body };
};

const hashTile = async (log: Transparency, level: number, tile: number, width: number): Promise<Buffer | undefined> => {
  const hashes = await log.readTile(level, tile);
  return hashes === undefined || hashes.length < width * 32 ? undefined : hashes.subarray(0, width * 32);
};

/** Each entry with its length before it, as 16 bits big-endian. */
const entryBundle = async (log: Transparency, tile: number, width: number): Promise<Buffer | undefined> => {
  const from = tile * tileWidth;
  if (from + width > (await log.treeSize())) return undefined;
  const entries = await log.entries(from, from + width);
  if (entries.length !== width) return undefined;
  return Buffer.concat(entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]));
};
