/** The room where a relationship is run: agreements, working groups, meetings and what they leave to be done, as one value. */
import { mailboxOf, openPost } from '../identity/index.ts';
import type { Ledger, Room } from '../ledger/ledger.ts';
import { actionPlan } from './action-plan/plan-decider.ts';
import { planMigrations } from './action-plan/row.ts';
import { agreement } from './agreement/decider.ts';
import { passAgreementTimeRound, passAgreementTimeTask, startPassingAgreementTime } from './agreement/pass-time.ts';
import { registerDocuments } from './agreement/register-documents.ts';
import { agreementMigrations } from './agreement/row.ts';
import { type Inviting, sendInvitation } from './calendar/invitations.ts';
import { calendarMigrations } from './calendar/row.ts';
import type { RegisterDocuments } from './contract.ts';
import { sendInvitationTask } from './meeting/invitation-jobs.ts';
import { meeting } from './meeting/meeting-decider.ts';
import { passMeetingTimeRound, passMeetingTimeTask, startPassingMeetingTime } from './meeting/pass-time.ts';
import { meetingMigrations } from './meeting/row.ts';
import { noticesRound, noticesTask, startNotices } from './notices/digest.ts';
import { noticeMigrations } from './notices/queries.ts';
import { tellDesks } from './notices/tell.ts';
import { obligationMigrations } from './obligations/migrations.ts';
import type { EngagementsOptions } from './options.ts';
import { reactionsOf } from './reactions.ts';
import type { Template } from './templates/definition.ts';
import { workingGroup } from './working-group/group-decider.ts';
import { groupMigrations } from './working-group/row.ts';

export type * from './contract.ts';
export type { EngagementsOptions } from './options.ts';

const deciders = { agreement, workingGroup, meeting, actionPlan } as const;

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

/** Invitations come from the address that answers go to. */
const inviting = ({
  clock,
  makeId,
  random,
  publicUrl,
  smtpUrl,
  mailFrom = 'Daricha <daricha@localhost>',
}: EngagementsOptions): Inviting => ({
  ...{ clock, makeId, random, publicUrl },
  post: openPost({ smtpUrl, mailFrom, clock }),
  organizer: mailboxOf(mailFrom),
});

export const engagements = (options: EngagementsOptions): Engagements => {
  const { clock, makeId, timeZone, templates } = options;
  return {
    room: {
      name: 'engagements',
      deciders: Object.values(deciders),
      migrations: [
        ...agreementMigrations,
        ...groupMigrations,
        ...meetingMigrations,
        ...calendarMigrations,
        ...planMigrations,
        ...noticeMigrations,
        ...obligationMigrations,
      ],
      reactions: [...reactionsOf(options.applications), tellDesks(options)],
      tasks: {
        [passAgreementTimeTask]: passAgreementTimeRound(clock, timeZone),
        [passMeetingTimeTask]: passMeetingTimeRound(clock, makeId),
        [noticesTask]: noticesRound(options),
        [sendInvitationTask]: sendInvitation(inviting(options)),
      },
    },
    deciders,
    templates,
    documents: registerDocuments,
    open: async (ledger) => {
      await startPassingAgreementTime(ledger);
      await startPassingMeetingTime(ledger);
      await startNotices(ledger);
    },
  };
};
