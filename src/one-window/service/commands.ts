/** The orders a service takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { Definition } from './definition.ts';

const version = z.int().min(1);

export const serviceOrders = {
  /** Replaces the draft there was. */
  DraftService: z.strictObject({ definition: Definition }),
  DiscardDraft: z.strictObject({ version }),
  /** `digest`: of the draft that was looked at, so that nobody publishes what they have not seen. */
  PublishService: z.strictObject({ version, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  RetireService: z.strictObject({ why: z.string().trim().min(1).max(1_000) }),
  ReopenService: z.strictObject({}),
} as const;
export type ServiceCommandType = keyof typeof serviceOrders;
export type ServiceOrder<T extends ServiceCommandType> = z.output<(typeof serviceOrders)[T]>;
/** Its `on` is the id that the definition names. */
export interface ServiceCommand extends Command {
  readonly type: ServiceCommandType;
}
