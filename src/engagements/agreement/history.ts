/** What happened to an agreement, from its events: the text at each version, who proposed and accepted what, and every other act. */
import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { StoredEvent } from '../../ledger/ledger.ts';
import type { Agreement, AgreementFact, Proposal, TextChange } from './agreement.ts';
import { digestOf } from './canonical-text.ts';
import { evolve } from './evolve.ts';

/** One version of the text. */
export interface TextVersion {
  readonly version: number;
  readonly at: Instant;
  /** Who made it hold: drafted it, set the terms, or accepted the proposal. */
  readonly by: Id;
  readonly act: TextChange['act'] | 'draft';
  readonly clause: Id | null;
  /** The amendment it came from. */
  readonly amendment: Id | null;
  /** The proposal that made it, with the country that asked and the one that accepted. */
  readonly proposal: Proposal | null;
  readonly acceptedBy: string | null;
  readonly digest: string;
  /** Countries whose approval was of this very text, at any time. */
  readonly approvedBy: readonly string[];
}
export interface HistoryLine {
  readonly event: number;
  readonly type: AgreementFact['type'];
  readonly at: Instant;
  readonly by: Id;
  readonly country: string | null;
  readonly clause: Id | null;
  /** The text's version once it had happened. */
  readonly version: number;
  readonly data: AgreementFact['data'];
}
export interface AgreementHistory {
  readonly state: Agreement;
  readonly versions: readonly TextVersion[];
  readonly lines: readonly HistoryLine[];
}

const asRecorded = ({ type, data, personal, at, actor }: StoredEvent) =>
  ({ type, data, personal, at, actor }) as unknown as Recorded<AgreementFact>;
const named = (data: object, name: string): string | null => {
  const value: unknown = Object.getOwnPropertyDescriptor(data, name)?.value;
  return typeof value === 'string' ? value : null;
};

const lineOf = (event: StoredEvent, fact: Recorded<AgreementFact>, before: Agreement | null, after: Agreement): HistoryLine => {
  const proposal = before?.proposals.find((p) => p.id === named(fact.data, 'proposal'));
  const withdrawn = fact.type === 'ProposalWithdrawn' ? (proposal?.country ?? null) : null;
  return {
    event: event.version,
    type: fact.type,
    at: event.at,
    by: event.actor,
    country: named(fact.data, 'country') ?? withdrawn,
    clause: named(fact.data, 'clause') ?? proposal?.clause ?? null,
    version: after.version,
    data: fact.data,
  };
};

const versionOf = (line: HistoryLine, after: Agreement): TextVersion => {
  const change = after.changes.at(-1);
  const proposal = after.proposals.find((p) => p.id === change?.from) ?? null;
  return {
    version: after.version,
    at: line.at,
    by: line.by,
    act: change?.act ?? 'draft',
    clause: change?.clause ?? null,
    amendment: change?.act === 'amendment' ? change.from : null,
    proposal,
    acceptedBy: proposal === null ? null : line.country,
    digest: digestOf(after),
    approvedBy: [],
  };
};

/** @throws when the events do not begin with a draft. */
export const historyFrom = (events: readonly StoredEvent[]): AgreementHistory => {
  let state: Agreement | null = null;
  const lines: HistoryLine[] = [];
  const versions: TextVersion[] = [];
  const approved: { readonly country: string; readonly digest: string }[] = [];
  for (const event of events) {
    const fact = asRecorded(event);
    const after = evolve(state, fact);
    const line = lineOf(event, fact, state, after);
    lines.push(line);
    if (after.version !== state?.version) versions.push(versionOf(line, after));
    if (fact.type === 'TextApproved') approved.push(fact.data);
    state = after;
  }
  if (state === null) throw new Error('an agreement without events has no history');
  const withApprovals = versions.map((v) => ({
    ...v,
    approvedBy: [...new Set(approved.filter((a) => a.digest === v.digest).map((a) => a.country))],
  }));
  return { state, versions: withApprovals, lines };
};

/** The agreement as it stood when its text reached a version; undefined for a version it has not. */
export const stateAtVersion = (events: readonly StoredEvent[], version: number): Agreement | undefined => {
  let state: Agreement | null = null;
  for (const event of events) {
    state = evolve(state, asRecorded(event));
    if (state.version === version) return state;
  }
  return undefined;
};
