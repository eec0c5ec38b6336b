/** The orders an action plan takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';

const id = z.string().min(1).max(200);
const line = (most: number) => z.string().trim().min(1).max(most);
const country = z.string().regex(/^[A-Z]{2}$/);
const day = z.string().refine(isDay, 'not a day');
const lines = z
  .array(
    z.strictObject({
      obligation: id,
      source: z.string().regex(/^(agreement|meeting)\/.{1,200}$/),
      title: line(500),
      country,
      owner: id,
      due: day,
      commitment: line(60).nullable().default(null),
    }),
  )
  .min(1)
  .max(2_000);

export const planOrders = {
  /** Without a reference it is given one. */
  DrawUpPlan: z.strictObject({
    title: line(300),
    reference: line(60).optional(),
    partner: country,
    office: id,
    from: day,
    until: day,
    lines,
  }),
  RevisePlan: z.strictObject({ lines }),
  /** With these offices besides those it was shared with before. */
  SharePlan: z.strictObject({ offices: z.array(id).min(1).max(50) }),
  /** `line`: the obligation it is about; null: the plan as a whole. */
  CommentOnPlan: z.strictObject({ office: id, line: id.nullable().default(null), words: line(5_000) }),
  /** An office's yes to the very lines of this digest. */
  SignOffPlan: z.strictObject({ office: id, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  ClosePlan: z.strictObject({}),
} as const;
export type PlanCommandType = keyof typeof planOrders;
export type PlanOrder<T extends PlanCommandType> = z.output<(typeof planOrders)[T]>;
export type PlanInput<T extends PlanCommandType> = z.input<(typeof planOrders)[T]>;
export type PlanCommand = Command & { readonly [T in PlanCommandType]: { readonly type: T; readonly data: PlanInput<T> } }[PlanCommandType];
