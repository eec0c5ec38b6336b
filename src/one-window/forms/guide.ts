/** Finds the service someone means, asks the few questions that decide its route, and says why each office has a say. */
import type { Definition, Question, Task } from '../service/definition.ts';
import { groupsOf, questionsOf } from '../service/definition.ts';
import type { Answers, ApplicantFacts, Facts } from './answers.ts';
import { groupsAsked, mayApply, plan, questionsAsked } from './plan.ts';
import type { PlannedTask } from './plan.ts';
import { questionsAskedBy } from './settled.ts';
import { checkGroup } from './validate.ts';

/** Services this applicant may apply for; drafts never. */
export const servicesFor = (
  services: readonly Definition[],
  applicant: ApplicantFacts,
  countries: { readonly home: string; readonly partners: readonly string[] },
): readonly Definition[] => services.filter((service) => !service.draft && mayApply(service, applicant, countries));

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

/** The questions the guide asks, as far as the answers so far lead to them. */
export const guideQuestions = (service: Definition, facts: Facts): readonly Question[] =>
  groupsAsked(service, facts).flatMap((group) => questionsAsked(service, group, facts).filter(({ guide }) => guide));

/** What was answered in the guide; what cannot be read counts as not answered. */
export const guideAnswers = (service: Definition, raw: Readonly<Record<string, unknown>>, facts: Omit<Facts, 'answers'>): Answers => {
  let answers: Answers = {};
  for (const group of groupsOf(service)) {
    const asked = new Set(group.questions.filter(({ guide }) => guide).map(({ id }) => id));
    const mine = Object.fromEntries(Object.entries(raw).filter(([id]) => asked.has(id)));
    if (asked.size > 0) answers = { ...answers, ...checkGroup(service, group, mine, { ...facts, answers }).answers };
  }
  return answers;
};

export interface Explained {
  readonly task: Task;
  readonly office: PlannedTask['office'];
  readonly applies: PlannedTask['applies'];
  /** Questions its condition goes by; empty: it applies to everyone. `task.why` says what the office is for. */
  readonly because: readonly Question[];
  /** Of these, what is not answered yet. */
  readonly open: readonly Question[];
}
export const explain = (service: Definition, facts: Facts): readonly Explained[] =>
  plan(service, facts).map(({ task, office, applies }) => {
    const ids = task.when === undefined ? [] : questionsAskedBy(service, task.when);
    const because = questionsOf(service).filter(({ id }) => ids.includes(id));
    const open = applies === 'depends' ? because.filter(({ id }) => !Object.hasOwn(facts.answers, id)) : [];
    return { task, office, applies, because, open };
  });
