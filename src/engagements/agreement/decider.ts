import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { Agreement, AgreementFact } from './agreement.ts';
import type { AgreementCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { agreementTables, rows } from './row.ts';

export const agreement: Decider<Agreement, AgreementFact, AgreementCommand> = {
  kind: 'agreement',
  tables: agreementTables,
  evolve,
  access,
  decide,
  rows,
};
