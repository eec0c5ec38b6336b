/** One call of a programme: its rule, its time, and the rounds in which places were given. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { AllocationPublished, CallOpened } from '../contract.ts';
import type { CallRules, Text } from '../programme/definition.ts';

/**
 * draft: its manager writes the rule · open: has been opened (applications are taken from `opens` to `closes`) · closed: reviews go on ·
 * frozen: applications and scores are fixed, the seed is drawn · published: places are given, the waiting list moves · concluded: the list is
 * closed · cancelled.
 */
export const callStatuses = ['draft', 'open', 'closed', 'frozen', 'published', 'concluded', 'cancelled'] as const;
export type CallStatus = (typeof callStatuses)[number];

/** Who was last in, by venue: of the open seats and of each reserve. Null: the seats were not all taken, so nobody was turned away. */
export interface CutOff {
  /** Hundredths. */
  readonly score: number;
  /** First 12 hex digits of the lottery number; smaller is better. */
  readonly lottery: string;
}
export interface VenueOutcome {
  readonly venue: Id;
  readonly seats: number;
  readonly filled: number;
  readonly open: CutOff | null;
  readonly reserves: readonly { readonly group: Id; readonly seats: number; readonly filled: number; readonly cutOff: CutOff | null }[];
}
/** One run that counted. Round 0 is the publication; later ones follow what people answered. */
export interface Round {
  readonly round: number;
  readonly at: Instant;
  /** SHA-256 of the audit file in the ledger's file store. */
  readonly file: string;
  /** SHA-256 over the rule and the rows, as the file states it. */
  readonly inputs: string;
  readonly applicants: number;
  readonly placed: number;
  readonly waiting: number;
  readonly venues: readonly VenueOutcome[];
  /** Of all applicants and of those placed, by group: a table as long as the rule's groups, and one for everyone under ''. */
  readonly groups: readonly { readonly group: Id; readonly applicants: number; readonly placed: number }[];
}
export interface Seed {
  /** Of the checkpoint that was signed after the applications were frozen. */
  readonly size: number;
  /** Base64 of its root. */
  readonly root: string;
  /** The signed note itself. */
  readonly note: string;
  /** Hex of SHA-256("daricha lottery v1\n" call "\n" size "\n" root). */
  readonly seed: string;
}
export interface Call {
  readonly programme: Id;
  /** The programme's version whose texts it uses. */
  readonly version: number;
  readonly lead: Id;
  readonly title: Text;
  readonly status: CallStatus;
  readonly rules: CallRules;
  readonly opens: Instant | null;
  readonly closes: Instant | null;
  /** IANA name of the zone in which its times are told. */
  readonly zone: string;
  readonly openedBy: Id | null;
  readonly frozen: { readonly at: Instant; readonly applicants: number; readonly inputs: string; readonly by: Id } | null;
  readonly seed: Seed | null;
  readonly rehearsals: number;
  readonly rounds: readonly Round[];
  /** Seats changed or venues closed after opening (0 seats), with the reason that everyone reads. */
  readonly changes: readonly {
    readonly venue: Id;
    readonly seats: number;
    readonly reason: string;
    readonly at: Instant;
    readonly by: Id;
  }[];
}
type Nothing = Record<string, never>;
export type CallFact = Fact &
  (
    | { readonly type: 'CallDrafted'; readonly data: Pick<Call, 'programme' | 'version' | 'lead' | 'title' | 'rules' | 'zone'> }
    | { readonly type: 'CallRulesChanged'; readonly data: Pick<Call, 'title' | 'rules'> }
    | CallOpened
    | { readonly type: 'CallExtended'; readonly data: { readonly closes: Instant } }
    | { readonly type: 'CallClosed'; readonly data: Nothing }
    | { readonly type: 'SeatsChanged'; readonly data: { readonly venue: Id; readonly seats: number; readonly reason: string } }
    | { readonly type: 'ApplicationsFrozen'; readonly data: { readonly applicants: number; readonly inputs: string } }
    | { readonly type: 'SeedDrawn'; readonly data: Seed }
    | { readonly type: 'AllocationRehearsed'; readonly data: { readonly run: number; readonly placed: number } }
    | (AllocationPublished & { readonly data: Omit<Round, 'at'> })
    | { readonly type: 'CallConcluded'; readonly data: Nothing }
    | { readonly type: 'CallCancelled'; readonly data: { readonly reason: string } }
  );
