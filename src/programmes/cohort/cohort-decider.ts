import type { Decider } from '../../kernel/decider/decider.ts';
import { moveListJob } from '../call/tasks.ts';
import { access } from './access.ts';
import type { Cohort, CohortFact } from './cohort.ts';
import type { CohortCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { cohortTables, rows } from './row.ts';
import { jobsOfCompleted } from './tasks.ts';

export const cohort: Decider<Cohort, CohortFact, CohortCommand> = {
  kind: 'cohort',
  tables: cohortTables,
  evolve,
  access,
  decide,
  rows,
  // Nobody is offered a place at a course that is over.
  jobs: (state, id, facts) => (facts.some((f) => f.type === 'CohortCompleted') ? [...jobsOfCompleted(id), moveListJob(state.call)] : []),
};
