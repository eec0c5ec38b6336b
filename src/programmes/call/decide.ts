import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Call, CallFact, CallStatus } from './call.ts';
import { type CallCommand, type CallCommandType, type CallOrder, callOrders } from './commands.ts';
import { rulesMistakes } from './rules-mistakes.ts';
import { seatsNow } from './seats.ts';
import { seedOf } from './seed.ts';

type Outcome = readonly CallFact[] | Refusal;
type Act<T extends CallCommandType> = (state: Call, order: CallOrder<T>, command: CallCommand) => Outcome;
type Deciding = { readonly [T in Exclude<CallCommandType, 'DraftCall'>]: Act<T> };

/** Refused unless the call is in one of these; the reason is a sentence of its own for each act. */
const unless = (state: Call, reason: string, ...wanted: readonly CallStatus[]): Refusal | undefined =>
  wanted.includes(state.status) ? undefined : refuse(reason, { status: state.status });

const wrongRules = (rules: Call['rules']): Refusal | undefined => {
  const mistakes = rulesMistakes(rules).map(({ message }) => message);
  return mistakes.length === 0 ? undefined : refuse('rules-have-mistakes', { mistakes });
};
const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const draft = (order: CallOrder<'DraftCall'>): Outcome => {
  if (!isZone(order.zone)) return refuse('zone-unknown', { zone: order.zone });
  return wrongRules(order.rules) ?? [{ type: 'CallDrafted', data: order }];
};

/** How long a call may take applications: beyond, somebody has mistyped a year. */
const longestCall = 366 * 86_400_000;

const open: Act<'OpenCall'> = (state, { opens, closes }, { now }) => {
  const refused = unless(state, 'call-not-draft', 'draft') ?? wrongRules(state.rules);
  if (refused !== undefined) return refused;
  if (closes <= opens) return refuse('call-closes-before-it-opens', { opens, closes });
  if (closes <= now) return refuse('call-closes-in-the-past', { closes });
  if (Date.parse(closes) - Date.parse(opens) > longestCall) return refuse('call-too-long', { opens, closes });
  const begun = state.rules.venues.find((v) => `${v.begins}T23:59:59.999Z` < closes);
  if (begun !== undefined) return refuse('venue-begins-before-call-closes', { venue: begun.id, begins: begun.begins });
  return [{ type: 'CallOpened', data: { opens, closes, zone: state.zone } }];
};

/** What an open call may still be told: before its time is over. */
const stillOpen = (state: Call, now: Instant): Refusal | undefined =>
  unless(state, 'call-not-open', 'open') ??
  (state.closes !== null && state.closes <= now ? refuse('call-not-open', { closes: state.closes }) : undefined);

const changeSeats: Act<'ChangeSeats'> = (state, { venue, seats, reason }) => {
  const refused = unless(state, 'seats-not-changeable', 'open', 'closed', 'frozen', 'published');
  if (refused !== undefined) return refused;
  const known = state.rules.venues.find((v) => v.id === venue);
  if (known === undefined) return refuse('venue-unknown', { venue });
  const now = seatsNow(state, known);
  if (now === seats) return refuse('nothing-changed', {});
  // The seed is about to be known, or is: seats chosen now could be chosen for somebody. A venue that cannot open is another matter.
  if (state.status === 'frozen' && seats !== 0) return refuse('seats-frozen', { venue, seats: now });
  // Who has a place keeps it, unless there is no venue any more.
  if (state.status === 'published' && seats !== 0 && seats < now) return refuse('seats-given', { venue, seats: now });
  return [{ type: 'SeatsChanged', data: { venue, seats, reason } }];
};

const publish: Act<'PublishAllocation'> = (state, order) => {
  const { round } = order;
  const refused =
    round === 0
      ? state.rounds.length > 0
        ? refuse('allocation-already-published', {})
        : unless(state, 'applications-not-frozen', 'frozen')
      : unless(state, 'allocation-not-published', 'published');
  if (refused !== undefined) return refused;
  if (state.seed === null) return refuse('seed-not-drawn', {});
  if (round !== state.rounds.length) return refuse('round-already-published', { next: state.rounds.length });
  const unknown = order.venues.find((o) => !state.rules.venues.some((v) => v.id === o.venue));
  if (unknown !== undefined) return refuse('venue-unknown', { venue: unknown.venue });
  return [{ type: 'AllocationPublished', data: order }];
};

const deciding: Deciding = {
  ChangeCallRules: (state, order) =>
    unless(state, 'rules-are-fixed', 'draft') ?? wrongRules(order.rules) ?? [{ type: 'CallRulesChanged', data: order }],
  OpenCall: open,
  ExtendCall: (state, { closes }, { now }) => {
    const refused = stillOpen(state, now);
    if (refused !== undefined) return refused;
    if (state.closes !== null && closes <= state.closes) return refuse('call-extended-backwards', { closes: state.closes });
    const begun = state.rules.venues.find((v) => `${v.begins}T23:59:59.999Z` < closes);
    if (begun !== undefined) return refuse('venue-begins-before-call-closes', { venue: begun.id, begins: begun.begins });
    return [{ type: 'CallExtended', data: { closes } }];
  },
  CloseCall: (state, _, { now }) => {
    const refused = unless(state, 'call-not-open', 'open');
    if (refused !== undefined) return refused;
    if (state.opens !== null && now < state.opens) return refuse('call-not-begun', { opens: state.opens });
    return [{ type: 'CallClosed', data: {} }];
  },
  ChangeSeats: changeSeats,
  FreezeApplications: (state, { applicants, undecided, inputs }) => {
    const refused = state.frozen === null ? unless(state, 'call-not-closed', 'closed') : refuse('applications-already-frozen', {});
    if (refused !== undefined) return refused;
    if (undecided > 0) return refuse('applications-undecided', { undecided });
    if (applicants === 0) return refuse('nobody-to-choose-from', {});
    return [{ type: 'ApplicationsFrozen', data: { applicants, inputs } }];
  },
  DrawSeed: (state, order, { on }) => {
    const refused = state.seed === null ? unless(state, 'applications-not-frozen', 'frozen') : refuse('seed-already-drawn', {});
    if (refused !== undefined) return refused;
    if (order.seed !== seedOf(on, order)) return refuse('seed-not-of-checkpoint', { size: order.size });
    return [{ type: 'SeedDrawn', data: order }];
  },
  RehearseAllocation: (state, { run, placed }) => {
    const refused =
      state.rounds.length > 0 ? refuse('allocation-already-published', {}) : unless(state, 'applications-not-frozen', 'frozen');
    if (refused !== undefined) return refused;
    if (run !== state.rehearsals + 1) return refuse('rehearsal-already-counted', { next: state.rehearsals + 1 });
    return [{ type: 'AllocationRehearsed', data: { run, placed } }];
  },
  PublishAllocation: publish,
  ConcludeCall: (state) => unless(state, 'allocation-not-published', 'published') ?? [{ type: 'CallConcluded', data: {} }],
  CancelCall: (state, { reason }) =>
    unless(state, 'call-not-cancellable', 'draft', 'open', 'closed', 'frozen') ?? [{ type: 'CallCancelled', data: { reason } }],
  PassTime: (state, _, { now }) =>
    state.status === 'open' && state.closes !== null && state.closes <= now ? [{ type: 'CallClosed', data: {} }] : [],
};

const parse = <T extends CallCommandType>(type: T, data: object): CallOrder<T> | Refusal => {
  const parsed = callOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as CallOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, command: CallCommand, state: Call): Outcome => {
  const order = parse(type, command.data);
  if ('refused' in order) return order as Refusal;
  const act: Act<T> = deciding[type] as Act<T>;
  return act(state, order as CallOrder<T>, command);
};

export const decide = (command: CallCommand, state: Call | null): Outcome => {
  if (command.type === 'DraftCall') {
    if (state !== null) return refuse('call-already-drafted', {});
    const order = parse('DraftCall', command.data);
    return 'refused' in order ? order : draft(order);
  }
  return state === null ? notFound({ call: command.on }) : run(command.type, command, state);
};
