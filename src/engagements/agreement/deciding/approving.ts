/** Vetting, and the approval of one text and no other. */
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Agreement } from '../agreement.ts';
import { digestOf } from '../canonical-text.ts';
import { demandedOf } from '../vetting.ts';
import { type Acts, unless, unsettled, unsigned } from './act.ts';

/** What has become another since a version: by clause, or of the terms. Null: nobody knows which version was seen. */
const changedSince = ({ changes, version }: Agreement, seen: number | null) => {
  if (seen === null || seen > version) return { clauses: null, terms: null };
  const since = changes.filter((c) => c.version > seen);
  const clauses = since.flatMap(({ clause, act, version: in_ }) => (clause === null ? [] : [{ clause, act, version: in_ }]));
  return { clauses, terms: since.some((c) => c.act === 'terms') };
};

/** The text that was seen is not the text that stands. */
const stale = (state: Agreement, digest: string, seen: number | null): Refusal | undefined => {
  const current = digestOf(state);
  if (digest === current) return undefined;
  return refuse('approval-stale', { digest: current, version: state.version, seen, ...changedSince(state, seen) });
};

/** A party whose template demands it may approve only what was granted, for this very text. */
const notVetted = (state: Agreement, country: string, digest: string): Refusal | undefined => {
  const open = demandedOf(state, digest).find((d) => d.country === country && d.standing !== 'granted');
  return open && refuse('vetting-open', { service: open.service, why: open.standing, case: open.current?.case ?? null });
};

export const approving: Acts<'OrderVetting' | 'EndVetting' | 'ApproveText' | 'WithdrawApproval'> = {
  OrderVetting: (state, order) => {
    const refused = unsigned(state) ?? unsettled(state) ?? stale(state, order.digest, null);
    if (refused !== undefined) return refused;
    if (state.vetting.some((v) => v.case === order.case)) return refuse('vetting-already-ordered', { case: order.case });
    const same = state.vetting.find(
      (v) => v.country === order.country && v.service === order.service && v.digest === order.digest && v.outcome !== 'refused',
    );
    if (same !== undefined) return refuse('vetting-already-ordered', { case: same.case, outcome: same.outcome });
    return [{ type: 'VettingOrdered', data: order }];
  },
  EndVetting: (state, order) => {
    const found = state.vetting.find((v) => v.case === order.case);
    if (found === undefined) return refuse('vetting-not-found', { case: order.case });
    return found.outcome === order.outcome ? refuse('nothing-changed', {}) : [{ type: 'VettingEnded', data: order }];
  },
  ApproveText: (state, { country, digest, version }) => {
    const refused = unless(state, 'text-is-fixed', 'draft', 'approved') ?? stale(state, digest, version) ?? unsettled(state);
    if (refused !== undefined) return refused;
    const known = state.approvals.find((a) => a.country === country && a.digest === digest);
    if (known !== undefined) return refuse('already-approved', { country, at: known.at });
    return notVetted(state, country, digest) ?? [{ type: 'TextApproved', data: { country, digest } }];
  },
  WithdrawApproval: (state, { country }) => {
    const refused = unsigned(state);
    if (refused !== undefined) return refused;
    const known = state.approvals.some((a) => a.country === country);
    return known ? [{ type: 'ApprovalWithdrawn', data: { country } }] : refuse('not-approved', { country });
  },
};
