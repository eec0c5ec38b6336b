import { createHash } from 'node:crypto';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Answers } from '../../../../one-window/forms/answers.ts';
import { groupsAsked, questionsAsked } from '../../../../one-window/forms/plan.ts';
import { checkGroup } from '../../../../one-window/forms/validate.ts';
import type { Group } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { refused, wordsOf } from '../../refused.tsx';
import { commandId } from '../../act.ts';
import { afterButton, withoutEmpty } from './entries.tsx';
import { takeFile, usualKinds, usualMegabytes } from './files.ts';
import { type GroupPage, showGroupPage } from './group-page.tsx';
import { actOnCase, findOwnCase, type OwnCase } from './own-case.ts';
import { nextAfter, questionsOn } from './progress.ts';
import { answersTyped, typedFrom, typedIn } from './typed.ts';
import { wrongFieldsOf } from './wrong-answers.tsx';

/** Marks what a page was filled from, so that a second tab's save is noticed, and only where it touches the same questions. */
const markOf = (group: Group, answers: Answers): string => {
  const here = group.questions.map((question) => [question.id, answers[question.id] ?? null]);
  return createHash('sha256').update(JSON.stringify(here)).digest('base64url').slice(0, 16);
};

const groupIn = (c: Ask, own: OwnCase): Group | undefined =>
  groupsAsked(own.definition, own.facts).find((group) => group.id === c.req.param('group') && questionsOn(own, group).length > 0);

const show = (c: Ask, door: Door, own: OwnCase, group: Group, page: Partial<GroupPage> = {}, status: 200 | 409 | 422 = 200) =>
  showGroupPage(
    c,
    door,
    {
      own,
      group,
      questions: questionsOn(own, group),
      fields: typedFrom(group.questions, own.facts.answers),
      mark: markOf(group, own.facts.answers),
      fromCheck: c.req.query('from') === 'check',
      ...page,
    },
    status,
  );

export const showGroup = (c: Ask, door: Door, own: OwnCase): Response | Promise<Response> => {
  if (own.state.status !== 'draft') return c.redirect(`/cases/${own.id}`, 303);
  const group = groupIn(c, own);
  // An answer given meanwhile may have made it go away.
  return group ? show(c, door, own, group) : c.redirect(`/cases/${own.id}/form`, 303);
};

type FileErrors = Readonly<Record<string, string>>;
const takeFiles = async (c: Ask, door: Door, form: Form, own: OwnCase, group: Group): Promise<FileErrors> => {
  const { words: w } = c.get('visitor');
  const errors: Record<string, string> = {};
  for (const question of group.questions) {
    const file = question.kind === 'file' ? form.file(question.id) : undefined;
    if (!file) continue;
    const { id, kinds = usualKinds, megabytes = usualMegabytes } = question;
    const refusal = await takeFile(c, door, own, { id, kinds, megabytes, files: 1 }, file);
    if (refusal) errors[question.id] = wordsOf(w, refusal).body;
  }
  return errors;
};

export const takeGroup = async (c: Ask, door: Door, form: Form, before: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  if (before.state.status !== 'draft') return c.redirect(`/cases/${before.id}`, 303);
  const group = groupIn(c, before);
  if (!group) return c.redirect(`/cases/${before.id}/form`, 303);
  const act = form.text('act') || 'next';
  const fromCheck = form.text('from') === 'check';
  const button = afterButton(group.questions, form.typed, act);
  const mark = form.text('mark');
  if (button) return show(c, door, before, group, { fields: button.fields, mark, focus: button.at, fromCheck });

  const fields = withoutEmpty(group.questions, form.typed);
  const raw = answersTyped(group.questions, typedIn(fields));
  const fileErrors = await takeFiles(c, door, form, before, group);
  if (act.startsWith('drop:')) {
    const dropped = await actOnCase(c, door, {
      id: commandId(form, door),
      type: 'RemoveFile',
      on: before.id,
      data: { attachment: act.slice('drop:'.length) },
    });
    if (isRefusal(dropped) && dropped.reason !== 'file-not-found') return refused(c, door, dropped);
  }
  const own = (await findOwnCase(c, door)) ?? before;
  const { answers, wrong } = checkGroup(own.definition, group, raw, own.facts);
  const now = { ...own, facts: { ...own.facts, answers: { ...own.facts.answers, ...answers } } };
  const questions = questionsAsked(own.definition, group, now.facts).filter((question) => question.kind !== 'declaration');
  const page = { fields, questions, fromCheck, mark: markOf(group, own.facts.answers) };

  // Saved in another tab meanwhile, and differently: show both, lose neither.
  const saved = group.questions.filter((q) => JSON.stringify(own.facts.answers[q.id]) !== JSON.stringify(answers[q.id]));
  if (mark !== '' && mark !== page.mark && saved.length > 0) return show(c, door, own, group, { ...page, meanwhile: saved }, 409);

  if (act.startsWith('drop:')) return show(c, door, own, group, { ...page, mark });
  const later = act === 'later';
  const shown = form.text('shown').split(' ');
  const fresh = questions.filter((question) => form.text('shown') !== '' && !shown.includes(question.id));
  const relevant = Object.fromEntries(
    Object.entries(wrong).filter(([key, { reason }]) => {
      const [id = ''] = key.split('.');
      if (fileErrors[id]) return false;
      // What could not be read at all would be lost without a word; what is only missing may wait.
      return later ? reason.startsWith('answer-not-') || reason === 'answer-unreadable' : true;
    }),
  );
  const onlyFresh = Object.keys(relevant).every((key) => fresh.some((question) => question.id === key.split('.')[0]));
  const isWrong = Object.keys(relevant).length + Object.keys(fileErrors).length > 0;
  if (isWrong && fresh.length > 0 && onlyFresh && Object.keys(fileErrors).length === 0)
    return show(c, door, own, group, { ...page, follow: fresh, focus: fresh[0]?.id });
  if (isWrong) return show(c, door, own, group, { ...page, wrong: wrongFieldsOf(w, questions, relevant), fileErrors }, 422);

  const handled = await actOnCase(c, door, {
    id: commandId(form, door),
    type: 'SaveAnswers',
    on: own.id,
    data: { group: group.id, answers: raw, whole: !later },
  });
  if (isRefusal(handled)) {
    if (handled.reason === 'group-not-asked') return c.redirect(`/cases/${own.id}/form`, 303);
    return show(c, door, own, group, { ...page, refusal: wordsOf(w, handled).body }, 422);
  }
  if (later) return c.redirect(`/cases/${own.id}/form?done=saved`, 303);
  const after = (await findOwnCase(c, door)) ?? own;
  return c.redirect(fromCheck ? `/cases/${own.id}/check` : nextAfter(after, group.id), 303);
};
