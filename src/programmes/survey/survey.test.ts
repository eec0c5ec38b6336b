import { describe, expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { SurveyCommand, SurveyCommandType } from './commands.ts';
import * as x from './examples.ts';
import { rows } from './row.ts';
import type { SurveyFact } from './survey.ts';
import { survey } from './survey-decider.ts';

const learner: Actor = { kind: 'person', id: x.planning.person, grants: [] };
const order = (type: SurveyCommandType, data: object, now = '2026-06-10T00:00:00.000Z', actor: Actor = system('time')): SurveyCommand =>
  ({ id: 'c', type, on: 'survey-1', actor, now, data }) as SurveyCommand;
const fact = (f: Given<SurveyFact>) => ({ type: f.type, data: f.data }) as SurveyFact;

describe('a survey', () => {
  it('is planned, asked when its time has come, reminded of once after two weeks, and closed after sixty days', () => {
    given(survey, [])
      .when(order('PlanSurvey', x.planning))
      .then([fact(x.planned)]);
    const at = (facts: readonly Given<SurveyFact>[], now: string) => given(survey, facts).when(order('PassTime', {}, now)).outcome;
    expect(at([x.planned], '2026-06-07T08:59:59.999Z')).toEqual([]);
    expect(at([x.planned], '2026-06-07T09:00:00.000Z')).toEqual([fact(x.asked)]);
    expect(at([x.planned, x.asked], '2026-06-21T09:09:59.999Z')).toEqual([]);
    expect(at([x.planned, x.asked], '2026-06-21T09:10:00.000Z')).toEqual([fact(x.reminded)]);
    expect(at([x.planned, x.asked, x.reminded], '2026-08-06T09:09:59.999Z')).toEqual([]);
    expect(at([x.planned, x.asked, x.reminded], '2026-08-06T09:10:00.000Z')).toEqual([fact(x.closed)]);
    for (const end of [x.answered, x.closed]) expect(at([x.planned, x.asked, end], '2030-01-01T00:00:00.000Z')).toEqual([]);
  });
  it('wakes when something is due, and never again once it is over', () => {
    const wakes = [[x.planned], [x.planned, x.asked], [x.planned, x.asked, x.reminded], [x.planned, x.asked, x.answered]].map((facts) => {
      const state = stateAfter(survey, facts);
      return state === null ? '' : rows(state, 'survey-1')[0]?.values.wake_at;
    });
    expect(wakes).toEqual(['2026-06-07T09:00:00.000Z', '2026-06-21T09:10:00.000Z', '2026-08-06T09:10:00.000Z', null]);
  });
  it('takes one answer; who does not work has no sector', () => {
    given(survey, [x.planned, x.asked])
      .when(order('AnswerSurvey', x.answering, undefined, learner))
      .then([fact(x.answered)]);
    given(survey, [x.planned, x.asked])
      .when(order('AnswerSurvey', { ...x.answering, occupation: 'studying' }))
      .then([{ type: 'SurveyAnswered', data: { occupation: 'studying', country: 'BO', sector: null, usesSkills: null } }]);
  });
});

describe('is refused', () => {
  it.each<[string, readonly Given<SurveyFact>[], SurveyCommandType, object, string, Actor]>([
    ['survey-already-planned', [x.planned], 'PlanSurvey', x.planning, '2026-06-10T00:00:00.000Z', system('t')],
    ['survey-answered', [x.planned, x.asked, x.answered], 'AnswerSurvey', x.answering, '2026-06-10T00:00:00.000Z', system('t')],
    ['survey-closed', [x.planned, x.asked, x.closed], 'AnswerSurvey', x.answering, '2026-06-10T00:00:00.000Z', system('t')],
    // Late, though nobody has noticed yet.
    ['survey-closed', [x.planned, x.asked], 'AnswerSurvey', x.answering, '2026-08-06T09:10:00.000Z', system('t')],
    ['survey-not-asked', [x.planned], 'AnswerSurvey', x.answering, '2026-06-10T00:00:00.000Z', learner],
    ['invalid', [x.planned, x.asked], 'AnswerSurvey', { occupation: 'rich' }, '2026-06-10T00:00:00.000Z', learner],
    ['invalid', [], 'PlanSurvey', { ...x.planning, after: 'soon' }, '2026-06-10T00:00:00.000Z', system('t')],
    ['not-found', [], 'PassTime', {}, '2026-06-10T00:00:00.000Z', system('t')],
    ['not-allowed', [x.planned, x.asked], 'AnswerSurvey', x.answering, '2026-06-10T00:00:00.000Z', anyone],
    ['not-allowed', [x.planned, x.asked], 'AnswerSurvey', x.answering, '2026-06-10T00:00:00.000Z', { ...learner, id: 'person-2' }],
    ['not-allowed', [x.planned], 'PassTime', {}, '2026-06-10T00:00:00.000Z', learner],
  ])('with %s', (reason, facts, type, data, now, actor) => {
    given(survey, facts)
      .when(order(type, data, now, actor))
      .thenRefused(reason);
  });
});

it('is in the access grid: nobody but the learner and the system has a part in it', () => {
  const { rows: made } = grid(x.surveyGrid);
  for (const { command, state, cells } of made) {
    const yes = Object.entries(cells).filter(([, cell]) => cell !== 'no');
    expect([command, state, yes.map(([who]) => who)]).toEqual([
      command,
      state,
      command === 'AnswerSurvey' && state !== 'none' ? ['themselves', 'system'] : ['system'],
    ]);
  }
});
