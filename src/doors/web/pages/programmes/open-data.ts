/** Programmes as open data, and the file of each round from which anyone can work it out again. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { findCall } from '../../../../programmes/call/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { nothingHere } from '../../refused.tsx';
import { asCsv, programmeFigures } from './figure-rows.ts';

const year = 31_536_000;

export const programmesJson = async (c: Ask, door: Door): Promise<Response> => {
  c.header('cache-control', 'public, max-age=60');
  return c.json({ smallestGroup: 10, programmes: await programmeFigures(door) });
};
export const programmesCsv = async (c: Ask, door: Door): Promise<Response> => {
  c.header('cache-control', 'public, max-age=60');
  c.header('content-disposition', 'attachment; filename="programmes.csv"');
  return c.body(`\ufeff${asCsv(await programmeFigures(door))}`, 200, { 'content-type': 'text/csv; charset=utf-8' });
};

/** A round never changes, so its file may be kept for ever; it is sent from disk without being held in memory. */
export const allocationFile = async (c: Ask, door: Door): Promise<Response> => {
  const [, number] = /^(\d{1,6})\.txt$/.exec(c.req.param('file') ?? '') ?? [];
  const found = number === undefined ? undefined : await findCall(door.ledger, c.req.param('call') ?? '');
  const round = found?.state.rounds.find((r) => r.round === Number(number));
  const kept = round && (await door.files.find(round.file));
  if (found === undefined || round === undefined || kept === undefined || kept.erasedAt !== null) return nothingHere(c, door);
  const etag = `"${round.file}"`;
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': `public, max-age=${year}, immutable`,
    'content-disposition': `inline; filename="${found.id}-${round.round}.txt"`,
    'x-content-type-options': 'nosniff',
    etag,
  };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  const stream = Readable.toWeb(createReadStream(door.files.path(round.file)));
  return c.body(stream as ReadableStream<Uint8Array>, 200, { ...headers, 'content-length': String(kept.size) });
};
