/** What a service asks and does, given what is known: for the guide, the form, the route and the tracking page alike. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { daysOf, tasksOf } from '../service/definition.ts';
import type { Definition, Document, Fee, Group, Question, Stage, Task } from '../service/definition.ts';
import type { Answers, ApplicantFacts, Facts } from './answers.ts';
import { holds } from './expressions.ts';
import { readingOf } from './reading.ts';
import { settled } from './settled.ts';
import type { Settled } from './settled.ts';
import { own } from './values.ts';

/** Groups with at least one question to ask, in order. */
export const groupsAsked = (definition: Definition, facts: Facts): Group[] => [...readingOf(definition, facts).asked.keys()];

/** The questions of a group that are asked, in order: declarations too, though these are ticked when the whole is sent. */
export const questionsAsked = (definition: Definition, group: Group, facts: Facts): Question[] => {
  const { asked } = readingOf(definition, facts);
  const found = asked.get(group) ?? [...asked].find(([{ id }]) => id === group.id)?.[1] ?? [];
  return [...found];
};

/** What has to be ticked when the application is sent. */
export const declarationsAsked = (definition: Definition, facts: Facts): Question[] =>
  [...readingOf(definition, facts).asked.values()].flat().filter((question) => question.kind === 'declaration');

/** What the applicant is asked to attach. Never what a task of the same case makes, while that task applies or may yet. */
export const documentsAsked = (definition: Definition, facts: Facts): Document[] =>
  definition.documents.filter((document) => {
    if (document.when !== undefined && !holds(definition, document.when, facts)) return false;
    const maker = tasksOf(definition).find((task) => task.id === document.producedBy);
    return maker === undefined || settled(definition, maker.when, facts) === 'no';
  });

export const taskApplies = (definition: Definition, task: Task, facts: Facts): boolean =>
  task.when === undefined || holds(definition, task.when, facts);

/** Undefined when the office goes by an answer that is not there. */
export const officeOf = (task: Task, answers: Answers | null): Id | undefined => {
  if (typeof task.office === 'string') return task.office;
  const answer = own(answers, task.office.by);
  const office = typeof answer === 'string' ? own(task.office.offices, answer) : undefined;
  return typeof office === 'string' ? office : undefined;
};

export interface PlannedTask {
  /** The stage's id. */
  readonly stage: string;
  readonly task: Task;
  readonly office: Id | undefined;
  /** depends: on something not answered yet, or on how another task ends. */
  readonly applies: Settled;
}
/** Every task of the route in order. */
export const plan = (definition: Definition, facts: Facts): readonly PlannedTask[] =>
  definition.stages.flatMap((stage) =>
    stage.tasks.map((task) => ({
      stage: stage.id,
      task,
      office: officeOf(task, facts.answers),
      applies: settled(definition, task.when, facts),
    })),
  );

export const feesOf = (definition: Definition, facts: Facts): Fee[] =>
  definition.fees.filter((fee) => fee.when === undefined || holds(definition, fee.when, facts));

/** Indexes of the outcome's conditions that hold. */
export const conditionsOf = (definition: Definition, facts: Facts): number[] =>
  definition.outcome.conditions.flatMap(({ when }, i) => (when === undefined || holds(definition, when, facts) ? [i] : []));

export const mayApply = (
  definition: Definition,
  applicant: ApplicantFacts,
  countries: { readonly home: string; readonly partners: readonly string[] },
): boolean =>
  definition.applicants.some(({ kinds, countries: from }) => {
    if (!kinds.includes(applicant.kind)) return false;
    if (from === 'any') return true;
    if (from === 'home') return applicant.country === countries.home;
    return (from === 'partners' ? countries.partners : from).includes(applicant.country);
  });

/** Working days from sending to the decision, if every office takes all of its time; tasks that may yet apply count. */
export const promisedDays = (definition: Definition, facts: Facts): number => {
  const given = new Set(plan(definition, facts).flatMap(({ task, applies }) => (applies === 'no' ? [] : [task.id])));
  return definition.stages.reduce((sum, stage) => sum + longest(stage, given), 0);
};

/** A stage's longest chain of tasks that wait for each other. */
const longest = (stage: Stage, given: ReadonlySet<string>): number => {
  const ends = new Map<string, number>();
  const endOf = (task: Task): number => {
    const found = ends.get(task.id);
    if (found !== undefined) return found;
    // A task that waits for itself is a mistake the check of the file finds; here it must only not go round for ever.
    ends.set(task.id, 0);
    const before = stage.tasks.filter((other) => task.after.includes(other.id)).map(endOf);
    const end = Math.max(0, ...before) + (given.has(task.id) ? daysOf(task.clock) : 0);
    ends.set(task.id, end);
    return end;
  };
  return Math.max(0, ...stage.tasks.map(endOf));
};
