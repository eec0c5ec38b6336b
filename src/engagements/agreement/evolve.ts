import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Agreement, AgreementFact, Proposal, TextChange } from './agreement.ts';
import { digestOf } from './canonical-text.ts';
import { newClause, withAmendment, withProposal } from './clauses.ts';
import { evolveObligations } from './evolve-obligations.ts';

type Seen = Recorded<AgreementFact>;
type Drafted = Extract<Seen, { type: 'AgreementDrafted' }>;

const drafted = ({ data, at }: Drafted): Agreement => ({
  ...data,
  status: 'draft',
  clauses: data.clauses.map((clause) => newClause(clause, data.languages, 1)),
  version: 1,
  proposals: [],
  vetting: [],
  changes: [],
  keys: [],
  approvals: [],
  signatures: [],
  notes: [],
  inForce: null,
  until: null,
  renewals: 0,
  refusesRenewal: [],
  notice: null,
  ended: null,
  warned: [],
  obligations: [],
  amendments: [],
  openTo: Object.fromEntries(data.parties.map((p) => [p.country, data.visibility])),
  drafted: at,
});

/** Approved as long as every party's approval is of the text as it is now. */
const standing = (state: Agreement): Agreement => {
  if (state.status !== 'draft' && state.status !== 'approved') return state;
  const digest = state.approvals.length < state.parties.length ? '' : digestOf(state);
  const approved = state.parties.every((p) => state.approvals.some((a) => a.country === p.country && a.digest === digest));
  return { ...state, status: approved ? 'approved' : 'draft' };
};

const onProposal = (state: Agreement, id: string, change: (p: Proposal) => Proposal): Agreement => ({
  ...state,
  proposals: state.proposals.map((p) => (p.id === id ? change(p) : p)),
});

const changedBy = (state: Agreement, change: Omit<TextChange, 'version'>): Pick<Agreement, 'version' | 'changes'> => ({
  version: state.version + 1,
  changes: [...state.changes, { version: state.version + 1, ...change }],
});

const accepted = (state: Agreement, id: string): Agreement => {
  const proposal = state.proposals.find((p) => p.id === id);
  if (proposal === undefined) return state;
  const change = changedBy(state, { act: proposal.act, clause: proposal.clause, from: id });
  const clauses = withProposal(state, proposal, change.version);
  // An obligation goes with its clause.
  const obligations = state.obligations.filter((o) => clauses.some((c) => c.id === o.clause));
  return standing(onProposal({ ...state, ...change, clauses, obligations }, id, (p) => ({ ...p, status: 'accepted' })));
};

const proposed = (state: Agreement, event: Extract<Seen, { type: 'ChangeProposed' }>): Agreement => {
  const { words, ...asked } = event.data;
  const { country } = asked;
  const comments = words === '' ? [] : [{ country, by: event.actor, at: event.at, words }];
  return { ...state, proposals: [...state.proposals, { ...asked, by: event.actor, at: event.at, status: 'open', comments }] };
};
const commented = (proposal: Proposal, { country, words }: { country: string; words: string }, { actor, at }: Seen): Proposal =>
  words === '' ? proposal : { ...proposal, comments: [...proposal.comments, { country, by: actor, at, words }] };

const warning = ({ data }: Extract<Seen, { type: 'Warned' }>): string =>
  `${data.obligation === null ? data.of : `obligation/${data.obligation}`} ${data.day}`;
const withoutWarnings = (state: Agreement, prefix: string): readonly string[] => state.warned.filter((w) => !w.startsWith(`${prefix} `));

export const evolve = (state: Agreement | null, event: Seen): Agreement => {
  if (event.type === 'AgreementDrafted') return drafted(event);
  if (state === null) throw new Error(`an agreement begins with AgreementDrafted, not with ${event.type}`);
  switch (event.type) {
    case 'ChangeProposed':
      return proposed(state, event);
    case 'ProposalCommented':
      return onProposal(state, event.data.proposal, (p) => commented(p, event.data, event));
    case 'ProposalAccepted':
      return accepted(state, event.data.proposal);
    case 'ProposalRejected':
      return onProposal(state, event.data.proposal, (p) => ({ ...commented(p, event.data, event), status: 'rejected' }));
    case 'ProposalWithdrawn':
      return onProposal(state, event.data.proposal, (p) => ({ ...p, status: 'withdrawn' }));
    case 'AlignmentConfirmed': {
      const { clause, language } = event.data;
      return {
        ...state,
        clauses: state.clauses.map((c) => (c.id === clause ? { ...c, behind: c.behind.filter((l) => l !== language) } : c)),
      };
    }
    case 'TermsSet':
      return standing({ ...state, ...changedBy(state, { act: 'terms', clause: null, from: null }), terms: event.data });
    case 'VettingOrdered':
      return { ...state, vetting: [...state.vetting, { ...event.data, outcome: 'open' }] };
    case 'VettingEnded':
      return { ...state, vetting: state.vetting.map((v) => (v.case === event.data.case ? { ...v, outcome: event.data.outcome } : v)) };
    case 'TextApproved': {
      const approval = { ...event.data, by: event.actor, at: event.at };
      return standing({ ...state, approvals: [...state.approvals.filter((a) => a.country !== approval.country), approval] });
    }
    case 'ApprovalWithdrawn':
      return standing({ ...state, approvals: state.approvals.filter((a) => a.country !== event.data.country) });
    case 'SigningKeyRegistered':
      return { ...state, keys: [...state.keys.filter((k) => k.country !== event.data.country), event.data] };
    case 'SignatureRecorded':
      return { ...state, signatures: [...state.signatures, { ...event.data, signatory: event.personal?.signatory ?? null }] };
    case 'AgreementConcluded':
      return { ...state, status: 'signed' };
    case 'NoteDelivered':
      return { ...state, notes: [...state.notes, event.data] };
    case 'EnteredIntoForce':
      return { ...state, status: 'in-force', inForce: event.data.day, until: event.data.until };
    case 'Warned':
      return { ...state, warned: [...state.warned, warning(event)] };
    case 'RenewalRefused':
      return { ...state, refusesRenewal: [...state.refusesRenewal, event.data.country] };
    case 'AgreementRenewed': {
      const warned = state.warned.filter((w) => w.startsWith('obligation/'));
      return { ...state, until: event.data.until, renewals: state.renewals + 1, warned };
    }
    case 'NoticeGiven':
      return { ...state, notice: event.data };
    case 'AgreementEnded': {
      const { how, day, by } = event.data;
      return { ...state, status: 'ended', ended: { how, day, by: by ?? null } };
    }
    case 'AgreementAbandoned':
      return { ...state, status: 'abandoned' };
    case 'AmendmentApplied': {
      const { agreement, day, clauses } = event.data;
      const change = changedBy(state, { act: 'amendment', clause: null, from: agreement });
      const amendments = [...state.amendments, { agreement, day, clauses: clauses.map((c) => c.id) }];
      const next = withAmendment(state, clauses, change.version);
      // An obligation goes with its clause.
      const obligations = state.obligations.filter((o) => next.some((c) => c.id === o.clause));
      return { ...state, ...change, amendments, obligations, clauses: next };
    }
    case 'ObligationComesAgain':
      return {
        ...state,
        obligations: evolveObligations(state.obligations, event),
        warned: withoutWarnings(state, `obligation/${event.data.obligation}`),
      };
    case 'ObligationsSet':
    case 'ObligationReported':
    case 'ObligationMet':
    case 'ObligationOverdue':
    case 'ObligationEscalated':
      return { ...state, obligations: evolveObligations(state.obligations, event) };
    case 'VisibilitySet':
      return { ...state, visibility: event.data.visibility, openTo: { ...state.openTo, [event.data.country]: event.data.wish } };
  }
};
