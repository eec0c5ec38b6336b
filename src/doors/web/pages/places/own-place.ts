/** A candidacy as the person whose it is opens it: nobody else finds it here. */
import type { Call } from '../../../../programmes/call/call.ts';
import { findCall } from '../../../../programmes/call/queries.ts';
import type { Candidacy } from '../../../../programmes/candidacy/candidacy.ts';
import { findCandidacy } from '../../../../programmes/candidacy/queries.ts';
import { type Learning, listLearningOf } from '../../../../programmes/cohort/queries.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { nothingHere } from '../../refused.tsx';
import { zoneOfCountry } from '../apply/when.tsx';
import { type Phase, phaseOf } from '../programmes/around.tsx';

export interface OwnPlace {
  readonly id: Id;
  readonly state: Candidacy;
  readonly call: Call;
  readonly phase: Phase;
  readonly now: Instant;
  /** Their course, once they are on its roster. */
  readonly learning: Learning | undefined;
  /** The zone of the country the person lives in. */
  readonly home: string;
}

export const findOwnPlace = async (c: Ask, door: Door): Promise<OwnPlace | undefined> => {
  const found = await findCandidacy(door.ledger, c.req.param('case') ?? '');
  if (found === undefined || found.state.person !== c.get('visitor').person?.id) return undefined;
  const call = await findCall(door.ledger, found.state.call);
  if (call === undefined) return undefined;
  const now = door.clock();
  const home = zoneOfCountry(door, found.state.country);
  const learning = (await listLearningOf(door.ledger, found.state.person)).find((one) => one.candidacy === found.id);
  return { id: found.id, state: found.state, call: call.state, phase: phaseOf(call.state, now), now, home, learning };
};

type Answer = Response | Promise<Response>;
export const ofOwnPlace =
  (show: (c: Ask, door: Door, own: OwnPlace) => Answer) =>
  async (c: Ask, door: Door): Promise<Response> => {
    const own = await findOwnPlace(c, door);
    return own ? show(c, door, own) : nothingHere(c, door);
  };
export const formOfOwnPlace =
  (take: (c: Ask, door: Door, form: Form, own: OwnPlace) => Answer) =>
  async (c: Ask, door: Door, form: Form): Promise<Response> => {
    const own = await findOwnPlace(c, door);
    return own ? take(c, door, form, own) : nothingHere(c, door);
  };

/** Venues that stand above the place they have in their own order and may still come. */
export const higherVenues = ({ state }: Pick<OwnPlace, 'state'>): readonly Id[] => {
  const { told, ranking } = state;
  if (told === null || told.venue === null) return [];
  const mine = ranking.indexOf(told.venue);
  return ranking
    .slice(0, mine < 0 ? ranking.length : mine)
    .filter((venue) => told.venues.find((v) => v.venue === venue)?.result === 'taken');
};
/** An offer that time has not ended yet; the ledger may notice an end a little later. */
export const mayAnswer = ({ state, now }: Pick<OwnPlace, 'state' | 'now'>): boolean =>
  state.status === 'offered' && state.told !== null && (state.answerBy === null || now < state.answerBy);
export const isLearnt = ({ learning }: Pick<OwnPlace, 'learning'>): boolean => learning !== undefined && learning.status !== 'enrolled';
/** While offices work on the application it is withdrawn where they see it; and once the course is over there is no place to give up. */
export const mayWithdraw = (own: Pick<OwnPlace, 'state' | 'learning'>): boolean =>
  ['admitted', 'waiting', 'accepted'].includes(own.state.status) && !isLearnt(own);
