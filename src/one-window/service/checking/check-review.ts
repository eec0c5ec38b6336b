/** What a task says of how it is scored, and of who may do it. */
import { seenBy } from '../../forms/seen.ts';
import type { Task } from '../definition.ts';
import type { Checked, Path } from './findings.ts';
import { noSuch, questionsWithPaths, tasksWithPaths } from './findings.ts';

export const checkReview = (checked: Checked, task: Task, path: Path): void => {
  const { definition, say } = checked;
  const taskIds = tasksWithPaths(definition).map(({ task: { id } }) => id);
  if (task.criteria !== undefined && !task.decisions.some(({ kind }) => kind === 'approve')) {
    say([...path, 'criteria'], `“${task.id}” is scored, and none of its decisions approves: points are given with an approval`, true);
  }
  if (task.criteria !== undefined && task.silence !== undefined) {
    say([...path, 'silence'], `silence cannot give points, which an approval of “${task.id}” needs`);
  }
  for (const [i, other] of (task.notBy ?? []).entries()) {
    if (other === task.id) say([...path, 'notBy', i], `whoever decides “${other}” cannot be somebody else than whoever decides it`);
    else if (!taskIds.includes(other)) say([...path, 'notBy', i], noSuch('task', other, taskIds));
  }
  if (task.notFrom !== undefined) checkNotFrom(checked, task.notFrom, [...path, 'notFrom']);
  if (task.blind === true) checkBlind(checked, task, path);
};

const checkNotFrom = ({ definition, known, say }: Checked, { by, organisations }: NonNullable<Task['notFrom']>, path: Path): void => {
  for (const [option, id] of Object.entries(organisations)) {
    if (!known.organisations.includes(id)) say([...path, 'organisations', option], noSuch('organisation', id, known.organisations));
  }
  const questions = questionsWithPaths(definition).map(({ question }) => question);
  const choices = questions.filter(({ kind }) => kind === 'choice');
  const asked = questions.find(({ id }) => id === by);
  if (asked?.kind !== 'choice') {
    const ids = choices.map(({ id }) => id);
    const what = asked === undefined ? noSuch('question', by, ids) : `an institution goes by a choice, and “${by}” is a ${asked.kind}`;
    say([...path, 'by'], what);
    return;
  }
  const options = (asked.options ?? []).map(({ id }) => id);
  for (const option of Object.keys(organisations)) {
    if (!options.includes(option)) say([...path, 'organisations', option], noSuch('option', option, options), true);
  }
};

/** A person's name is what a blind officer must not see; other words may still give somebody away. */
const checkBlind = ({ definition, say }: Checked, task: Task, path: Path): void => {
  const seen = seenBy({ ...definition }, task.id).questions;
  for (const { question } of questionsWithPaths(definition)) {
    const entries = question.entries ?? [];
    const isPerson = question.kind === 'person' || entries.some(({ kind }) => kind === 'person');
    if (isPerson && seen.has(question.id)) say([...path, 'sees'], `“${task.id}” is blind, and would see the person in “${question.id}”`);
  }
};
