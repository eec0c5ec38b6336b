import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { CommitmentCommand } from './commands.ts';
import { type Commitment, type CommitmentFact, evolve } from './commitment.ts';
import { decide } from './decide.ts';
import { commitmentTables, rows } from './row.ts';

export const commitment: Decider<Commitment, CommitmentFact, CommitmentCommand> = {
  kind: 'commitment',
  tables: commitmentTables,
  evolve,
  access,
  decide,
  rows,
};
