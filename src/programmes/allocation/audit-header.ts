/** The header of an open file: its shape, its rule, and where each of its values stands. */
import { z } from 'zod';
import { format, keepingFormat } from './audit-file.ts';
import type { Rule } from './market.ts';
import { isName } from './rows-as-text.ts';

/** What is wrong, and on which line of the file, from 1. */
export interface Wrong {
  readonly line: number;
  readonly message: string;
}
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const name = z.string().refine(isName);
const FileHeader = z.strictObject({
  format: z.enum([format, keepingFormat]),
  call: z.string().max(200),
  programme: z.string().max(200),
  round: count,
  code: z.string().max(200),
  rule: z.strictObject({
    counting: z.enum(['one', 'all']),
    order: z.enum(['reserves-first', 'open-first']),
    groups: z.array(name).max(16),
    venues: z
      .array(z.strictObject({ id: name, seats: count, reserves: z.array(z.strictObject({ group: name, seats: count })).max(8) }))
      .max(254),
  }),
  checkpoint: z.strictObject({ size: count, root: z.string().max(100), note: z.string().max(4000) }).optional(),
  rehearsal: count.optional(),
  seed: hex,
  applicants: count,
  placed: count,
  kept: count.optional(),
  inputs: hex,
  findings: z.strictObject({ invalid: count, envy: count, waste: count, unfilled: count }),
  promises: z.strictObject({
    noJustifiedEnvy: z.boolean(),
    noSeatWasted: z.boolean(),
    reservesFilled: z.boolean(),
    truthIsSafe: z.boolean(),
  }),
  digest: hex,
});
export type FileHeader = z.output<typeof FileHeader>;

/** Stops the reading: nothing after this can be understood. */
export class Unreadable extends Error {
  readonly wrong: readonly Wrong[];
  constructor(wrong: readonly Wrong[]) {
    super('the file cannot be read');
    this.wrong = wrong;
  }
}
export const stop = (line: number, message: string): never => {
  throw new Unreadable([{ line, message }]);
};

export const ruleOf = (header: FileHeader): Rule => {
  const { counting, order, groups, venues } = header.rule;
  const twice = [groups, venues.map((v) => v.id)].some((ids) => new Set(ids).size < ids.length);
  if (twice) stop(1, 'the rule has a group or a venue twice');
  const numbered = venues.map(({ id, seats, reserves }) => ({
    id,
    seats,
    reserves: reserves.map((r) => ({ group: groups.indexOf(r.group), seats: r.seats })),
  }));
  if (numbered.some((v) => v.reserves.some((r) => r.group < 0))) stop(1, 'the rule has a reserve for a group that it does not have');
  return { counting, order, groups, venues: numbered };
};
export const headerFrom = (lines: readonly string[]): FileHeader => {
  let json: unknown;
  try {
    json = JSON.parse(lines.join('\n'));
  } catch {
    return stop(1, 'the file does not begin with a JSON header as the format says');
  }
  const read = FileHeader.safeParse(json);
  const issue = read.error?.issues[0];
  if (read.data === undefined) {
    const key = String(issue?.path[0] ?? '');
    return stop(lineOf(lines, key), `the header's “${issue?.path.join('.')}” is not as the format says: ${issue?.message}`);
  }
  if ((read.data.checkpoint === undefined) === (read.data.rehearsal === undefined)) {
    return stop(lineOf(lines, 'seed'), 'the seed comes from a checkpoint or from a rehearsal, one of them');
  }
  if ((read.data.kept === undefined) !== (read.data.format === format)) {
    return stop(lineOf(lines, 'format'), 'how many places were kept is told in files of that format, and only there');
  }
  return read.data;
};
/** The line of a value of the header, from 1. */
export const lineOf = (lines: readonly string[], key: string): number =>
  1 +
  Math.max(
    0,
    lines.findIndex((l) => l.startsWith(`  "${key}":`)),
  );
