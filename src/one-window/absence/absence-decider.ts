import type { Decider } from '../../kernel/decider/decider.ts';
import type { Absence, AbsenceFact } from './absence.ts';
import { evolve } from './absence.ts';
import { access } from './access.ts';
import type { AbsenceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { absenceTables, rows } from './row.ts';

export const absence: Decider<Absence, AbsenceFact, AbsenceCommand> = {
  kind: 'absence',
  tables: absenceTables,
  evolve,
  access,
  decide,
  rows,
};
