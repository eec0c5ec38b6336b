/** What checking a badge asks for and answers. Every reason is a key of `words/<language>/credentials.ts`. */
import type { Instant } from '../../../kernel/time/time.ts';

export type CheckInput =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string };

export interface Wrong {
  readonly reason: string;
  readonly details?: Readonly<Record<string, string | number>>;
}
export type Fetching = (url: string) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | Wrong>;

/** What this node itself knows of its badges: the freshest word about them, and no network. */
export interface OwnLedger {
  readonly find: (credential: string) => Promise<
    | {
        readonly revoked: { readonly at: Instant; readonly reason: string } | null;
        /** The badge as it was issued, where it can still be shown. */
        readonly document: object | null;
      }
    | undefined
  >;
  /** Places in one list, from 0, that are revoked. */
  readonly revokedIndexes: (list: number) => Promise<readonly number[]>;
}

export interface Checking {
  readonly now: Instant;
  /** Left out: nothing is asked of the network. */
  readonly fetch?: Fetching | undefined;
  readonly ledger?: OwnLedger | undefined;
  /** Documents brought along, for checking offline: DID documents, JWKs by address, and status lists. */
  readonly documents?: readonly object[] | undefined;
}

/**
 * holds · holds-unless-revoked: proven, but its status could not be asked · expired · not-yet · revoked · altered: it does not say
 * what was signed · unproven: who signed could not be established · unreadable: it is no badge that can be read.
 */
export type Verdict = 'holds' | 'holds-unless-revoked' | 'expired' | 'not-yet' | 'revoked' | 'altered' | 'unproven' | 'unreadable';
export type Form = 'json' | 'jwt' | 'png' | 'svg';
/** ours: issued by this node · partner: an issuer this node knows · unknown: the proof says nothing of who they really are. */
export type Trust = 'ours' | 'partner' | 'unknown';

export interface Step {
  readonly step: 'form' | 'contexts' | 'issuer' | 'proof' | 'dates' | 'status' | 'ledger';
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly reason: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface Says {
  readonly id: string;
  readonly issuer: { readonly id: string; readonly name: string; readonly url: string };
  /** As the badge names the learner; empty when it names none in clear text. */
  readonly learner: string;
  readonly achievement: string;
  readonly description: string;
  readonly criteria: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

export interface Checked {
  readonly verdict: Verdict;
  /** Why it is not `holds`. */
  readonly wrong: Wrong | null;
  readonly form: Form | null;
  readonly says: Says | null;
  readonly trust: Trust;
  readonly revoked: { readonly at: Instant; readonly reason: string } | null;
  /** The badge is one of this node's: its page. */
  readonly page: string | null;
  readonly steps: readonly Step[];
}
