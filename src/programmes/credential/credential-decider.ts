import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { CredentialCommand } from './commands.ts';
import type { Credential, CredentialFact } from './credential.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { credentialTables, rows } from './row.ts';

export const credential: Decider<Credential, CredentialFact, CredentialCommand> = {
  kind: 'credential',
  tables: credentialTables,
  evolve,
  access,
  decide,
  rows,
};
