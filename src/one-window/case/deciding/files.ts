/** Files of the applicant, and those that an office makes. */
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Facts } from '../../forms/answers.ts';
import { documentsAsked, groupsAsked, questionsAsked } from '../../forms/plan.ts';
import { type FileKind, tasksOf } from '../../service/definition.ts';
import type { Case, CaseFact } from '../case.ts';
import type { CaseOrder } from '../commands.ts';
import { factsNow, type Outcome, type Setting } from '../rules.ts';
import { isFinal } from '../standing.ts';
import { openTask, takenUp } from './task-at-hand.ts';

/** Files in one case, of everyone together. */
const mostFiles = 100;

interface Wanted {
  readonly kinds: readonly FileKind[];
  readonly megabytes: number;
  readonly files: number;
}
const usual: Wanted = { kinds: ['pdf', 'jpeg', 'png'], megabytes: 10, files: 1 };

const wantedByApplicant = ({ definition }: Setting, facts: Facts, id: string): Wanted | undefined => {
  const document = documentsAsked(definition, facts).find((d) => d.id === id);
  if (document !== undefined) return document;
  const question = groupsAsked(definition, facts)
    .flatMap((group) => questionsAsked(definition, group, facts))
    .find((q) => q.kind === 'file' && q.id === id);
  if (question === undefined) return undefined;
  return { kinds: question.kinds ?? usual.kinds, megabytes: question.megabytes ?? usual.megabytes, files: 1 };
};

/** What is open to the applicant: everything in a draft, and after that exactly what was sent back. */
const closedToApplicant = (state: Case, document: string): Refusal | undefined => {
  if (state.status === 'draft') return undefined;
  if (isFinal(state)) return refuse('case-ended', { status: state.status });
  const isOpen = state.tasks.some((t) => t.status === 'sent-back' && t.sentBack.some((b) => b.item === document));
  return isOpen ? undefined : refuse('item-not-open', { items: [document] });
};

const misfit = (state: Case, order: CaseOrder<'AttachFile'>, wanted: Wanted): Refusal | undefined => {
  const { document, attachment, kind, bytes, replaces } = order;
  if (state.files.some((f) => f.attachment === attachment)) return refuse('file-already-attached', { attachment });
  if (!wanted.kinds.includes(kind)) return refuse('file-kind-not-taken', { document, kind, kinds: wanted.kinds });
  if (bytes > wanted.megabytes * 1_048_576) return refuse('file-too-large', { document, bytes, megabytes: wanted.megabytes });
  const there = state.files.filter((f) => f.document === document && f.task === order.task);
  if (replaces !== undefined && !there.some((f) => f.attachment === replaces)) return refuse('file-not-found', { attachment: replaces });
  const going = replaces === undefined ? 0 : 1;
  if (there.length - going >= wanted.files) return refuse('too-many-files', { document, most: wanted.files });
  return state.files.length - going >= mostFiles ? refuse('too-many-files', { document: null, most: mostFiles }) : undefined;
};

const removed = (attachment: string): CaseFact => ({ type: 'FileRemoved', data: { attachment } });

/** The new file, and with it the end of the one it replaces: both or neither. */
const attached = (state: Case, { name, replaces, ...data }: CaseOrder<'AttachFile'>): readonly CaseFact[] => [
  { type: 'FileAttached', data, personal: { name }, about: [state.applicant.person] },
  ...(replaces === undefined ? [] : [removed(replaces)]),
];

const attachOwn = (state: Case, order: CaseOrder<'AttachFile'>, setting: Setting): Outcome => {
  const closed = closedToApplicant(state, order.document);
  if (closed !== undefined) return closed;
  const wanted = wantedByApplicant(setting, factsNow(setting, state), order.document);
  if (wanted === undefined) return refuse('document-not-asked', { document: order.document });
  return misfit(state, order, wanted) ?? attached(state, order);
};

const attachMade = (state: Case, order: CaseOrder<'AttachFile'>, id: string, setting: Setting): Outcome => {
  const task = openTask(state, id);
  if ('refused' in task) return task;
  const makes = tasksOf(setting.definition).find((t) => t.id === id && task.kind === 'decision')?.produces ?? [];
  if (!makes.includes(order.document)) return refuse('document-not-asked', { document: order.document, task: id });
  const wanted = setting.definition.documents.find((d) => d.id === order.document) ?? usual;
  const wrong = misfit(state, order, wanted);
  if (wrong !== undefined) return wrong;
  const taken = takenUp(setting, task);
  return 'refused' in taken ? taken : [...taken, ...attached(state, order)];
};

export const attach = (state: Case, order: CaseOrder<'AttachFile'>, setting: Setting): Outcome =>
  order.task === null ? attachOwn(state, order, setting) : attachMade(state, order, order.task, setting);

export const remove = (state: Case, { attachment }: CaseOrder<'RemoveFile'>, setting: Setting): Outcome => {
  const file = state.files.find((f) => f.attachment === attachment);
  if (file === undefined) return refuse('file-not-found', { attachment });
  if (file.task === null) return closedToApplicant(state, file.document) ?? [removed(attachment)];
  const task = openTask(state, file.task);
  if ('refused' in task) return task;
  const taken = takenUp(setting, task);
  return 'refused' in taken ? taken : [...taken, removed(attachment)];
};
