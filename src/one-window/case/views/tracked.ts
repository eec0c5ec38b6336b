/** What an applicant sees of a case. Texts are by language; ids of offices are named by whoever shows them. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../../kernel/time/time.ts';
import type { ApplicantKind, Fee, FileKind, Text } from '../../service/definition.ts';
import type { CaseStatus, Letter, TaskKind } from '../case.ts';
import type { Wait } from '../next-actor.ts';
import type { Item, Named } from './naming.ts';
import type { ShownPoints } from './reviews.ts';

/** Something an office asked about, with its words; null once erased. */
export interface ItemSentBack extends Item {
  readonly task: string;
  readonly words: string | null;
}

/** Times are UTC; `promise` and spent time are working days of the office's own calendar. */
export interface ShownClock {
  readonly promise: number;
  /** End of the last working day; null while it stands still. */
  readonly due: Instant | null;
  readonly overdue: boolean;
  /** `text` is null for `sent-back`. */
  readonly stopped: { readonly reason: string; readonly text: Text | null; readonly since: Instant } | null;
}
export interface ShownDecision {
  readonly id: string;
  /** Null for advice and appeals. */
  readonly label: Text | null;
  readonly outcome: 'approved' | 'refused' | 'answered';
  /** True: no one decided; the clock ran out and silence is consent. */
  readonly nobody: boolean;
  readonly reasons: readonly Named[];
  /** Null when none, erased, or not for these eyes. */
  readonly words: string | null;
}

/**
 * open, sent-back, decided, stopped: as in the case · to-come: it will be opened · may-come: that depends on what is not known yet ·
 * not-needed: its condition does not hold · not-reached: the case ended before.
 */
export type TrackedStatus = 'open' | 'sent-back' | 'decided' | 'stopped' | 'to-come' | 'may-come' | 'not-needed' | 'not-reached';

export interface TrackedTask {
  readonly task: string;
  readonly kind: TaskKind;
  /** For advice and appeals: the task they are about. */
  readonly of: string | null;
  /** Null for advice and appeals. */
  readonly title: Text | null;
  readonly why: Text | null;
  /** Null while it depends on an answer that is not given yet. */
  readonly office: Id | null;
  readonly status: TrackedStatus;
  /** From 1; more than 1 when it was opened again after an appeal. */
  readonly round: number;
  readonly opened: Instant | null;
  readonly ended: Instant | null;
  readonly clock: ShownClock | null;
  readonly decision: ShownDecision | null;
  /** Points of a review, once the whole is decided; null before, and without. */
  readonly points: ShownPoints | null;
  readonly spent: number | null;
  readonly items: readonly ItemSentBack[];
  /** Until when the items can be answered. */
  readonly answerBy: Instant | null;
}
export interface TrackedStage {
  readonly stage: string;
  readonly title: Text;
  readonly status: 'done' | 'open' | 'to-come' | 'not-needed' | 'not-reached' | 'stopped';
  /** Advice stands behind the task whose officer asked, an appeal behind the one that refused. */
  readonly tasks: readonly TrackedTask[];
}

/** One thing the case waits for: whose turn it is, why, and until when. */
export interface Waiting {
  readonly who: 'applicant' | 'office' | 'time';
  readonly why: Wait['why'];
  readonly task: string | null;
  /** Whose turn it is, when `who` is `office`. */
  readonly office: Id | null;
  /** Somebody at the office has taken it. */
  readonly claimed: boolean;
  /** The stated reason, when a clock stands still. */
  readonly reason: Text | null;
  readonly since: Instant;
  /** When time acts instead; null: it does not. */
  readonly until: Instant | null;
  readonly overdue: boolean;
}

export interface TrackedFile {
  readonly attachment: Id;
  readonly document: string;
  readonly title: Text;
  readonly kind: FileKind;
  readonly bytes: number;
  readonly name: string | null;
  /** The task whose office made it; null: the applicant's. */
  readonly task: string | null;
  readonly at: Instant;
}

export type ApplicantAct = 'fill-in' | 'answer' | 'withdraw' | 'appeal';

export interface Tracked {
  readonly service: Id;
  readonly version: number;
  readonly title: Text;
  readonly outcomeTitle: Text;
  readonly lead: Id;
  /** Null until it is sent. */
  readonly reference: string | null;
  readonly status: CaseStatus;
  readonly trial: boolean;
  readonly applicant: { readonly name: string | null; readonly kind: ApplicantKind; readonly country: string };
  readonly opened: Instant;
  readonly submitted: Instant | null;
  readonly decided: Instant | null;
  /** Working days that the whole route promises, for these answers. */
  readonly promise: number;
  readonly stages: readonly TrackedStage[];
  /** Empty only when the case is over. */
  readonly waits: readonly Waiting[];
  /** Everything that is sent back now. */
  readonly items: readonly ItemSentBack[];
  readonly granted: boolean | null;
  /** What refused it, with its reasons; null when granted or undecided. */
  readonly because: TrackedTask | null;
  readonly validUntil: Day | null;
  readonly conditions: readonly Text[];
  /** Until when the applicant may appeal, and to whom; null when not. */
  readonly appeal: { readonly office: Id; readonly until: Instant } | null;
  readonly letters: readonly Letter[];
  readonly files: readonly TrackedFile[];
  readonly fees: readonly Fee[];
  readonly acts: readonly ApplicantAct[];
}
