/**
 * What other rooms may know of this one: its published events. Types only, never code.
 * Streams: `service/<id>`, `case/<id>`, `absence/<id>`.
 */
import type { Day, Instant } from '../kernel/time/time.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** A published version of a service; never changed afterwards. */
export interface ServicePublished {
  readonly type: 'ServicePublished';
  readonly data: { readonly version: number; readonly definition: object; readonly digest: string };
}
/** An application has been declared and sent: from here on offices work on it. */
export interface CaseSubmitted {
  readonly type: 'CaseSubmitted';
  readonly data: { readonly reference: string; readonly declared: readonly string[] };
}
/** The whole application is decided; an appeal may still change a refusal. */
export interface CaseDecided {
  readonly type: 'CaseDecided';
  readonly data: {
    readonly granted: boolean;
    /** The task whose refusal ended it; null when granted. */
    readonly because: string | null;
    /** Last day the letter or licence holds; null: without end, or refused. */
    readonly validUntil: Day | null;
    /** What anyone can check the letter by. */
    readonly code: string;
    /** Indexes of the outcome's conditions that hold here. */
    readonly conditions: readonly number[];
    /** Until when the applicant may appeal; null: no appeal. */
    readonly appealUntil: Instant | null;
    /** Working days from submission by the lead's calendar, without those on which no office could work on it. */
    readonly spent: number;
  };
}
export interface CaseWithdrawn {
  readonly type: 'CaseWithdrawn';
  readonly data: Record<string, never>;
}
/** How one reviewer scored an application, as other rooms may weigh it. `score` is of 100, by the criteria's weights. */
export interface ReviewScore {
  readonly task: string;
  readonly officer: string | null;
  readonly score: number;
  readonly scores: { readonly [criterion: string]: number };
}
/** An application that has been sent, as other rooms may read it. `answers` is empty once erased. */
export interface Application {
  readonly case: string;
  readonly reference: string;
  readonly service: string;
  readonly version: number;
  readonly status: string;
  readonly person: string;
  /** What the person applied as; the conditions' `applicant.kind`. */
  readonly kind?: string;
  /** Null once erased. */
  readonly name: string | null;
  readonly country: string;
  readonly language: string;
  readonly submittedAt: Instant;
  readonly answers: { readonly [question: string]: unknown };
  /** Ids of documents and file questions with a file. */
  readonly attached?: readonly string[];
  /** The day it was sent, where the lead office sits: the conditions' `today`. */
  readonly day?: Day;
  readonly reviews: readonly ReviewScore[];
}
/** What another room may ask about applications; `app.ts` hands it in. */
export interface Applications {
  find(ledger: Ledger, id: string): Promise<Application | undefined>;
  /** Whether a condition in CEL over the service's questions holds; never throws. */
  holds(application: Application, cel: string): boolean;
  /** What is wrong with a condition for the newest version of a service; empty when nothing is. */
  mistakes(service: string, cel: string): readonly string[];
  /** The options of a choice or ranking question of the newest version; undefined without such a question. */
  options(service: string, question: string): readonly string[] | undefined;
}
/** When a service that takes applications by calls does so. */
export interface Intake {
  readonly call: string;
  readonly opens: Instant;
  readonly closes: Instant;
  /** IANA name of the zone the call is announced in; without it, the lead office's. */
  readonly timeZone?: string;
}
/** Handed in by `app.ts`: the calls that are known, by service, newest first. */
export interface Intakes {
  of(service: string): readonly Intake[];
  /** Reads them again; asked once before an application is turned away. */
  refresh(ledger: Ledger): Promise<void>;
}
/** An application that ended because nothing came back in time. */
export interface CaseLapsed {
  readonly type: 'CaseLapsed';
  readonly data: Record<string, never>;
}
export type Published = ServicePublished | CaseSubmitted | CaseDecided | CaseWithdrawn | CaseLapsed;
