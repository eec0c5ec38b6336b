/** What a published round means for one person. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Candidacy, CandidacyFact, Told, VenueReason } from './candidacy.ts';
import type { CandidacyOrder } from './commands.ts';

type Held = Pick<Candidacy, 'status' | 'ranking' | 'told' | 'stays'>;
const rankOf = (ranking: readonly Id[], venue: Id | null): number => {
  const rank = venue === null ? -1 : ranking.indexOf(venue);
  return rank < 0 ? ranking.length : rank;
};
/** Positions move with everybody who leaves, and are counted when somebody looks; they are no news. */
const results = (venues: readonly VenueReason[]): string => venues.map((v) => `${v.venue} ${v.result}`).join('\n');
/** Someone whose every wish is closed, or not for them, does not wait for anything. */
const mayStillCome = (told: Told): boolean => told.venues.some((v) => v.result === 'taken');

const withoutPlace = (told: Told): CandidacyFact =>
  mayStillCome(told) ? { type: 'PutOnList', data: told } : { type: 'NotSelected', data: { told } };

/**
 * An offer, a better place, the list, or nothing new. A place once offered or accepted is never lost to other people: only when its
 * venue was closed, or its course is over, is it taken back, and its people go on by the same rule.
 */
export const newsFor = (state: Held, { told, answerBy, closedVenues }: CandidacyOrder<'TellRound'>): readonly CandidacyFact[] => {
  if (state.told !== null && told.round <= state.told.round) return [];
  const { venue } = told;
  const seat = told.seat ?? '';
  const offer = (): CandidacyFact =>
    venue === null ? withoutPlace(told) : { type: 'PlaceOffered', data: { ...told, venue, seat, answerBy } };
  switch (state.status) {
    case 'admitted':
      return [offer()];
    case 'waiting':
    case 'not-selected':
      return venue !== null || results(told.venues) !== results(state.told?.venues ?? []) ? [offer()] : [];
    case 'offered':
    case 'accepted': {
      const before = state.told?.venue ?? null;
      if (venue === before) return [];
      const isBetter = rankOf(state.ranking, venue) < rankOf(state.ranking, before);
      if (isBetter && venue !== null) {
        if (state.status === 'offered') return [offer()];
        return state.stays ? [] : [{ type: 'PlaceBettered', data: { ...told, venue, seat } }];
      }
      return before === null || !closedVenues.includes(before)
        ? []
        : [{ type: 'PlaceLost', data: { ...told, reason: 'venue-closed' } }, offer()];
    }
    default:
      return [];
  }
};
