/** What an officer sees of one task. Texts are by language; ids of people and offices are named by whoever shows them. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import type { Answer } from '../../forms/answers.ts';
import type { ApplicantKind, Criterion, Decision, Question, Reason, Text } from '../../service/definition.ts';
import type { CaseStatus, TaskKind, TaskState, TaskStatus } from '../case.ts';
import type { ShownPoints } from './reviews.ts';
import type { TaskAct } from './task-acts.ts';
import type { ItemSentBack, ShownClock, ShownDecision, TrackedFile } from './tracked.ts';

export interface SeenAnswer {
  /** With its label, kind and options. */
  readonly question: Question;
  /** Null when not answered, or erased. */
  readonly answer: Answer | null;
}
export interface SeenGroup {
  readonly group: string;
  readonly title: Text;
  readonly answers: readonly SeenAnswer[];
}
export interface SeenSection {
  readonly section: string;
  readonly title: Text;
  readonly groups: readonly SeenGroup[];
}
/** A document this task may see: with no files, none was given. */
export interface SeenDocument {
  readonly document: string;
  readonly title: Text;
  /** Asked of the applicant, so that it can be sent back; false for what an office makes. */
  readonly asked: boolean;
  readonly files: readonly (TrackedFile & { readonly sha256: string })[];
}
export interface OtherTask {
  readonly task: string;
  readonly kind: TaskKind;
  readonly title: Text | null;
  readonly office: Id;
  readonly status: TaskStatus;
  readonly outcome: TaskState['outcome'];
  /** Only for advice that this task asked for: what was asked, and the answer. */
  readonly asked: string | null;
  readonly answer: string | null;
}
export interface TaskView {
  readonly service: Id;
  readonly version: number;
  readonly title: Text;
  readonly reference: string | null;
  readonly status: CaseStatus;
  readonly trial: boolean;
  readonly submitted: Instant | null;
  /** Whether its officer sees no name: then there is none here, nor an organisation. */
  readonly blind: boolean;
  readonly applicant: {
    readonly name: string | null;
    readonly kind: ApplicantKind;
    readonly country: string;
    readonly organisation: Id | null;
  };
  readonly task: {
    readonly task: string;
    readonly kind: TaskKind;
    readonly of: string | null;
    readonly title: Text | null;
    readonly why: Text | null;
    readonly office: Id;
    readonly status: TaskStatus;
    readonly officer: Id | null;
    readonly opened: Instant;
    readonly ended: Instant | null;
    readonly clock: ShownClock;
    readonly spent: number | null;
    readonly answerBy: Instant | null;
    /** The question put to this office (advice). */
    readonly asked: string | null;
    /** The applicant's grounds (appeal). */
    readonly grounds: string | null;
    readonly decision: ShownDecision | null;
    readonly items: readonly ItemSentBack[];
    /** What was sent back last and has come back, with what the applicant said where an item stayed as it was. */
    /** Points of a review; null without, or while it is sealed. */
    readonly points: ShownPoints | null;
    /** True: a review of which others learn nothing before its stage is over. */
    readonly sealed: boolean;
    readonly cameBack: readonly (ItemSentBack & { readonly remark: string | null })[];
  };
  /** For an appeal: what was refused, with its reasons and words. */
  readonly appealed: {
    readonly task: string;
    readonly title: Text | null;
    readonly office: Id;
    readonly decision: ShownDecision | null;
  } | null;
  readonly sections: readonly SeenSection[];
  readonly documents: readonly SeenDocument[];
  /** Questions and documents that can be sent back. */
  readonly mayMark: readonly string[];
  /** True: every question and document may be seen. */
  readonly seesEverything: boolean;
  /** Of the service's route; for advice and appeals empty: `answer`, or `allow` and `dismiss`. */
  readonly decisions: readonly Decision[];
  readonly decisionIds: readonly string[];
  /** What an approval gives points for; empty for what is no review. */
  readonly criteria: readonly Criterion[];
  readonly stops: readonly Reason[];
  /** Documents this task makes, still without a file; an approval needs them. */
  readonly toProduce: readonly { readonly document: string; readonly title: Text }[];
  readonly mayAsk: readonly Id[];
  readonly others: readonly OtherTask[];
  readonly acts: readonly TaskAct[];
}
