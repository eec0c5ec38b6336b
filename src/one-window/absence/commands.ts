/** The orders an absence takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';

const id = z.string().min(1).max(100);
const day = z.string().refine(isDay, 'not a day');

export const absenceOrders = {
  RecordAbsence: z.strictObject({ officer: id, office: id, delegate: id, from: day, until: day }),
  /** Back earlier, or not away at all. */
  EndAbsence: z.strictObject({}),
  /** The rest follows from the calendar; no person sends it. */
  StartAbsence: z.strictObject({}),
  HandOver: z.strictObject({
    tasks: z
      .array(z.strictObject({ case: id, task: id, to: id }))
      .min(1)
      .max(5_000),
  }),
  CloseAbsence: z.strictObject({ returned: z.int().min(0) }),
} as const;
export type AbsenceCommandType = keyof typeof absenceOrders;
export type AbsenceOrder<T extends AbsenceCommandType> = z.output<(typeof absenceOrders)[T]>;
export interface AbsenceCommand extends Command {
  readonly type: AbsenceCommandType;
}
