import { invalid, notAllowed, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { type SurveyCommand, type SurveyCommandType, type SurveyOrder, surveyOrders } from './commands.ts';
import { later } from './later.ts';
import { type Survey, type SurveyFact, working } from './survey.ts';

type Outcome = readonly SurveyFact[] | Refusal;

const remindAfter = 'P14D';
/** For so long the link takes an answer. */
export const openFor = 'P60D';

/** When time next changes something; null: never. */
export const wakeOf = ({ status, askAt, askedAt, reminded }: Survey): Instant | null => {
  if (status === 'planned') return askAt;
  return status === 'asked' && askedAt !== null ? later(askedAt, reminded ? openFor : remindAfter) : null;
};

const passTime = (state: Survey, now: Instant): readonly SurveyFact[] => {
  if (state.status === 'planned') return state.askAt <= now ? [{ type: 'SurveyAsked', data: {} }] : [];
  if (state.status !== 'asked' || state.askedAt === null) return [];
  if (later(state.askedAt, openFor) <= now) return [{ type: 'SurveyClosed', data: {} }];
  return !state.reminded && later(state.askedAt, remindAfter) <= now ? [{ type: 'SurveyReminded', data: {} }] : [];
};

const answer = (state: Survey, order: SurveyOrder<'AnswerSurvey'>, now: Instant): Outcome => {
  if (state.status === 'answered') return refuse('survey-answered');
  if (state.status === 'planned' || state.askedAt === null) return refuse('survey-not-asked', { askAt: state.askAt });
  const closes = later(state.askedAt, openFor);
  if (state.status === 'closed' || closes <= now) return refuse('survey-closed', { closed: closes });
  // Who does not work has no sector to work in, whatever a form without script sent along.
  const works = working.includes(order.occupation);
  const data = { ...order, sector: works ? order.sector : null, usesSkills: works ? order.usesSkills : null };
  return [{ type: 'SurveyAnswered', data }];
};

const parse = <T extends SurveyCommandType>(type: T, data: object): SurveyOrder<T> | Refusal => {
  const parsed = surveyOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as SurveyOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};

/** The system plans, asks and closes; it answers for whoever holds the link. Signed in, people answer for themselves. */
export const access = ({ actor, type }: SurveyCommand, state: Survey | null): Refusal | undefined => {
  if (actor.kind === 'system') return undefined;
  const isOwn = type === 'AnswerSurvey' && actor.kind !== 'anyone' && state?.person === actor.id;
  return isOwn ? undefined : notAllowed({ command: type });
};

export const decide = (command: SurveyCommand, state: Survey | null): Outcome => {
  if (command.type === 'PlanSurvey') {
    if (state !== null) return refuse('survey-already-planned');
    const order = parse('PlanSurvey', command.data);
    return 'refused' in order ? (order as Refusal) : [{ type: 'SurveyPlanned', data: order }];
  }
  if (state === null) return notFound({ survey: command.on });
  if (command.type === 'PassTime') return passTime(state, command.now);
  const order = parse('AnswerSurvey', command.data);
  return 'refused' in order ? (order as Refusal) : answer(state, order, command.now);
};
