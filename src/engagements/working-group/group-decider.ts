import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { GroupCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { groupTables, rows } from './row.ts';
import type { WorkingGroup, WorkingGroupFact } from './working-group.ts';

export const workingGroup: Decider<WorkingGroup, WorkingGroupFact, GroupCommand> = {
  kind: 'working-group',
  tables: groupTables,
  evolve,
  access,
  decide,
  rows,
};
