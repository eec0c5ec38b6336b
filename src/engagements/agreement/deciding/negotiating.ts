/** Rounds of proposals on one clause after another: a change holds once another party says yes to it. */
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Agreement, Clause, Proposal } from '../agreement.ts';
import { languagesChanged } from '../clauses.ts';
import { canonical } from '../../../ledger/streams/canonical.ts';
import type { AgreementOrder } from '../commands.ts';
import { type Acts, openProposal, type Outcome, unsigned } from './act.ts';

const mostOpen = 300;
type Asked = AgreementOrder<'ProposeChange'>;

const strange = ({ languages }: Agreement, { heading, text }: Asked): Refusal | undefined => {
  const language = [...Object.keys(heading), ...Object.keys(text)].find((l) => !languages.includes(l));
  return language === undefined ? undefined : refuse('language-not-of-agreement', { language });
};
const placeMissing = ({ clauses }: Agreement, { after, clause }: Asked): Refusal | undefined =>
  after !== null && (after === clause || !clauses.some((c) => c.id === after)) ? refuse('clause-not-found', { clause: after }) : undefined;

/** Where it stands now: what it comes after. */
const afterWhat = ({ clauses }: Agreement, clause: string): string | null => {
  const place = clauses.findIndex((c) => c.id === clause);
  return clauses[place - 1]?.id ?? null;
};

const wrongProposal = (state: Agreement, asked: Asked, found: Clause | undefined): Refusal | undefined => {
  const { act, clause, text, after } = asked;
  if (act === 'add') {
    // The id of a clause that was taken out or only proposed is not given to another.
    const known = found !== undefined || state.proposals.some((p) => p.clause === clause && p.act === 'add' && p.status !== 'withdrawn');
    if (known) return refuse('clause-exists', { clause });
    if (state.languages.every((l) => (text[l] ?? '') === '')) return refuse('clause-is-empty', { clause });
    return placeMissing(state, asked);
  }
  if (found === undefined) return refuse('clause-not-found', { clause });
  if (act === 'remove') return state.clauses.length === 1 ? refuse('last-clause', { clause }) : undefined;
  if (act === 'move') return placeMissing(state, asked) ?? (afterWhat(state, clause) === after ? refuse('nothing-changed', {}) : undefined);
  if (languagesChanged(found, asked).length === 0) return refuse('nothing-changed', {});
  const emptied = state.languages.find((l) => text[l] === '' && (found.text[l] ?? '') !== '');
  return emptied === undefined ? undefined : refuse('clause-is-empty', { clause, language: emptied });
};

const propose = (state: Agreement, asked: Asked): Outcome => {
  const refused = unsigned(state) ?? strange(state, asked);
  if (refused !== undefined) return refused;
  if (state.proposals.some((p) => p.id === asked.proposal)) return refuse('proposal-exists', { proposal: asked.proposal });
  if (state.proposals.filter((p) => p.status === 'open').length >= mostOpen) return refuse('too-many-proposals', { most: mostOpen });
  const found = state.clauses.find((c) => c.id === asked.clause);
  const wrong = wrongProposal(state, asked, found);
  if (wrong !== undefined) return wrong;
  const { proposal: id, words, act, clause, after, heading, text, country } = asked;
  const placed = act === 'add' || act === 'move';
  const worded = act === 'add' || act === 'change';
  const same = (p: Proposal): boolean =>
    p.status === 'open' && p.country === country && p.act === act && p.clause === clause && p.after === (placed ? after : null);
  const wordsOf = (w: Pick<Proposal, 'heading' | 'text'>): string => canonical({ heading: w.heading, text: w.text });
  const again = act !== 'add' && state.proposals.some((p) => same(p) && (!worded || wordsOf(p) === wordsOf({ heading, text })));
  if (again) return refuse('proposal-open-already', {});
  const before = found === undefined || act === 'move' ? null : { heading: found.heading, text: found.text };
  const change = { heading: worded ? heading : {}, text: worded ? text : {}, after: placed ? after : null };
  return [{ type: 'ChangeProposed', data: { id, act, clause, ...change, before, country, words } }];
};

/** Another change was accepted since: what was proposed is no longer what would happen. */
const outdated = (state: Agreement, p: Proposal): Refusal | undefined => {
  const { act, clause, after, before } = p;
  const found = state.clauses.find((c) => c.id === clause);
  const gone = act !== 'add' && found === undefined;
  const placeGone = after !== null && !state.clauses.some((c) => c.id === after);
  const languages = act === 'remove' ? state.languages : [...new Set([...Object.keys(p.heading), ...Object.keys(p.text)])];
  const reworded =
    before !== null &&
    found !== undefined &&
    languages.some((l) => (found.text[l] ?? '') !== (before.text[l] ?? '') || (found.heading[l] ?? '') !== (before.heading[l] ?? ''));
  if (act === 'remove' && state.clauses.length === 1) return refuse('last-clause', { clause });
  return gone || placeGone || reworded ? refuse('proposal-outdated', { proposal: p.id, clause }) : undefined;
};

const fromAnother = (proposal: Proposal, country: string): Refusal | undefined =>
  proposal.country === country ? refuse('own-proposal', { proposal: proposal.id }) : undefined;

const openFor = (state: Agreement, id: string): Proposal | Refusal => unsigned(state) ?? openProposal(state, id);

export const negotiating: Acts<
  'ProposeChange' | 'CommentProposal' | 'AcceptProposal' | 'RejectProposal' | 'WithdrawProposal' | 'ConfirmAlignment'
> = {
  ProposeChange: propose,
  CommentProposal: (state, order) => {
    const found = openFor(state, order.proposal);
    return isRefusal(found) ? found : [{ type: 'ProposalCommented', data: order }];
  },
  AcceptProposal: (state, order) => {
    const found = openFor(state, order.proposal);
    if (isRefusal(found)) return found;
    return fromAnother(found, order.country) ?? outdated(state, found) ?? [{ type: 'ProposalAccepted', data: order }];
  },
  RejectProposal: (state, order) => {
    const found = openFor(state, order.proposal);
    if (isRefusal(found)) return found;
    return fromAnother(found, order.country) ?? [{ type: 'ProposalRejected', data: order }];
  },
  WithdrawProposal: (state, { proposal, country }) => {
    const found = openFor(state, proposal);
    if (isRefusal(found)) return found;
    if (found.country !== country) return refuse('proposal-of-another', { proposal, country: found.country });
    return [{ type: 'ProposalWithdrawn', data: { proposal } }];
  },
  ConfirmAlignment: (state, { clause, language }) => {
    const refused = unsigned(state);
    if (refused !== undefined) return refused;
    const found = state.clauses.find((c) => c.id === clause);
    if (found === undefined) return refuse('clause-not-found', { clause });
    if (!found.behind.includes(language)) return refuse('translation-not-behind', { clause, language });
    if ((found.text[language] ?? '') === '') return refuse('clause-is-empty', { clause, language });
    return [{ type: 'AlignmentConfirmed', data: { clause, language } }];
  },
};
