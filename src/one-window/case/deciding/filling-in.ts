/** Opening a case, its answers, and sending it. */
import { isDeepStrictEqual } from 'node:util';
import { invalid, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Answers, Facts } from '../../forms/answers.ts';
import { declarationsAsked, groupsAsked, mayApply } from '../../forms/plan.ts';
import { checkGroup, missing } from '../../forms/validate.ts';
import { type Definition, type Group, groupsOf } from '../../service/definition.ts';
import type { Case, CaseFact } from '../case.ts';
import type { CaseOrder } from '../commands.ts';
import { closedNow } from '../intake.ts';
import { after, dayAt, factsNow, type Outcome, referenceOf, type Setting } from '../rules.ts';
import { onward } from './route.ts';

/** Characters of all answers as JSON: enough for any form, and small enough for every transition to carry. */
export const mostAnswers = 200_000;
const lengthOf = (answers: Answers): number => JSON.stringify(answers).length;

const idsOf = (group: Group): readonly string[] => group.questions.map((q) => q.id);
export const onlyThose = (answers: Answers, ids: readonly string[]): Answers =>
  Object.fromEntries(ids.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));

const saved = (state: Case, group: Group, answers: Answers, whole: boolean): CaseFact => ({
  type: 'AnswersSaved',
  data: { group: group.id, whole, questions: idsOf(group) },
  personal: { answers },
  about: [state.applicant.person],
});

const stillDraft = (state: Case): Refusal | undefined => {
  if (state.status === 'draft') return undefined;
  if (state.submitted === null) return refuse('case-ended', { status: state.status });
  return refuse('case-already-submitted', { reference: state.reference, at: state.submitted });
};

/** Of what the guide asked, whatever the questions take. */
const fromGuide = (definition: Definition, given: Readonly<Record<string, unknown>>, facts: Facts): Answers => {
  let answers: Answers = {};
  for (const group of groupsOf(definition)) {
    answers = { ...answers, ...checkGroup(definition, group, given, { ...facts, answers }).answers };
  }
  return answers;
};

export const open = (order: CaseOrder<'OpenCase'>, { rules, definition, actor, now }: Omit<Setting, 'id' | 'command'>): Outcome => {
  const { trial, kind, country, organisation, offices, name, language } = order;
  const { id: service, version, lead } = definition;
  const closed = trial ? undefined : closedNow(rules, definition, now);
  if (closed !== undefined) return closed;
  if (!mayApply(definition, { kind, country }, rules.countries)) return refuse('not-for-this-applicant', { service, kind, country });
  const today = dayAt(rules, lead, now);
  const answers = fromGuide(definition, order.answers, { applicant: { kind, country }, answers: {}, attached: [], tasks: {}, today });
  if (lengthOf(answers) > mostAnswers) return refuse('answers-too-long', { most: mostAnswers });
  const data = { service, version, lead, trial, person: actor.id, kind, country, organisation, offices, language };
  return [{ type: 'CaseOpened', data, personal: { name, answers }, about: [actor.id] }];
};

export const saveAnswers = (state: Case, order: CaseOrder<'SaveAnswers'>, setting: Setting): Outcome => {
  const sent = stillDraft(state);
  if (sent !== undefined) return sent;
  const { definition } = setting;
  const facts = factsNow(setting, state);
  const group = groupsAsked(definition, facts).find((g) => g.id === order.group);
  if (group === undefined) return refuse('group-not-asked', { group: order.group });
  const { answers, wrong } = checkGroup(definition, group, order.answers, facts);
  if (order.whole && Object.keys(wrong).length > 0) return refuse('answers-wrong', { group: group.id, wrong });
  const before = state.answers ?? {};
  const isWhole = state.answered.includes(group.id);
  if (isWhole === order.whole && isDeepStrictEqual(answers, onlyThose(before, idsOf(group)))) return [];
  const fact = saved(state, group, answers, order.whole);
  if (lengthOf(after(setting, state, [fact]).answers ?? {}) > mostAnswers) return refuse('answers-too-long', { most: mostAnswers });
  return [fact];
};

/** Answers to what is not asked (any more) are not sent to anyone. */
const tidied = (setting: Setting, state: Case, facts: Facts): readonly CaseFact[] => {
  const asked = groupsAsked(setting.definition, facts);
  const all = facts.answers ?? {};
  return groupsOf(setting.definition).flatMap((group) => {
    const answers = asked.includes(group) ? checkGroup(setting.definition, group, all, facts).answers : {};
    const kept = onlyThose(state.answers ?? {}, idsOf(group));
    return isDeepStrictEqual(answers, kept) ? [] : [saved(state, group, answers, asked.includes(group))];
  });
};

export const submit = (state: Case, { declared }: CaseOrder<'SubmitCase'>, setting: Setting): Outcome => {
  const sent = stillDraft(state);
  if (sent !== undefined) return sent;
  if (state.answers === null) return invalid({ problem: 'the answers were erased' });
  const { definition } = setting;
  const closed = state.trial ? undefined : closedNow(setting.rules, definition, setting.now);
  if (closed !== undefined) return closed;
  const now = factsNow(setting, state);
  const asked = declarationsAsked(definition, now).map((q) => q.id);
  const undeclared = asked.filter((id) => !declared.includes(id));
  const ticks = Object.fromEntries(asked.filter((id) => declared.includes(id)).map((id) => [id, true]));
  const facts = { ...now, answers: { ...state.answers, ...ticks } };
  const { groups, documents } = missing(definition, facts);
  if (groups.length + documents.length > 0) return refuse('case-incomplete', { groups, documents });
  if (undeclared.length > 0) return refuse('not-declared', { declarations: undeclared });
  const sending: readonly CaseFact[] = [
    ...tidied(setting, state, facts),
    { type: 'CaseSubmitted', data: { reference: referenceOf(setting), declared: asked } },
  ];
  return [...sending, ...onward(setting, after(setting, state, sending))];
};
