import type { Decider, Job } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { access } from './access.ts';
import type { Call, CallFact } from './call.ts';
import type { CallCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { callTables, rows } from './row.ts';
import { closeListJob, drawSeedJob, moveListJob } from './tasks.ts';

const jobFor = (state: Call, id: Id, { type }: CallFact): readonly Job[] => {
  if (type === 'ApplicationsFrozen') return [drawSeedJob(id)];
  if (type === 'AllocationPublished') return [moveListJob(id)];
  if (type === 'SeatsChanged') return state.status === 'published' ? [moveListJob(id)] : [];
  return type === 'CallConcluded' || type === 'CallCancelled' ? [closeListJob(id)] : [];
};

export const call: Decider<Call, CallFact, CallCommand> = {
  kind: 'call',
  tables: callTables,
  evolve,
  access,
  decide,
  rows,
  jobs: (state, id, facts) => [...new Map(facts.flatMap((f) => jobFor(state, id, f)).map((job) => [job.key, job])).values()],
};
