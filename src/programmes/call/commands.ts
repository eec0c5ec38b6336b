/** The orders a call takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { CallRules, Text } from '../programme/definition.ts';

const id = z.string().min(1).max(100);
const instant = z.iso.datetime({ precision: 3 });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const reason = z.string().trim().min(1).max(500);
const cutOff = z.strictObject({ score: z.int(), lottery: z.string().regex(/^[0-9a-f]{12}$/) }).nullable();

export const callOrders = {
  DraftCall: z.strictObject({
    programme: id,
    version: z.int().min(1),
    lead: id,
    title: Text,
    rules: CallRules,
    zone: z.string().min(1).max(60),
  }),
  ChangeCallRules: z.strictObject({ title: Text, rules: CallRules }),
  OpenCall: z.strictObject({ opens: instant, closes: instant }),
  ExtendCall: z.strictObject({ closes: instant }),
  /** Before its time; time itself closes a call too. */
  CloseCall: z.strictObject({}),
  /** 0 seats close a venue; also after places were given, when its people go on by the same rule without it. */
  ChangeSeats: z.strictObject({ venue: id, seats: z.int().min(0).max(100_000), reason }),
  /** `undecided`: applications neither decided nor final, counted by the room just before; refused unless 0. */
  FreezeApplications: z.strictObject({ applicants: count, undecided: count, inputs: sha256 }),
  DrawSeed: z.strictObject({ size: count, root: z.string(), note: z.string().max(2000), seed: sha256 }),
  RehearseAllocation: z.strictObject({ run: z.int().min(1), placed: count }),
  PublishAllocation: z.strictObject({
    round: count,
    file: sha256,
    inputs: sha256,
    applicants: count,
    placed: count,
    waiting: count,
    venues: z.array(
      z.strictObject({
        venue: id,
        seats: count,
        filled: count,
        open: cutOff,
        reserves: z.array(z.strictObject({ group: id, seats: count, filled: count, cutOff })),
      }),
    ),
    groups: z.array(z.strictObject({ group: z.string().max(100), applicants: count, placed: count })),
  }),
  ConcludeCall: z.strictObject({}),
  CancelCall: z.strictObject({ reason }),
  PassTime: z.strictObject({}),
} as const;
export type CallCommandType = keyof typeof callOrders;
export type CallOrder<T extends CallCommandType> = z.output<(typeof callOrders)[T]>;
export type CallCommand = Command &
  { readonly [T in CallCommandType]: { readonly type: T; readonly data: z.input<(typeof callOrders)[T]> } }[CallCommandType];
