import { type Kysely, sql } from 'kysely';
import { type Id, idOfStream, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import { planRound } from '../../ledger/jobs/rounds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Case, CaseStatus } from './case.ts';
import type { CaseTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CaseTables> => db;

export interface FoundCase {
  readonly id: Id;
  /** For `expectedVersion`. */
  readonly version: number;
  readonly state: Case;
}
export const findCase = async (ledger: Ledger, id: Id): Promise<FoundCase | undefined> => {
  const found = await ledger.state<Case>(streamId('case', id));
  return found && { id, ...found };
};

/** The states of these cases as they are now, by stream. */
export const statesOf = async ({ db }: Pick<Ledger, 'db'>, streams: readonly string[]): Promise<ReadonlyMap<string, Case>> => {
  const { rows } = await sql<{ stream: string; state: Case }>`
    select stream, state from streams where stream = any(${[...new Set(streams)]}::text[])`.execute(db);
  return new Map(rows.map(({ stream, state }) => [stream, state]));
};

const bare = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
const asSigns = (text: string): string => text.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
/** However it was typed: small letters, left-out hyphens, O for 0 and I or L for 1 are forgiven. */
const tidyReference = (typed: string): string => {
  const text = bare(typed);
  const signs = asSigns(text.slice(-10));
  return `${text.slice(0, -10)}-${signs.slice(0, 5)}-${signs.slice(5)}`;
};
export const tidyCode = (typed: string): string =>
  asSigns(bare(typed))
    .match(/.{1,5}/g)
    ?.join('-') ?? '';
export const findCaseByReference = async (ledger: Ledger, reference: string): Promise<FoundCase | undefined> => {
  const found = await tables(ledger.db)
    .selectFrom('case_references')
    .select('stream')
    .where('reference', '=', tidyReference(reference))
    .executeTakeFirst();
  return found && findCase(ledger, idOfStream(found.stream));
};

export interface OwnCase {
  readonly id: Id;
  readonly reference: string | null;
  readonly service: Id;
  readonly version: number;
  readonly status: CaseStatus;
  readonly trial: boolean;
  readonly opened: Instant;
  readonly submitted: Instant | null;
  readonly decided: Instant | null;
  readonly granted: boolean | null;
  readonly validUntil: Day | null;
  readonly appealUntil: Instant | null;
}
const ownColumns = [
  'id',
  'reference',
  'service',
  'version',
  'status',
  'trial',
  'opened_at as opened',
  'submitted_at as submitted',
  'decided_at as decided',
  'granted',
  'valid_until as validUntil',
  'appeal_until as appealUntil',
] as const;

/** The line of a list of own cases behind which the next page begins. */
export type OwnPlace = Pick<OwnCase, 'opened' | 'id'>;
export const ownPlaceOf = ({ opened, id }: OwnPlace): string => `${opened}~${id}`;
/** A place as it stood in an address; undefined for anything else. */
export const ownPlaceFrom = (text: string | undefined): OwnPlace | undefined => {
  const [, opened = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-zA-Z-]{1,100})$/.exec(text ?? '') ?? [];
  return opened === '' ? undefined : { opened, id };
};

/** A person's applications, newest first. */
export const listCasesOf = async (ledger: Ledger, person: Id, most = 200, after?: OwnPlace): Promise<readonly OwnCase[]> => {
  const own = tables(ledger.db)
    .selectFrom('cases')
    .select(ownColumns)
    .where('applicant', '=', person)
    .orderBy('opened_at', 'desc')
    .orderBy('stream')
    .limit(most);
  if (after === undefined) return own.execute();
  const { opened, id } = after;
  return own
    .where('opened_at', '<=', opened)
    .where((line) => line.or([line('opened_at', '<', opened), line('stream', '>', streamId('case', id))]))
    .execute();
};

/** A person's applications to one service that are not over: what a new one may repeat. */
export const listDuplicates = async (ledger: Ledger, person: Id, service: Id, except: Id | null): Promise<readonly OwnCase[]> =>
  tables(ledger.db)
    .selectFrom('cases')
    .select(ownColumns)
    .where('applicant', '=', person)
    .where('service', '=', service)
    .where('trial', '=', false)
    .where('status', 'not in', ['closed', 'withdrawn', 'lapsed'])
    .where('id', '!=', except ?? '')
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute();

export interface FoundLetter {
  readonly case: Id;
  readonly code: string;
  readonly issued: Instant;
  readonly granted: boolean;
  /** Of the PDF; null until it has been made. */
  readonly sha256: string | null;
}
export const findLetter = async (ledger: Ledger, code: string): Promise<FoundLetter | undefined> => {
  const found = await tables(ledger.db)
    .selectFrom('case_letters')
    .select(['stream', 'code', 'issued_at as issued', 'granted', 'sha256'])
    .where('code', '=', tidyCode(code))
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const { stream, ...letter } = found;
  return { case: idOfStream(stream), ...letter };
};

/** A place in the list of cases that wait for time. */
export interface WakePlace {
  readonly wake: Instant;
  readonly stream: string;
}
/** Cases for which something has come due, soonest first. `after`: where the last page ended. */
export const dueToWake = async (ledger: Ledger, now: Instant, limit: number, after?: WakePlace): Promise<readonly WakePlace[]> => {
  let query = tables(ledger.db)
    .selectFrom('case_wakes')
    .select(['wake_at as wake', 'stream'])
    .where('wake_at', '<=', now)
    .orderBy('wake_at')
    .orderBy('stream')
    .limit(limit);
  if (after !== undefined) query = query.where(sql<boolean>`(wake_at, stream) > (${after.wake}, ${after.stream})`);
  return query.execute();
};

/** Plans a round so many seconds from now, in place of one that waits. */
export const queueJob = planRound;
