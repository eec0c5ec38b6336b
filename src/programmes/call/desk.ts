/** What a manager does with a call, after looking up what the decider cannot know. Every door sends a call's orders through here. */
import { isRefusal, notAllowed, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import type { Applications } from '../../one-window/contract.ts';
import { audit, type Findings } from '../allocation/audit.ts';
import { promisesOf, type Promises } from '../allocation/audit-file.ts';
import { candidaciesInCall, countByStatus } from '../candidacy/queries.ts';
import type { ProgrammeBook } from '../programme/book.ts';
import type { Call } from './call.ts';
import { type CallCommand, callOrders } from './commands.ts';
import { call as decider } from './decider.ts';
import { findCall, findOverlappingCall } from './queries.ts';
import { digestOfMarket, readMarket, type Run, runRound } from './run-round.ts';
import { moveList, type Ordering, publishAllocation, type Rounds } from './rounds.ts';
import { serviceMistakes } from './service-mistakes.ts';

export interface Desk extends Rounds {
  readonly applications: Pick<Applications, 'mistakes' | 'options'>;
  readonly book: ProgrammeBook;
}
/** What a rehearsal came to: nothing of it counts. */
export interface Rehearsal extends Pick<Run['explanation'], 'venues' | 'groups' | 'placed' | 'waiting'> {
  readonly run: number;
  readonly applicants: number;
  readonly findings: Findings;
  readonly promises: Promises;
}
export interface CallDesk {
  /** Any order but the three below, which carry what the room works out itself; those are refused as `invalid`. */
  order(ledger: Ledger, command: CallCommand): Promise<Handled | Refusal>;
  /** Fixes applications and scores; the seed is drawn by itself soon after. */
  freeze(ledger: Ledger, ordering: Ordering): Promise<Handled | Refusal>;
  /** Runs the rule with a seed that does not count, and counts that it was run. */
  rehearse(ledger: Ledger, ordering: Ordering): Promise<Rehearsal | Refusal>;
  /** A rehearsal that was counted, worked out again. */
  rehearsal(ledger: Ledger, call: string, run: number): Promise<Rehearsal | Refusal>;
  /** Publishes the places, once. People are told by themselves. */
  publish(ledger: Ledger, ordering: Ordering): Promise<Handled | Refusal>;
}

/** Nobody runs a call they have applied in. */
const ownCandidacy = async (ledger: Ledger, { on, actor }: Ordering): Promise<Refusal | undefined> => {
  if (actor.kind === 'system') return undefined;
  const own = await candidaciesInCall(ledger, on, actor.id);
  return own.length === 0 ? undefined : refuse('own-candidacy', { call: on });
};

const mistaken = ({ applications }: Desk, rules: Call['rules']): Refusal | undefined => {
  const mistakes = serviceMistakes(rules, applications).map(({ message }) => message);
  return mistakes.length === 0 ? undefined : refuse('rules-have-mistakes', { mistakes });
};

const drafting = (desk: Desk, command: CallCommand): Refusal | undefined => {
  const order = callOrders.DraftCall.safeParse(command.data);
  if (!order.success) return undefined;
  const { programme, version, lead, rules } = order.data;
  const definition = desk.book.find(programme, version);
  if (definition === undefined) return refuse('programme-unknown', { programme, version });
  if (definition.lead !== lead) return notAllowed({ command: command.type, needs: ['supervisor', 'editor'], office: definition.lead });
  if (desk.book.isRetired(programme)) return refuse('programme-retired', { programme });
  return mistaken(desk, rules);
};

/** What stands in the way of an order, as far as only the room can know. */
const inTheWay = async (desk: Desk, ledger: Ledger, command: CallCommand, state: Call): Promise<Refusal | undefined> => {
  const own = await ownCandidacy(ledger, command);
  if (own !== undefined) return own;
  if (command.type === 'ChangeCallRules') {
    const order = callOrders.ChangeCallRules.safeParse(command.data);
    return order.success ? mistaken(desk, order.data.rules) : undefined;
  }
  if (command.type === 'OpenCall' || command.type === 'ExtendCall') {
    const { service } = state.rules;
    const order = callOrders.OpenCall.safeParse({ opens: state.opens ?? '', ...command.data });
    const wrong = command.type === 'OpenCall' ? mistaken(desk, state.rules) : undefined;
    if (wrong !== undefined || !order.success) return wrong;
    const other = await findOverlappingCall(ledger, { service, ...order.data, except: command.on });
    return other === undefined ? undefined : refuse('service-has-open-call', { service, call: other });
  }
  if (command.type !== 'ConcludeCall') return undefined;
  // Somebody may have left a place just now: whoever it goes to must be asked before the list is closed.
  if (state.status === 'published') await moveList(desk, ledger, command.on);
  const { offered = 0 } = await countByStatus(ledger, command.on);
  return offered > 0 ? refuse('offers-unanswered', { offers: offered }) : undefined;
};

const rehearsed = (run: number, done: Run): Rehearsal => {
  const findings = audit(done.rule, done.applicants, done.allocation);
  const { venues, groups, placed, waiting } = done.explanation;
  const promises = promisesOf(done.rule, done.applicants, findings);
  return { run, applicants: done.applicants.count, venues, groups, placed, waiting, findings, promises };
};

export const callDesk = (desk: Desk): CallDesk => {
  const stateOf = async (ledger: Ledger, id: string): Promise<Call | undefined> => (await findCall(ledger, id))?.state;
  return {
    async order(ledger, command) {
      if (['FreezeApplications', 'RehearseAllocation', 'PublishAllocation', 'DrawSeed'].includes(command.type)) {
        return refuse('invalid', { command: command.type });
      }
      if (command.type === 'DraftCall') {
        const denied = decider.access(command, null) ?? drafting(desk, command);
        if (denied?.reason === 'programme-unknown') {
          await desk.book.refresh(ledger);
          return drafting(desk, command) ?? ledger.handle(command, decider);
        }
        return denied ?? ledger.handle(command, decider);
      }
      const state = await stateOf(ledger, command.on);
      if (state === undefined) return notFound({ call: command.on });
      const denied = decider.access(command, state) ?? (await inTheWay(desk, ledger, command, state));
      return denied ?? ledger.handle(command, decider);
    },
    async freeze(ledger, ordering) {
      // What was sent and decided until now must have arrived before it is counted.
      await ledger.settled();
      const state = await stateOf(ledger, ordering.on);
      if (state === undefined) return notFound({ call: ordering.on });
      const data = { applicants: 0, undecided: 0, inputs: '0'.repeat(64) };
      const denied = decider.access({ ...ordering, type: 'FreezeApplications', data }, state) ?? (await ownCandidacy(ledger, ordering));
      if (denied !== undefined) return denied;
      const { applied = 0 } = await countByStatus(ledger, ordering.on);
      const market = await readMarket(ledger, ordering.on, state);
      const counted = { applicants: market.applicants.count, undecided: applied, inputs: digestOfMarket(market) };
      return ledger.handle({ ...ordering, type: 'FreezeApplications', data: counted }, decider);
    },
    async rehearse(ledger, ordering) {
      const state = await stateOf(ledger, ordering.on);
      if (state === undefined) return notFound({ call: ordering.on });
      const run = state.rehearsals + 1;
      const command = { ...ordering, type: 'RehearseAllocation', data: { run, placed: 0 } } as const;
      const denied = decider.access(command, state) ?? (await ownCandidacy(ledger, ordering));
      if (denied !== undefined) return denied;
      const possible = decider.decide(command, state);
      if (isRefusal(possible)) return possible;
      const done = runRound(ordering.on, await readMarket(ledger, ordering.on, state), { rehearsal: run });
      const outcome = await ledger.handle({ ...command, data: { run, placed: done.explanation.placed } }, decider);
      return isRefusal(outcome) ? outcome : rehearsed(run, done);
    },
    async rehearsal(ledger, call, run) {
      const state = await stateOf(ledger, call);
      if (state === undefined || run < 1 || run > state.rehearsals || state.rounds.length > 0) return notFound({ call, run });
      return rehearsed(run, runRound(call, await readMarket(ledger, call, state), { rehearsal: run }));
    },
    async publish(ledger, ordering) {
      return (await ownCandidacy(ledger, ordering)) ?? publishAllocation(desk, ledger, ordering);
    },
  };
};
