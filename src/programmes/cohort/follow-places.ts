/** Keeps rosters as people take, change and leave their places. */
import { system } from '../../kernel/decider/actor.ts';
import { type Id, idOfStream, streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import { addDays, type Clock } from '../../kernel/time/time.ts';
import type { Handled, Ledger, Reaction, ReactionContext } from '../../ledger/ledger.ts';
import type { Call } from '../call/call.ts';
import type { Candidacy } from '../candidacy/candidacy.ts';
import type { ProgrammeDefinition } from '../programme/definition.ts';
import { cohort } from './cohort-decider.ts';
import type { CohortCommand, CohortOrder } from './commands.ts';
import { cohortsWith } from './queries.ts';

export interface Following {
  readonly clock: Clock;
  /** Every version of every programme, in memory. */
  readonly book: {
    find(id: Id, version?: number): ProgrammeDefinition | undefined;
    refresh(ledger: Ledger): Promise<void>;
  };
  /** The zone of a country, an IANA name; undefined where nobody wrote it down. */
  readonly zoneOf?: ((country: string) => string | undefined) | undefined;
}

export const cohortIdOf = (call: Id, venue: Id): Id => `${call}.${venue}`;

/** The version a call was drafted with, as it is in the book; another process may have published it just now. */
export const definitionFor = async (
  { book }: Pick<Following, 'book'>,
  ledger: Ledger,
  { programme, version }: Pick<Call, 'programme' | 'version'>,
): Promise<ProgrammeDefinition | undefined> => {
  const known = book.find(programme, version);
  if (known !== undefined) return known;
  await book.refresh(ledger);
  return book.find(programme, version);
};
/** The same, of a cohort: it follows the call it came from. */
export const definitionOfCohort = async (
  a: Pick<Following, 'book'>,
  ledger: Ledger,
  { call }: { readonly call: Id },
): Promise<ProgrammeDefinition | undefined> => {
  const found = await ledger.state<Call>(streamId('call', call));
  return found && definitionFor(a, ledger, found.state);
};

/** A course at one venue, with its sessions dated from the venue's first day; where that is too late, the day it ends. */
export const cohortOf = (
  id: Id,
  call: Call,
  venueId: Id,
  definition: ProgrammeDefinition,
  zoneOf?: Following['zoneOf'],
): CohortOrder<'OpenCohort'> | undefined => {
  const venue = call.rules.venues.find((v) => v.id === venueId);
  if (venue === undefined) return undefined;
  const { begins: from, ends: until, host, name: venueName } = venue;
  const sessions = definition.sessions.map(({ id: session, title, after, hours }) => {
    const day = addDays(from, after);
    return { id: session, title, day: day > until ? until : day, hours, cancelled: false };
  });
  return {
    ...{ programme: call.programme, call: id, venue: venueId, lead: call.lead, host, title: definition.title, venueName, from, until },
    zone: zoneOf?.(venue.country) ?? call.zone,
    completion: definition.completion,
    assessments: definition.assessments,
    sessions,
  };
};

/** What may be so already, or has become so meanwhile. */
const isFine = ({ reason }: Refusal): boolean =>
  ['already-enrolled', 'not-on-roster', 'cohort-already-open', 'cohort-completed'].includes(reason);

/**
 * Goes by where the candidacy stands now, not by the event: seen late or twice, the roster is what it should be. Whoever has accepted a
 * place is on its roster and on no other; whoever has none is on none. @throws when the call or its programme is unknown: it is tried again.
 */
export const followPlace = async (a: Following, candidacy: Id, { ledger, idFrom }: ReactionContext): Promise<void> => {
  const state = (await ledger.state<Candidacy>(streamId('candidacy', candidacy)))?.state;
  if (state === undefined) return;
  const send = async (on: Id, type: CohortCommand['type'], data: object): Promise<Handled | Refusal> => {
    const command = { id: idFrom(`${type}/${on}`), type, on, actor: system('programmes'), now: a.clock(), data } as CohortCommand;
    const outcome = await ledger.handle(command, cohort);
    if (isRefusal(outcome) && !isFine(outcome))
      throw new Error(`${type} of ${on} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
    return outcome;
  };
  const venue = state.status === 'accepted' ? (state.told?.venue ?? null) : null;
  const wanted = venue === null ? undefined : cohortIdOf(state.call, venue);
  const now = await cohortsWith(ledger, candidacy);
  for (const other of now) if (other !== wanted) await send(other, 'RemoveLearner', { candidacy });
  if (wanted === undefined || venue === null || now.includes(wanted)) return;
  const known = await ledger.state(streamId('cohort', wanted));
  if (known === undefined) {
    const call = (await ledger.state<Call>(streamId('call', state.call)))?.state;
    const definition = call && (await definitionFor(a, ledger, call));
    const opening = call && definition && cohortOf(state.call, call, venue, definition, a.zoneOf);
    if (opening === undefined) throw new Error(`the course of ${wanted} is not known`);
    await send(wanted, 'OpenCohort', opening);
  }
  const { person, country, groups, name } = state;
  await send(wanted, 'EnrolLearner', { candidacy, person, groups, country, name: name ?? '' });
};

export const followPlaces = (a: Following): Reaction => ({
  name: 'follow-places',
  types: ['PlaceAccepted', 'PlaceBettered', 'PlaceLost', 'CandidacyWithdrawn'],
  react: (event, context) => followPlace(a, idOfStream(event.stream), context),
});
