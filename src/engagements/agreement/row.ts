import type { JsonObject, Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import { type Day, dayOf } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Agreement, AgreementKind, AgreementStatus, Obligation } from './agreement.ts';
import { type AgreementOwedTable, agreementOwedTables, pairsOf } from '../obligations/owed/row.ts';
import { digestOf, numberOf } from './canonical-text.ts';
import { fulfilsOf } from './fulfils.ts';
import { disagree, newestOf } from './said.ts';
import { concludedOn, endOf, nextStep, renewalCloses, willRenew } from './time.ts';

export interface AgreementTable {
  readonly stream: string;
  readonly id: Id;
  readonly reference: string;
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly title: JsonObject;
  readonly languages: readonly string[];
  readonly countries: readonly string[];
  /** The parties' desks. */
  readonly offices: readonly Id[];
  readonly visibility: Agreement['visibility'];
  readonly template: string | null;
  readonly amends: string | null;
  readonly replaces: string | null;
  readonly drafted: Day;
  /** The day of the last signature. */
  readonly concluded: Day | null;
  readonly in_force: Day | null;
  /** The last day of its term, and the last day it holds as things stand. */
  readonly until: Day | null;
  readonly ends: Day | null;
  /** Last day on which a party may refuse the renewal that comes by itself; null: none comes. */
  readonly renewal_closes: Day | null;
  /** What it is listed by: force, else conclusion, else draft. */
  readonly listed: Day;
  /** When time next changes something; null: never. */
  readonly wake_on: Day | null;
  /** Numbers of the commitments it fulfils. */
  readonly commitments: readonly string[];
  readonly open_proposals: number;
  /** Countries that have yet to approve, or once approved to sign, or once signed to deliver a note. */
  readonly waits_for: readonly string[];
  readonly obligations: number;
  readonly overdue: number;
}
export interface AgreementObligationTable {
  readonly stream: string;
  readonly obligation: Id;
  readonly agreement: Id;
  readonly reference: string;
  readonly status: AgreementStatus;
  readonly visibility: Agreement['visibility'];
  readonly countries: readonly string[];
  readonly offices: readonly Id[];
  readonly clause: Id;
  readonly clause_number: string;
  readonly title: string;
  /** Who owes it. */
  readonly country: string;
  readonly owner: Id;
  readonly watcher: string | null;
  readonly due: Day;
  readonly every: string | null;
  readonly indicator: string;
  readonly commitment: string | null;
  /** The newest report of each side, by country: `{status, words, evidence, by, at}`. */
  readonly says: JsonObject;
  readonly disagree: boolean;
  readonly met: Day | null;
  readonly overdue_since: Day | null;
  readonly escalated: boolean;
  readonly blocks: readonly Id[];
}
export interface AgreementTables {
  agreements: AgreementTable;
  agreement_references: { readonly reference: string; readonly stream: string };
  agreement_obligations: AgreementObligationTable;
  agreement_vettings: { readonly case_id: Id; readonly stream: string };
}
export const agreementTables = {
  agreements: { key: ['stream'] },
  // Its key leaves the stream out: a reference that is taken makes the append fail.
  agreement_references: { key: ['reference'] },
  agreement_obligations: { key: ['stream', 'obligation'] },
  agreement_vettings: { key: ['case_id'] },
  ...agreementOwedTables,
} as const;

export const agreementMigrations: readonly Migration[] = [
  {
    name: 'engagements/0001-agreements',
    sql: `
      create table agreements (
        stream text primary key, id text not null, reference text not null, kind text not null, status text not null, title jsonb not null,
        languages text[] not null, countries text[] not null, offices text[] not null, visibility text not null, template text,
        amends text, replaces text, drafted text not null, concluded text, in_force text, until text, ends text, renewal_closes text,
        listed text not null, wake_on text, commitments text[] not null, open_proposals integer not null, waits_for text[] not null,
        obligations integer not null, overdue integer not null
      );
      create index agreements_listed on agreements (listed desc, id desc);
      create index agreements_countries on agreements using gin (countries);
      create index agreements_offices on agreements using gin (offices);
      create index agreements_commitments on agreements using gin (commitments);
      create index agreements_wake on agreements (wake_on) where wake_on is not null;
      create index agreements_ends on agreements (ends) where ends is not null and status = 'in-force';
      create index agreements_amends on agreements (amends) where amends is not null;
      create index agreements_replaces on agreements (replaces) where replaces is not null;
      create table agreement_references (reference text primary key, stream text not null);
      create index agreement_references_stream on agreement_references (stream);
      create table agreement_obligations (
        stream text not null, obligation text not null, agreement text not null, reference text not null, status text not null,
        visibility text not null, countries text[] not null, offices text[] not null, clause text not null, clause_number text not null,
        title text not null, country text not null, owner text not null, watcher text, due text not null, every text,
        indicator text not null, commitment text, says jsonb not null, disagree boolean not null, met text, overdue_since text,
        escalated boolean not null, blocks text[] not null, primary key (stream, obligation)
      );
      create index agreement_obligations_id on agreement_obligations (obligation);
      create index agreement_obligations_countries on agreement_obligations using gin (countries);
      create index agreement_obligations_owner on agreement_obligations (owner, due) where met is null;
      create index agreement_obligations_watcher on agreement_obligations (watcher, due) where met is null;
      create index agreement_obligations_due on agreement_obligations (due) where met is null;
      create index agreement_obligations_commitment on agreement_obligations (commitment) where commitment is not null;
      create table agreement_vettings (case_id text primary key, stream text not null);
      create index agreement_vettings_stream on agreement_vettings (stream);`,
  },
];

const waitsFor = (state: Agreement): readonly string[] => {
  const { status, parties, approvals, signatures, notes, terms } = state;
  const without = (done: readonly { readonly country: string }[]) =>
    parties.map((p) => p.country).filter((country) => !done.some((d) => d.country === country));
  if (status === 'draft') {
    const digest = approvals.length === 0 ? '' : digestOf(state);
    return without(approvals.filter((a) => a.digest === digest));
  }
  if (status === 'approved') return without(signatures);
  return status === 'signed' && terms.entry.kind === 'exchange-of-notes' ? without(notes) : [];
};

const obligationRow = (state: Agreement, stream: string, id: Id, o: Obligation): AgreementObligationTable => ({
  stream,
  obligation: o.id,
  agreement: id,
  reference: state.reference,
  status: state.status,
  visibility: state.visibility,
  countries: state.parties.map((p) => p.country),
  offices: state.parties.map((p) => p.office),
  clause: o.clause,
  clause_number: numberOf(state, o.clause),
  title: o.title,
  country: o.country,
  owner: o.owner,
  watcher: o.watcher,
  due: o.due,
  every: o.every,
  indicator: o.indicator,
  commitment: o.commitment,
  says: Object.fromEntries(Object.keys(o.says).flatMap((c) => [newestOf(o, c)].flatMap((r) => (r === undefined ? [] : [[c, { ...r }]])))),
  disagree: disagree(o),
  met: o.met,
  overdue_since: o.overdueSince,
  escalated: o.escalated,
  blocks: o.blocks,
});

const owedRows = (state: Agreement, stream: string): readonly Row[] => {
  if (state.status !== 'signed' && state.status !== 'in-force') return [];
  const pairs = pairsOf(state.parties.map((p) => p.country));
  const desks = state.parties.map((p) => p.office);
  return state.obligations
    .filter((o) => o.met === null)
    .flatMap((o) => {
      const disputed = disagree(o);
      const line: Omit<AgreementOwedTable, 'a' | 'b'> = {
        ...{ stream, obligation: o.id, country: o.country, due: o.due, disputed },
        claimed: !disputed && newestOf(o, o.country)?.status === 'done',
        offices: [...new Set([...desks, o.owner, ...(o.watcher === null ? [] : [o.watcher])])].sort(),
      };
      return pairs.map((pair) => ({ table: 'agreement_owed', values: { ...line, ...pair } }));
    });
};

const agreementRow = (state: Agreement, stream: string, id: Id): AgreementTable => {
  const { reference, kind, status, title, languages, parties, visibility, template, amends, replaces, inForce, until } = state;
  const drafted = dayOf(state.drafted);
  const concluded = concludedOn(state);
  return {
    ...{ stream, id, reference, kind, status, title: { ...title }, languages, visibility, template, amends, replaces, drafted, concluded },
    countries: parties.map((p) => p.country),
    offices: parties.map((p) => p.office),
    in_force: inForce,
    until,
    ends: endOf(state),
    renewal_closes: status === 'in-force' && willRenew(state) ? renewalCloses(state) : null,
    listed: inForce ?? concluded ?? drafted,
    wake_on: nextStep(state)?.on ?? null,
    commitments: fulfilsOf(state).map((f) => f.commitment),
    open_proposals: state.proposals.filter((p) => p.status === 'open').length,
    waits_for: waitsFor(state),
    obligations: state.obligations.length,
    overdue: state.obligations.filter((o) => o.overdueSince !== null && o.met === null).length,
  };
};

export const rows = (state: Agreement, id: Id): readonly Row[] => {
  const stream = streamId('agreement', id);
  return [
    { table: 'agreements', values: { ...agreementRow(state, stream, id) } },
    { table: 'agreement_references', values: { reference: state.reference, stream } },
    ...state.obligations.map((o) => ({ table: 'agreement_obligations', values: { ...obligationRow(state, stream, id, o) } })),
    ...owedRows(state, stream),
    ...state.vetting.map((v) => ({ table: 'agreement_vettings', values: { case_id: v.case, stream } })),
  ];
};
