/** Withdrawing, appealing, and keeping the letter that was made. */
import { refuse } from '../../../kernel/refusals/refusal.ts';
import { daysOf } from '../../service/definition.ts';
import type { Case } from '../case.ts';
import type { CaseOrder } from '../commands.ts';
import type { Outcome, Setting } from '../rules.ts';
import { isFinal } from '../standing.ts';
import { opening, stoppingAll } from './route.ts';
import { nameFor } from './task-at-hand.ts';

export const withdraw = (state: Case, { words }: CaseOrder<'WithdrawCase'>): Outcome => {
  if (isFinal(state)) return refuse('case-ended', { status: state.status });
  const withdrawn = { type: 'CaseWithdrawn', data: {}, personal: { words }, about: [state.applicant.person] } as const;
  return [...stoppingAll(state, 'withdrawn', null), withdrawn];
};

export const appeal = (state: Case, { words }: CaseOrder<'LodgeAppeal'>, setting: Setting): Outcome => {
  const { appeal: way } = setting.definition;
  const { because, appealUntil } = state;
  if (state.status === 'under-appeal') return refuse('appeal-already-lodged', {});
  if (state.status === 'closed' && appealUntil !== null) return refuse('appeal-too-late', { until: appealUntil });
  if (state.status !== 'refused' || because === null || way === undefined) return refuse('nothing-to-appeal', { status: state.status });
  if (appealUntil !== null && appealUntil <= setting.now) return refuse('appeal-too-late', { until: appealUntil });
  const task = {
    task: nameFor('appeal', state, setting),
    kind: 'appeal',
    of: because,
    stage: null,
    office: way.office,
    days: daysOf(way.clock),
  } as const;
  return [
    { type: 'AppealLodged', data: { against: because }, personal: { words }, about: [state.applicant.person] },
    opening(setting, state, { ...task, asked: words }),
  ];
};

export const recordLetter = (state: Case, order: CaseOrder<'RecordLetter'>): Outcome => {
  const letter = state.letters.find((l) => l.code === order.code);
  if (letter === undefined) return refuse('letter-unknown', { code: order.code });
  if (letter.sha256 === order.sha256) return [];
  if (letter.sha256 !== null) return refuse('letter-already-made', { code: order.code });
  return [{ type: 'LetterMade', data: order }];
};
