/** Offices, tasks, and what they name of each other, of documents and of questions. */
import type { Facts } from '../../forms/answers.ts';
import { settled } from '../../forms/settled.ts';
import { daysOf } from '../definition.ts';
import type { Definition, Task } from '../definition.ts';
import { checkFees } from './check-questions.ts';
import { checkReview } from './check-review.ts';
import type { Checked, Path } from './findings.ts';
import { noSuch, questionsWithPaths, tasksWithPaths } from './findings.ts';

export const checkRoute = (checked: Checked): void => {
  const { definition, known, say } = checked;
  const checkOffice = (path: Path, office: string) => {
    if (!known.offices.includes(office)) say(path, noSuch('office', office, known.offices));
  };
  checkOffice(['lead'], definition.lead);
  checkOffice(['outcome', 'signedBy'], definition.outcome.signedBy);
  if (definition.appeal !== undefined) checkOffice(['appeal', 'office'], definition.appeal.office);
  checkFees(checked, checkOffice);

  const tasks = tasksWithPaths(definition);
  const taskIds = tasks.map(({ task }) => task.id);
  const documents = definition.documents.map(({ id }) => id);
  for (const { task, path, stageIndex } of tasks) {
    if (typeof task.office === 'string') checkOffice([...path, 'office'], task.office);
    else checkOfficeByAnswer(checked, task, task.office, [...path, 'office'], checkOffice);
    for (const [i, other] of task.after.entries()) {
      const here = [...path, 'after', i];
      const stageOther = tasks.find((t) => t.task.id === other)?.stageIndex;
      if (other === task.id) say(here, `“${other}” cannot wait for itself`);
      else if (stageOther === undefined) say(here, noSuch('task', other, taskIds));
      else if (stageOther > stageIndex) say(here, `“${other}” comes in a later stage, so “${task.id}” cannot wait for it`);
    }
    checkSees(checked, task, path);
    checkDecisions(checked, task, path);
    checkReview(checked, task, path);
    for (const [i, document] of task.produces.entries()) {
      const here = [...path, 'produces', i];
      const made = definition.documents.find(({ id }) => id === document);
      if (made === undefined) say(here, noSuch('document', document, documents));
      else if (made.producedBy !== task.id) {
        say(here, `the document “${document}” does not say producedBy: ${task.id}, so the applicant would be asked for it`);
      }
    }
  }
  checkCircles(checked);
  for (const [i, { id, producedBy }] of definition.documents.entries()) {
    if (producedBy === undefined) continue;
    const maker = tasks.find(({ task }) => task.id === producedBy)?.task;
    const here = ['documents', i, 'producedBy'];
    if (maker === undefined) say(here, noSuch('task', producedBy, taskIds));
    else if (!maker.produces.includes(id)) say(here, `the task “${producedBy}” does not produce “${id}”: add it to its produces`);
  }
};

const checkOfficeByAnswer = (
  { definition, say }: Checked,
  task: Task,
  office: Exclude<Task['office'], string>,
  path: Path,
  checkOffice: (path: Path, office: string) => void,
): void => {
  const questions = questionsWithPaths(definition).map(({ question }) => question);
  for (const [option, id] of Object.entries(office.offices)) checkOffice([...path, 'offices', option], id);
  const asked = questions.find(({ id }) => id === office.by);
  const choices = questions.filter(({ kind }) => kind === 'choice').map(({ id }) => id);
  if (asked?.kind !== 'choice') {
    const what =
      asked === undefined ? noSuch('question', office.by, choices) : `an office goes by a choice, and “${office.by}” is a ${asked.kind}`;
    say([...path, 'by'], what);
    return;
  }
  if (!asked.required) say([...path, 'by'], `“${office.by}” need not be answered, and then no office is known: make it required`);
  const options = (asked.options ?? []).map(({ id }) => id);
  for (const option of Object.keys(office.offices)) {
    if (!options.includes(option)) say([...path, 'offices', option], noSuch('option', option, options), true);
  }
  const without = options.filter((option) => !Object.hasOwn(office.offices, option) && mayApplyWith(definition, task, office.by, option));
  if (without.length > 0) say([...path, 'offices'], `no office is named for ${without.map((o) => `“${o}”`).join(', ')}`, true);
};

/** Whether a task can be given at all once a question is answered so, whatever else is answered. */
const mayApplyWith = (definition: Definition, task: Task, question: string, option: string): boolean => {
  if (task.when === undefined) return true;
  const facts: Facts = { applicant: { kind: 'person', country: '' }, answers: { [question]: option }, attached: [], tasks: {}, today: '' };
  return settled(allOpen(definition), task.when, facts) !== 'no';
};
/** The same service with every question asked of everyone: what is not answered is open, then. */
const allOpen = (definition: Definition): Definition => ({
  ...definition,
  sections: definition.sections.map((section) => ({
    ...section,
    groups: section.groups.map((group) => ({
      ...group,
      when: undefined,
      questions: group.questions.map((question) => ({ ...question, when: undefined, required: true })),
    })),
  })),
});

const checkSees = ({ definition, say }: Checked, task: Task, path: Path): void => {
  const { sees } = task;
  if (sees === 'everything') return;
  const here = [...path, 'sees'];
  const questions = questionsWithPaths(definition).map(({ question }) => question);
  const ids = questions.map(({ id }) => id);
  const sections = definition.sections.map(({ id }) => id);
  const files = questions.filter(({ kind }) => kind === 'file').map(({ id }) => id);
  const documents = [...definition.documents.map(({ id }) => id), ...files];
  if (sees.sections.length + sees.questions.length + sees.documents.length === 0) {
    say(here, `“${task.id}” sees nothing: name sections, questions or documents, or say everything`);
  }
  for (const [i, id] of sees.sections.entries()) if (!sections.includes(id)) say([...here, 'sections', i], noSuch('section', id, sections));
  for (const [i, id] of sees.questions.entries()) {
    const group = questions.find(({ entries }) => entries?.some((entry) => entry.id === id));
    if (group !== undefined) say([...here, 'questions', i], `“${id}” is part of “${group.id}”: name that`);
    else if (!ids.includes(id)) say([...here, 'questions', i], noSuch('question', id, ids));
  }
  for (const [i, id] of sees.documents.entries()) {
    if (!documents.includes(id)) say([...here, 'documents', i], noSuch('document', id, documents));
  }
};

const checkDecisions = ({ say }: Checked, task: Task, path: Path): void => {
  if (!task.decisions.some(({ kind }) => kind === 'approve')) say([...path, 'decisions'], `nobody could approve “${task.id}”`, true);
  for (const [i, { id, kind, reasons }] of task.decisions.entries()) {
    if (kind === 'refuse' && reasons.length === 0) say([...path, 'decisions', i], `the refusal “${id}” needs reasons to choose from`);
  }
  if (task.remind !== undefined && daysOf(task.remind) >= daysOf(task.clock)) {
    say([...path, 'remind'], `a reminder ${daysOf(task.remind)} days before the end of a clock of ${daysOf(task.clock)} comes too early`);
  }
  if (task.silence === undefined) return;
  const ids = task.decisions.map(({ id }) => id);
  const stands = task.decisions.find(({ id }) => id === task.silence);
  if (stands === undefined) say([...path, 'silence'], noSuch('decision', task.silence, ids));
  else if (stands.kind === 'approve' && task.produces.length > 0) {
    say([...path, 'silence'], `silence cannot make “${task.produces[0]}”, which an approval needs`);
  } else if (stands.kind === 'refuse') {
    say([...path, 'silence'], 'silence is consent: name a decision that approves; a refusal needs someone who gives reasons');
  }
};

/** Tasks that wait for each other in a circle would wait for ever. */
const checkCircles = ({ definition, say }: Checked): void => {
  const tasks = tasksWithPaths(definition);
  const after = new Map(tasks.map(({ task }) => [task.id, task.after]));
  const told = new Set<string>();
  for (const { task, path } of tasks) {
    const circle = circleFrom(task.id, after);
    if (circle === undefined || circle.length < 2 || circle.some((id) => told.has(id))) continue;
    for (const id of circle) told.add(id);
    say([...path, 'after'], `these wait for each other and would never begin: ${[...circle, task.id].join(' → ')}`);
  }
};
const circleFrom = (start: string, after: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const walked = new Set<string>();
  const walk = (id: string, way: readonly string[]): readonly string[] | undefined => {
    for (const next of after.get(id) ?? []) {
      if (next === start) return way;
      if (walked.has(next)) continue;
      walked.add(next);
      const found = walk(next, [...way, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
};
