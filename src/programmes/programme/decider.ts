import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { ProgrammeCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve, type Programme, type ProgrammeFact } from './programme.ts';
import { programmeTables, rows } from './row.ts';

export const programme: Decider<Programme, ProgrammeFact, ProgrammeCommand> = {
  kind: 'programme',
  tables: programmeTables,
  evolve,
  access,
  decide,
  rows,
};
