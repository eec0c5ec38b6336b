import type { Decider } from '../../kernel/decider/decider.ts';
import { moveListJob } from '../call/tasks.ts';
import { access } from './access.ts';
import type { Candidacy, CandidacyFact } from './candidacy.ts';
import type { CandidacyCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { candidacyTables, rows } from './row.ts';

const leaving: readonly CandidacyFact['type'][] = ['PlaceDeclined', 'OfferExpired', 'CandidacyWithdrawn'];

export const candidacy: Decider<Candidacy, CandidacyFact, CandidacyCommand> = {
  kind: 'candidacy',
  tables: candidacyTables,
  evolve,
  access,
  decide,
  rows,
  // Whoever leaves the list without a place changes nothing for the others.
  jobs: (state, _, facts) =>
    facts.some((f) => leaving.includes(f.type)) && state.told !== null && state.told.venue !== null ? [moveListJob(state.call)] : [],
};
