import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Candidacy, CandidacyFact } from './candidacy.ts';
import { type CandidacyCommand, type CandidacyCommandType, type CandidacyOrder, candidacyOrders } from './commands.ts';
import { newsFor } from './news.ts';

type Outcome = readonly CandidacyFact[] | Refusal;
type Act<T extends CandidacyCommandType> = (state: Candidacy, order: CandidacyOrder<T>, command: CandidacyCommand) => Outcome;
type Deciding = { readonly [T in Exclude<CandidacyCommandType, 'EnterCandidacy'>]: Act<T> };

const enter = ({ name, ...data }: CandidacyOrder<'EnterCandidacy'>): Outcome => {
  if (new Set(data.ranking).size < data.ranking.length) return refuse('venue-ranked-twice', {});
  return [{ type: 'CandidacyEntered', data, personal: { name }, about: [data.person] }];
};

const admit: Act<'AdmitCandidacy'> = (state, order) => {
  // A review that said no may be allowed on appeal.
  const mayYet =
    state.status === 'applied' ||
    (state.status === 'refused' && ['review', 'not-eligible', 'reviews-missing'].includes(state.because?.reason ?? ''));
  if (!mayYet) return refuse('candidacy-not-under-review', { status: state.status });
  return [{ type: 'CandidacyAdmitted', data: order }];
};

/** Why there is no offer to answer any more; undefined while there is one. */
const noOffer = (state: Candidacy, round: number, now: string): Refusal | undefined => {
  if (state.status === 'accepted') return refuse('place-already-accepted', { venue: state.told?.venue ?? null });
  if (state.status === 'declined') return refuse('place-already-declined', {});
  if (state.status === 'expired') return refuse('offer-expired', {});
  if (state.status === 'withdrawn') return refuse('candidacy-withdrawn', {});
  if (state.status !== 'offered' || state.told === null) return refuse('no-place-offered', { status: state.status });
  if (state.answerBy !== null && state.answerBy <= now) return refuse('offer-expired', { answerBy: state.answerBy });
  return round === state.told.round ? undefined : refuse('offer-replaced', { round: state.told.round, venue: state.told.venue });
};

const accept: Act<'AcceptPlace'> = (state, { round, stay }, { now }) => {
  const refused = noOffer(state, round, now);
  if (refused !== undefined) return refused;
  const venue = state.told?.venue ?? null;
  return venue === null ? refuse('no-place-offered', { status: state.status }) : [{ type: 'PlaceAccepted', data: { venue, stay } }];
};

const over = ['refused', 'declined', 'expired', 'not-selected'];
const withdraw: Act<'WithdrawCandidacy'> = (state, { courseOver }, { actor }) => {
  if (state.status === 'withdrawn') return refuse('candidacy-withdrawn', {});
  if (over.includes(state.status)) return refuse('candidacy-over', { status: state.status });
  // While offices work on the application it is withdrawn where they see it; this follows.
  if (state.status === 'applied' && actor.kind !== 'system') return refuse('application-under-review', { reference: state.reference });
  if (state.status === 'accepted' && actor.kind !== 'system') {
    if (courseOver === undefined) return invalid({ issues: [{ path: 'courseOver', message: 'is missing' }] });
    if (courseOver) return refuse('cohort-completed', { venue: state.told?.venue ?? null });
  }
  return [{ type: 'CandidacyWithdrawn', data: {} }];
};

const deciding: Deciding = {
  AdmitCandidacy: admit,
  RefuseCandidacy: (state, order) =>
    state.status === 'applied'
      ? [{ type: 'CandidacyRefused', data: order }]
      : refuse('candidacy-not-under-review', { status: state.status }),
  TellRound: newsFor,
  AcceptPlace: accept,
  DeclinePlace: (state, { round }, { now }) => noOffer(state, round, now) ?? [{ type: 'PlaceDeclined', data: {} }],
  WithdrawCandidacy: withdraw,
  CloseList: (state) => (['applied', 'admitted', 'waiting'].includes(state.status) ? [{ type: 'NotSelected', data: { told: null } }] : []),
  PassTime: (state, _, { now }) =>
    state.status === 'offered' && state.answerBy !== null && state.answerBy <= now ? [{ type: 'OfferExpired', data: {} }] : [],
};

const parse = <T extends CandidacyCommandType>(type: T, data: object): CandidacyOrder<T> | Refusal => {
  const parsed = candidacyOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as CandidacyOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, command: CandidacyCommand, state: Candidacy): Outcome => {
  const order = parse(type, command.data);
  if ('refused' in order) return order as Refusal;
  const act: Act<T> = deciding[type] as Act<T>;
  return act(state, order as CandidacyOrder<T>, command);
};

export const decide = (command: CandidacyCommand, state: Candidacy | null): Outcome => {
  if (command.type === 'EnterCandidacy') {
    if (state !== null) return refuse('candidacy-already-entered', {});
    const order = parse('EnterCandidacy', command.data);
    return 'refused' in order ? (order as Refusal) : enter(order);
  }
  return state === null ? notFound({ candidacy: command.on }) : run(command.type, command, state);
};
