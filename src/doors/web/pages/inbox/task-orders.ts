/** What each form of a task's page orders, turned into a command's data. */
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import { receiveFile } from '../../../../one-window/documents/receive.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { assignable, type TaskAtHand } from './open-task.ts';
import { pointsTyped } from './points-fields.tsx';

export interface Turned {
  readonly refusal: Refusal;
  readonly field?: string;
}
export interface Ordering {
  readonly c: Ask;
  readonly door: Door;
  readonly form: Form;
  readonly a: TaskAtHand;
}
type Order = (o: Ordering) => Promise<Handled | Refusal | Turned>;

const most = 4_000;

const send = ({ c, door, form, a }: Ordering, type: string, data: object): Promise<Handled | Refusal> =>
  act(c, door, door.window.case, { type, on: a.id, data: { task: a.task.task, ...data }, id: commandId(form, door), wait: false });

const missing = (field: string): Turned => ({ field, refusal: refuse('text-required') });
const unchosen = (field: string): Turned => ({ field, refusal: refuse('choice-required') });

const claim: Order = (o) => send(o, 'ClaimTask', {});
const release: Order = (o) => send(o, 'ReleaseTask', {});
const resume: Order = (o) => send(o, 'ResumeClock', {});

const assign: Order = async (o) => {
  const officer = o.form.text('officer');
  const to = (await assignable(o.c, o.a)).find((p) => p.id === officer);
  return to ? send(o, 'AssignTask', { officer, offices: to.worksAt }) : unchosen('officer');
};

const note: Order = async (o) => {
  const words = o.form.text('note').slice(0, most);
  return words === '' ? missing('note') : send(o, 'AddNote', { words });
};

const advice: Order = async (o) => {
  const [office, words] = [o.form.text('to'), o.form.text('question').slice(0, most)];
  if (!o.a.view.mayAsk.includes(office)) return unchosen('to');
  return words === '' ? missing('question') : send(o, 'AskAdvice', { office, words });
};

const sendBack: Order = async (o) => {
  const marked = [...new Set(o.form.all('item'))];
  if (marked.length === 0) return { field: 'item', refusal: refuse('nothing-marked') };
  const items = marked.map((item) => ({ item, words: o.form.text(`words-${item}`).slice(0, most) }));
  const silent = items.find((i) => i.words === '');
  return silent ? missing(`words-${silent.item}`) : send(o, 'SendBack', { items });
};

const stop: Order = async (o) => {
  const [reason, words] = [o.form.text('stop-reason'), o.form.text('stop-words').slice(0, most)];
  if (!o.a.view.stops.some((s) => s.id === reason)) return unchosen('stop-reason');
  return words === '' ? missing('stop-words') : send(o, 'StopClock', { reason, words });
};

const attach: Order = async (o) => {
  const { door, form, a } = o;
  const file = form.file('file');
  const wanted = a.view.toProduce.find((d) => d.document === form.text('document'));
  const asked = wanted && a.definition.documents.find((d) => d.id === wanted.document);
  if (!asked) return unchosen('document');
  if (!file) return { field: 'file', refusal: refuse('file-required') };
  const received = await receiveFile({ files: door.files, scanner: door.window.scanner, makeId: door.makeId }, file, {
    document: asked.id,
    task: a.task.task,
    kinds: asked.kinds,
    megabytes: asked.megabytes,
    about: [a.state.applicant.person],
  });
  if (isRefusal(received)) return { field: 'file', refusal: received };
  const outcome = await send(o, 'AttachFile', received);
  return isRefusal(outcome) ? { field: 'file', refusal: outcome } : outcome;
};

export interface DecisionMade {
  readonly decision: string;
  readonly reasons: string[];
  readonly words: string;
  /** Points by criterion. */
  readonly scores: Record<string, number>;
}
/** The data of a decision, as the page before the last and the last itself send it. */
export const decisionIn = ({ form, a }: Pick<Ordering, 'form' | 'a'>): DecisionMade | Turned => {
  const decision = form.text('decision');
  if (!a.view.decisionIds.includes(decision)) return unchosen('decision');
  const known = a.view.decisions.find((d) => d.id === decision);
  // Reasons of the other decisions may still be ticked; they were not for this one.
  const reasons = [...new Set(form.all('reason'))].filter((r) => known?.reasons.some((k) => k.id === r));
  const words = form.text('words').slice(0, most);
  if (known?.kind === 'refuse' && known.reasons.length > 0 && reasons.length === 0) {
    return { field: 'decision', refusal: refuse('reason-not-chosen') };
  }
  if (a.view.task.kind !== 'decision' && words === '') return missing('words');
  // Points that were typed before a refusal was chosen are not for it.
  const points = pointsTyped(form, a.task.task, known?.kind === 'approve' ? a.view.criteria : []);
  return 'refusal' in points ? points : { decision, reasons, words, scores: { ...points.scores } };
};

const decide: Order = async (o) => {
  const data = decisionIn(o);
  return 'refusal' in data ? data : send(o, 'DecideTask', data);
};

export const orders: Readonly<Record<string, Order>> = {
  claim,
  release,
  assign,
  note,
  advice,
  'send-back': sendBack,
  stop,
  resume,
  attach,
  decide,
};
