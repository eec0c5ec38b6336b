/** One application to a service, from opening to decision and appeal: what happened, and what it comes to. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { CaseDecided, CaseSubmitted, CaseWithdrawn } from '../contract.ts';
import type { Answers } from '../forms/answers.ts';
import type { ApplicantKind, FileKind } from '../service/definition.ts';
import type { Points, ReviewFlags } from './points.ts';

/**
 * draft: the applicant fills it in · in-progress: offices have tasks · sent-back: an office waits for the applicant (others may go on) ·
 * refused: an appeal is still possible until `appealUntil` · under-appeal · the rest are final: granted, closed (refused, no appeal any
 * more), withdrawn, lapsed (nothing came back in time).
 */
export const caseStatuses = [
  'draft',
  'in-progress',
  'sent-back',
  'granted',
  'refused',
  'under-appeal',
  'closed',
  'withdrawn',
  'lapsed',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export const finalStatuses: readonly CaseStatus[] = ['granted', 'closed', 'withdrawn', 'lapsed'];

/** decision: a task of the service's route · advice: another office asked by one that has a task · appeal: one refusal looked at again. */
export type TaskKind = 'decision' | 'advice' | 'appeal';
/**
 * open: with the office · sent-back: with the applicant · decided · stopped: ended because the rest was pointless, or the case withdrawn or lapsed.
 */
export type TaskStatus = 'open' | 'sent-back' | 'decided' | 'stopped';

/** A clock in working days of the office's own calendar. Instants are UTC. */
export interface TaskClock {
  /** Working days promised. */
  readonly promise: number;
  /** End of the last working day; null while it is stopped. */
  readonly due: Instant | null;
  /** Working days left when it was stopped; null while it runs. */
  readonly left: number | null;
  /** Why it stands still: `sent-back`, or a reason from the service's list. */
  readonly stopped: { readonly reason: string; readonly since: Instant } | null;
  /** When the office is reminded; null: not, or already done. */
  readonly remind: Instant | null;
  /** It ran out once; stays so, since sending a case back makes no one punctual. */
  readonly overdue: boolean;
  /** Working days used before it last began to run, and when that was. */
  readonly used: number;
  readonly since: Instant;
}
/** Items are ids of questions, or of documents. */
export interface SentBackItem {
  readonly item: string;
  /** The officer's words; null once erased. */
  readonly words: string | null;
}
export interface TaskState extends ReviewFlags, Points {
  /** The task's id in the definition; `advice-1` …, `appeal-1` … for those an office or the applicant made. */
  readonly task: string;
  readonly kind: TaskKind;
  /** For advice: the task whose officer asked, and whose fields it sees. For an appeal: the task that refused. Else null. */
  readonly of: string | null;
  /** Null for advice and appeals. */
  readonly stage: string | null;
  readonly office: Id;
  /** The office's calendar: the country it sits in. */
  readonly calendar: string;
  readonly status: TaskStatus;
  readonly officer: Id | null;
  /** Who decided; null: nobody did, the clock ran out and silence is consent. Undefined until decided. */
  readonly by?: Id | null;
  readonly opened: Instant;
  readonly ended: Instant | null;
  readonly decision: string | null;
  readonly outcome: 'approved' | 'refused' | 'answered' | null;
  readonly reasons: readonly string[];
  /** Words of the decision, of the question asked (advice) or of the grounds (appeal); null when none or erased. */
  readonly words: string | null;
  readonly asked: string | null;
  readonly clock: TaskClock;
  /** Not empty while sent back. */
  readonly sentBack: readonly SentBackItem[];
  /** What was sent back last and has been answered, with the applicant's remark where an item stayed as it was. */
  readonly cameBack: readonly (SentBackItem & { readonly remark: string | null })[];
  /** When it lapses if nothing comes back. */
  readonly answerBy: Instant | null;
  /** Working days spent by the office, counted when the task ends (stopped days are not counted). */
  readonly spent: number | null;
}

/** A file in the case. The bytes are in the ledger's file store under `sha256`. */
export interface AttachedFile {
  readonly attachment: Id;
  /** Id of the document or of the file question it answers, or one that a task produces. */
  readonly document: string;
  readonly sha256: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** The cleaned name; null once erased. */
  readonly name: string | null;
  /** The task whose office made it; null: the applicant's. */
  readonly task: string | null;
  readonly at: Instant;
}

export interface Applicant {
  readonly person: Id;
  readonly kind: ApplicantKind;
  readonly country: string;
  /** A registered organisation on whose behalf the person applies, and the offices whose people therefore cannot decide. */
  readonly organisation: Id | null;
  readonly offices: readonly Id[];
  /** What offices call them; null once erased. */
  readonly name: string | null;
}
export interface Letter {
  readonly code: string;
  readonly granted: boolean;
  readonly issued: Instant;
  /** Of the PDF; null until it has been made. */
  readonly sha256: string | null;
  readonly bytes: number | null;
}

export interface Case {
  readonly service: Id;
  readonly version: number;
  readonly lead: Id;
  /** Given on submission; null before. */
  readonly reference: string | null;
  /** An editor's trial of a version: no mail, no figures, and the editor may act for every office. */
  readonly trial: boolean;
  readonly applicant: Applicant;
  readonly language: string;
  readonly status: CaseStatus;
  readonly opened: Instant;
  readonly submitted: Instant | null;
  readonly decided: Instant | null;
  /** Null once erased: then `evolve` copes, and nothing more is asked. */
  readonly answers: Answers | null;
  /** Groups that were answered whole. */
  readonly answered: readonly string[];
  readonly files: readonly AttachedFile[];
  /** In the order they were opened. A task opened again after an appeal stands twice; the later counts. */
  readonly tasks: readonly TaskState[];
  /** The stage whose tasks are open; null before submission and after the last. */
  readonly stage: string | null;
  readonly granted: boolean | null;
  readonly because: string | null;
  readonly validUntil: Day | null;
  readonly conditions: readonly number[];
  readonly appealUntil: Instant | null;
  /** One per decision of the case; the last one holds. */
  readonly letters: readonly Letter[];
  /** When no office could work on it: everything stood still, or the refusal was not yet appealed. The last one may have no end yet. */
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[];
  /** Working days from submission to decision by the lead's calendar, pauses left out; null until decided. */
  readonly spent: number | null;
  /** When time next changes something; null: never. */
  readonly wake: Instant | null;
}

type About = readonly Id[];
type Nothing = Record<string, never>;
interface TaskOpening extends ReviewFlags {
  readonly task: string;
  readonly kind: TaskKind;
  readonly of: string | null;
  readonly stage: string | null;
  readonly office: Id;
  readonly calendar: string;
  readonly promise: number;
  readonly due: Instant;
  readonly remind: Instant | null;
}
/** Names, answers and words are personal; what the rules need is data. */
export type CaseFact = Fact &
  (
    | {
        readonly type: 'CaseOpened';
        readonly data: {
          readonly service: Id;
          readonly version: number;
          readonly lead: Id;
          readonly trial: boolean;
          readonly person: Id;
          readonly kind: ApplicantKind;
          readonly country: string;
          readonly organisation: Id | null;
          readonly offices: readonly Id[];
          readonly language: string;
        };
        readonly personal: { readonly name: string; readonly answers: Answers };
        readonly about: About;
      }
    | {
        readonly type: 'AnswersSaved';
        /** `questions`: all of the group, so that what is no longer answered is known without the definition. */
        readonly data: { readonly group: string; readonly whole: boolean; readonly questions: readonly string[] };
        /** All answers of the group; what it no longer holds is gone. */
        readonly personal: { readonly answers: Answers };
        readonly about: About;
      }
    | {
        readonly type: 'FileAttached';
        readonly data: {
          readonly attachment: Id;
          readonly document: string;
          readonly sha256: string;
          readonly kind: FileKind;
          readonly bytes: number;
          readonly task: string | null;
        };
        readonly personal: { readonly name: string };
        readonly about: About;
      }
    | { readonly type: 'FileRemoved'; readonly data: { readonly attachment: Id } }
    | CaseSubmitted
    | { readonly type: 'StageReached'; readonly data: { readonly stage: string | null } }
    | {
        readonly type: 'TaskOpened';
        readonly data: TaskOpening;
        readonly personal?: { readonly asked: string } | null;
        readonly about?: About;
      }
    | {
        readonly type: 'TaskAssigned';
        readonly data: { readonly task: string; readonly officer: Id | null; readonly because: TaskAssignedBecause };
      }
    | {
        readonly type: 'NoteAdded';
        readonly data: { readonly task: string };
        readonly personal: { readonly words: string };
        readonly about: About;
      }
    | {
        readonly type: 'TaskSentBack';
        readonly data: {
          readonly task: string;
          readonly items: readonly string[];
          readonly left: number;
          readonly used: number;
          readonly answerBy: Instant;
        };
        /** By item. */
        readonly personal: { readonly words: Readonly<Record<string, string>> };
        readonly about: About;
      }
    | {
        readonly type: 'SentBackAnswered';
        readonly data: { readonly task: string; readonly due: Instant; readonly remind: Instant | null };
        readonly personal: { readonly answers: Answers; readonly remarks: Readonly<Record<string, string>> };
        readonly about: About;
      }
    | {
        readonly type: 'ClockStopped';
        readonly data: { readonly task: string; readonly reason: string; readonly left: number; readonly used: number };
        readonly personal: { readonly words: string };
        readonly about: About;
      }
    | { readonly type: 'ClockResumed'; readonly data: { readonly task: string; readonly due: Instant; readonly remind: Instant | null } }
    | { readonly type: 'TaskReminded'; readonly data: { readonly task: string } }
    /** The clock ran out: the supervisors of the office are told. */
    | { readonly type: 'TaskEscalated'; readonly data: { readonly task: string } }
    | {
        readonly type: 'TaskDecided';
        readonly data: Points & {
          readonly task: string;
          readonly decision: string;
          readonly outcome: 'approved' | 'refused' | 'answered';
          readonly reasons: readonly string[];
          /** Null: no one did; the clock ran out and silence is consent. */
          readonly by: Id | null;
          readonly spent: number;
        };
        readonly personal: { readonly words: string } | null;
        readonly about: About;
      }
    | {
        readonly type: 'TasksStopped';
        readonly data: { readonly tasks: readonly string[]; readonly because: TasksStoppedBecause; readonly of: string | null };
      }
    | CaseDecided
    | {
        readonly type: 'AppealLodged';
        readonly data: { readonly against: string };
        readonly personal: { readonly words: string };
        readonly about: About;
      }
    | (CaseWithdrawn & { readonly personal: { readonly words: string }; readonly about: About })
    | { readonly type: 'CaseLapsed'; readonly data: Nothing }
    | { readonly type: 'CaseClosed'; readonly data: Nothing }
    | { readonly type: 'LetterMade'; readonly data: { readonly code: string; readonly sha256: string; readonly bytes: number } }
  );
export type TaskAssignedBecause = 'claimed' | 'released' | 'assigned' | 'absence' | 'returned';
/** `decided`: advice that the decision no longer waits for. */
export type TasksStoppedBecause = 'refused' | 'withdrawn' | 'lapsed' | 'decided';
