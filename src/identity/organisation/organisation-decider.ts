import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { OrganisationCommand } from './decide.ts';
import { decide } from './decide.ts';
import type { Organisation, OrganisationFact } from './organisation.ts';
import { evolve } from './organisation.ts';
import { rows, tables } from './row.ts';

export const organisation: Decider<Organisation, OrganisationFact, OrganisationCommand> = {
  kind: 'organisation',
  tables,
  evolve,
  access,
  decide,
  rows,
};
