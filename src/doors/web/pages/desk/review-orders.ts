/** What each form of the review desk orders: the act in the address and the fields, turned into a command's data. */
import { findCommitmentId } from '../../../../communiques/commitment/queries.ts';
import { when as whenSchema } from '../../../../communiques/communique/commands.ts';
import type { DeskPage } from '../../../../communiques/communique/queries.ts';
import { describe } from '../../../../communiques/extraction/fields/describe.ts';
import { segment } from '../../../../communiques/extraction/segmentation/segment.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { allOf, cutInto, findQuote, type Stretch, tightened } from './reviewing.ts';

export interface Order {
  readonly type: string;
  readonly data: object;
  /** The candidate to show next when it is a new one. */
  readonly show?: string;
}
export interface Turned {
  readonly refusal: Refusal;
  readonly field?: string;
}
export type Making = (form: Form, page: DeskPage, door: Pick<Door, 'ledger' | 'makeId'>) => Promise<Order | Turned> | Order | Turned;

const on = (form: Form) => ({ candidate: form.text('candidate'), revision: Number(form.text('revision')) || 1 });
const numberIn = (text: string): number | undefined => (/^\d{1,7}$/.test(text) ? Number(text) : undefined);
const orNull = (text: string): string | null => (text === '' ? null : text);
const wrongWhen = (form: Form, field: string): Turned | undefined =>
  form.text(field) === '' || whenSchema.safeParse(form.text(field)).success ? undefined : { field, refusal: refuse('when-not-real') };

const threadOf = async (form: Form, door: Pick<Door, 'ledger'>): Promise<{ readonly id: string | null } | Turned> => {
  const chosen = form.text('thread');
  const number = form.text('number').toUpperCase();
  if (chosen === 'other' || (chosen === '' && number !== '')) {
    const id = number === '' ? undefined : await findCommitmentId(door.ledger, number);
    return id ? { id } : { field: 'number', refusal: refuse('commitment-unknown', { number: number.slice(0, 40) || '–' }) };
  }
  return { id: chosen === 'new' || chosen === '' ? null : chosen };
};

const accept: Making = async (form, _, door) => {
  const thread = await threadOf(form, door);
  if ('refusal' in thread) return thread;
  return { type: 'AcceptCandidate', data: { ...on(form), ...(thread.id ? { commitment: thread.id } : {}), note: form.text('note') } };
};

const link: Making = async (form, _, door) => {
  const thread = await threadOf(form, door);
  return 'refusal' in thread ? thread : { type: 'LinkCandidate', data: { ...on(form), commitment: thread.id } };
};

const edit: Making = (form, page) => {
  const wrong = wrongWhen(form, 'when');
  if (wrong) return wrong;
  const [start, end] = [numberIn(form.text('start')), numberIn(form.text('end'))];
  if (start !== undefined && end !== undefined && end <= start) return { field: 'end', refusal: refuse('quote-empty') };
  const change = {
    stage: form.text('stage'),
    by: form.all('by'),
    topic: form.text('topic'),
    topic2: orNull(form.text('topic2')),
    instrument: form.text('instrument'),
    specific: form.text('specific') === 'yes',
    summary: form.text('summary'),
    when: orNull(form.text('when')),
    ...(start !== undefined && end !== undefined ? { start, end, quote: page.text.slice(start, end) } : {}),
  };
  return { type: 'EditCandidate', data: { ...on(form), change } };
};

const trim: Making = (form, page) => {
  const [start, end] = [numberIn(form.text('selected-start')), numberIn(form.text('selected-end'))];
  if (start === undefined || end === undefined) return { field: 'start', refusal: refuse('quote-empty') };
  return { type: 'TrimCandidate', data: { ...on(form), ...tightened(page.text, { start, end }) } };
};

const split: Making = (form, page, door) => {
  const whole = allOf(page).find((c) => c.id === form.text('candidate'));
  const cuts = [form.text('cut'), form.text('cut2')].map(numberIn).filter((n) => n !== undefined);
  // It is gone: split before, perhaps by this very form. The ledger knows which, so it is asked all the same.
  if (!whole) return { type: 'SplitCandidate', data: { ...on(form), pieces: ['a', 'b'].map((id) => ({ id, start: 0, end: 1 })) } };
  const pieces = cutInto(page.text, whole.fields, cuts);
  if (pieces.length < 2) return { field: 'cut', refusal: refuse('split-nowhere') };
  const named = pieces.map((p) => ({ ...p, id: door.makeId(), summary: page.text.slice(p.start, p.end).slice(0, 300) }));
  return { type: 'SplitCandidate', data: { ...on(form), pieces: named }, ...(named[0] ? { show: named[0].id } : {}) };
};

const merge: Making = (form, _, door) => {
  const others = form.all('with').map((one) => {
    const at = one.lastIndexOf(':');
    return { candidate: one.slice(0, at), revision: Number(one.slice(at + 1)) || 1 };
  });
  if (others.length === 0) return { refusal: refuse('candidate-exists') };
  const into = door.makeId();
  return { type: 'MergeCandidates', data: { candidates: [on(form), ...others], into }, show: into };
};

const passageIn = (form: Form, text: string): Stretch | Turned => {
  const sentence = /^(\d{1,7})-(\d{1,7})$/.exec(form.text('sentence'));
  const selected = [numberIn(form.text('start')), numberIn(form.text('end'))];
  const quote = form.text('quote');
  const [start, end] = sentence ? [Number(sentence[1]), Number(sentence[2])] : quote === '' ? selected : [];
  if (start !== undefined && end !== undefined && end > start) return tightened(text, { start, end: Math.min(end, text.length) });
  if (quote === '') return { field: 'quote', refusal: refuse('quote-empty') };
  return findQuote(text, quote) ?? { field: 'quote', refusal: refuse('quote-not-in-text') };
};

/** A passage that an officer adds gets its fields from the reading, to be set right where it errs. */
const add: Making = (form, page, door) => {
  const passage = passageIn(form, page.text);
  if ('refusal' in passage) return passage;
  if (passage.end - passage.start > 5_000) return { field: 'quote', refusal: refuse('quote-too-long') };
  const span = { ...passage, confidence: 1, band: 'firm' as const, specificScore: 1, evidence: [] };
  const published = page.sources[0]?.published;
  const [guess] = describe(segment(page.text), page.text, [span], {
    parties: page.parties,
    ...(published ? { published } : {}),
  }).candidates;
  if (!guess) return { field: 'quote', refusal: refuse('quote-not-in-text') };
  const { stage, by, topic, topic2, instrument, specific, summary, when } = guess;
  const candidate = door.makeId();
  return {
    type: 'AddCandidate',
    data: { candidate, fields: { ...passage, stage, by, topic, topic2, instrument, specific, summary, when } },
    show: candidate,
  };
};

const parties: Making = (form) => {
  const more = form
    .text('more-parties')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((p) => p !== '');
  const known = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  if (more.some((p) => !/^[A-Z]{2}$/.test(p) || known.of(p) === undefined))
    return { field: 'more-parties', refusal: refuse('country-code-wrong') };
  const all = [...form.all('party'), ...more];
  return all.length < 2 ? { field: 'party', refusal: refuse('parties-missing') } : { type: 'CorrectParties', data: { parties: all } };
};

const meeting: Making = (form) => {
  const wrong = wrongWhen(form, 'date');
  if (wrong) return wrong;
  if (form.text('kind') === '') return { field: 'kind', refusal: refuse('text-required') };
  const participants = form
    .text('participants')
    .split('\n')
    .map((l) => l.split('|').map((p) => p.trim()))
    .filter(([name]) => name)
    .slice(0, 200)
    .map(([name = '', role = '', organisation = '', country = '']) => ({
      name: name.slice(0, 200),
      role: orNull(role.slice(0, 300)),
      organisation: orNull(organisation.slice(0, 300)),
      country: /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null,
    }));
  const data = {
    kind: form.text('kind').slice(0, 60),
    date: orNull(form.text('date')),
    place: orNull(form.text('place').slice(0, 200)),
    participants,
  };
  return { type: 'CorrectMeeting', data: { meeting: data } };
};

const source: Making = (form) => {
  const wrong = wrongWhen(form, 'source-published');
  if (wrong) return wrong;
  const empty = ['source-title', 'source-outlet'].find((f) => form.text(f) === '');
  if (empty) return { field: empty, refusal: refuse('text-required') };
  const url = form.text('source-url');
  if (url !== '' && !/^https?:\/\/[^/]/i.test(url)) return { field: 'source-url', refusal: refuse('address-not-valid') };
  const data = {
    title: form.text('source-title').slice(0, 500),
    outlet: form.text('source-outlet').slice(0, 200),
    url: orNull(url),
    published: orNull(form.text('source-published')),
  };
  return { type: 'CorrectSource', data: { at: 0, source: data } };
};

export const orders: Readonly<Record<string, Making>> = {
  accept,
  link,
  edit,
  trim,
  split,
  merge,
  add,
  parties,
  meeting,
  source,
  reject: (form) => ({
    type: 'RejectCandidate',
    data: { ...on(form), why: form.text('why') || 'not-a-commitment', note: form.text('note') },
  }),
  undo: (form) => ({ type: 'UndoDecision', data: on(form), show: form.text('candidate') }),
  'accept-firm': () => ({ type: 'AcceptAllFirm', data: {} }),
  finish: (form) => ({ type: 'FinishReview', data: { rejectRest: form.text('reject-rest') === 'yes' } }),
};
