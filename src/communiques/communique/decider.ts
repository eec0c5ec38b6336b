import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { CommuniqueCommand } from './commands.ts';
import { type Communique, type CommuniqueFact, evolve } from './communique.ts';
import { decide } from './decide.ts';
import { communiqueTables, rows } from './row.ts';

export const communique: Decider<Communique, CommuniqueFact, CommuniqueCommand> = {
  kind: 'communique',
  tables: communiqueTables,
  evolve,
  access,
  decide,
  rows,
  // Read as soon as it has come in; the key keeps a second wake-up from reading twice at once.
  jobs: (_, id, facts) =>
    facts.some((f) => f.type === 'CommuniqueReceived')
      ? [{ task: 'read-communique', payload: { communique: id }, key: `read-communique/${id}` }]
      : [],
};
