/** Obligations of agreements and action items of meetings as one list: what somebody owes somebody by a day. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { Report } from '../agreement/agreement.ts';

export const obligationSources = ['agreement', 'meeting'] as const;
export type ObligationSource = (typeof obligationSources)[number];

/** A side's newest word. Of an action item only its status stands in the list; the rest is in the meeting. */
export interface SaidOf {
  readonly status: Report['status'];
  readonly words: string | null;
  readonly at: Instant | null;
}
export interface ObligationLine {
  readonly source: ObligationSource;
  /** Its own id within its source. */
  readonly id: Id;
  /** Id of the agreement or the meeting. */
  readonly of: Id;
  /** As both sides name the agreement or the meeting. */
  readonly reference: string;
  /** The number of the clause; null for an action item. */
  readonly clause: string | null;
  /** The group whose meeting it was given in. */
  readonly group: Id | null;
  readonly title: string;
  /** All sides of its source. */
  readonly countries: readonly string[];
  /** The side that owes it, and its office. */
  readonly country: string;
  readonly owner: Id;
  readonly watcher: Id | null;
  readonly due: Day;
  readonly every: string | null;
  readonly indicator: string;
  /** Number of the commitment it fulfils. */
  readonly commitment: string | null;
  /** By country. */
  readonly says: { readonly [country: string]: SaidOf };
  readonly disagree: boolean;
  readonly met: Day | null;
  readonly overdueSince: Day | null;
  readonly escalated: boolean;
  /** Ids of those that cannot begin before this one is met. */
  readonly blocks: readonly Id[];
}
/** `agreement/<id>` or `meeting/<id>`: its stream. */
export const sourceOf = ({ source, of }: Pick<ObligationLine, 'source' | 'of'>): string => `${source}/${of}`;
/** Names a line among all lines: ids are their source's own. */
export const keyOf = (line: Pick<ObligationLine, 'source' | 'of' | 'id'>): string => `${sourceOf(line)} ${line.id}`;
