import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { given, stateAfter } from '../../kernel/testing/given.ts';
import type { CommuniqueCommandType } from './commands.ts';
import { type CommuniqueFact, longestText, saidOn } from './communique.ts';
import { communique } from './decider.ts';
import * as eg from './examples.ts';

const actor = (role: Role): Actor => ({ kind: 'person', id: `${role}-1`, grants: [{ role, office: null }] });
const editor = actor('editor');
const system: Actor = { kind: 'system', id: 'system/reading', grants: [] };
const order = (type: CommuniqueCommandType, data: object, by: Actor = editor) =>
  ({ id: 'command', type, on: 'one', actor: by, now: '2025-03-06T10:00:00.000Z', data }) as const;
const { received, read } = eg;
const desk = [received, read];
const from = (facts: readonly CommuniqueFact[]) => given(communique, facts);
const receive = { ...eg.source, text: eg.text, language: 'en' };

describe('receiving a communiqué', () => {
  it('keeps the text as it is, without NUL and carriage returns', () => {
    const outcome = from([]).when(order('ReceiveCommunique', { ...receive, text: 'One\r\ntwo\u0000 e\u0301' })).outcome;
    expect(outcome).toMatchObject([{ type: 'CommuniqueReceived', data: { text: 'One\ntwo e\u0301', received: '2025-03-06' } }]);
  });
  it('refuses a text that is empty or too long, a second life, and what is no source', () => {
    from([])
      .when(order('ReceiveCommunique', { ...receive, text: ' \u0000\n' }))
      .thenRefused('text-empty');
    from([])
      .when(order('ReceiveCommunique', { ...receive, text: 'x'.repeat(longestText + 1) }))
      .thenRefused('text-too-long');
    from([received]).when(order('ReceiveCommunique', receive)).thenRefused('communique-exists');
    from([])
      .when(order('ReceiveCommunique', { ...receive, url: 'javascript:alert(1)' }))
      .thenRefused('invalid');
    from([]).when(order('AcceptAllFirm', {})).thenRefused('not-found');
  });
  it('adds and corrects sources', () => {
    from([received])
      .when(order('AddSource', { source: eg.copy }))
      .then([eg.sourceAdded]);
    from([received])
      .when(order('AddSource', { source: eg.source }))
      .thenRefused('source-already-known');
    from([received])
      .when(order('CorrectSource', { at: 3, source: eg.copy }))
      .thenRefused('source-not-found');
    const full = Array.from(
      { length: 199 },
      (_, i): CommuniqueFact => ({
        type: 'SourceAdded',
        data: { source: { ...eg.copy, url: `https://wire.example/n/${i}` } },
      }),
    );
    from([received, ...full])
      .when(order('AddSource', { source: eg.copy }))
      .thenRefused('too-many-sources');
  });
  it('dates what was said by the meeting, else by the first publication', () => {
    const dated = (facts: readonly CommuniqueFact[]) => {
      const state = stateAfter(communique, facts);
      return state && saidOn(state);
    };
    expect([dated([received]), dated(desk), dated([...desk, eg.meetingCorrected])]).toEqual(['2025-03-05', '2025-03-04', '2025-03-05']);
  });
});

describe('who may', () => {
  it('officers, supervisors and editors decide; nobody else, and only the system reads', () => {
    for (const { facts, commands } of eg.communiqueExamples) {
      for (const { type, data } of commands) {
        for (const role of ['applicant', 'auditor', 'administrator'] as const)
          from(facts)
            .when(order(type, data, actor(role)))
            .thenRefused('not-allowed');
        const own = from(facts).when(order(type, data, actor('officer'))).outcome;
        expect([type, isRefusal(own) ? own.reason : 'done']).toEqual([type, type === 'RecordReading' ? 'not-allowed' : 'done']);
        expect(isRefusal(from(facts).when(order(type, data, system)).outcome)).toBe(false);
      }
    }
  });
});

describe('acts on candidates', () => {
  const on = (candidate: string, revision = 1) => ({ candidate, revision });
  it('an accepted one opens a commitment of its own id, or joins the one it is linked to', () => {
    from(desk)
      .when(order('AcceptCandidate', on('group')))
      .then([eg.accepted]);
    from([...desk, eg.accepted])
      .when(order('LinkCandidate', { ...on('group', 2), commitment: 'older' }))
      .then([eg.linked]);
    from(desk).when(order('AcceptAllFirm', {})).then([eg.accepted]);
  });
  it('an officer’s note can be erased with the officer', () => {
    from(desk)
      .when(order('RejectCandidate', { ...on('training'), why: 'own-plan', note: 'Only one side pays' }))
      .then([{ ...eg.rejected, about: ['editor-1'] }]);
  });
  it('the second officer on a candidate is told who did what, and the first one’s act stands', () => {
    const outcome = from([...desk, { ...eg.accepted, actor: 'officer-9' }]).when(order('RejectCandidate', on('group'))).outcome;
    expect(outcome).toMatchObject({ reason: 'changed-meanwhile', details: { act: 'CandidateAccepted', by: 'officer-9', revision: 2 } });
    from([...desk, eg.accepted])
      .when(order('RejectCandidate', { ...on('training'), why: 'own-plan' }))
      .then([{ ...eg.rejected, personal: null }]);
  });
  it('refuses what makes no sense', () => {
    from(desk)
      .when(order('AcceptCandidate', on('nobody')))
      .thenRefused('candidate-not-found');
    from([received, read, { type: 'PartiesCorrected', data: { parties: ['AX'] } }])
      .when(order('AcceptCandidate', on('group')))
      .thenRefused('parties-missing');
    from([received, read, { type: 'PartiesCorrected', data: { parties: ['AX'] } }])
      .when(order('AcceptAllFirm', {}))
      .thenRefused('parties-missing');
    from([...desk, eg.accepted])
      .when(order('AcceptCandidate', on('group', 2)))
      .thenRefused('candidate-already-accepted');
    from([...desk, eg.rejected])
      .when(order('RejectCandidate', on('training', 2)))
      .thenRefused('candidate-already-rejected');
    from(desk)
      .when(order('LinkCandidate', { ...on('group'), commitment: 'older' }))
      .thenRefused('candidate-not-accepted');
    from(desk)
      .when(order('EditCandidate', { ...on('group'), change: { stage: 'proposed' } }))
      .thenRefused('nothing-changed');
    from([received]).when(order('AcceptAllFirm', {})).thenRefused('nothing-changed');
    from(desk)
      .when(order('UndoDecision', on('group')))
      .thenRefused('nothing-to-undo');
  });
  it('refuses a quote that is not in the text', () => {
    from(desk)
      .when(order('EditCandidate', { ...on('group'), change: { quote: 'invented' } }))
      .thenRefused('quote-not-in-text');
    from(desk)
      .when(order('TrimCandidate', { ...on('group'), start: 5, end: 9_000 }))
      .thenRefused('quote-not-in-text');
    from(desk)
      .when(order('TrimCandidate', { ...on('group'), start: 9, end: 9 }))
      .thenRefused('quote-empty');
    const { quote: _, ...fields } = eg.fairFields;
    from(desk)
      .when(order('AddCandidate', { candidate: 'mine', fields: { ...fields, end: 9_000 } }))
      .thenRefused('quote-not-in-text');
    from(desk)
      .when(order('AddCandidate', { candidate: 'mine', fields: { ...fields, start: 3, end: 3 } }))
      .thenRefused('quote-empty');
    from(desk)
      .when(order('AddCandidate', { candidate: 'mine', fields }))
      .then([eg.added]);
    from(desk)
      .when(order('AddCandidate', { candidate: 'group', fields }))
      .thenRefused('candidate-exists');
  });
  it('splits and merges, and the replaced ones rest', () => {
    const pieces = [
      { id: 'train-a', start: 70, end: 90 },
      { id: 'train-b', start: 90, end: 99 },
    ];
    const both = { candidates: [on('group'), on('training')], into: 'both' };
    from(desk).when(order('MergeCandidates', both)).then([eg.merged]);
    from([...desk, eg.split])
      .when(order('AcceptCandidate', on('training', 2)))
      .thenRefused('candidate-replaced');
    from([...desk, eg.split])
      .when(order('MergeCandidates', { ...both, candidates: [on('group'), on('training', 2)] }))
      .thenRefused('candidate-replaced');
    from([...desk, eg.accepted])
      .when(order('SplitCandidate', { ...on('group', 2), pieces }))
      .thenRefused('candidate-already-accepted');
    from([...desk, eg.accepted])
      .when(order('MergeCandidates', { ...both, candidates: [on('group', 2), on('training')] }))
      .thenRefused('candidate-already-accepted');
    from(desk)
      .when(order('SplitCandidate', { ...on('group'), pieces: [{ ...pieces[0], id: 'fair' }, pieces[1]] }))
      .thenRefused('candidate-exists');
    from([...desk, eg.split, { type: 'CandidateRejected', data: { candidate: 'train-a', revision: 1, why: 'other' } }])
      .when(order('UndoDecision', on('train-b')))
      .thenRefused('pieces-decided-since');
  });
  it('keeps passages that are too far apart apart, and stops at two thousand', () => {
    const long = { ...received, data: { ...received.data, text: eg.text + 'x'.repeat(6_000) } } as CommuniqueFact;
    const far: CommuniqueFact = {
      type: 'CandidateAdded',
      data: { candidate: 'far', fields: { ...eg.fairFields, quote: 'x', start: 6_000, end: 6_001 } },
    };
    from([long, read, far])
      .when(order('MergeCandidates', { candidates: [on('group'), on('far')], into: 'both' }))
      .thenRefused('quote-too-long');
    const many = {
      ...read,
      data: { ...read.data, found: Array.from({ length: 2_000 }, (_, i) => eg.foundAs(`n${i}`, eg.groupFields)) },
    } as CommuniqueFact;
    const { quote: _, ...fields } = eg.fairFields;
    from([received, many])
      .when(order('AddCandidate', { candidate: 'mine', fields }))
      .thenRefused('too-many-candidates');
  });
});

describe('finishing a review', () => {
  it('waits until nothing waits, or rejects the rest', () => {
    from([received]).when(order('FinishReview', {})).thenRefused('not-read-yet');
    from(desk).when(order('FinishReview', {})).thenRefused('candidates-waiting');
    from([...desk, eg.accepted, eg.rejected])
      .when(order('FinishReview', {}))
      .then([eg.finished]);
    from([...desk, eg.accepted, eg.rejected, eg.finished])
      .when(order('FinishReview', {}))
      .thenRefused('review-already-finished');
    expect(from(desk).when(order('FinishReview', { rejectRest: true })).outcome).toHaveLength(3);
  });
});

describe('undo', () => {
  it('brings back exactly what any act changed', () => {
    const act = fc.constantFrom<CommuniqueFact[]>(
      [eg.accepted],
      [{ ...eg.rejected, data: { ...eg.rejected.data, candidate: 'group' } } as CommuniqueFact],
      [eg.edited],
      [eg.trimmed],
      [eg.split],
      [eg.merged],
    );
    fc.assert(
      fc.property(act, (facts) => {
        const before = stateAfter(communique, desk);
        const after = stateAfter(communique, [...desk, ...facts]);
        const changed = after?.candidates.find((c) => c.revision === 2);
        const outcome = from([...desk, ...facts]).when(order('UndoDecision', { candidate: changed?.id, revision: 2 })).outcome;
        if (isRefusal(outcome)) throw new Error(outcome.reason);
        const back = stateAfter(communique, [...desk, ...facts, ...outcome]);
        const bare = (s: typeof before) => s?.candidates.map(({ revision: _, last: __, note: ___, ...rest }) => rest);
        expect(bare(back)).toEqual(bare(before));
      }),
    );
  });
});
