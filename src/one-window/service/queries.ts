import { type Kysely, sql } from 'kysely';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ServiceTable, ServiceTables } from './row.ts';

interface CasesSeen {
  cases: { readonly service: string; readonly version: number; readonly status: string; readonly trial: boolean };
}
// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<ServiceTables & CasesSeen> => db;

export type VersionLine = Omit<ServiceTable, 'definition' | 'stream'>;
const line = ['service', 'version', 'status', 'title', 'digest', 'at', 'by_whom'] as const;

/** Every version of every service, or of one: by service, newest version first. */
export const listVersions = async (ledger: Ledger, service?: string): Promise<readonly VersionLine[]> => {
  const query = tables(ledger.db).selectFrom('services').select(line).orderBy('service').orderBy('version', 'desc');
  return (service === undefined ? query : query.where('service', '=', service)).execute();
};

/** What stands in the table under these digests; definitions come as JSON, as they were written. */
export const definitionsOf = async (
  ledger: Ledger,
  digests: readonly string[],
): Promise<readonly Pick<ServiceTable, 'service' | 'version' | 'digest' | 'definition'>[]> =>
  digests.length === 0
    ? []
    : tables(ledger.db)
        .selectFrom('services')
        .select(['service', 'version', 'digest', 'definition'])
        .where('digest', 'in', [...digests])
        .execute();

const notOver = ['draft', 'in-progress', 'sent-back', 'refused', 'under-appeal'];

export interface CasesOfVersion {
  readonly version: number;
  /** Still being filled in. */
  readonly drafts: number;
  /** With offices or the applicant, not final. */
  readonly open: number;
}
/** Cases of a service that are not over, by the version they keep; trials are not counted. Oldest version first. */
export const openCasesByVersion = async (ledger: Ledger, service: string): Promise<readonly CasesOfVersion[]> => {
  const found = await tables(ledger.db)
    .selectFrom('cases')
    .select([
      'version',
      sql<number>`(count(*) filter (where status = 'draft'))::int`.as('drafts'),
      sql<number>`(count(*) filter (where status <> 'draft'))::int`.as('open'),
    ])
    .where('service', '=', service)
    .where('status', 'in', notOver)
    .where('trial', '=', false)
    .groupBy('version')
    .orderBy('version')
    .execute();
  return found;
};

/** How many cases of each service are not over, trials left out. */
export const openCasesOfAll = async (ledger: Ledger): Promise<ReadonlyMap<string, number>> => {
  const found = await tables(ledger.db)
    .selectFrom('cases')
    .select(['service', sql<number>`count(*)::int`.as('open')])
    .where('status', 'in', notOver)
    .where('trial', '=', false)
    .groupBy('service')
    .execute();
  return new Map(found.map((f) => [f.service, f.open]));
};
