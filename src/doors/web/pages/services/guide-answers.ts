/** What the guide makes of an address, and of answers an address. */
import type { ApplicantFacts, Facts } from '../../../../one-window/forms/answers.ts';
import { guideAnswers, guideQuestions } from '../../../../one-window/forms/guide.ts';
import { type Definition, questionsOf } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import { answersTyped, type Typed, typedFrom } from '../apply/typed.ts';
import { factsFor } from './around.ts';

/** What was answered in the guide. */
export const guideFacts = (door: Pick<Door, 'clock' | 'pack'>, service: Definition, applicant: ApplicantFacts, typed: Typed): Facts => {
  const facts = factsFor(door, applicant);
  const raw = answersTyped(
    questionsOf(service).filter(({ guide }) => guide),
    typed,
  );
  return { ...facts, answers: guideAnswers(service, raw, facts) };
};

/** The address that carries them on. */
export const guideFields = (service: Definition, facts: Facts): Readonly<Record<string, string>> => ({
  who: facts.applicant.kind,
  country: facts.applicant.country,
  ...typedFrom(guideQuestions(service, facts), facts.answers),
});
