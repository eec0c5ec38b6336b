/** The orders a candidacy takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';

const id = z.string().min(1).max(100);
const ids = z.array(id).max(20);
const instant = z.iso.datetime({ precision: 3 });
const told = z.strictObject({
  round: z.int().min(0),
  venue: id.nullable(),
  seat: z.string().max(100).nullable(),
  place: z.int().min(1),
  lottery: z.string().regex(/^[0-9a-f]{12}$/),
  venues: z
    .array(
      z.strictObject({
        venue: id,
        result: z.enum(['given', 'taken', 'not-needed', 'closed', 'not-eligible']),
        position: z.int().min(1).nullable(),
      }),
    )
    .max(20),
});
const review = z.strictObject({ task: id, score: z.number().min(0).max(100) });

export const candidacyOrders = {
  EnterCandidacy: z.strictObject({
    call: id,
    programme: id,
    reference: z.string().max(40),
    person: id,
    country: z.string().length(2),
    language: z.string().min(2).max(3),
    lot: z.string().regex(/^[0-9a-f]{32}$/),
    ranking: ids,
    notFor: ids,
    groups: ids,
    name: z.string().max(300),
  }),
  AdmitCandidacy: z.strictObject({
    ranking: ids,
    notFor: ids,
    groups: ids,
    score: z.int().min(0).max(10_000),
    reviews: z.array(review).max(3),
  }),
  RefuseCandidacy: z.strictObject({
    reason: z.enum(['review', 'not-eligible', 'reviews-missing', 'already-applied', 'late']),
    rules: z.array(z.int().min(0)).max(50),
  }),
  /** What a published round says to this person; the decider turns it into an offer, a better place, the list, or nothing new. */
  TellRound: z.strictObject({ told, answerBy: instant, closedVenues: ids }),
  AcceptPlace: z.strictObject({ round: z.int().min(0), stay: z.boolean() }),
  DeclinePlace: z.strictObject({ round: z.int().min(0) }),
  /** `courseOver`: what `withdrawCandidacy` looked up of the person's own course; nobody gives up an accepted place without it. */
  WithdrawCandidacy: z.strictObject({ courseOver: z.boolean().optional() }),
  /** The list is closed: whoever waits is told that nothing came. */
  CloseList: z.strictObject({}),
  PassTime: z.strictObject({}),
} as const;
export type CandidacyCommandType = keyof typeof candidacyOrders;
export type CandidacyOrder<T extends CandidacyCommandType> = z.output<(typeof candidacyOrders)[T]>;
export type CandidacyCommand = Command &
  { readonly [T in CandidacyCommandType]: { readonly type: T; readonly data: z.input<(typeof candidacyOrders)[T]> } }[CandidacyCommandType];
