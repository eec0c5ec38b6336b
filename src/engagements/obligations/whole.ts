/** One obligation or action item with all that was said of it, and what the actor may do about it. */
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { access, maySee, textIsPublic } from '../agreement/access.ts';
import type { Agreement, Clause, Report } from '../agreement/agreement.ts';
import { numberOf } from '../agreement/canonical-text.ts';
import type { EngagementText } from '../contract.ts';
import { reportsOn } from '../meeting/access.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { findMeeting } from '../meeting/queries.ts';
import type { ObligationLine, ObligationSource } from './obligation-line.ts';
import { findObligation, listObligations, withWhatTheyBlock } from './queries.ts';
import { heldUpBy } from './slippage.ts';

export interface SideReport extends Report {
  readonly country: string;
}
/** Where it comes from, as far as the actor may open that. */
export type ObligationOrigin =
  | { readonly kind: 'agreement'; readonly title: EngagementText; readonly clause: ClauseQuoted | null }
  | { readonly kind: 'meeting'; readonly title: string; readonly starts: string; readonly zone: string };
export interface ClauseQuoted extends Pick<Clause, 'id' | 'heading' | 'text'> {
  readonly number: string;
}
export interface WholeObligation {
  readonly line: ObligationLine;
  /** Newest first. */
  readonly reports: readonly SideReport[];
  /** Countries for which the actor may say how it stands. */
  readonly speaks: readonly string[];
  /** Null: its agreement or meeting is not for the actor to open, though the obligation is. */
  readonly origin: ObligationOrigin | null;
  /** Not met and waiting for this, directly or through others: nearest first. */
  readonly holdsUp: readonly ObligationLine[];
  /** What this one cannot begin before, that is not met. */
  readonly waitsFor: readonly ObligationLine[];
}

const newestFirst = (says: { readonly [country: string]: readonly Report[] }): readonly SideReport[] =>
  Object.entries(says)
    .flatMap(([country, reports]) => reports.map((report) => ({ ...report, country })))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

const inAgreement = async (ledger: Ledger, actor: Actor, line: ObligationLine) => {
  const state = (await ledger.state<Agreement>(streamId('agreement', line.of)))?.state;
  const found = state?.obligations.find((o) => o.id === line.id);
  if (state === undefined || found === undefined) return undefined;
  const data = { obligation: line.id, status: 'underway', words: '', evidence: null } as const;
  const order = { id: '', type: 'ReportObligation', on: line.of, actor, now: '' } as const;
  const speaks = state.parties
    .map((p) => p.country)
    .filter((country) => access({ ...order, data: { ...data, country } }, state) === undefined);
  const seen = maySee(actor, state);
  const clause = state.clauses.find((c) => c.id === found.clause);
  const quoted =
    clause === undefined || !(seen === 'all' || textIsPublic(state))
      ? null
      : { id: clause.id, heading: clause.heading, text: clause.text, number: numberOf(state, clause.id) };
  const origin: ObligationOrigin | null = seen === 'nothing' ? null : { kind: 'agreement', title: state.title, clause: quoted };
  return { reports: newestFirst(found.says), speaks: state.status === 'in-force' || state.status === 'signed' ? speaks : [], origin };
};
const inMeeting = async (ledger: Ledger, actor: Actor, line: ObligationLine) => {
  const state = (await ledger.state<Meeting>(streamId('meeting', line.of)))?.state;
  const found = state?.items.find((i) => i.id === line.id);
  if (state === undefined || found === undefined) return undefined;
  const seen = await findMeeting(ledger, line.of, actor);
  const origin: ObligationOrigin | null =
    seen === undefined ? null : { kind: 'meeting', title: state.title, starts: state.starts, zone: state.zone };
  return {
    reports: newestFirst(found.says),
    speaks: state.status === 'cancelled' ? [] : state.countries.filter((country) => reportsOn(actor, state, line.id, country)),
    origin,
  };
};

/** Undefined: there is none that the actor may see. */
export const findWhole = async (
  ledger: Ledger,
  actor: Actor,
  { source, of, id }: { readonly source: ObligationSource; readonly of: Id; readonly id: Id },
  today: Day,
): Promise<WholeObligation | undefined> => {
  const line = await findObligation(ledger, actor, source, id, today, of);
  if (line === undefined) return undefined;
  const whole = await (source === 'agreement' ? inAgreement : inMeeting)(ledger, actor, line);
  if (whole === undefined) return undefined;
  const [known, before] = await Promise.all([
    withWhatTheyBlock(ledger, actor, [line], today),
    listObligations(ledger, actor, { between: line.countries, blocking: id, standings: ['overdue', 'open', 'claimed'], limit: 50 }, today),
  ]);
  const waitsFor = before.filter((b) => heldUpBy(b, [b, line]).some((held) => held === line));
  return {
    line,
    ...whole,
    speaks: line.met === null ? whole.speaks : [],
    holdsUp: heldUpBy(line, known),
    waitsFor: line.met === null ? waitsFor : [],
  };
};
