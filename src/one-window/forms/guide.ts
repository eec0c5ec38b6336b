/** Finds the service someone means, and asks the few questions that decide its route. */
import type { Definition, Question } from '../service/definition.ts';
import { groupsOf } from '../service/definition.ts';
import type { Answers, Facts } from './answers.ts';
import { groupsAsked, questionsAsked } from './plan.ts';
import { checkGroup } from './validate.ts';

/** Services whose aim, title or summary holds every word that was typed, in any of their languages; all of them when none was. */
export const servicesMeant = (services: readonly Definition[], typed: string): readonly Definition[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean).slice(0, 20);
  return services.filter(({ aim, title, summary }) => {
    const text = plain([aim, title, summary].flatMap((one) => Object.values(one)).join(' '));
    return words.every((word) => text.includes(word));
  });
};
/** Without case and accents. */
const plain = (text: string): string => text.slice(0, 5_000).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Nobody uploads anything, or lists anyone, before starting. */
const inGuide = ({ guide, kind }: Question): boolean => guide && kind !== 'file' && kind !== 'group';

/** The questions the guide asks, as far as the answers so far lead to them. */
export const guideQuestions = (service: Definition, facts: Facts): readonly Question[] =>
  groupsAsked(service, facts).flatMap((group) => questionsAsked(service, group, facts).filter(inGuide));

/** What was answered in the guide; what cannot be read counts as not answered. */
export const guideAnswers = (service: Definition, raw: Readonly<Record<string, unknown>>, facts: Omit<Facts, 'answers'>): Answers => {
  let answers: Answers = {};
  for (const group of groupsOf(service)) {
    const asked = new Set(group.questions.filter(inGuide).map(({ id }) => id));
    const mine = Object.fromEntries(Object.entries(raw).filter(([id]) => asked.has(id)));
    if (asked.size > 0) answers = { ...answers, ...checkGroup(service, group, mine, { ...facts, answers }).answers };
  }
  return answers;
};
