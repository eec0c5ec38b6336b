import { type Kysely, sql } from 'kysely';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CommitmentTables } from '../commitment/row.ts';
import type { Iso2, Meeting, Source } from '../contract.ts';
import type { CandidateFields, DeskCandidate } from './candidate.ts';
import type { Communique, Reading } from './communique.ts';
import type { CommuniqueTables } from './row.ts';
import { likeness, sameTextFrom } from './signature.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CommuniqueTables & CommitmentTables> => db;

/** The communiqué that carries this text already, or all but: syndicated copies collapse into one. */
export const findSameText = async (
  ledger: Ledger,
  signature: readonly number[],
): Promise<{ readonly id: Id; readonly likeness: number } | undefined> => {
  if (signature.length === 0) return undefined;
  const near = await tables(ledger.db)
    .selectFrom('communiques')
    .select(['id', 'signature'])
    .where(sql<boolean>`signature && ${[...signature]}::int[]`)
    .limit(500)
    .execute();
  const best = near.map((c) => ({ id: c.id, likeness: likeness(signature, c.signature) })).sort((a, b) => b.likeness - a.likeness)[0];
  return best !== undefined && best.likeness >= sameTextFrom ? best : undefined;
};

/** The communiqué known from this address. */
export const findByAddress = async (ledger: Ledger, url: string): Promise<Id | undefined> => {
  const found = await tables(ledger.db)
    .selectFrom('communique_sources')
    .select('stream')
    .where('url', '=', url)
    .limit(1)
    .executeTakeFirst();
  return found?.stream.slice('communique/'.length);
};

export interface Highlight extends CandidateFields {
  readonly candidate: Id;
  /** Null for the moment until the commitment is there. */
  readonly commitment: { readonly id: Id; readonly number: string; readonly title: string } | null;
}
export interface CommuniquePage {
  readonly id: Id;
  readonly version: number;
  readonly text: string;
  readonly language: string;
  readonly sources: readonly Source[];
  readonly parties: readonly Iso2[];
  readonly meeting: Meeting | null;
  /** The confirmed passages, in order of the text. */
  readonly highlights: readonly Highlight[];
}

const commitmentsOf = async (ledger: Ledger, id: Id) =>
  tables(ledger.db)
    .selectFrom('mentions as m')
    .innerJoin('commitments as c', 'c.stream', 'm.stream')
    .select(['m.candidate', 'c.id', 'c.number', 'c.title'])
    .where('m.communique', '=', id)
    .execute();

/** A communiqué as the public sees it; undefined when there is none or nothing in it has been confirmed yet. */
export const findCommuniquePage = async (ledger: Ledger, id: Id): Promise<CommuniquePage | undefined> => {
  const [found, linked] = await Promise.all([ledger.state<Communique>(streamId('communique', id)), commitmentsOf(ledger, id)]);
  if (found === undefined) return undefined;
  const { text, language, sources, parties, meeting, candidates, finished } = found.state;
  const accepted = candidates.filter((c) => c.status === 'accepted');
  if (accepted.length === 0 && finished === null) return undefined;
  const highlights = accepted.map((c) => {
    const link = linked.find((l) => l.candidate === c.id);
    return {
      ...c.fields,
      candidate: c.id,
      commitment: link === undefined ? null : { id: link.id, number: link.number, title: link.title },
    };
  });
  return { id, version: found.version, text, language, sources, parties, meeting, highlights };
};

export interface QueueLine {
  readonly id: Id;
  readonly title: string;
  readonly outlet: string;
  readonly parties: readonly Iso2[];
  readonly received: string;
  readonly saidOn: string;
  readonly sources: number;
  readonly waiting: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly read: boolean;
  readonly finished: boolean;
}

/** What waits on the desk, oldest first; or what is finished, newest first. */
export const deskQueue = async (ledger: Ledger, of: 'waiting' | 'finished' = 'waiting', most = 200): Promise<readonly QueueLine[]> => {
  const rows = await tables(ledger.db)
    .selectFrom('communiques')
    .select([
      'id',
      'title',
      'outlet',
      'parties',
      'received',
      'said_on as saidOn',
      'sources',
      'waiting',
      'accepted',
      'rejected',
      'read',
      'finished',
    ])
    .where('finished', '=', of === 'finished')
    .orderBy('received', of === 'finished' ? 'desc' : 'asc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows;
};

export interface DeskPage {
  readonly id: Id;
  readonly version: number;
  readonly text: string;
  readonly language: string;
  readonly sources: readonly Source[];
  readonly parties: readonly Iso2[];
  readonly meeting: Meeting | null;
  readonly reading: Reading | null;
  readonly finished: Communique['finished'];
  /** Review these first: the reading is in doubt. */
  readonly check: readonly DeskCandidate[];
  readonly firm: readonly DeskCandidate[];
  /** Shown on request. */
  readonly hidden: readonly DeskCandidate[];
  readonly decided: readonly DeskCandidate[];
  /** The commitment that each accepted candidate stands in, by candidate id. */
  readonly commitments: Readonly<Record<Id, { readonly id: Id; readonly number: string; readonly title: string }>>;
}

/** A communiqué as officers see it, whatever its state. */
export const findDeskPage = async (ledger: Ledger, id: Id): Promise<DeskPage | undefined> => {
  const [found, linked] = await Promise.all([ledger.state<Communique>(streamId('communique', id)), commitmentsOf(ledger, id)]);
  if (found === undefined) return undefined;
  const { text, language, sources, parties, meeting, reading, finished, candidates } = found.state;
  const waiting = candidates.filter((c) => c.status === 'waiting');
  const inBand = (band: DeskCandidate['band']) => waiting.filter((c) => c.band === band);
  return {
    id,
    version: found.version,
    text,
    language,
    sources,
    parties,
    meeting,
    reading,
    finished,
    check: inBand('check'),
    firm: inBand('firm'),
    hidden: inBand('hidden'),
    decided: candidates.filter((c) => c.status === 'accepted' || c.status === 'rejected'),
    commitments: Object.fromEntries(linked.map(({ candidate, ...c }) => [candidate, c])),
  };
};
