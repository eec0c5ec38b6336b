/** One meeting of a group, one visit or one round of talks: invited, held, written down, followed up. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { MinutesPublished, ObligationMet } from '../contract.ts';
import type { Report } from '../agreement/agreement.ts';

export const meetingKinds = ['group-meeting', 'visit', 'talks', 'signing', 'briefing'] as const;
export const attendances = ['needs-action', 'accepted', 'declined', 'tentative'] as const;
export interface Desk {
  readonly country: string;
  readonly office: Id;
}
export interface Participant {
  readonly id: Id;
  readonly country: string;
  readonly organisation: Id | null;
  readonly organisationName: string;
  readonly person: Id | null;
  readonly role: 'co-chair' | 'head-of-delegation' | 'member' | 'host' | 'interpreter' | 'observer';
  readonly attendance: (typeof attendances)[number];
  /** The calendar sequence their answer was for. */
  readonly answered: number | null;
  /** When an answer that came by mail was made: mails may overtake each other. */
  readonly written?: Instant;
  readonly present: boolean | null;
  /** Personal: null once erased. */
  readonly name: string | null;
  readonly email: string | null;
}
export interface ProgrammeItem {
  readonly id: Id;
  readonly starts: Instant;
  readonly ends: Instant;
  readonly title: string;
  readonly place: string;
}
export interface Paper {
  readonly id: Id;
  readonly title: string;
  readonly sha256: string;
  readonly kind: string;
  readonly bytes: number;
  readonly restricted: boolean;
}
export interface ActionItem {
  readonly id: Id;
  readonly title: string;
  readonly country: string;
  readonly owner: Id;
  readonly watcher: Id | null;
  readonly due: Day;
  readonly commitment: string | null;
  readonly says: { readonly [country: string]: readonly Report[] };
  readonly met: Day | null;
  readonly overdueSince: Day | null;
  readonly escalated: boolean;
  readonly blocks: readonly Id[];
}
/** A text of the minutes that another has replaced; kept so that a stale agreement can be shown what changed since. */
export interface EarlierMinutes {
  readonly version: number;
  readonly digest: string;
  readonly text: string;
}
export interface Minutes {
  readonly text: string;
  readonly language: string;
  readonly digest: string;
  readonly version: number;
  readonly agreed: readonly { readonly country: string; readonly by: Id; readonly at: Instant; readonly digest: string }[];
  readonly published: Instant | null;
  /** Who may read them once published. */
  readonly visibility: 'restricted' | 'public';
  /** Something was decided, or taken back, since the text was written. */
  readonly behind: boolean;
  /** Newest last. */
  readonly earlier: readonly EarlierMinutes[];
}
export interface Meeting {
  readonly kind: (typeof meetingKinds)[number];
  readonly reference: string;
  readonly title: string;
  readonly countries: readonly string[];
  readonly group: Id | null;
  /** The office that invites. */
  readonly office: Id;
  /** The desk that follows it for each side, the inviting office among them: one a country. */
  readonly desks: readonly Desk[];
  readonly starts: Instant;
  readonly ends: Instant;
  /** IANA name of the zone of the place. */
  readonly zone: string;
  readonly place: string;
  readonly status: 'planned' | 'held' | 'cancelled';
  /** Why it was called off, as those who were invited are told. */
  readonly cancelled: { readonly reason: string; readonly at: Instant } | null;
  /** RFC 5545 SEQUENCE: raised when time or place change, or when it is cancelled. */
  readonly sequence: number;
  readonly invited: boolean;
  readonly agenda: readonly { readonly id: Id; readonly title: string; readonly minutes: number }[];
  readonly programme: readonly ProgrammeItem[];
  readonly papers: readonly Paper[];
  readonly participants: readonly Participant[];
  readonly decisions: readonly { readonly id: Id; readonly text: string; readonly agenda: Id | null }[];
  readonly items: readonly ActionItem[];
  readonly minutes: Minutes | null;
  readonly outcome: string | null;
  readonly visibility: 'restricted' | 'public';
}
type Nothing = Record<string, never>;
export type MeetingFact = Fact &
  (
    | {
        readonly type: 'MeetingPlanned';
        readonly data: Pick<
          Meeting,
          'kind' | 'reference' | 'title' | 'countries' | 'group' | 'office' | 'desks' | 'starts' | 'ends' | 'zone' | 'place' | 'visibility'
        >;
      }
    | { readonly type: 'MeetingMoved'; readonly data: Pick<Meeting, 'title' | 'starts' | 'ends' | 'zone' | 'place'> }
    | { readonly type: 'AgendaSet'; readonly data: Pick<Meeting, 'agenda'> }
    | { readonly type: 'ProgrammeSet'; readonly data: Pick<Meeting, 'programme'> }
    | { readonly type: 'PaperAdded'; readonly data: Paper }
    | { readonly type: 'PaperRemoved'; readonly data: { readonly paper: Id } }
    | {
        readonly type: 'ParticipantAdded';
        readonly data: Pick<Participant, 'id' | 'country' | 'organisation' | 'organisationName' | 'person' | 'role'>;
        readonly personal: { readonly name: string; readonly email: string | null };
      }
    | { readonly type: 'ParticipantRemoved'; readonly data: { readonly participant: Id } }
    | { readonly type: 'InvitationsSent'; readonly data: Nothing }
    | {
        readonly type: 'InvitationAnswered';
        readonly data: {
          readonly participant: Id;
          readonly attendance: Participant['attendance'];
          readonly sequence: number;
          readonly by: 'mail' | 'link' | 'desk';
          readonly written?: Instant | undefined;
        };
      }
    | { readonly type: 'AttendanceNoted'; readonly data: { readonly present: readonly Id[]; readonly absent: readonly Id[] } }
    | { readonly type: 'MeetingHeld'; readonly data: { readonly day: Day } }
    | { readonly type: 'DecisionRecorded'; readonly data: { readonly id: Id; readonly text: string; readonly agenda: Id | null } }
    | { readonly type: 'DecisionRemoved'; readonly data: { readonly decision: Id } }
    | { readonly type: 'ActionItemAdded'; readonly data: Omit<ActionItem, 'says' | 'met' | 'overdueSince' | 'escalated'> }
    | { readonly type: 'ActionItemRemoved'; readonly data: { readonly item: Id } }
    | {
        readonly type: 'ActionItemReported';
        readonly data: { readonly item: Id; readonly country: string } & Pick<Report, 'status' | 'words' | 'evidence'>;
      }
    | ObligationMet
    | { readonly type: 'ActionItemOverdue'; readonly data: { readonly item: Id; readonly day: Day } }
    | { readonly type: 'ActionItemEscalated'; readonly data: { readonly item: Id } }
    | { readonly type: 'MinutesWritten'; readonly data: { readonly text: string; readonly language: string; readonly digest: string } }
    | { readonly type: 'MinutesAgreed'; readonly data: { readonly country: string; readonly digest: string } }
    | MinutesPublished
    | { readonly type: 'MeetingVisibilitySet'; readonly data: Pick<Meeting, 'visibility'> }
    | { readonly type: 'OutcomeRecorded'; readonly data: { readonly outcome: string } }
    | { readonly type: 'MeetingCancelled'; readonly data: { readonly reason: string } }
  );
