import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { AgreementFact } from './agreement.ts';
import { signedBytes } from './canonical-text.ts';
import type { AgreementCommand, AgreementCommandType } from './commands.ts';
import { agreement } from './decider.ts';
import * as e from './examples.ts';

type Facts = readonly Given<AgreementFact>[];
const at = (office: string, role: 'officer' | 'supervisor' = 'supervisor'): Actor => ({
  kind: 'person',
  id: `${role}-at-${office}`,
  grants: [{ role, office }],
});
const [ax, bo] = [at(e.harbour), at(e.lighthouse)];
const itself = system('agreements');
const order = (type: AgreementCommandType, data: object, actor: Actor = ax, now = '2026-06-01T12:00:00.000Z'): AgreementCommand =>
  ({ id: 'c', type, on: 'example', actor, now, data }) as AgreementCommand;
const AX = { country: 'AX' };
const BO = { country: 'BO' };
const p1 = { proposal: 'proposal-1' };
const change = (more: object = {}) => {
  const { id, ...rest } = e.proposal;
  return { proposal: id, ...rest, words: '', ...BO, ...more };
};
const sign_ = (country: string, more: object = {}) => ({ ...e.signature(country), signatory: `Signatory of ${country}`, ...more });
const pair = generateKeyPairSync('ed25519');
const key = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
const byKey = (digest: string) => ({ kind: 'key', key, signature: sign(null, signedBytes(digest), pair.privateKey).toString('base64') });
const withKey: Facts = [...e.untilApproved, { type: 'SigningKeyRegistered', data: { country: 'BO', key } }];
const openEnd: Facts = [
  { type: 'AgreementDrafted', data: { ...e.draft, terms: { ...e.terms, validFor: null, renewal: null, termination: null } } },
  e.signed('AX'),
  e.signed('BO'),
  e.concluded,
  e.noted('AX', '2026-03-20'),
  e.noted('BO', '2026-04-01'),
  { ...e.entered, data: { ...e.entered.data, until: null } } as Given<AgreementFact>,
];
const onSignature = { ...e.draft, demands: [], terms: { ...e.terms, entry: { kind: 'on-signature' } } } as const;
const firstOnly: Facts = [{ type: 'AgreementDrafted', data: { ...e.draft, demands: [] } }];
const report = (more: object = {}) => ({ ...AX, obligation: e.obligation.id, status: 'done', words: '', evidence: null, ...more });
const setting = (more: object = {}) => ({ ...AX, clause: 'tables', obligations: [e.obligation], ...more });

describe('an agreement', () => {
  it.each<[string, Facts, AgreementCommand, Facts]>([
    ['is drafted by the desk of a party', [], order('DraftAgreement', e.draft), [e.drafted]],
    ['is negotiated by the other side', [e.drafted], order('ProposeChange', change({ words: 'A month is long.' }), bo), [e.proposed]],
    [
      'has its proposals talked about',
      [e.drafted, e.proposed],
      order('CommentProposal', { ...p1, ...AX, words: 'Every week is often.' }),
      [e.commented],
    ],
    ['takes a change once the other side says yes', [e.drafted, e.proposed], order('AcceptProposal', { ...p1, ...AX }), [e.accepted]],
    [
      'stays as it is once the other side says no',
      [e.drafted, e.proposed],
      order('RejectProposal', { ...p1, ...AX, words: 'Too often.' }),
      [e.rejected],
    ],
    ['has a proposal taken back by who made it', [e.drafted, e.proposed], order('WithdrawProposal', { ...p1, ...BO }, bo), [e.withdrawn]],
    [
      'has a translation confirmed',
      [e.drafted, e.proposed, e.accepted],
      order('ConfirmAlignment', { ...AX, clause: 'tables', language: 'eo' }),
      [e.aligned],
    ],
    ['is given other terms', [e.drafted], order('SetTerms', { ...AX, terms: e.otherTerms }), [e.termsSet]],
    [
      'is vetted',
      e.untilAligned,
      order('OrderVetting', { case: 'case-1', service: 'vet-tides', ...AX, digest: e.digest }),
      [e.vettingOrdered],
    ],
    [
      'learns how vetting ended',
      [...e.untilAligned, e.vettingOrdered],
      order('EndVetting', { case: 'case-1', outcome: 'granted' }, itself),
      [e.vettingEnded],
    ],
    [
      'is approved by a vetted party',
      [...e.untilAligned, e.vettingOrdered, e.vettingEnded],
      order('ApproveText', { ...AX, digest: e.digest, version: 2 }),
      [e.approved('AX')],
    ],
    [
      'is approved by a party that needs no vetting',
      e.untilAligned,
      order('ApproveText', { ...BO, digest: e.digest }, bo),
      [e.approved('BO')],
    ],
    ['has an approval withdrawn', e.untilApproved, order('WithdrawApproval', BO, bo), [e.approvalWithdrawn]],
    ['is signed on paper', e.untilApproved, order('RecordSignature', sign_('AX')), [e.signed('AX')]],
    ['is signed by who saw this very text', e.untilApproved, order('RecordSignature', sign_('AX', { digest: e.digest })), [e.signed('AX')]],
    [
      'is concluded by the last signature',
      [...e.untilApproved, e.signed('AX')],
      order('RecordSignature', sign_('BO'), bo),
      [e.signed('BO'), e.concluded],
    ],
    ['waits for the other note', e.untilSigned, order('DeliverNote', e.note('AX', '2026-03-20')), [e.noted('AX', '2026-03-20')]],
    [
      'enters into force on the later note',
      [...e.untilSigned, e.noted('AX', '2026-03-20')],
      order('DeliverNote', e.note('BO', '2026-04-01'), bo),
      [e.noted('BO', '2026-04-01'), e.entered],
    ],
    ['has its renewal refused', e.untilForce, order('RefuseRenewal', BO, bo), [e.renewalRefused]],
    ['is terminated with notice', e.untilForce, order('GiveNotice', { ...BO, given: '2026-05-01' }, bo), [e.noticeGiven]],
    [
      'is terminated with a notice that is only written down late',
      e.untilForce,
      order('GiveNotice', { ...BO, given: '2026-05-01' }, bo, '2026-10-31T12:00:00.000Z'),
      [e.noticeGiven],
    ],
    ['is given up', [e.drafted], order('AbandonAgreement', { ...AX, reason: 'The sea went away' }), [e.abandoned]],
    ['is hidden', [e.drafted], order('SetVisibility', { ...AX, visibility: 'restricted' }), [e.shown]],
    [
      'stays hidden while one side wants it so',
      [e.drafted, e.shown],
      order('SetVisibility', { ...BO, visibility: 'title' }, bo),
      [{ type: 'VisibilitySet', data: { country: 'BO', wish: 'title', visibility: 'restricted' } }],
    ],
    [
      'is shown as far as both sides agree',
      [e.drafted, e.shown, { type: 'VisibilitySet', data: { country: 'BO', wish: 'title', visibility: 'restricted' } }],
      order('SetVisibility', { ...AX, visibility: 'public' }),
      [{ type: 'VisibilitySet', data: { country: 'AX', wish: 'public', visibility: 'title' } }],
    ],
    [
      'is amended',
      e.untilForce,
      order(
        'ApplyAmendment',
        { agreement: 'amendment', day: '2026-05-01', parties: e.sides, clauses: [e.newCosts, { ...e.newCosts, id: 'formal' }] },
        itself,
      ),
      [e.amended],
    ],
    [
      'gives way to a newer one',
      e.untilForce,
      order('EndReplaced', { by: 'newer', day: '2026-11-01', parties: [...e.sides].reverse() }, itself),
      [e.replaced],
    ],
    [
      'hears from who owes something',
      e.untilObliged,
      order('ReportObligation', report({ ...BO, words: 'All sent.' }), at('lighthouse-archive', 'officer')),
      [e.saysDone('BO')],
    ],
  ])('%s', (_, facts, command, then) => given(agreement, facts).when(command).then(then));

  it('enters into force on signature where its terms say so', () => {
    const facts: Facts = [{ type: 'AgreementDrafted', data: onSignature }, e.signed('AX')];
    const digest = e.digestAfter(facts);
    const { outcome } = given(agreement, [...facts.slice(0, 1), e.approved('AX', digest), e.approved('BO', digest), e.signed('AX')]).when(
      order('RecordSignature', sign_('BO', { day: '2026-03-05' }), bo),
    );
    expect(isRefusal(outcome) ? outcome : outcome.map((f) => f.type)).toEqual([
      'SignatureRecorded',
      'AgreementConcluded',
      'EnteredIntoForce',
    ]);
    expect(isRefusal(outcome) ? null : outcome[2]?.data).toMatchObject({ day: '2026-03-05', until: '2029-03-04' });
  });
  it('is signed by a key over the digest', () => {
    given(agreement, withKey)
      .when(order('RecordSignature', sign_('BO', { how: byKey(e.digest) }), bo))
      .then([
        {
          type: 'SignatureRecorded',
          data: { ...e.signature('BO'), how: byKey(e.digest) as never },
          personal: { signatory: 'Signatory of BO' },
        },
      ]);
  });
  it('meets an obligation when both sides say done, and begins the next month of one that comes again', () => {
    given(agreement, [...e.untilObliged, e.saysDone('BO')])
      .when(order('ReportObligation', report({ words: 'All sent.' }), ax, '2026-05-02T09:00:00.000Z'))
      .then([e.saysDone('AX') as AgreementFact, e.met as AgreementFact]);
    const { outcome } = given(agreement, [...e.untilObliged, e.saysDone('AX', 'monthly-report')]).when(
      order('ReportObligation', report({ ...BO, obligation: 'monthly-report' }), bo),
    );
    expect(isRefusal(outcome) ? outcome : outcome.map((f) => f.type)).toEqual([
      'ObligationReported',
      'ObligationMet',
      'ObligationComesAgain',
    ]);
  });
  it('tells with a stale approval which clause has become another', () => {
    const late = given(agreement, [...e.untilAligned, ...e.untilAligned.slice(0, 0)]).when(
      order('ApproveText', { ...BO, digest: e.firstDigest, version: 1 }, bo),
    );
    late.thenRefused('approval-stale');
    expect(late.outcome).toMatchObject({
      details: { digest: e.digest, version: 2, seen: 1, clauses: [{ clause: 'tables', act: 'change', version: 2 }], terms: false },
    });
  });
  it('marks the language that has not followed, until it follows or somebody says that it need not', () => {
    const behind = (facts: Facts) => stateAfter(agreement, facts)?.clauses.find((c) => c.id === 'tables')?.behind;
    const follows: Facts = [
      {
        type: 'ChangeProposed',
        data: {
          ...e.proposal,
          id: 'p2',
          text: { eo: 'Ĉiu partio sendas siajn tabelojn ĉiusemajne.' },
          before: null,
          country: 'AX',
          words: '',
        },
      },
      { type: 'ProposalAccepted', data: { proposal: 'p2', country: 'BO' } },
    ];
    expect(behind([e.drafted, e.proposed, e.accepted])).toEqual(['eo']);
    expect(behind([e.drafted, e.proposed, e.accepted, ...follows])).toEqual([]);
    expect(behind([e.drafted, e.proposed, e.accepted, e.aligned])).toEqual([]);
  });
  it('forgets who signed once that person is erased, and nothing else', () => {
    const bare = e.untilSigned.map((f) => ({ ...f, personal: null })) as unknown as Facts;
    const [was, is] = [stateAfter(agreement, e.untilSigned), stateAfter(agreement, bare)];
    expect(is?.signatures.map((s) => s.signatory)).toEqual([null, null]);
    expect({ ...is, signatures: [] }).toEqual({ ...was, signatures: [] });
  });
  it('begins with its draft', () => {
    expect(() => stateAfter(agreement, [e.accepted])).toThrow('begins with AgreementDrafted');
  });
});

const wrongDraft = (more: object) => order('DraftAgreement', { ...e.draft, ...more });
const clause = (id: string, more: object = {}) => ({ id, heading: { en: 'A' }, text: { en: 'B' }, ...more });
describe('an agreement refuses', () => {
  it.each<[string, Facts, AgreementCommand]>([
    ['not-allowed', [], order('DraftAgreement', e.draft, at('elsewhere'))],
    ['not-allowed', [], order('DraftAgreement', e.draft, anyone)],
    ['not-allowed', [e.drafted], order('ProposeChange', change(), ax)],
    ['not-allowed', [e.drafted], order('SetVisibility', { ...AX, visibility: 'restricted' }, at(e.harbour, 'officer'))],
    ['not-allowed', e.untilAligned, order('EndVetting', { case: 'case-1', outcome: 'granted' })],
    ['not-allowed', e.untilForce, order('PassTime', { day: '2027-01-01' })],
    ['not-allowed', e.untilObliged, order('ReportObligation', report(), at('lighthouse-archive'))],
    [
      'not-allowed',
      [e.drafted],
      order(
        'ApproveText',
        { ...AX, digest: e.digest },
        {
          kind: 'person',
          id: 'p',
          grants: [
            { role: 'administrator', office: null },
            { role: 'officer', office: null },
          ],
        },
      ),
    ],
    ['not-found', [], order('AbandonAgreement', { ...AX, reason: 'x' }, itself)],
    ['invalid', [], order('DraftAgreement', { ...e.draft, kind: 'poem' })],
    ['invalid', [e.drafted], order('SetTerms', { ...AX, terms: { ...e.terms, validFor: '3 years' } })],
    ['agreement-exists', [e.drafted], order('DraftAgreement', e.draft)],
    ['party-twice', [], wrongDraft({ parties: [e.draft.parties[0], e.draft.parties[0]] })],
    ['clause-exists', [], wrongDraft({ clauses: [clause('a'), clause('a')] })],
    ['clause-is-empty', [], wrongDraft({ clauses: [clause('a', { text: { eo: 'B' } })] })],
    ['language-twice', [], wrongDraft({ languages: ['en', 'en'] })],
    ['title-missing', [], wrongDraft({ title: { en: 'Only one' } })],
    ['party-not-named', [], wrongDraft({ parties: [e.draft.parties[0], { ...e.draft.parties[1], name: { en: 'Lights' } }] })],
    ['amendment-of-what', [], wrongDraft({ kind: 'amendment' })],
    ['only-amendments-amend', [], wrongDraft({ amends: 'older' })],
    ['country-not-a-party', [], wrongDraft({ demands: [{ country: 'CX', service: 's' }] })],
    ['renewal-without-end', [], wrongDraft({ terms: { ...e.terms, validFor: null } })],
    ['notice-longer-than-term', [], wrongDraft({ terms: { ...e.terms, renewal: { period: 'P1Y', notice: 'P12M' } } })],
    ['country-not-a-party', [e.drafted], order('AbandonAgreement', { country: 'CX', reason: 'x' }, itself)],
    ['nothing-changed', [e.drafted], order('SetTerms', { ...AX, terms: e.terms })],
    ['nothing-changed', [e.drafted], order('SetVisibility', { ...AX, visibility: 'public' })],
    ['agreement-abandoned', [e.drafted, e.abandoned], order('SetVisibility', { ...AX, visibility: 'title' })],
    ['agreement-already-concluded', e.untilSigned, order('AbandonAgreement', { ...AX, reason: 'x' })],
    ['text-is-fixed', e.untilSigned, order('ProposeChange', change(), bo)],
    ['signing-has-begun', [...e.untilApproved, e.signed('AX')], order('ProposeChange', change({ proposal: 'p9', text: { en: 'x' } }), bo)],
    ['language-not-of-agreement', [e.drafted], order('ProposeChange', change({ text: { fr: 'x' } }), bo)],
    ['proposal-exists', [e.drafted, e.proposed], order('ProposeChange', change(), bo)],
    ['clause-exists', [e.drafted], order('ProposeChange', change({ act: 'add' }), bo)],
    ['clause-is-empty', [e.drafted], order('ProposeChange', change({ act: 'add', clause: 'new', text: {} }), bo)],
    ['clause-is-empty', [e.drafted], order('ProposeChange', change({ text: { en: '' } }), bo)],
    ['clause-not-found', [e.drafted], order('ProposeChange', change({ clause: 'nowhere' }), bo)],
    ['clause-not-found', [e.drafted], order('ProposeChange', change({ act: 'move', after: 'nowhere', text: {} }), bo)],
    [
      'last-clause',
      [{ type: 'AgreementDrafted', data: { ...e.draft, clauses: [e.draft.clauses[1]] } }],
      order('ProposeChange', change({ act: 'remove', text: {} }), bo),
    ],
    ['nothing-changed', [e.drafted], order('ProposeChange', change({ text: { en: e.draft.clauses[1].text.en } }), bo)],
    ['nothing-changed', [e.drafted], order('ProposeChange', change({ act: 'move', after: 'purpose', text: {} }), bo)],
    ['proposal-not-found', [e.drafted], order('AcceptProposal', { ...p1, ...AX })],
    ['proposal-already-decided', [e.drafted, e.proposed, e.rejected], order('AcceptProposal', { ...p1, ...AX })],
    ['own-proposal', [e.drafted, e.proposed], order('AcceptProposal', { ...p1, ...BO }, bo)],
    ['own-proposal', [e.drafted, e.proposed], order('RejectProposal', { ...p1, ...BO, words: 'x' }, bo)],
    ['proposal-of-another', [e.drafted, e.proposed], order('WithdrawProposal', { ...p1, ...AX })],
    [
      'proposal-outdated',
      [
        e.drafted,
        e.proposed,
        { type: 'ChangeProposed', data: { ...e.proposal, id: 'p2', text: { en: 'x' }, before: null, country: 'AX', words: '' } },
        { type: 'ProposalAccepted', data: { proposal: 'p2', country: 'BO' } },
      ],
      order('AcceptProposal', { ...p1, ...AX }),
    ],
    ['clause-not-found', [e.drafted], order('ConfirmAlignment', { ...AX, clause: 'nowhere', language: 'eo' })],
    ['translation-not-behind', [e.drafted], order('ConfirmAlignment', { ...AX, clause: 'tables', language: 'eo' })],
    [
      'clause-is-empty',
      [{ type: 'AgreementDrafted', data: { ...e.draft, clauses: [clause('a')] } }],
      order('ConfirmAlignment', { ...AX, clause: 'a', language: 'eo' }),
    ],
    ['approval-stale', e.untilAligned, order('OrderVetting', { case: 'case-1', service: 'vet-tides', ...AX, digest: e.firstDigest })],
    [
      'vetting-already-ordered',
      [...e.untilAligned, e.vettingOrdered],
      order('OrderVetting', { case: 'case-9', service: 'vet-tides', ...AX, digest: e.digest }),
    ],
    ['vetting-not-found', e.untilAligned, order('EndVetting', { case: 'case-1', outcome: 'granted' }, itself)],
    ['approval-stale', e.untilAligned, order('ApproveText', { ...BO, digest: e.firstDigest }, bo)],
    ['proposals-open', [e.drafted, e.proposed], order('ApproveText', { ...BO, digest: e.firstDigest }, bo)],
    ['translation-behind', [e.drafted, e.proposed, e.accepted], order('ApproveText', { ...BO, digest: e.digest }, bo)],
    ['vetting-open', e.untilAligned, order('ApproveText', { ...AX, digest: e.digest })],
    ['vetting-open', [...e.untilAligned, e.vettingOrdered], order('ApproveText', { ...AX, digest: e.digest })],
    ['already-approved', e.untilApproved, order('ApproveText', { ...BO, digest: e.digest }, bo)],
    ['text-is-fixed', e.untilSigned, order('ApproveText', { ...BO, digest: e.digest }, bo)],
    ['not-approved', [e.drafted], order('WithdrawApproval', BO, bo)],
    ['signing-key-wrong', [e.drafted], order('RegisterSigningKey', { ...BO, key: 'AAAA' }, bo)],
    ['text-not-approved', [...e.untilAligned, e.approved('BO')], order('RecordSignature', sign_('AX'))],
    ['already-concluded', e.untilSigned, order('RecordSignature', sign_('AX'))],
    ['already-signed', [...e.untilApproved, e.signed('AX')], order('RecordSignature', sign_('AX'))],
    ['day-in-the-future', e.untilApproved, order('RecordSignature', sign_('AX', { day: '2026-06-03' }))],
    ['signature-stale', e.untilApproved, order('RecordSignature', sign_('AX', { digest: e.firstDigest }))],
    ['signing-key-unknown', e.untilApproved, order('RecordSignature', sign_('BO', { how: byKey(e.digest) }), bo)],
    ['signature-wrong', withKey, order('RecordSignature', sign_('BO', { how: byKey(e.firstDigest) }), bo)],
    [
      'proposals-open',
      [...e.untilApproved, { ...e.proposed, data: { ...e.proposed.data, id: 'p3' } } as Given<AgreementFact>],
      order('RecordSignature', sign_('AX')),
    ],
    ['no-notes-needed', [{ type: 'AgreementDrafted', data: onSignature }], order('DeliverNote', e.note('AX', '2026-03-20'))],
    ['not-signed-by-all', e.untilApproved, order('DeliverNote', e.note('AX', '2026-03-20'))],
    ['note-already-delivered', [...e.untilSigned, e.noted('AX', '2026-03-20')], order('DeliverNote', e.note('AX', '2026-03-21'))],
    ['note-before-signature', e.untilSigned, order('DeliverNote', e.note('AX', '2026-02-28'))],
    ['not-in-force', e.untilSigned, order('RefuseRenewal', AX)],
    ['not-renewed-by-itself', openEnd, order('RefuseRenewal', AX)],
    ['renewal-already-refused', [...e.untilForce, e.renewalRefused], order('RefuseRenewal', BO, bo)],
    ['renewal-notice-over', e.untilForce, order('RefuseRenewal', AX, ax, '2029-01-02T12:00:01.000Z')],
    ['not-in-force', e.untilSigned, order('GiveNotice', { ...AX, given: '2026-05-01' })],
    ['not-terminable', openEnd, order('GiveNotice', { ...AX, given: '2026-05-01' })],
    ['notice-already-given', [...e.untilForce, e.noticeGiven], order('GiveNotice', { ...AX, given: '2026-05-01' })],
    ['notice-before-force', e.untilForce, order('GiveNotice', { ...AX, given: '2026-03-31' })],
    ['notice-too-old', e.untilForce, order('GiveNotice', { ...BO, given: '2026-04-02' }, bo, '2026-10-03T12:00:00.000Z')],
    [
      'other-parties',
      e.untilForce,
      order(
        'ApplyAmendment',
        { agreement: 'x', day: '2026-05-01', parties: [e.sides[0], { country: 'CX', organisation: 'o' }], clauses: [e.newCosts] },
        itself,
      ),
    ],
    [
      'not-in-force',
      e.untilSigned,
      order('ApplyAmendment', { agreement: 'x', day: '2026-05-01', parties: e.sides, clauses: [e.newCosts] }, itself),
    ],
    [
      'amendment-already-applied',
      [...e.untilForce, e.amended],
      order('ApplyAmendment', { agreement: 'amendment', day: '2026-05-01', parties: e.sides, clauses: [e.newCosts] }, itself),
    ],
    [
      'amendment-changes-nothing',
      e.untilForce,
      order('ApplyAmendment', { agreement: 'x', day: '2026-05-01', parties: e.sides, clauses: [clause('formal')] }, itself),
    ],
    [
      'clause-exists',
      e.untilForce,
      order('ApplyAmendment', { agreement: 'x', day: '2026-05-01', parties: e.sides, clauses: [{ ...e.newCosts, adds: true }] }, itself),
    ],
    ['not-in-force', [...e.untilForce, e.replaced], order('EndReplaced', { by: 'newer', day: '2026-11-01', parties: e.sides }, itself)],
    ['clause-not-found', [e.drafted], order('SetObligations', setting({ clause: 'nowhere' }))],
    ['obligation-exists', [e.drafted], order('SetObligations', setting({ obligations: [e.obligation, e.obligation] }))],
    ['obligation-of-another-clause', [e.drafted], order('SetObligations', setting({ clause: 'costs' }))],
    ['country-not-a-party', [e.drafted], order('SetObligations', setting({ obligations: [{ ...e.obligation, country: 'CX' }] }))],
    [
      'obligation-blocks-itself',
      [e.drafted],
      order('SetObligations', setting({ obligations: [{ ...e.obligation, blocks: [e.obligation.id] }] })),
    ],
    [
      'own-obligation',
      e.untilObliged,
      order('SetObligations', setting({ ...BO, obligations: [{ ...e.obligation, due: '2027-06-30' }] }), bo),
    ],
    ['agreement-is-over', [e.drafted, e.abandoned], order('SetObligations', setting())],
    ['nothing-changed', [e.drafted, { type: 'ObligationsSet', data: setting() as never }], order('SetObligations', setting())],
    ['agreement-not-signed', e.untilApproved, order('ReportObligation', report())],
    ['obligation-not-found', e.untilObliged, order('ReportObligation', report({ obligation: 'nothing' }))],
    ['obligation-already-met', [...e.untilObliged, e.met], order('ReportObligation', report())],
    ['reason-missing', e.untilObliged, order('ReportObligation', report({ status: 'not-possible' }))],
  ])('%s (%#)', (reason, facts, command) => given(agreement, facts).when(command).thenRefused(reason));

  it('too many proposals at once', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ ...e.proposed, data: { ...e.proposed.data, id: `p${i}` } })) as unknown as Facts;
    given(agreement, [...firstOnly, ...many])
      .when(order('ProposeChange', change(), bo))
      .thenRefused('too-many-proposals');
  });
});
