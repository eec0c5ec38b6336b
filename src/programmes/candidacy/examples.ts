/** Named facts of one candidacy, for tests, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import type { CandidacyFact, Told } from './candidacy.ts';
import type { CandidacyCommandType } from './commands.ts';

export const person = 'applicant-1';
const standing = { ranking: ['south-quay', 'north-quay'], notFor: [], groups: ['women'] } as const;
export const entry = {
  ...standing,
  ...{ call: 'call-1', programme: 'boat-builders', reference: 'BB-7K3M9-QX2PD', person, country: 'AX', language: 'en' },
  lot: '0123456789abcdef0123456789abcdef',
} as const;
export const name = 'Ada of the islands';
export const admission = { ...standing, score: 7350, reviews: [{ task: 'review-one', score: 70 }] } as const;
const lottery = '0a1b2c3d4e5f';
/** Nothing yet: others stood before them at both. */
export const onList = (round: number): Told => ({
  ...{ round, venue: null, seat: null, place: 31, lottery },
  venues: [
    { venue: 'south-quay', result: 'taken', position: 9 },
    { venue: 'north-quay', result: 'taken', position: 4 },
  ],
});
/** Their second wish, on a reserved seat. */
export const atNorth = (round: number): Told => ({
  ...{ round, venue: 'north-quay', seat: 'women', place: 31, lottery },
  venues: [
    { venue: 'south-quay', result: 'taken', position: 9 },
    { venue: 'north-quay', result: 'given', position: null },
  ],
});
/** Their first wish. */
export const atSouth = (round: number): Told => ({
  ...{ round, venue: 'south-quay', seat: '', place: 31, lottery },
  venues: [
    { venue: 'south-quay', result: 'given', position: null },
    { venue: 'north-quay', result: 'not-needed', position: null },
  ],
});
/** Nothing is left that they ranked. */
export const allClosed = (round: number): Told => ({
  ...{ round, venue: null, seat: null, place: 31, lottery },
  venues: [
    { venue: 'south-quay', result: 'closed', position: null },
    { venue: 'north-quay', result: 'not-eligible', position: null },
  ],
});
export const answerBy = '2026-01-20T12:00:00.000Z';
export const tellRound = (told: Told, closedVenues: readonly string[] = []) => ({ told, answerBy, closedVenues });

export const entered: Given<CandidacyFact> = { type: 'CandidacyEntered', data: entry, personal: { name }, about: [person] };
export const admitted: Given<CandidacyFact> = { type: 'CandidacyAdmitted', data: admission };
export const refused: Given<CandidacyFact> = { type: 'CandidacyRefused', data: { reason: 'review', rules: [] } };
export const offered: Given<CandidacyFact> = {
  type: 'PlaceOffered',
  data: { ...atNorth(0), venue: 'north-quay', seat: 'women', answerBy },
};
export const offeredBetter: Given<CandidacyFact> = {
  type: 'PlaceOffered',
  data: { ...atSouth(1), venue: 'south-quay', seat: '', answerBy },
};
export const bettered: Given<CandidacyFact> = { type: 'PlaceBettered', data: { ...atSouth(1), venue: 'south-quay', seat: '' } };
export const listed: Given<CandidacyFact> = { type: 'PutOnList', data: onList(0) };
export const notSelected: Given<CandidacyFact> = { type: 'NotSelected', data: { told: null } };
export const accepted: Given<CandidacyFact> = { type: 'PlaceAccepted', data: { venue: 'north-quay', stay: false } };
export const acceptedToStay: Given<CandidacyFact> = { type: 'PlaceAccepted', data: { venue: 'north-quay', stay: true } };
export const declined: Given<CandidacyFact> = { type: 'PlaceDeclined', data: {} };
export const expired: Given<CandidacyFact> = { type: 'OfferExpired', data: {} };
export const lost: Given<CandidacyFact> = { type: 'PlaceLost', data: { ...onList(1), reason: 'venue-closed' } };
export const withdrawn: Given<CandidacyFact> = { type: 'CandidacyWithdrawn', data: {} };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<CandidacyFact>[];
  readonly commands: readonly { readonly type: CandidacyCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'EnterCandidacy', data: { ...entry, name } },
  { type: 'AdmitCandidacy', data: admission },
  { type: 'RefuseCandidacy', data: refused.data },
  { type: 'TellRound', data: tellRound(atSouth(1)) },
  { type: 'AcceptPlace', data: { round: 0, stay: false } },
  { type: 'DeclinePlace', data: { round: 0 } },
  { type: 'WithdrawCandidacy', data: { courseOver: false } },
  { type: 'CloseList', data: {} },
  { type: 'PassTime', data: {} },
];
export const untilOffered: readonly Given<CandidacyFact>[] = [entered, admitted, offered];
export const candidacyExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'applied', facts: [entered], commands },
  { state: 'refused', facts: [entered, refused], commands },
  { state: 'admitted', facts: [entered, admitted], commands },
  { state: 'waiting', facts: [entered, admitted, listed], commands },
  { state: 'offered', facts: untilOffered, commands },
  { state: 'accepted', facts: [...untilOffered, accepted], commands },
  { state: 'moved up', facts: [...untilOffered, accepted, bettered], commands },
  { state: 'declined', facts: [...untilOffered, declined], commands },
  { state: 'expired', facts: [...untilOffered, expired], commands },
  { state: 'place lost', facts: [...untilOffered, acceptedToStay, lost], commands },
  { state: 'not selected', facts: [entered, admitted, listed, notSelected], commands },
  { state: 'withdrawn', facts: [entered, withdrawn], commands },
];
