/** Named facts of one agreement, for tests, the demo, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import type { AgreementFact, ObligationTerms, Terms } from './agreement.ts';
import { digestOf } from './canonical-text.ts';
import type { AgreementCommandType, AgreementInput } from './commands.ts';
import { evolve } from './evolve.ts';

type Fact = Given<AgreementFact>;
export const harbour = 'harbour-desk';
export const lighthouse = 'lighthouse-desk';
export const terms: Terms = {
  entry: { kind: 'exchange-of-notes' },
  validFor: 'P3Y',
  renewal: { period: 'P1Y', notice: 'P3M' },
  termination: 'P6M',
};
export const draft = {
  kind: 'memorandum',
  reference: 'AG-TIDES-00001',
  title: { en: 'Memorandum on tide tables', eo: 'Memorando pri tajdaj tabeloj' },
  languages: ['en', 'eo'],
  parties: [
    {
      country: 'AX',
      organisation: 'harbour-ministry',
      office: harbour,
      name: { en: 'The Ministry of Harbours', eo: 'La Ministerio de Havenoj' },
    },
    {
      country: 'BO',
      organisation: 'lighthouse-board',
      office: lighthouse,
      name: { en: 'The Board of Lights', eo: 'La Konsilio de Lumoj' },
    },
  ],
  template: 'memorandum-of-tides',
  terms,
  commitments: ['AX-BO-0001'],
  amends: null,
  replaces: null,
  visibility: 'public',
  demands: [{ country: 'AX', service: 'vet-tides' }],
  clauses: [
    {
      id: 'purpose',
      heading: { en: 'Purpose', eo: 'Celo' },
      text: { en: 'The parties measure tides together.', eo: 'La partioj kune mezuras tajdojn.' },
    },
    {
      id: 'tables',
      heading: { en: 'Tables', eo: 'Tabeloj' },
      text: { en: 'Each party sends its tables every month.', eo: 'Ĉiu partio sendas siajn tabelojn ĉiumonate.' },
    },
    {
      id: 'costs',
      heading: { en: 'Costs', eo: 'Kostoj' },
      text: { en: 'Each party bears its own costs.', eo: 'Ĉiu partio portas siajn proprajn kostojn.' },
    },
  ],
} as const satisfies AgreementInput<'DraftAgreement'>;

export const obligation: ObligationTerms = {
  id: 'send-tables',
  clause: 'tables',
  title: 'Send the tide tables of the year',
  country: 'BO',
  owner: 'lighthouse-archive',
  watcher: 'harbour-archive',
  due: '2026-06-30',
  every: null,
  indicator: 'Tables received',
  commitment: 'AX-BO-0007',
  blocks: [],
};
const monthly: ObligationTerms = {
  ...obligation,
  id: 'monthly-report',
  title: 'Report every month',
  country: 'AX',
  due: '2026-04-30',
  every: 'P1M',
};

export const drafted: Fact = { type: 'AgreementDrafted', data: draft, at: '2026-01-10T09:00:00.000Z' };
const worded = { heading: draft.clauses[1].heading, text: draft.clauses[1].text };
export const proposal = {
  id: 'proposal-1',
  act: 'change',
  clause: 'tables',
  after: null,
  heading: {},
  text: { en: 'Each party sends its tables every week.' },
} as const;
export const proposed: Fact = { type: 'ChangeProposed', data: { ...proposal, before: worded, country: 'BO', words: 'A month is long.' } };
export const commented: Fact = {
  type: 'ProposalCommented',
  data: { proposal: 'proposal-1', country: 'AX', words: 'Every week is often.' },
};
export const accepted: Fact = { type: 'ProposalAccepted', data: { proposal: 'proposal-1', country: 'AX' } };
export const rejected: Fact = { type: 'ProposalRejected', data: { proposal: 'proposal-1', country: 'AX', words: 'Too often.' } };
export const withdrawn: Fact = { type: 'ProposalWithdrawn', data: { proposal: 'proposal-1' } };
export const aligned: Fact = { type: 'AlignmentConfirmed', data: { clause: 'tables', language: 'eo' } };
export const otherTerms: Terms = { ...terms, validFor: 'P5Y' };
export const termsSet: Fact = { type: 'TermsSet', data: otherTerms };

/** The digest of the text after these facts. */
export const digestAfter = (facts: readonly Fact[]): string => {
  const at = '2026-01-10T09:00:00.000Z';
  const state = facts.reduce<Parameters<typeof evolve>[0]>(
    (s, fact) => evolve(s, { personal: null, at, actor: 'system/given', ...fact } as Parameters<typeof evolve>[1]),
    null,
  );
  return state === null ? '' : digestOf(state);
};
export const untilAligned: readonly Fact[] = [drafted, proposed, commented, accepted, aligned];
export const digest = digestAfter(untilAligned);
export const firstDigest = digestAfter([drafted]);
export const vettingOrdered: Fact = { type: 'VettingOrdered', data: { case: 'case-1', service: 'vet-tides', country: 'AX', digest } };
export const vettingEnded: Fact = { type: 'VettingEnded', data: { case: 'case-1', outcome: 'granted' } };
export const approved = (country: string, of = digest): Fact => ({ type: 'TextApproved', data: { country, digest: of } });
export const approvalWithdrawn: Fact = { type: 'ApprovalWithdrawn', data: { country: 'BO' } };
const key = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex').toString('base64');
export const keyRegistered: Fact = { type: 'SigningKeyRegistered', data: { country: 'BO', key } };
export const scan = '5'.repeat(64);
export const signature = (country: string, day = '2026-03-01') =>
  ({ country, day, place: 'On the pier', capacity: 'Minister', how: { kind: 'paper', scan } }) as const;
export const signed = (country: string, day = '2026-03-01'): Fact => ({
  type: 'SignatureRecorded',
  data: signature(country, day),
  personal: { signatory: `Signatory of ${country}` },
});
const told = {
  title: draft.title,
  parties: ['AX', 'BO'],
  fulfils: [{ commitment: 'AX-BO-0001', clause: 'whole', number: '', text: 'Memorandum on tide tables' }],
};
export const concluded: Fact = { type: 'AgreementConcluded', data: { day: '2026-03-01', ...told } };
export const note = (country: string, day: string) => ({ country, day, reference: `Note ${country} 1` });
export const noted = (country: string, day: string): Fact => ({ type: 'NoteDelivered', data: note(country, day) });
export const entered: Fact = { type: 'EnteredIntoForce', data: { day: '2026-04-01', until: '2029-03-31', ...told } };
export const warned = (of: 'renewal' | 'expiry', day: string): Fact => ({ type: 'Warned', data: { of, day, obligation: null } });
export const obligationWarned: Fact = { type: 'Warned', data: { of: 'obligation', day: '2026-06-16', obligation: obligation.id } };
export const renewalRefused: Fact = { type: 'RenewalRefused', data: { country: 'BO' } };
export const renewed: Fact = { type: 'AgreementRenewed', data: { until: '2030-03-31' } };
export const noticeGiven: Fact = { type: 'NoticeGiven', data: { country: 'BO', given: '2026-05-01', ends: '2026-11-01' } };
export const ended: Fact = { type: 'AgreementEnded', data: { how: 'terminated', day: '2026-11-01' } };
export const replaced: Fact = { type: 'AgreementEnded', data: { how: 'replaced', day: '2026-11-01', by: 'newer' } };
export const abandoned: Fact = { type: 'AgreementAbandoned', data: { reason: 'The sea went away' } };
export const newCosts = {
  id: 'costs',
  heading: { en: 'Costs', eo: 'Kostoj' },
  text: { en: 'The parties share the costs.', eo: 'La partioj dividas la kostojn.' },
};
export const amended: Fact = { type: 'AmendmentApplied', data: { agreement: 'amendment', day: '2026-05-01', clauses: [newCosts] } };
export const obligationsSet: Fact = {
  type: 'ObligationsSet',
  data: { clause: 'tables', country: 'AX', obligations: [obligation, monthly] },
};
export const saysDone = (country: string, of = obligation.id): Fact => ({
  type: 'ObligationReported',
  data: { country, obligation: of, status: 'done', words: 'All sent.', evidence: null },
  at: '2026-05-02T09:00:00.000Z',
});
export const met: Fact = {
  type: 'ObligationMet',
  data: { obligation: obligation.id, title: obligation.title, commitment: obligation.commitment, day: '2026-05-02' },
};
export const overdue: Fact = { type: 'ObligationOverdue', data: { obligation: obligation.id, day: '2026-07-01' } };
export const escalated: Fact = { type: 'ObligationEscalated', data: { obligation: obligation.id } };
export const comesAgain: Fact = { type: 'ObligationComesAgain', data: { obligation: 'monthly-report', due: '2026-05-30' } };
export const shown: Fact = { type: 'VisibilitySet', data: { country: 'AX', wish: 'restricted', visibility: 'restricted' } };

export const sides = [
  { country: 'AX', organisation: 'harbour-ministry' },
  { country: 'BO', organisation: 'lighthouse-board' },
] as const;
export const untilApproved: readonly Fact[] = [...untilAligned, vettingOrdered, vettingEnded, approved('AX'), approved('BO')];
export const untilSigned: readonly Fact[] = [...untilApproved, signed('AX'), signed('BO'), concluded];
export const untilForce: readonly Fact[] = [...untilSigned, noted('AX', '2026-03-20'), noted('BO', '2026-04-01'), entered];
export const untilObliged: readonly Fact[] = [...untilForce, obligationsSet];

interface Example {
  readonly state: string;
  readonly facts: readonly Fact[];
  readonly commands: readonly { readonly type: AgreementCommandType; readonly data: object }[];
}
const AX = { country: 'AX' };
const secondProposal: AgreementInput<'ProposeChange'> = {
  proposal: 'proposal-2',
  country: 'AX',
  act: 'change',
  clause: 'tables',
  after: null,
  heading: {},
  text: { en: 'Each party sends tables.' },
  words: '',
};
const commands: Example['commands'] = [
  { type: 'DraftAgreement', data: draft },
  { type: 'ProposeChange', data: secondProposal },
  { type: 'CommentProposal', data: { proposal: 'proposal-1', ...AX, words: 'Why?' } },
  { type: 'AcceptProposal', data: { proposal: 'proposal-1', ...AX } },
  { type: 'RejectProposal', data: { proposal: 'proposal-1', ...AX, words: 'No.' } },
  { type: 'WithdrawProposal', data: { proposal: 'proposal-1', ...AX } },
  { type: 'ConfirmAlignment', data: { clause: 'tables', language: 'eo', ...AX } },
  { type: 'SetTerms', data: { ...AX, terms: otherTerms } },
  { type: 'OrderVetting', data: { case: 'case-2', service: 'vet-tides', ...AX, digest } },
  { type: 'EndVetting', data: { case: 'case-1', outcome: 'refused' } },
  { type: 'ApproveText', data: { ...AX, digest, version: 2 } },
  { type: 'WithdrawApproval', data: AX },
  { type: 'RegisterSigningKey', data: { ...AX, key } },
  { type: 'RecordSignature', data: { ...signature('AX'), signatory: 'Signatory of AX' } },
  { type: 'DeliverNote', data: note('AX', '2026-03-20') },
  { type: 'RefuseRenewal', data: AX },
  { type: 'GiveNotice', data: { ...AX, given: '2026-05-01' } },
  { type: 'AbandonAgreement', data: { ...AX, reason: 'The sea went away' } },
  { type: 'SetVisibility', data: { ...AX, visibility: 'restricted' } },
  { type: 'SetObligations', data: { ...AX, clause: 'tables', obligations: [monthly, { ...obligation, due: '2026-07-31' }] } },
  { type: 'ReportObligation', data: { ...AX, obligation: obligation.id, status: 'done', words: '', evidence: null } },
  { type: 'ApplyAmendment', data: { agreement: 'amendment', day: '2026-05-01', parties: sides, clauses: [newCosts] } },
  { type: 'EndReplaced', data: { by: 'newer', day: '2026-11-01', parties: sides } },
  { type: 'PassTime', data: { day: '2026-05-01' } },
];
export const agreementExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'negotiated', facts: [drafted, proposed, commented], commands },
  { state: 'settled', facts: [...untilAligned, vettingOrdered, vettingEnded], commands },
  { state: 'approved', facts: [...untilApproved, keyRegistered], commands },
  { state: 'signed', facts: untilSigned, commands },
  { state: 'in-force', facts: [...untilObliged, obligationWarned], commands },
  { state: 'ended', facts: [...untilObliged, noticeGiven, ended], commands },
  { state: 'abandoned', facts: [drafted, abandoned], commands },
];
/** Every fact there is, in some order in which it can happen; none of them is missing here. */
export const everyFact: readonly (readonly Fact[])[] = [
  [drafted, proposed, rejected],
  [drafted, proposed, withdrawn, termsSet, shown, abandoned],
  [...untilApproved, approvalWithdrawn, approved('BO'), keyRegistered],
  [
    ...untilObliged,
    obligationWarned,
    overdue,
    escalated,
    saysDone('BO'),
    saysDone('AX'),
    met,
    saysDone('AX', 'monthly-report'),
    comesAgain,
  ],
  [...untilForce, amended, warned('renewal', '2028-11-30'), renewed, renewalRefused, warned('expiry', '2029-10-01'), noticeGiven, ended],
  [...untilForce, replaced],
];
