/** What each form of the keeping page orders, turned into a command's data. */
import { type Commitment, deliveryScales } from '../../../../communiques/commitment/commitment.ts';
import { findCommitmentId } from '../../../../communiques/commitment/queries.ts';
import { mergeCommitments } from '../../../../communiques/commitment/merge.ts';
import { commitment } from '../../../../communiques/commitment/decider.ts';
import type { DeliveryEvidence } from '../../../../communiques/contract.ts';
import { findOffice } from '../../../../identity/index.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { dayFrom } from '../../look/forms/date-field.tsx';
import { everyone, evidenceFile } from './evidence-file.ts';

export interface Keeping {
  readonly c: Ask;
  readonly door: Door;
  readonly form: Form;
  readonly id: string;
  readonly state: Commitment;
  readonly today: string;
}
export interface Turned {
  readonly refusal: Refusal;
  readonly field?: string;
}
type Carry = (k: Keeping) => Promise<Handled | Refusal | Turned>;

const send = (k: Keeping, type: string, data: object): Promise<Handled | Refusal> => {
  const seen = k.form.text('version');
  const expectedVersion = /^\d{1,9}$/.test(seen) ? Number(seen) : undefined;
  return act(k.c, k.door, commitment, {
    type,
    on: k.id,
    data,
    id: commandId(k.form, k.door),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
};

const dayIn = (form: Form, name: string) => dayFrom(form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`));
const notReal = (field: string): Turned => ({ field, refusal: refuse('day-not-real') });
const missing = (field: string): Turned => ({ field, refusal: refuse('text-required') });

const owner: Carry = async (k) => {
  const country = k.form.text('country');
  const office = k.form.text(`office-${country}`);
  const typed = k.form.text(`name-${country}`).slice(0, 200);
  if (office === '' && typed === '') return send(k, 'AssignOwner', { country, owner: null });
  if (office === '') return send(k, 'AssignOwner', { country, owner: { office: null, name: typed } });
  const found = await findOffice(k.door.ledger.db, office);
  if (!found) return { field: `office-${country}`, refusal: refuse('not-found') };
  return send(k, 'AssignOwner', { country, owner: { office: found.id, name: `${found.organisationName}, ${found.name}`.slice(0, 200) } });
};

const due: Carry = async (k) => {
  const day = dayIn(k.form, 'due');
  return day === undefined ? notReal('due') : send(k, 'SetDueDate', { due: day });
};

const milestone: Carry = async (k) => {
  const title = k.form.text('milestone').slice(0, 300);
  const day = dayIn(k.form, 'milestone-due');
  if (title === '') return missing('milestone');
  if (day === undefined) return notReal('milestone-due');
  return send(k, 'AddMilestone', { milestone: k.door.makeId(), title, due: day });
};

const reached: Carry = (k) => send(k, 'CompleteMilestone', { milestone: k.form.text('milestone-id'), at: k.today });

const report: Carry = async (k) => {
  const { form, door } = k;
  const scale = deliveryScales.find((s) => s === form.text('scale'));
  const at = dayIn(form, 'at');
  const link = form.text('link');
  const sent = form.file('evidence-file');
  if (!scale) return { field: 'scale', refusal: refuse('choice-required') };
  if (at === undefined) return notReal('at');
  if (link !== '' && !/^https?:\/\/[^/\s]+/i.test(link)) return { field: 'link', refusal: refuse('address-not-valid') };
  const file = sent ? await evidenceFile(sent) : undefined;
  if (file && isRefusal(file)) return { field: 'evidence-file', refusal: file };
  const title = form.text('evidence-title').slice(0, 300);
  const evidence: DeliveryEvidence[] = link === '' ? [] : [{ kind: 'link', url: link, title: title || link.slice(0, 300) }];
  if (file) {
    const kept = await door.files.keep(file.bytes, file.type, [everyone]);
    evidence.push({ kind: 'file', sha256: kept.digest, name: file.name, title: (link === '' && title) || file.name });
  }
  const outcome = await send(k, 'ReportDelivery', {
    delivery: door.makeId(),
    scale,
    note: form.text('delivery-note').slice(0, 5_000),
    evidence,
    at: at ?? k.today,
  });
  if (isRefusal(outcome) && outcome.reason === 'evidence-missing') return { field: 'link', refusal: outcome };
  return isRefusal(outcome) && outcome.reason === 'day-in-the-future' ? { field: 'at', refusal: outcome } : outcome;
};

const correct: Carry = async (k) => {
  const { form } = k;
  if (form.text('title') === '') return missing('title');
  const change = {
    title: form.text('title').slice(0, 300),
    summary: form.text('summary').slice(0, 2_000),
    topic: form.text('topic'),
    topic2: form.text('topic2') || null,
    instrument: form.text('instrument'),
  };
  return send(k, 'CorrectCommitment', { change });
};

const merge: Carry = async (k) => {
  const number = k.form.text('into').toUpperCase();
  if (number === '') return missing('into');
  const into = await findCommitmentId(k.door.ledger, number);
  if (!into) return { field: 'into', refusal: refuse('commitment-unknown', { number: number.slice(0, 40) }) };
  const { actor } = k.c.get('visitor');
  const outcome = await mergeCommitments(k.door.ledger, {
    command: commandId(k.form, k.door),
    actor,
    now: k.door.clock(),
    from: k.id,
    into,
  });
  if (isRefusal(outcome)) return { field: 'into', refusal: outcome };
  await k.door.ledger.settled();
  return outcome;
};

const split: Carry = async (k) => {
  const candidates = k.form.all('mention');
  if (candidates.length === 0) return { field: 'mention', refusal: refuse('mention-required') };
  const outcome = await send(k, 'SplitCommitment', {
    into: k.door.makeId(),
    candidates,
    title: k.form.text('new-title').slice(0, 300) || null,
  });
  return isRefusal(outcome) && outcome.reason !== 'changed-meanwhile' ? { field: 'mention', refusal: outcome } : outcome;
};

const withdraw: Carry = async (k) => {
  const why = k.form.text('why').slice(0, 1_000);
  return why === '' ? missing('why') : send(k, 'WithdrawCommitment', { why });
};

const undo: Carry = (k) => send(k, 'UndoLastAct', { act: Number(k.form.text('last-act')) || 1 });

export const carries: Readonly<Record<string, Carry>> = { owner, due, milestone, reached, report, correct, merge, split, withdraw, undo };
