import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { TaskState } from '../../../../one-window/case/case.ts';
import { taskIn } from '../../../../one-window/case/standing.ts';
import { itemNamed, taskNamed } from '../../../../one-window/case/views/naming.ts';
import { type CheckedGroup, checkGroup } from '../../../../one-window/forms/validate.ts';
import { type Document, groupsOf, type Question, questionsOf } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { commandId } from '../../act.ts';
import { wordsOf } from '../../refused.tsx';
import { type AnswerPage, showAnswerPage } from './answer-page.tsx';
import { afterButton, withoutEmpty } from './entries.tsx';
import { takeFile, usualKinds, usualMegabytes, type Wanted } from './files.ts';
import { actOnCase, findOwnCase, type OwnCase } from './own-case.ts';
import { answersTyped, typedFrom, typedIn } from './typed.ts';
import { wrongFieldsOf } from './wrong-answers.tsx';

const remarkName = (item: string): string => `remark-${item}`;

/** Exactly what was questioned, in the order of the form. */
export const itemsOf = (
  own: OwnCase,
  task: TaskState,
): { readonly questions: readonly Question[]; readonly documents: readonly Document[] } => {
  const ids = task.sentBack.map(({ item }) => item);
  return {
    questions: questionsOf(own.definition).filter((question) => ids.includes(question.id)),
    documents: own.definition.documents.filter((document) => ids.includes(document.id)),
  };
};

const sentBackTask = (c: Ask, own: OwnCase): TaskState | undefined => {
  const task = taskIn(own.state, c.req.param('task') ?? '');
  return task?.status === 'sent-back' ? task : undefined;
};

const show = (c: Ask, door: Door, own: OwnCase, task: TaskState, page: Partial<AnswerPage> = {}, status: 200 | 409 | 422 = 200) => {
  const items = itemsOf(own, task);
  const title = taskNamed(own.definition, task.task)?.title ?? { en: task.task };
  const fields = typedFrom(items.questions, own.facts.answers);
  return showAnswerPage(c, door, { own, task, title, ...items, fields, errors: [], fileErrors: {}, ...page }, status);
};

export const showAnswering = (c: Ask, door: Door, own: OwnCase): Response | Promise<Response> => {
  const task = sentBackTask(c, own);
  return task ? show(c, door, own, task) : c.redirect(`/cases/${own.id}`, 303);
};

const wantedOf = (item: Question | Document): Wanted => ({
  id: item.id,
  kinds: item.kinds ?? usualKinds,
  megabytes: item.megabytes ?? usualMegabytes,
  files: 'files' in item ? item.files : 1,
});

const takeFiles = async (c: Ask, door: Door, form: Form, first: OwnCase, task: TaskState): Promise<Readonly<Record<string, string>>> => {
  const { words: w } = c.get('visitor');
  const { questions, documents } = itemsOf(first, task);
  const errors: Record<string, string> = {};
  let own = first;
  for (const item of [...questions.filter(({ kind }) => kind === 'file'), ...documents]) {
    for (const file of form.files(item.id)) {
      const refusal = await takeFile(c, door, own, wantedOf(item), file);
      if (refusal) errors[item.id] = `${file.name}: ${wordsOf(w, refusal).body}`;
      own = (await findOwnCase(c, door)) ?? own;
    }
  }
  return errors;
};

/** What is wrong with the questioned answers, each checked in its own group. */
const wrongIn = (own: OwnCase, questions: readonly Question[], raw: Readonly<Record<string, unknown>>): CheckedGroup => {
  const ids = questions.map(({ id }) => id);
  let found: CheckedGroup = { answers: {}, wrong: {} };
  for (const group of groupsOf(own.definition)) {
    const here = group.questions.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
    if (here.length === 0) continue;
    const kept = Object.fromEntries(Object.entries(own.facts.answers).filter(([id]) => !here.includes(id)));
    const { answers, wrong } = checkGroup(own.definition, group, { ...kept, ...raw }, own.facts);
    const ours = Object.entries(wrong).filter(([key]) => here.includes(key.split('.')[0] ?? key));
    const mine = Object.entries(answers).filter(([id]) => here.includes(id));
    found = { answers: { ...found.answers, ...Object.fromEntries(mine) }, wrong: { ...found.wrong, ...Object.fromEntries(ours) } };
  }
  return found;
};

export const takeAnswering = async (c: Ask, door: Door, form: Form, before: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const task = sentBackTask(c, before);
  if (!task) return c.redirect(`/cases/${before.id}`, 303);
  const items = itemsOf(before, task);
  const act = form.text('act');
  const button = afterButton(items.questions, form.typed, act);
  if (button) return show(c, door, before, task, { fields: button.fields, focus: button.at });
  const fields = withoutEmpty(items.questions, form.typed);
  const fileErrors = await takeFiles(c, door, form, before, task);
  if (act.startsWith('drop:')) {
    const order = {
      id: commandId(form, door),
      type: 'RemoveFile' as const,
      on: before.id,
      data: { attachment: act.slice('drop:'.length) },
    };
    const dropped = await actOnCase(c, door, order);
    const own = (await findOwnCase(c, door)) ?? before;
    const errors = isRefusal(dropped) && dropped.reason !== 'file-not-found' ? [{ text: wordsOf(w, dropped).body }] : [];
    return show(c, door, own, task, { fields, errors, fileErrors }, errors.length > 0 ? 422 : 200);
  }
  const own = (await findOwnCase(c, door)) ?? before;
  const raw = answersTyped(items.questions, typedIn(fields));
  const { answers, wrong } = wrongIn(own, items.questions, raw);
  if (Object.keys(wrong).length + Object.keys(fileErrors).length > 0) {
    const said = wrongFieldsOf(w, items.questions, wrong);
    return show(c, door, own, task, { fields, wrong: said, errors: said.errors, fileErrors }, 422);
  }
  const ids = task.sentBack.map(({ item }) => item);
  const remarks = Object.fromEntries(ids.map((id) => [id, form.text(remarkName(id))]).filter(([, words]) => words !== ''));
  const handled = await actOnCase(c, door, {
    id: commandId(form, door),
    type: 'AnswerSentBack',
    on: own.id,
    data: { task: task.task, answers, remarks },
  });
  if (!isRefusal(handled) || handled.reason === 'nothing-sent-back') return c.redirect(`/cases/${own.id}?done=answered`, 303);
  const left = Array.isArray(handled.details.items) ? handled.details.items.map(String) : [];
  const errors =
    handled.reason === 'item-not-answered'
      ? left.map((id) => ({
          name: id,
          text: w.t('apply.item-unanswered', { item: w.text(itemNamed(own.definition, id)?.label ?? { en: id }).text }),
        }))
      : [{ text: wordsOf(w, handled).body }];
  return show(c, door, own, task, { fields, errors, fileErrors, unanswered: left }, handled.reason === 'changed-meanwhile' ? 409 : 422);
};
