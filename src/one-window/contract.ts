/**
 * What other rooms may know of this one: its published events. Types only, never code.
 * Streams: `service/<id>`, `case/<id>`, `absence/<id>`.
 */
import type { Day, Instant } from '../kernel/time/time.ts';

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
export type Published = ServicePublished | CaseSubmitted | CaseDecided | CaseWithdrawn;
