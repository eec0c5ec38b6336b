/** What the guide asks of a service, and what it makes of an address. */
import type { Answers, ApplicantFacts, Facts } from '../../../../one-window/forms/answers.ts';
import { groupsAsked, questionsAsked } from '../../../../one-window/forms/plan.ts';
import { checkGroup } from '../../../../one-window/forms/validate.ts';
import type { Definition, Group, Question } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import { answersTyped, type Typed, typedFrom } from '../apply/typed.ts';
import { factsFor } from './around.ts';

const inGuide = (question: Question): boolean => question.guide && question.kind !== 'file' && question.kind !== 'group';

/** The questions that the guide asks, as far as these answers lead to them. */
export const guideQuestions = (service: Definition, facts: Facts): readonly { readonly group: Group; readonly question: Question }[] =>
  groupsAsked(service, facts).flatMap((group) =>
    questionsAsked(service, group, facts)
      .filter(inGuide)
      .map((question) => ({ group, question })),
  );

/** What was answered in the guide; what cannot be read counts as not answered. */
export const guideAnswers = (door: Pick<Door, 'clock' | 'pack'>, service: Definition, applicant: ApplicantFacts, typed: Typed): Facts => {
  let answers: Answers = {};
  for (const group of service.sections.flatMap((section) => section.groups)) {
    const questions = group.questions.filter(inGuide);
    if (questions.length === 0) continue;
    const checked = checkGroup(service, group, answersTyped(questions, typed), factsFor(door, applicant, answers));
    answers = { ...answers, ...checked.answers };
  }
  return factsFor(door, applicant, answers);
};

/** The address that carries them on. */
export const guideFields = (service: Definition, facts: Facts): Readonly<Record<string, string>> => ({
  who: facts.applicant.kind,
  country: facts.applicant.country,
  ...typedFrom(
    guideQuestions(service, facts).map(({ question }) => question),
    facts.answers,
  ),
});
