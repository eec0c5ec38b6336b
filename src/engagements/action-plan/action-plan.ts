/** What two countries mean to do in a time, frozen to be shared with another ministry: commented, signed off, followed by quarter. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';

/** One line as it stood when the plan was shared; progress is read from the obligation itself. */
export interface PlanLine {
  readonly obligation: Id;
  /** `agreement/<id>` or `meeting/<id>`. */
  readonly source: string;
  readonly title: string;
  readonly country: string;
  readonly owner: Id;
  readonly due: Day;
  readonly commitment: string | null;
}
export interface ActionPlan {
  readonly title: string;
  readonly reference: string;
  readonly partner: string;
  readonly office: Id;
  readonly from: Day;
  readonly until: Day;
  readonly lines: readonly PlanLine[];
  readonly version: number;
  /** SHA-256 of the lines' canonical JSON: what a sign-off is bound to. */
  readonly digest: string;
  /** Lines that others have replaced, newest last, so that a stale sign-off can be shown what differs; the ledger keeps all. */
  readonly earlier: readonly { readonly version: number; readonly digest: string; readonly lines: readonly PlanLine[] }[];
  readonly sharedWith: readonly Id[];
  readonly comments: readonly {
    readonly line: Id | null;
    readonly office: Id;
    readonly by: Id;
    readonly at: Instant;
    readonly words: string;
  }[];
  readonly signOffs: readonly { readonly office: Id; readonly by: Id; readonly at: Instant; readonly digest: string }[];
  readonly status: 'draft' | 'shared' | 'signed-off' | 'closed';
}
export type ActionPlanFact = Fact &
  (
    | {
        readonly type: 'PlanDrawnUp';
        readonly data: Pick<ActionPlan, 'title' | 'reference' | 'partner' | 'office' | 'from' | 'until' | 'lines' | 'digest'>;
      }
    | { readonly type: 'PlanRevised'; readonly data: Pick<ActionPlan, 'lines' | 'digest'> }
    | { readonly type: 'PlanShared'; readonly data: { readonly offices: readonly Id[] } }
    | { readonly type: 'PlanCommented'; readonly data: { readonly line: Id | null; readonly office: Id; readonly words: string } }
    | { readonly type: 'PlanSignedOff'; readonly data: { readonly office: Id; readonly digest: string } }
    | { readonly type: 'PlanClosed'; readonly data: Record<string, never> }
  );
