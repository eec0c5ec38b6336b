/** The room that turns communiqués into tracked commitments, as one value. */
import type { RegisterDocuments } from '../engagements/contract.ts';
import type { MakeId } from '../kernel/identifiers/identifiers.ts';
import type { Clock } from '../kernel/time/time.ts';
import type { Room } from '../ledger/ledger.ts';
import { commitment } from './commitment/decider.ts';
import { commitmentMigrations } from './commitment/row.ts';
import { communique } from './communique/decider.ts';
import { readCommunique } from './communique/read-task.ts';
import { communiqueMigrations } from './communique/row.ts';
import type { RegisterRules } from './contract.ts';
import type { Extractor } from './extraction/extraction.ts';
import { tellFollowers } from './following/tell-followers.ts';
import { fetchAddress, openNetwork, usualLimits } from './intake/address.ts';
import { type FetchAddress, pollFeed } from './intake/feed/poll.ts';
import { feed, feedMigrations } from './intake/feed/row.ts';
import { placeDocuments } from './place-documents.ts';
import { joinSides, placeMentions } from './reactions.ts';
import { readMinutes } from './read-minutes.ts';

export type * from './contract.ts';
export { type CommitmentCommandType, type CommitmentOrder, commitmentCommands } from './commitment/commands.ts';
export {
  type Commitment,
  type CommitmentStatus,
  type Delivery,
  deliveryOf,
  deliveryScales,
  type Heading,
  type Milestone,
  type Owner,
  statusOf,
} from './commitment/commitment.ts';
export { commitmentExamples } from './commitment/examples.ts';
export { type Merging, mergeCommitments } from './commitment/merge.ts';
export { isNumber } from './commitment/number.ts';
export { findCommitmentId, findCommitmentState } from './commitment/queries.ts';
export { rankOf, type StepBack } from './commitment/standing.ts';
export { type CandidateFields, type DeskCandidate, type Rejection, rejections } from './communique/candidate.ts';
export { type CommuniqueCommandType, type CommuniqueOrder, communiqueCommands } from './communique/commands.ts';
export { type Communique, longestText, mostCandidates, saidOn } from './communique/communique.ts';
export { communiqueExamples } from './communique/examples.ts';
export {
  type CommuniquePage,
  type DeskPage,
  deskQueue,
  findByAddress,
  findCommuniquePage,
  findDeskPage,
  findSameText,
  type Highlight,
  type QueueLine,
} from './communique/queries.ts';
export { type Incoming, type Received, receiveText } from './communique/receive.ts';
export { instruments, stages, topics } from './extraction/extraction.ts';
export { type Fetched, fetchAddress, type Network } from './intake/address.ts';
export { type FeedCommandType, feedCommands } from './intake/feed/decide.ts';
export { listFeeds } from './intake/feed/queries.ts';
export type { FeedTable } from './intake/feed/row.ts';
export { languageOf } from './intake/language.ts';
export { largestUpload, type ReadText, textOfUpload } from './intake/upload.ts';
export { type BandFigures, type ReadingFigures, readingFigures } from './tracker/accuracy/queries.ts';
export { type Change, changesSince, changeTypes, latestChanges } from './tracker/changes/queries.ts';
export {
  type CommitmentPage,
  findCommitmentPage,
  findCommitmentPageById,
  type HistoryLine,
  type ShownMention,
} from './tracker/commitment/queries.ts';
export {
  type CommitmentFilter,
  type CommitmentList,
  type CommitmentSummary,
  type Facet,
  type FacetValue,
  facets,
  type Mark,
  type Today,
} from './tracker/commitments/filter.ts';
export { listAllCommitments, listCommitments, searchSuggestions } from './tracker/commitments/queries.ts';
export { asCsv, commitmentsAsRows, datasetColumns, type DatasetRow } from './tracker/dataset.ts';
export {
  type HomeFigures,
  homeFigures,
  listMeetings,
  listPartners,
  type Marked,
  type MeetingLine,
  type PartnerCount,
  type StageCount,
} from './tracker/home/queries.ts';
export { suggestLinks } from './tracker/links/queries.ts';
export type { LinkSuggestion } from './tracker/links/suggest.ts';
export { findPartnerPage, type ParticipantLine, type PartnerPage, type TopicCount } from './tracker/partner/queries.ts';
export { type PromiseLine, promisesWith } from './tracker/promises/queries.ts';
export { commitment, communique, feed };

export interface CommuniquesOptions {
  readonly extractor: Extractor;
  readonly rules: RegisterRules;
  readonly makeId: MakeId;
  readonly clock: Clock;
  /** How feeds and their articles are fetched; the guarded open network unless a test stands in for it. */
  readonly fetchAddress?: FetchAddress;
  /** The address people see; without it followers are told nothing, for a mail needs a link. */
  readonly publicUrl?: string;
  /** Agreements that speak of commitments; without it there are none. */
  readonly documents?: RegisterDocuments;
}

const guarded: FetchAddress = (address, limits = usualLimits) => fetchAddress(address, limits, openNetwork);

export const communiques = ({
  extractor,
  rules,
  makeId,
  clock,
  fetchAddress: fetching = guarded,
  publicUrl,
  documents,
}: CommuniquesOptions): Room => ({
  name: 'communiques',
  deciders: [communique, commitment, feed],
  migrations: [...communiqueMigrations, ...commitmentMigrations, ...feedMigrations],
  reactions: [
    placeMentions(rules),
    joinSides(rules),
    ...(documents === undefined ? [] : [placeDocuments(documents)]),
    ...(publicUrl === undefined ? [] : [readMinutes(publicUrl), tellFollowers({ publicUrl, clock })]),
  ],
  tasks: {
    'read-communique': readCommunique({ extractor, makeId, clock }),
    'poll-feed': pollFeed({ fetchAddress: fetching, makeId, clock }),
  },
});
