import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Candidacy, CandidacyFact, Told } from './candidacy.ts';

const told = ({ round, venue, seat, place, lottery, venues }: Told): Told => ({ round, venue, seat, place, lottery, venues });

export const evolve = (state: Candidacy | null, event: Recorded<CandidacyFact>): Candidacy => {
  if (event.type === 'CandidacyEntered') {
    return {
      ...event.data,
      status: 'applied',
      score: null,
      reviews: [],
      because: null,
      told: null,
      answerBy: null,
      appliedAt: event.at,
      stays: false,
      name: event.personal?.name ?? null,
    };
  }
  if (state === null) throw new Error(`a candidacy begins with CandidacyEntered, not with ${event.type}`);
  switch (event.type) {
    case 'CandidacyAdmitted':
      return { ...state, ...event.data, status: 'admitted', because: null };
    case 'CandidacyRefused':
      return { ...state, status: 'refused', because: event.data };
    case 'PlaceOffered':
      return { ...state, status: 'offered', told: told(event.data), answerBy: event.data.answerBy };
    case 'PlaceBettered':
      return { ...state, told: told(event.data) };
    case 'PutOnList':
      return { ...state, status: 'waiting', told: told(event.data), answerBy: null };
    case 'NotSelected':
      return { ...state, status: 'not-selected', told: event.data.told ?? state.told, answerBy: null };
    case 'PlaceAccepted':
      return {
        ...state,
        status: 'accepted',
        answerBy: null,
        stays: event.data.stay,
        // What they ranked below stays: were this venue to close, they would go on from there.
        ranking: event.data.stay ? state.ranking.slice(state.ranking.indexOf(event.data.venue)) : state.ranking,
      };
    case 'PlaceDeclined':
      return { ...state, status: 'declined', answerBy: null };
    case 'OfferExpired':
      return { ...state, status: 'expired', answerBy: null };
    case 'PlaceLost':
      return { ...state, status: 'waiting', told: told(event.data), answerBy: null, stays: false };
    case 'CandidacyWithdrawn':
      return { ...state, status: 'withdrawn', answerBy: null };
  }
};
