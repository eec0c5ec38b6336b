import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { ActionPlan, ActionPlanFact } from './action-plan.ts';
import type { PlanCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { planTables, rows } from './row.ts';

export const actionPlan: Decider<ActionPlan, ActionPlanFact, PlanCommand> = {
  kind: 'action-plan',
  tables: planTables,
  evolve,
  access,
  decide,
  rows,
};
