import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { Case, CaseFact } from './case.ts';
import type { CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { caseTables, rows } from './row.ts';
import type { CaseRules } from './rules.ts';

export type CaseDecider = Decider<Case, CaseFact, CaseCommand>;

/** Cases by the versions in `rules.catalogue`: immutable, so that deciding stays pure. */
export const caseDecider = (rules: CaseRules): CaseDecider => ({
  kind: 'case',
  tables: caseTables,
  evolve,
  access: (command, state) => access(rules, command, state),
  decide: (command, state) => decide(rules, command, state),
  rows,
});
