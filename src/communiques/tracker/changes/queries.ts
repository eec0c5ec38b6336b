import { sql } from 'kysely';
import type { JsonObject } from '../../../kernel/decider/decider.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { findCommitmentState } from '../../commitment/queries.ts';
import type { Iso2 } from '../../contract.ts';
import { shownNow } from './shown-now.ts';

export const changeTypes = [
  'CommitmentOpened',
  'MentionAdded',
  'DeliveryReported',
  'MilestoneCompleted',
  'CommitmentMerged',
  'CommitmentSplit',
  'CommitmentWithdrawn',
] as const;
export interface Change {
  readonly position: number;
  readonly at: string;
  readonly type: (typeof changeTypes)[number];
  /** The commitment's id. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly partners: readonly Iso2[];
  readonly stage: string | null;
  readonly data: JsonObject;
}

const columns = sql`l.position::float8 as position, e.at, e.type, c.id, c.number, c.title, c.partners, c.stage, e.data`;

const tellable = (ledger: Ledger, rows: readonly Change[]): Promise<readonly Change[]> =>
  Promise.all(
    rows.map(async (change) => {
      if (!JSON.stringify(change.data).includes('"document"')) return change;
      const standing = (await findCommitmentState(ledger, change.id))?.state.mentions ?? [];
      return { ...change, data: shownNow(change.data, standing) };
    }),
  );

/** What happened to commitments after a ledger position, oldest first: what a follower who has seen `position` has missed. */
export const changesSince = async (ledger: Ledger, position: number, most = 100): Promise<readonly Change[]> => {
  const { rows } = await sql<Change>`
    select ${columns} from log l join events e on e.stream = l.stream and e.version = l.version join commitments c on c.stream = l.stream
    where l.position > ${position} and l.stream like 'commitment/%' and e.type = any(${[...changeTypes]}::text[])
    order by l.position limit ${most}`.execute(ledger.db);
  return tellable(ledger, rows);
};

/** The newest changes first, of all commitments, of one partner's, or of one commitment: what an Atom feed shows. */
export const latestChanges = async (
  ledger: Ledger,
  of: { readonly partner?: Iso2; readonly id?: string } = {},
  most = 50,
): Promise<readonly Change[]> => {
  const partner = of.partner === undefined ? sql`true` : sql`c.partners @> ${[of.partner]}::text[]`;
  const one = of.id === undefined ? sql`l.stream like 'commitment/%'` : sql`l.stream = ${`commitment/${of.id}`}`;
  const { rows } = await sql<Change>`
    select ${columns} from log l join events e on e.stream = l.stream and e.version = l.version join commitments c on c.stream = l.stream
    where ${one} and ${partner} and e.type = any(${[...changeTypes]}::text[])
    order by l.position desc limit ${most}`.execute(ledger.db);
  return tellable(ledger, rows);
};
