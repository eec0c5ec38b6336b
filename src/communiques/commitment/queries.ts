import type { Kysely } from 'kysely';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Commitment } from './commitment.ts';
import type { CommitmentTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CommitmentTables> => db;

/** The stream id (`commitment/…`) and own id of the commitment with this number. */
export const findCommitmentId = async (ledger: Ledger, number: string): Promise<Id | undefined> =>
  (await tables(ledger.db).selectFrom('commitments').select('id').where('number', '=', number).executeTakeFirst())?.id;

export const findCommitmentState = async (
  ledger: Ledger,
  id: Id,
): Promise<{ readonly version: number; readonly state: Commitment } | undefined> => ledger.state<Commitment>(streamId('commitment', id));

/** The highest serial a series has used, 0 for none; a number once given is never given again. */
export const lastSerial = async (ledger: Ledger, series: string): Promise<number> => {
  const found = await tables(ledger.db)
    .selectFrom('commitments')
    .select('serial')
    .where('series', '=', series)
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.serial ?? 0;
};

/** Where a candidate's mentions stand now; more than one only for a moment, between two steps of a move. */
export const whereMentioned = async (
  ledger: Ledger,
  communique: Id,
  candidate?: Id,
): Promise<readonly { readonly commitment: Id; readonly candidate: Id; readonly linkedTo: Id }[]> => {
  let query = tables(ledger.db).selectFrom('mentions').select(['stream', 'candidate', 'linked_to']).where('communique', '=', communique);
  if (candidate !== undefined) query = query.where('candidate', '=', candidate);
  const found = await query.execute();
  return found.map((m) => ({ commitment: m.stream.slice('commitment/'.length), candidate: m.candidate, linkedTo: m.linked_to }));
};

/** Commitments of the same parties, newest first: what a new candidate may belong to. */
export const listOfSeries = async (ledger: Ledger, series: string, most: number) =>
  tables(ledger.db)
    .selectFrom('commitments')
    .select(['id', 'number', 'title', 'stage', 'topic', 'topic2', 'instrument', 'last_said', 'quotes'])
    .where('series', '=', series)
    .where('status', '=', 'open')
    .orderBy('last_said', (o) => o.desc().nullsLast())
    .limit(most)
    .execute();
