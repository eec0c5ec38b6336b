/** The room that turns communiqués into tracked commitments, as one value. */
import type { MakeId } from '../kernel/identifiers/identifiers.ts';
import type { Clock } from '../kernel/time/time.ts';
import type { Room } from '../ledger/ledger.ts';
import { commitment } from './commitment/decider.ts';
import { commitmentMigrations } from './commitment/row.ts';
import { communique } from './communique/decider.ts';
import { readCommunique } from './communique/read-task.ts';
import { communiqueMigrations } from './communique/row.ts';
import type { RegisterRules } from './contract.ts';
import type { Extractor } from './extraction/extraction.ts';
import { joinSides, placeMentions } from './reactions.ts';

export { commitment, communique };

export interface CommuniquesOptions {
  readonly extractor: Extractor;
  readonly rules: RegisterRules;
  readonly makeId: MakeId;
  readonly clock: Clock;
}

export const communiques = ({ extractor, rules, makeId, clock }: CommuniquesOptions): Room => ({
  name: 'communiques',
  deciders: [communique, commitment],
  migrations: [...communiqueMigrations, ...commitmentMigrations],
  reactions: [placeMentions(rules), joinSides(rules)],
  tasks: { 'read-communique': readCommunique({ extractor, makeId, clock }) },
});
