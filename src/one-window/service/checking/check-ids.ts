/** Ids must be unique where something is called by them, and leave alone the names that conditions and the case use themselves. */
import { isNameForCel } from '../../forms/environment.ts';
import type { Checked, Path } from './findings.ts';
import { groupsWithPaths, questionsWithPaths, tasksWithPaths } from './findings.ts';

type Named = readonly { readonly id: string; readonly path: Path }[];

export const checkIds = ({ definition, say }: Checked): void => {
  const unique = (what: string, things: Named) => {
    const seen = new Set<string>();
    for (const { id, path } of things) {
      if (seen.has(id)) say([...path, 'id'], `${what} “${id}” is there twice`);
      seen.add(id);
    }
  };
  const listed = (things: readonly { readonly id: string }[], path: Path): Named => things.map(({ id }, i) => ({ id, path: [...path, i] }));

  const questions = questionsWithPaths(definition);
  unique('the section', listed(definition.sections, ['sections']));
  unique(
    'the group',
    groupsWithPaths(definition).map(({ group, path }) => ({ id: group.id, path })),
  );
  const asked = questions.map(({ question, path }) => ({ id: question.id, path }));
  unique('the question', asked);
  for (const { question, path } of questions) {
    const entries = listed(question.entries ?? [], [...path, 'entries']);
    unique('the question', entries);
    for (const { id, path: here } of entries) {
      if (asked.some((other) => other.id === id))
        say([...here, 'id'], `the question “${id}” is there twice: conditions could not tell them apart`);
    }
    for (const { id, path: here } of [{ id: question.id, path }, ...entries]) {
      if (!isNameForCel(id)) say([...here, 'id'], `“${id}” means something else in conditions; choose another id`);
    }
    unique('the option', listed(question.options ?? [], [...path, 'options']));
  }
  unique('the document', listed(definition.documents, ['documents']));
  for (const [i, { id }] of definition.documents.entries()) {
    if (asked.some((question) => question.id === id))
      say(['documents', i, 'id'], `“${id}” is a question already; give the document another id`);
  }
  unique('the stage', listed(definition.stages, ['stages']));
  const tasks = tasksWithPaths(definition);
  unique(
    'the task',
    tasks.map(({ task, path }) => ({ id: task.id, path })),
  );
  for (const { task, path } of tasks) {
    if (/^(advice|appeal)-\d+$/.test(task.id)) say([...path, 'id'], `“${task.id}” is kept for ${task.id.split('-')[0]}; choose another id`);
    unique('the criterion', listed(task.criteria ?? [], [...path, 'criteria']));
    unique('the decision', listed(task.decisions, [...path, 'decisions']));
    for (const [d, decision] of task.decisions.entries())
      unique('the reason', listed(decision.reasons, [...path, 'decisions', d, 'reasons']));
  }
  unique('the reason', listed(definition.stops, ['stops']));
  for (const [i, { id }] of definition.stops.entries()) {
    if (id === 'sent-back') say(['stops', i, 'id'], '“sent-back” is kept for what waits for the applicant; choose another id');
  }
};
