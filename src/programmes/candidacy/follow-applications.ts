/** Follows applications in the one window: sent, decided, withdrawn, lapsed. Each becomes, or ends, a candidacy in a call. */
import { system } from '../../kernel/decider/actor.ts';
import { type Id, idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Ledger, Reaction, ReactionContext, StoredEvent } from '../../ledger/ledger.ts';
import type { Application, Applications, Intakes } from '../../one-window/contract.ts';
import type { Call } from '../call/call.ts';
import { findCall } from '../call/queries.ts';
import type { Candidacy } from './candidacy.ts';
import type { CandidacyCommand, CandidacyCommandType } from './commands.ts';
import { candidacy } from './decider.ts';
import { lotOf } from './lot.ts';
import { candidaciesInCall, findCandidacy } from './queries.ts';
import { scoreOf } from './score.ts';

export interface Following {
  readonly applications: Applications;
  readonly intakes: Intakes;
}
const actor = system('programmes');
/** What is no fault: the candidacy is further on than the application, or was ended for a reason of its own. */
const expected = ['candidacy-already-entered', 'candidacy-not-under-review', 'candidacy-over', 'candidacy-withdrawn', 'not-found'];

/** The call an application was for: one that was open when it was sent; else the last that had closed by then, or the next. */
const callFor = async ({ intakes }: Following, ledger: Ledger, { service, submittedAt }: Application) => {
  const open = () => intakes.of(service).find((i) => i.opens <= submittedAt && submittedAt < i.closes);
  if (open() === undefined) await intakes.refresh(ledger);
  const inTime = open();
  if (inTime !== undefined) return { id: inTime.call, isLate: false };
  const known = intakes.of(service);
  const last = known.find((i) => i.closes <= submittedAt) ?? known.at(-1);
  return last && { id: last.call, isLate: true };
};

/** What the rule makes of the answers: venues in their order, those that are not for them, groups they belong to. */
export const standingOf = (
  { holds }: Pick<Applications, 'holds'>,
  application: Application,
  rules: Call['rules'],
): Pick<Candidacy, 'ranking' | 'notFor' | 'groups'> => {
  const answered = application.answers[rules.ranking];
  const wanted: readonly unknown[] = Array.isArray(answered) ? answered : [];
  const ranked = wanted.filter((v): v is string => rules.venues.some((venue) => venue.id === v));
  const ranking = [...new Set(ranked)].slice(0, 8);
  const isFor = (id: Id): boolean => {
    const when = rules.venues.find((v) => v.id === id)?.when;
    return when === undefined || holds(application, when);
  };
  return {
    ranking,
    notFor: ranking.filter((id) => !isFor(id)),
    groups: rules.groups.filter((g) => holds(application, g.when)).map((g) => g.id),
  };
};

const order = async ({ ledger, idFrom }: ReactionContext, event: StoredEvent, type: CandidacyCommandType, data: object): Promise<void> => {
  const command = { id: idFrom(type), type, on: idOfStream(event.stream), actor, now: event.at, data } as CandidacyCommand;
  const outcome = await ledger.handle(command, candidacy);
  if (isRefusal(outcome) && !expected.includes(outcome.reason)) throw new Error(`${type} for ${event.stream}: ${outcome.reason}`);
};

const enter = async (following: Following, event: StoredEvent, context: ReactionContext): Promise<void> => {
  const { applications } = following;
  const { ledger } = context;
  const application = await applications.find(ledger, idOfStream(event.stream));
  if (application === undefined || application.name === null) return;
  const found = await callFor(following, ledger, application);
  const call = found && (await findCall(ledger, found.id));
  if (found === undefined || call === undefined) return;
  const { rules, programme } = call.state;
  const { person, name, country, language, reference } = application;
  const others = await candidaciesInCall(ledger, found.id, person);
  await order(context, event, 'EnterCandidacy', {
    ...{ call: found.id, programme, reference, person, country, language, name },
    lot: lotOf(application.case),
    ...standingOf(applications, application, rules),
  });
  if (found.isLate) await order(context, event, 'RefuseCandidacy', { reason: 'late', rules: [] });
  else if (others.some((o) => o.id !== application.case))
    await order(context, event, 'RefuseCandidacy', { reason: 'already-applied', rules: [] });
};

/** Offices said yes: now the rule decides whether they take part, and with which score. */
const weigh = async ({ applications }: Following, event: StoredEvent, context: ReactionContext, call: Id): Promise<void> => {
  const application = await applications.find(context.ledger, idOfStream(event.stream));
  const state = (await findCall(context.ledger, call))?.state;
  // After the freeze nothing changes any more, not even by an appeal.
  if (application === undefined || state === undefined || !['open', 'closed'].includes(state.status)) return;
  const { rules } = state;
  const failed = rules.eligibility.flatMap(({ that }, i) => (applications.holds(application, that) ? [] : [i]));
  if (failed.length > 0) return order(context, event, 'RefuseCandidacy', { reason: 'not-eligible', rules: failed });
  const score = scoreOf(rules.scoring, application.reviews);
  if (score === undefined) return order(context, event, 'RefuseCandidacy', { reason: 'reviews-missing', rules: [] });
  if (score < rules.scoring.minimum * 100) return order(context, event, 'RefuseCandidacy', { reason: 'review', rules: [] });
  const reviews = application.reviews.map(({ task, score: points }) => ({ task, score: points })).slice(0, 3);
  return order(context, event, 'AdmitCandidacy', { ...standingOf(applications, application, rules), score, reviews });
};

const react = async (following: Following, event: StoredEvent, context: ReactionContext): Promise<void> => {
  if (event.type === 'CaseSubmitted') return enter(following, event, context);
  const known = await findCandidacy(context.ledger, idOfStream(event.stream));
  if (known === undefined) return;
  if (event.type !== 'CaseDecided') return order(context, event, 'WithdrawCandidacy', {});
  if (event.data.granted === true) return weigh(following, event, context, known.state.call);
  return order(context, event, 'RefuseCandidacy', { reason: 'review', rules: [] });
};

export const followApplications = (following: Following): Reaction => ({
  name: 'follow-applications',
  types: ['CaseSubmitted', 'CaseDecided', 'CaseWithdrawn', 'CaseLapsed'],
  react: (event, context) => react(following, event, context),
});
