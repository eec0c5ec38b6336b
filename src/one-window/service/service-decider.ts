import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { ServiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import { rows, serviceTables } from './row.ts';
import { evolve, type Service, type ServiceFact } from './service.ts';

export const service: Decider<Service, ServiceFact, ServiceCommand> = {
  kind: 'service',
  tables: serviceTables,
  evolve,
  access,
  decide,
  rows,
};
