/** What officers do on the desk, each act on the newest revision of the candidates it names. */
import { changedMeanwhile, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { CandidateFields, DeskCandidate } from './candidate.ts';
import type { CommuniqueOrder } from './commands.ts';
import { type Communique, type CommuniqueFact, candidateOf, mostCandidates, waitingOf } from './communique.ts';
import { quoteHolds } from './span.ts';

export type Outcome = readonly CommuniqueFact[] | Refusal;
type On = { readonly candidate: string; readonly revision: number };

/** The candidate in its newest form; refused when somebody has acted on it since the officer looked. */
const upToDate = (state: Communique, on: On): DeskCandidate | Refusal => {
  const c = candidateOf(state, on.candidate);
  if (c === undefined) return refuse('candidate-not-found', { candidate: on.candidate });
  if (c.revision === on.revision) return c;
  return changedMeanwhile({
    candidate: c.id,
    revision: c.revision,
    status: c.status,
    act: c.last?.act ?? 'ReadingRecorded',
    by: c.last?.by ?? null,
    at: c.last?.at ?? null,
  });
};

const withCandidate = (state: Communique, on: On, then: (c: DeskCandidate) => Outcome): Outcome => {
  const c = upToDate(state, on);
  if ('refused' in c) return c;
  return c.status === 'replaced' ? refuse('candidate-replaced', { candidate: c.id, replacedBy: c.replacedBy }) : then(c);
};

const notInText = (state: Communique, f: Pick<CandidateFields, 'quote' | 'start' | 'end'>): Refusal | undefined =>
  quoteHolds(state.text, f) ? undefined : refuse('quote-not-in-text', { quote: f.quote.slice(0, 200), start: f.start, end: f.end });

const note = (text: string | undefined) => (text === undefined || text === '' ? {} : { personal: { note: text } });
const on = (c: DeskCandidate): On => ({ candidate: c.id, revision: c.revision });

export const acceptCandidate = (state: Communique, order: CommuniqueOrder<'AcceptCandidate'>): Outcome =>
  withCandidate(state, order, (c) => {
    if (c.status === 'accepted') return refuse('candidate-already-accepted', { candidate: c.id });
    if (state.parties.length < 2) return refuse('parties-missing', { parties: state.parties });
    return [{ type: 'CandidateAccepted', data: { ...on(c), commitment: order.commitment ?? c.id }, ...note(order.note) }];
  });

export const rejectCandidate = (state: Communique, order: CommuniqueOrder<'RejectCandidate'>): Outcome =>
  withCandidate(state, order, (c) =>
    c.status === 'rejected'
      ? refuse('candidate-already-rejected', { candidate: c.id })
      : [{ type: 'CandidateRejected', data: { ...on(c), why: order.why }, ...note(order.note) }],
  );

export const editCandidate = (state: Communique, order: CommuniqueOrder<'EditCandidate'>): Outcome =>
  withCandidate(state, order, (c) => {
    const changed = Object.fromEntries(
      Object.entries(order.change).filter(([k, v]) => JSON.stringify(v) !== JSON.stringify(c.fields[k as keyof CandidateFields])),
    );
    if (Object.keys(changed).length === 0) return refuse('nothing-changed', { candidate: c.id });
    return notInText(state, { ...c.fields, ...changed }) ?? [{ type: 'CandidateEdited', data: { ...on(c), change: changed } }];
  });

export const trimCandidate = (state: Communique, order: CommuniqueOrder<'TrimCandidate'>): Outcome =>
  withCandidate(state, order, (c) => {
    const { start, end } = order;
    const quote = state.text.slice(start, end);
    if (start === c.fields.start && end === c.fields.end) return refuse('nothing-changed', { candidate: c.id });
    if (quote.trim() === '') return refuse('quote-empty', { start, end });
    return notInText(state, { quote, start, end }) ?? [{ type: 'CandidateTrimmed', data: { ...on(c), quote, start, end } }];
  });

const fresh = (state: Communique, ids: readonly string[]): Refusal | undefined => {
  if (new Set(ids).size < ids.length || ids.some((id) => candidateOf(state, id) !== undefined)) return refuse('candidate-exists', { ids });
  if (state.candidates.length + ids.length > mostCandidates) return refuse('too-many-candidates', { most: mostCandidates });
  return undefined;
};

export const splitCandidate = (state: Communique, order: CommuniqueOrder<'SplitCandidate'>): Outcome =>
  withCandidate(state, order, (c) => {
    if (c.status === 'accepted') return refuse('candidate-already-accepted', { candidate: c.id });
    const pieces = order.pieces.map(({ id, ...change }) => ({
      id,
      fields: { ...c.fields, ...change, quote: state.text.slice(change.start, change.end) },
    }));
    const wrong = pieces.map((p) => notInText(state, p.fields)).find((r) => r !== undefined);
    return (
      wrong ??
      fresh(
        state,
        pieces.map((p) => p.id),
      ) ?? [{ type: 'CandidateSplit', data: { ...on(c), pieces } }]
    );
  });

export const mergeCandidates = (state: Communique, order: CommuniqueOrder<'MergeCandidates'>): Outcome => {
  const parts: DeskCandidate[] = [];
  for (const one of order.candidates) {
    const c = upToDate(state, one);
    if ('refused' in c) return c;
    if (c.status === 'replaced') return refuse('candidate-replaced', { candidate: c.id, replacedBy: c.replacedBy });
    if (c.status === 'accepted') return refuse('candidate-already-accepted', { candidate: c.id });
    parts.push(c);
  }
  const [first] = parts;
  if (first === undefined || new Set(parts.map((p) => p.id)).size < parts.length) return refuse('candidate-exists', {});
  const start = Math.min(...parts.map((p) => p.fields.start));
  const end = Math.max(...parts.map((p) => p.fields.end));
  if (end - start > 5_000) return refuse('quote-too-long', { start, end, most: 5_000 });
  const merged: CandidateFields = {
    ...first.fields,
    quote: state.text.slice(start, end),
    start,
    end,
    by: [...new Set(parts.flatMap((p) => p.fields.by))],
    topic2: first.fields.topic2 ?? parts.map((p) => p.fields.topic).find((t) => t !== first.fields.topic) ?? null,
    specific: parts.some((p) => p.fields.specific),
  };
  return (
    fresh(state, [order.into]) ?? [{ type: 'CandidatesMerged', data: { candidates: parts.map(on), into: order.into, fields: merged } }]
  );
};

export const addCandidate = (state: Communique, order: CommuniqueOrder<'AddCandidate'>): Outcome => {
  const quote = state.text.slice(order.fields.start, order.fields.end);
  const whole = { ...order.fields, quote };
  if (quote.trim() === '') return refuse('quote-empty', { start: order.fields.start, end: order.fields.end });
  return (
    notInText(state, whole) ??
    fresh(state, [order.candidate]) ?? [{ type: 'CandidateAdded', data: { candidate: order.candidate, fields: whole } }]
  );
};

export const linkCandidate = (state: Communique, order: CommuniqueOrder<'LinkCandidate'>): Outcome =>
  withCandidate(state, order, (c) => {
    const commitment = order.commitment ?? c.id;
    if (c.status !== 'accepted') return refuse('candidate-not-accepted', { candidate: c.id, status: c.status });
    if (c.commitment === commitment) return refuse('nothing-changed', { candidate: c.id });
    return [{ type: 'CandidateLinked', data: { ...on(c), commitment } }];
  });

/** Takes back the last act on a candidate; on a piece or a merged one that nobody has touched, the split or merge itself. */
export const undoDecision = (state: Communique, order: CommuniqueOrder<'UndoDecision'>): Outcome => {
  const c = upToDate(state, order);
  if ('refused' in c) return c;
  if (c.before.length > 0 && c.status !== 'replaced') return [{ type: 'DecisionUndone', data: { ...on(c), removed: [] } }];
  const born = c.status === 'replaced' ? c.replacedBy : c.origin === 'reading' ? [] : siblings(state, c);
  if (born.length === 0) return refuse('nothing-to-undo', { candidate: c.id });
  const touched = born.map((id) => candidateOf(state, id)).find((p) => p !== undefined && p.before.length > 0);
  if (touched !== undefined) return refuse('pieces-decided-since', { candidate: c.id, piece: touched.id });
  return [{ type: 'DecisionUndone', data: { ...on(c), removed: born } }];
};

const siblings = (state: Communique, c: DeskCandidate): readonly string[] =>
  state.candidates.find((o) => o.replacedBy.includes(c.id))?.replacedBy ?? [c.id];

export const acceptAllFirm = (state: Communique): Outcome => {
  const firm = waitingOf(state).filter((c) => c.band === 'firm');
  if (firm.length === 0) return refuse('nothing-changed', {});
  if (state.parties.length < 2) return refuse('parties-missing', { parties: state.parties });
  return firm.map((c) => ({ type: 'CandidateAccepted', data: { ...on(c), commitment: c.id } }));
};
