/**
 * What other rooms may know of this one: its published events. Types only, never code.
 * Streams: `agreement/<id>`, `working-group/<id>`, `meeting/<id>`, `action-plan/<id>`. Whatever crosses the border is addressed by country and
 * organisation.
 */
import type { Id } from '../kernel/identifiers/identifiers.ts';
import type { Day } from '../kernel/time/time.ts';
import type { Ledger } from '../ledger/ledger.ts';

export type EngagementText = { readonly [language: string]: string };
/** Where a commitment stands in an agreement: the clause that fulfils it, in the agreement's first language. */
export interface FulfillingClause {
  /** Number of the commitment in the register. */
  readonly commitment: string;
  readonly clause: Id;
  readonly number: string;
  readonly text: string;
}
/** All parties have signed. */
export interface AgreementConcluded {
  readonly type: 'AgreementConcluded';
  readonly data: {
    readonly day: Day;
    readonly title: EngagementText;
    readonly parties: readonly string[];
    readonly fulfils: readonly FulfillingClause[];
  };
}
export interface EnteredIntoForce {
  readonly type: 'EnteredIntoForce';
  readonly data: {
    readonly day: Day;
    /** Last day it holds; null: without end. */
    readonly until: Day | null;
    readonly title: EngagementText;
    readonly parties: readonly string[];
    readonly fulfils: readonly FulfillingClause[];
  };
}
export interface AgreementEnded {
  readonly type: 'AgreementEnded';
  readonly data: {
    readonly how: 'expired' | 'terminated' | 'replaced';
    /** The last day it held. */
    readonly day: Day;
    /** The agreement that stands in its place, where one does. */
    readonly by?: Id;
  };
}
/** Minutes both co-chairs agreed to, or a joint statement; read like a communiqué when it may be public. */
export interface MinutesPublished {
  readonly type: 'MinutesPublished';
  readonly data: {
    readonly title: string;
    readonly text: string;
    readonly language: string;
    readonly day: Day;
    readonly countries: readonly string[];
    readonly digest: string;
    /** restricted: for those who may see the meeting; public: for everyone, and read like a communiqué. */
    readonly visibility: 'restricted' | 'public';
    /** As both sides name the meeting. */
    readonly reference: string;
    /** `visit`, `talks`, `group-meeting`… and where it was. */
    readonly kind: string;
    readonly place: string;
  };
}
/** An action item or obligation both sides call done, with the commitment it fulfils. */
export interface ObligationMet {
  readonly type: 'ObligationMet';
  readonly data: { readonly obligation: Id; readonly title: string; readonly commitment: string | null; readonly day: Day };
}
/** An agreement as the register may tell of it; `app.ts` hands in where to find it. */
export interface RegisterDocument {
  readonly id: Id;
  readonly kind: 'agreement' | 'minutes';
  readonly title: EngagementText;
  readonly parties: readonly string[];
  /** restricted: the register may not tell of it · title: nothing but that it exists · public: the clause too. */
  readonly visibility: 'restricted' | 'title' | 'public';
  /** The last signature's day; null: not signed by all. */
  readonly signed: Day | null;
  readonly inForce: Day | null;
  readonly fulfils: readonly FulfillingClause[];
}
export interface RegisterDocuments {
  find(ledger: Ledger, stream: string): Promise<RegisterDocument | undefined>;
}
export type Published = AgreementConcluded | EnteredIntoForce | AgreementEnded | MinutesPublished | ObligationMet;
