import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { dayOf } from '../../kernel/time/time.ts';
import { type CommuniqueCommand, type CommuniqueCommandType, type CommuniqueOrder, communiqueCommands } from './commands.ts';
import { type Communique, type CommuniqueFact, longestText, mostSources, waitingOf } from './communique.ts';
import {
  acceptAllFirm,
  acceptCandidate,
  addCandidate,
  editCandidate,
  linkCandidate,
  mergeCandidates,
  type Outcome,
  rejectCandidate,
  splitCandidate,
  trimCandidate,
  undoDecision,
} from './decide-candidate.ts';
import { recordReading } from './reading.ts';
import { signatureOf } from './signature.ts';

/** The text as it will be kept: neither NUL, which PostgreSQL cannot hold, nor carriage returns; nothing else is touched. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed();

const receive = (order: CommuniqueOrder<'ReceiveCommunique'>, now: string): Outcome => {
  const { sources, language, title, outlet, url, published } = order;
  const text = cleanText(order.text);
  if (text.trim() === '') return refuse('text-empty', {});
  if (text.length > longestText) return refuse('text-too-long', { length: text.length, most: longestText });
  const all = [{ title, outlet, url, published }, ...sources];
  const data = { text, language, sources: all, signature: signatureOf(text), received: dayOf(now) };
  return [{ type: 'CommuniqueReceived', data }];
};

const addSource = (state: Communique, order: CommuniqueOrder<'AddSource'>): Outcome => {
  const { url, outlet, title } = order.source;
  const known = state.sources.some((s) => (url === null ? s.url === null && s.outlet === outlet && s.title === title : s.url === url));
  if (known) return refuse('source-already-known', { url, outlet });
  if (state.sources.length >= mostSources) return refuse('too-many-sources', { most: mostSources });
  return [{ type: 'SourceAdded', data: { source: order.source } }];
};

const finish = (state: Communique, order: CommuniqueOrder<'FinishReview'>): Outcome => {
  if (state.finished !== null && waitingOf(state).length === 0) return refuse('review-already-finished', { at: state.finished.at });
  if (state.reading === null) return refuse('not-read-yet', {});
  const waiting = waitingOf(state);
  if (waiting.length > 0 && !order.rejectRest) return refuse('candidates-waiting', { waiting: waiting.length });
  const accepted = state.candidates.filter((c) => c.status === 'accepted').length;
  const rejected = state.candidates.filter((c) => c.status === 'rejected').length + waiting.length;
  const rest = waiting.map(
    (c): CommuniqueFact => ({ type: 'CandidateRejected', data: { candidate: c.id, revision: c.revision, why: 'not-a-commitment' } }),
  );
  return [...rest, { type: 'ReviewFinished', data: { accepted, rejected } }];
};

const parse = <T extends CommuniqueCommandType>(type: T, data: object): CommuniqueOrder<T> | Refusal => {
  const parsed = communiqueCommands[type].safeParse(data);
  if (parsed.success) return parsed.data as CommuniqueOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const isRefused = (value: object): value is Refusal => 'refused' in value;

type Deciding = {
  readonly [T in CommuniqueCommandType]: (state: Communique, order: CommuniqueOrder<T>) => Outcome;
};
const deciding: Deciding = {
  ReceiveCommunique: () => refuse('communique-exists', {}),
  AddSource: addSource,
  CorrectSource: (state, order) =>
    state.sources[order.at] === undefined
      ? refuse('source-not-found', { at: order.at })
      : [{ type: 'SourceCorrected', data: { at: order.at, source: order.source } }],
  CorrectParties: (_, order) => [{ type: 'PartiesCorrected', data: { parties: [...new Set(order.parties)] } }],
  CorrectMeeting: (_, order) => [{ type: 'MeetingCorrected', data: { meeting: order.meeting } }],
  RecordReading: recordReading,
  AcceptCandidate: acceptCandidate,
  EditCandidate: editCandidate,
  TrimCandidate: trimCandidate,
  SplitCandidate: splitCandidate,
  MergeCandidates: mergeCandidates,
  RejectCandidate: rejectCandidate,
  AddCandidate: addCandidate,
  LinkCandidate: linkCandidate,
  UndoDecision: undoDecision,
  AcceptAllFirm: acceptAllFirm,
  FinishReview: finish,
};

const run = <T extends CommuniqueCommandType>(type: T, data: object, state: Communique): Outcome => {
  const order = parse(type, data);
  if (isRefused(order)) return order;
  const act: Deciding[T] = deciding[type];
  return act(state, order);
};

/** A note can be erased with the officer who wrote it. */
const aboutWriter = (outcome: Outcome, writer: string): Outcome =>
  isRefused(outcome) ? outcome : outcome.map((f) => ('personal' in f && f.personal ? { ...f, about: [writer] } : f));

export const decide = (command: CommuniqueCommand, state: Communique | null): Outcome => {
  if (state !== null) return aboutWriter(run(command.type, command.data, state), command.actor.id);
  if (command.type !== 'ReceiveCommunique') return notFound({ communique: command.on });
  const order = parse('ReceiveCommunique', command.data);
  return isRefused(order) ? order : receive(order, command.now);
};
