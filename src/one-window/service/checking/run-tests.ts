/** Runs the tests a service carries: given these answers, these tasks for these offices, and these documents. */
import { didYouMean } from '../../../identity/pack/read-yaml.ts';
import type { Answers, Facts } from '../../forms/answers.ts';
import { documentsAsked, mayApply, officeOf, questionsAsked, taskApplies } from '../../forms/plan.ts';
import { checkGroup } from '../../forms/validate.ts';
import { groupsOf, questionsOf, tasksOf } from '../definition.ts';
import type { Definition, PackTest } from '../definition.ts';
import type { Checked, Path } from './findings.ts';
import { noSuch } from './findings.ts';

/** What a test names must exist. */
export const checkTests = (checked: Checked): void => {
  const { definition, known, say } = checked;
  const tasks = tasksOf(definition).map(({ id }) => id);
  const documents = definition.documents.map(({ id }) => id);
  const questions = questionsOf(definition).map(({ id }) => id);
  for (const [i, test] of definition.tests.entries()) {
    const here: Path = ['tests', i];
    for (const id of Object.keys(test.answers)) {
      if (!questions.includes(id)) say([...here, 'answers', id], noSuch('question', id, questions), true);
    }
    for (const [id, office] of Object.entries(test.tasks)) {
      if (!tasks.includes(id)) say([...here, 'tasks', id], noSuch('task', id, tasks), true);
      if (!known.offices.includes(office)) say([...here, 'tasks', id], noSuch('office', office, known.offices));
    }
    for (const [j, id] of test.without.entries()) if (!tasks.includes(id)) say([...here, 'without', j], noSuch('task', id, tasks));
    for (const [j, id] of (test.documents ?? []).entries()) {
      if (!documents.includes(id)) say([...here, 'documents', j], noSuch('document', id, documents));
    }
  }
};

/** Only for a definition without other mistakes. `today`: the day conditions see, `YYYY-MM-DD`. */
export const runTests = ({ definition, known, say }: Checked, today: string): void => {
  for (const [i, test] of definition.tests.entries()) {
    const fail = (path: Path, message: string, key = false) => say(['tests', i, ...path], `“${test.name}”: ${message}`, key);
    if (!mayApply(definition, test.applicant, known)) {
      fail(['applicant'], `a ${test.applicant.kind} of ${test.applicant.country} may not apply for this service`);
    }
    const { answers, misread } = readAnswers(definition, test, today);
    for (const { id, why } of misread) fail(['answers', id], why);
    const facts: Facts = { applicant: test.applicant, answers, attached: [], tasks: {}, today };
    const given = tasksGiven(definition, facts);
    const cameInstead =
      given.size === 0 ? 'no task at all' : [...given].map(([id, office]) => `${id} (${office ?? 'no office'})`).join(', ');
    for (const [id, office] of Object.entries(test.tasks)) {
      if (!given.has(id)) fail(['tasks', id], `“${id}” was not given; given were ${cameInstead}`, true);
      else if (given.get(id) !== office) fail(['tasks', id], `“${id}” went to ${given.get(id) ?? 'no office'}, not to ${office}`);
    }
    for (const [j, id] of test.without.entries()) {
      if (given.has(id)) fail(['without', j], `“${id}” was given, to ${given.get(id) ?? 'no office'}`);
    }
    if (test.documents === undefined) continue;
    const asked = documentsAsked(definition, facts).map(({ id }) => id);
    const wanted = test.documents;
    for (const [j, id] of wanted.entries()) {
      if (!asked.includes(id)) fail(['documents', j], `“${id}” was not asked for; asked for were ${asked.join(', ') || 'none'}`);
    }
    const more = asked.filter((id) => !wanted.includes(id));
    if (more.length > 0) fail(['documents'], `${more.map((id) => `“${id}”`).join(', ')} was asked for too`, true);
  }
};

/** Reads a test's answers as a form's would be, group after group. */
const readAnswers = (definition: Definition, test: PackTest, today: string) => {
  let answers: Answers = {};
  const misread: { id: string; why: string }[] = [];
  const facts = (): Facts => ({ applicant: test.applicant, answers, attached: [], tasks: {}, today });
  for (const group of groupsOf(definition)) {
    const here = group.questions.filter(({ id }) => Object.hasOwn(test.answers, id));
    if (here.length === 0) continue;
    const read = checkGroup(definition, group, test.answers, facts());
    for (const { id, options } of here) {
      const wrong = Object.entries(read.wrong).find(([key]) => key === id)?.[1];
      const known = (options ?? []).map((option) => option.id);
      if (wrong?.reason === 'answer-not-an-option')
        misread.push({ id, why: `“${id}” has no such option${didYouMean(String(test.answers[id]), known)}` });
      else if (wrong !== undefined && wrong.reason !== 'answer-check')
        misread.push({ id, why: `the answer to “${id}” does not do (${wrong.reason})` });
    }
    answers = { ...answers, ...read.answers };
    const asked = questionsAsked(definition, group, facts()).map(({ id }) => id);
    for (const { id } of here) if (!asked.includes(id)) misread.push({ id, why: `“${id}” is not asked with the other answers` });
  }
  return { answers, misread };
};

/** Tasks given and their offices, if everyone before approves. */
const tasksGiven = (definition: Definition, facts: Facts): ReadonlyMap<string, string | undefined> => {
  const given = new Map<string, string | undefined>();
  let tasks: Facts['tasks'] = {};
  const tryTask = (id: string, underway: readonly string[]): void => {
    const task = tasksOf(definition).find((t) => t.id === id);
    if (task === undefined || given.has(id) || underway.includes(id)) return;
    for (const other of task.after) tryTask(other, [...underway, id]);
    if (!taskApplies(definition, task, { ...facts, tasks })) return;
    given.set(id, officeOf(task, facts.answers));
    tasks = { ...tasks, [id]: 'approved' };
  };
  for (const { id } of tasksOf(definition)) tryTask(id, []);
  return given;
};
