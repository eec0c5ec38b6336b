import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { given, stateAfter } from '../../kernel/testing/given.ts';
import type { CommitmentCommandType } from './commands.ts';
import { type CommitmentFact, statusOf } from './commitment.ts';
import { mostMentions } from './decide.ts';
import { commitment } from './decider.ts';
import * as eg from './examples.ts';
import { isNumber, numberOf, partnersOf, seriesOf } from './number.ts';

const actor = (role: Role): Actor => ({ kind: 'person', id: `${role}-1`, grants: [{ role, office: null }] });
const system: Actor = { kind: 'system', id: 'system/register', grants: [] };
const order = (type: CommitmentCommandType, data: object, by: Actor = actor('editor')) =>
  ({ id: 'command', type, on: 'group', actor: by, now: '2025-12-01T10:00:00.000Z', data }) as const;
const from = (facts: readonly CommitmentFact[]) => given(commitment, facts);
const stateOf = (...facts: readonly CommitmentFact[]) => {
  const state = stateAfter(commitment, facts);
  if (state === null) throw new Error('no commitment');
  return state;
};
const { opened } = eg;

describe('who may', () => {
  it('officers keep commitments alive, supervisors and editors withdraw them, the system places mentions', () => {
    const placing = ['OpenCommitment', 'AddMention', 'CorrectMention', 'RemoveMention', 'AbsorbMentions', 'ReleaseMentions'];
    for (const { facts, commands } of eg.commitmentExamples) {
      for (const { type, data } of commands) {
        for (const role of ['applicant', 'auditor', 'administrator'] as const)
          from(facts)
            .when(order(type, data, actor(role)))
            .thenRefused('not-allowed');
        expect([type, isRefusal(from(facts).when(order(type, data, actor('supervisor'))).outcome)]).toEqual([type, placing.includes(type)]);
        if (type === 'WithdrawCommitment')
          from(facts)
            .when(order(type, data, actor('officer')))
            .thenRefused('not-allowed');
      }
    }
  });
  it('every example command is possible for the system', () => {
    for (const { facts, commands } of eg.commitmentExamples) {
      for (const { type, data } of commands) {
        if (type === 'UndoLastAct' && facts.length === 3) continue;
        expect([type, isRefusal(from(facts).when(order(type, data, system)).outcome)]).toEqual([type, false]);
      }
    }
  });
});

describe('mentions', () => {
  const sent = (type: CommitmentCommandType, data: object) => order(type, data, system);
  it('are added, corrected and removed once', () => {
    from([opened])
      .when(sent('AddMention', { mention: eg.second }))
      .then([eg.saidAgain]);
    from([opened])
      .when(sent('AddMention', { mention: eg.first }))
      .thenRefused('mention-already-there');
    from([opened])
      .when(sent('CorrectMention', { mention: eg.second }))
      .thenRefused('mention-not-found');
    from([opened])
      .when(sent('RemoveMention', { communique: 'x', candidate: 'group' }))
      .thenRefused('mention-not-found');
    from([opened]).when(sent('OpenCommitment', eg.opened.data)).thenRefused('commitment-exists');
    from([])
      .when(sent('AddMention', { mention: eg.first }))
      .thenRefused('not-found');
    from([])
      .when(sent('OpenCommitment', { number: 'x' }))
      .thenRefused('invalid');
  });
  it('stop at two thousand', () => {
    const many = Array.from({ length: mostMentions }, (_, i) => eg.said(`m${i}`, 'proposed', '2025-01-01'));
    const full = { ...opened, data: { ...opened.data, mentions: many } } as CommitmentFact;
    from([full])
      .when(sent('AddMention', { mention: eg.third }))
      .thenRefused('too-many-mentions');
    from([full])
      .when(sent('AbsorbMentions', { from: 'younger', number: 'AX-BO-0009', mentions: [eg.third] }))
      .thenRefused('too-many-mentions');
  });
  it('without any left the commitment is empty, but keeps its number and words', () => {
    const state = stateOf(opened, eg.mentionRemoved);
    expect([statusOf(state), state.stage, state.title, state.number]).toEqual(['empty', null, 'Joint working group (group)', 'AX-BO-0007']);
  });
  it('give the title until somebody corrects it', () => {
    expect(stateOf(opened, eg.mentionCorrected).stage).toBe('discussed');
    expect(stateOf(opened, eg.corrected, eg.saidMore, eg.mentionRemoved).title).toBe('Working group of the two ministries');
    from([opened])
      .when(order('CorrectCommitment', { change: { topic: 'digital-government' } }))
      .thenRefused('nothing-changed');
  });
});

describe('keeping it alive', () => {
  const report = { delivery: 'report-1', scale: 'limited', note: '', evidence: [], at: '2025-11-20' };
  it('owners are of a party', () => {
    from([opened])
      .when(order('AssignOwner', { country: 'AX', owner: { office: 'office-1', name: 'Ministry of Networks' } }))
      .then([eg.owned]);
    from([opened])
      .when(order('AssignOwner', { country: 'SY', owner: null }))
      .thenRefused('country-not-a-party');
    from([opened])
      .when(order('AssignOwner', { country: 'AX', owner: null }))
      .thenRefused('nothing-changed');
    from([opened])
      .when(order('SetDueDate', { due: null }))
      .thenRefused('nothing-changed');
    from([opened])
      .when(order('SetDueDate', { due: '2025-02-30' }))
      .thenRefused('invalid');
  });
  it('milestones are added and completed once', () => {
    from([opened, eg.milestoneAdded])
      .when(order('CompleteMilestone', { milestone: 'terms', at: '2025-11-20' }))
      .then([eg.milestoneCompleted]);
    from([opened, eg.milestoneAdded])
      .when(order('AddMilestone', { milestone: 'terms', title: 'x', due: null }))
      .thenRefused('milestone-exists');
    from([opened])
      .when(order('CompleteMilestone', { milestone: 'terms', at: '2025-11-20' }))
      .thenRefused('milestone-not-found');
    from([opened, eg.milestoneAdded, eg.milestoneCompleted])
      .when(order('CompleteMilestone', { milestone: 'terms', at: '2025-11-20' }))
      .thenRefused('milestone-already-completed');
    const many = Array.from(
      { length: 200 },
      (_, i): CommitmentFact => ({
        type: 'MilestoneAdded',
        data: { milestone: { id: `m${i}`, title: 'x', due: null, completed: null } },
      }),
    );
    from([opened, ...many])
      .when(order('AddMilestone', { milestone: 'one-more', title: 'x', due: null }))
      .thenRefused('too-many-milestones');
  });
  it('progress needs evidence, and none is reported from the future or twice', () => {
    from([opened]).when(order('ReportDelivery', report)).thenRefused('evidence-missing');
    from([opened])
      .when(order('ReportDelivery', { ...report, scale: 'not-started', at: '2025-12-03' }))
      .thenRefused('day-in-the-future');
    from([opened, eg.delivered])
      .when(order('ReportDelivery', { ...report, scale: 'not-started' }))
      .thenRefused('delivery-already-reported');
    from([opened])
      .when(order('ReportDelivery', { ...report, evidence: [{ kind: 'link', url: 'javascript:x', title: 'x' }] }))
      .thenRefused('invalid');
    expect(stateOf(opened, eg.delivered).updated).toBe('2025-11-20');
  });
});

describe('merging and splitting', () => {
  it('are refused where they make no sense', () => {
    from([opened])
      .when(order('MergeCommitment', { into: 'group', intoNumber: 'AX-BO-0007' }))
      .thenRefused('cannot-merge-with-itself');
    from([opened])
      .when(order('MergeCommitment', { into: 'older', intoNumber: 'AX-SY-0001' }))
      .thenRefused('other-parties');
    from([opened])
      .when(order('SplitCommitment', { into: 'other', candidates: ['group'] }))
      .thenRefused('split-takes-everything');
    from([opened])
      .when(order('SplitCommitment', { into: 'other', candidates: ['unknown'] }))
      .thenRefused('mention-not-found');
    from([opened, eg.merged])
      .when(order('SetDueDate', { due: '2026-01-01' }))
      .thenRefused('commitment-merged');
    from([opened, eg.withdrawn])
      .when(order('SetDueDate', { due: '2026-01-01' }))
      .thenRefused('commitment-withdrawn');
    from([opened])
      .when(order('ReleaseMentions', { to: 'younger', candidates: [] }, system))
      .thenRefused('not-merged');
    const { data } = eg.absorbed;
    from([opened, eg.absorbed])
      .when(order('AbsorbMentions', data, system))
      .thenRefused('nothing-changed');
  });
  it('keep the ancestry on both sides', () => {
    expect(stateOf(opened, eg.merged).merged).toMatchObject({ into: 'older', number: 'AX-BO-0002' });
    expect(stateOf(opened, eg.absorbed).absorbed).toMatchObject([{ commitment: 'younger', number: 'AX-BO-0009', candidates: ['theirs'] }]);
    expect(stateOf(opened, eg.saidAgain, eg.split).splits).toMatchObject([{ commitment: 'other' }]);
    expect(stateOf(opened, eg.absorbed, eg.released)).toMatchObject({ absorbed: [], mentions: [{ candidate: 'group' }] });
  });
  it('lose and invent no mention, however mentions are shared out', () => {
    const mentions = fc
      .uniqueArray(fc.nat(30), { minLength: 2, maxLength: 12 })
      .map((ids) => ids.map((i) => eg.said(`m${i}`, 'proposed', `2025-01-${10 + (i % 20)}`)));
    fc.assert(
      fc.property(mentions, fc.infiniteStream(fc.boolean()), (all, coins) => {
        const start = { ...opened, data: { ...opened.data, mentions: all } } as CommitmentFact;
        const chosen = all.filter(() => coins.next().value).map((m) => m.candidate);
        const outcome = from([start]).when(order('SplitCommitment', { into: 'other', candidates: chosen })).outcome;
        if (isRefusal(outcome)) {
          expect(chosen.length === 0 || chosen.length === all.length).toBe(true);
          return;
        }
        const kept = stateOf(start, ...outcome);
        const moved = outcome.flatMap((f) => (f.type === 'CommitmentSplit' ? f.data.mentions : []));
        expect([...kept.mentions, ...moved].map((m) => m.candidate).sort()).toEqual(all.map((m) => m.candidate).sort());
        const home = stateOf(start, ...outcome, {
          type: 'MentionsAbsorbed',
          data: { from: 'other', number: 'AX-BO-0008', mentions: moved },
        });
        expect(home.mentions).toEqual(stateOf(start).mentions);
        const released = from([
          start,
          ...outcome,
          { type: 'MentionsAbsorbed', data: { from: 'other', number: 'AX-BO-0008', mentions: moved } },
        ]).when(order('ReleaseMentions', { to: 'other', candidates: [] }, system)).outcome;
        expect(released).toMatchObject([{ data: { mentions: home.mentions.filter((m) => chosen.includes(m.candidate)) } }]);
      }),
    );
  });
});

describe('undo', () => {
  const acts: readonly CommitmentFact[] = [eg.corrected, eg.owned, eg.dueSet, eg.milestoneAdded, eg.delivered, eg.withdrawn, eg.merged];
  it('takes acts back one by one, newest first, to exactly what was', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...acts]), (done) => {
        const states = [stateOf(opened)];
        const facts: CommitmentFact[] = [opened];
        for (const fact of done) {
          states.push(stateOf(...facts, fact));
          facts.push(fact);
        }
        for (const before of states.slice(0, -1).reverse()) {
          const act = stateOf(...facts).undoable.at(-1)?.act;
          const outcome = from(facts).when(order('UndoLastAct', { act })).outcome;
          if (isRefusal(outcome)) throw new Error(outcome.reason);
          facts.push(...outcome);
          const { acts: _, ...now } = stateOf(...facts);
          const { acts: __, ...was } = before;
          expect(now).toEqual(was);
        }
      }),
    );
  });
  it('names the act it takes back, so that nobody undoes what they have not seen', () => {
    from([opened])
      .when(order('UndoLastAct', { act: 1 }))
      .thenRefused('nothing-to-undo');
    from([opened, eg.dueSet, eg.owned])
      .when(order('UndoLastAct', { act: 1 }))
      .thenRefused('changed-meanwhile');
    from([opened, eg.dueSet])
      .when(order('UndoLastAct', { act: 1 }))
      .then([eg.undone]);
    from([opened, eg.merged])
      .when(order('UndoLastAct', { act: 1 }))
      .then([{ type: 'ActUndone', data: { act: 1, undone: 'CommitmentMerged', with: 'older' } }]);
    from([opened, eg.saidAgain, eg.split])
      .when(order('UndoLastAct', { act: 1 }))
      .then([{ type: 'ActUndone', data: { act: 1, undone: 'CommitmentSplit', with: 'other' } }]);
  });
});

describe('a number', () => {
  it('names home first, then partners by alphabet; of five or more countries the first two and the count', () => {
    expect(seriesOf(['SY', 'AX', 'BO'], 'AX')).toBe('AX-BO-SY');
    expect(seriesOf(['SY', 'BO', 'AX', 'KZ', 'EU'], 'AX')).toBe('AX-BO-5');
    expect(seriesOf(['SY', 'BO'], 'AX')).toBe('BO-SY');
    expect(partnersOf(['SY', 'AX', 'BO', 'SY'], 'AX')).toEqual(['BO', 'SY']);
    expect([numberOf('AX-BO', 7), numberOf('AX-BO', 12_345)]).toEqual(['AX-BO-0007', 'AX-BO-12345']);
    expect(['AX-BO-0007', 'AX-BO-5-0001', 'AX-0007', 'x'].map(isNumber)).toEqual([true, true, true, false]);
  });
});
