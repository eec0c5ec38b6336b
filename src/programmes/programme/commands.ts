/** The orders a programme takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { ProgrammeDefinition } from './definition.ts';

export const programmeOrders = {
  /** `digest`: of the definition that was looked at, so that nobody publishes what they have not seen. */
  PublishProgramme: z.strictObject({ definition: ProgrammeDefinition, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  RetireProgramme: z.strictObject({ why: z.string().trim().min(1).max(1_000) }),
  ReopenProgramme: z.strictObject({}),
} as const;
export type ProgrammeCommandType = keyof typeof programmeOrders;
export type ProgrammeOrder<T extends ProgrammeCommandType> = z.output<(typeof programmeOrders)[T]>;
/** Its `on` is the id that the definition names. */
export interface ProgrammeCommand extends Command {
  readonly type: ProgrammeCommandType;
}
