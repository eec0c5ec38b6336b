import { z } from 'zod';

/**
 * An export is a folder of plain files, one JSON value a line:
 * `ledger.jsonl` (a header, every event by position, an end line with size and root), `files.jsonl` (what is known of each file),
 * `cursors.jsonl` (how far each reaction is), `jobs.jsonl` (what waits to be done), and the files themselves under `files/`.
 * It holds everything, salts and personal parts included: keep it as safe as the database.
 */
export const formatVersion = 1;

export interface Exported {
  readonly events: number;
  readonly files: number;
  /** The Merkle root over all events, in hex: the same after import. */
  readonly root: string;
}

const hex = z.string().regex(/^([0-9a-f]{2})*$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const jsonObject = z.record(z.string(), z.json());

export const header = z.strictObject({ daricha: z.literal('export'), version: z.literal(formatVersion) });
export const eventLine = z.strictObject({
  position: z.int().positive(),
  stream: z.string().regex(/^[^/]+\/.+$/s),
  version: z.int().positive(),
  type: z.string(),
  at: z.string(),
  actor: z.string(),
  data: jsonObject,
  personal: jsonObject.nullable(),
  salt: hex.nullable(),
  personalDigest: digest.nullable(),
  about: z.array(z.string()),
  digest,
  command: z.string(),
});
export const endLine = z.strictObject({ end: z.literal(true), events: z.int().nonnegative(), files: z.int().nonnegative(), root: digest });
export const fileLine = z.strictObject({
  digest,
  size: z.int().nonnegative(),
  type: z.string(),
  about: z.array(z.string()),
  keptAt: z.string(),
  erasedAt: z.string().nullable(),
  seal: digest,
});
export const cursorLine = z.strictObject({ name: z.string(), position: z.int().nonnegative() });
export const jobLine = z.strictObject({ task: z.string(), payload: z.json(), runAt: z.string(), key: z.string().nullable() });

export type EventLine = z.infer<typeof eventLine>;
export type FileLine = z.infer<typeof fileLine>;
