/** The room where a relationship is run: agreements, working groups, meetings and what they leave to be done, as one value. */
import type { Ledger, Room } from '../ledger/ledger.ts';
import { agreement } from './agreement/decider.ts';
import { passAgreementTimeRound, passAgreementTimeTask, startPassingAgreementTime } from './agreement/pass-time.ts';
import { registerDocuments } from './agreement/register-documents.ts';
import { agreementMigrations } from './agreement/row.ts';
import type { RegisterDocuments } from './contract.ts';
import type { EngagementsOptions } from './options.ts';
import { reactions } from './reactions.ts';
import type { Template } from './templates/definition.ts';

export type * from './contract.ts';
export type { EngagementsOptions } from './options.ts';

const deciders = { agreement } as const;

/** What doors need of the room besides its queries. */
export interface Engagements {
  readonly room: Room;
  readonly deciders: typeof deciders;
  readonly templates: readonly Template[];
  /** Agreements as the register may tell of them. */
  readonly documents: RegisterDocuments;
  /** Begins the rounds of time; once per process, when the ledger is open. */
  open(ledger: Ledger): Promise<void>;
}

export const engagements = ({ clock, timeZone, templates }: EngagementsOptions): Engagements => ({
  room: {
    name: 'engagements',
    deciders: Object.values(deciders),
    migrations: [...agreementMigrations],
    reactions: [...reactions],
    tasks: { [passAgreementTimeTask]: passAgreementTimeRound(clock, timeZone) },
  },
  deciders,
  templates,
  documents: registerDocuments,
  open: async (ledger) => {
    await startPassingAgreementTime(ledger);
  },
});
