import type { Kysely } from 'kysely';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Programme } from './programme.ts';
import type { ProgrammeTable, ProgrammeTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<ProgrammeTables> => db;

export type ProgrammeLine = Omit<ProgrammeTable, 'definition' | 'stream'>;
const line = ['programme', 'version', 'status', 'lead', 'title', 'digest', 'at', 'by_whom'] as const;

/** The newest version of every programme, by title; retired ones come last. */
export const listProgrammes = async (ledger: Ledger): Promise<readonly ProgrammeLine[]> =>
  tables(ledger.db)
    .selectFrom('programmes')
    .select(line)
    .where('status', '<>', 'superseded')
    .orderBy('status')
    .orderBy('title')
    .orderBy('programme')
    .execute();

/** Every version of every programme, or of one: by programme, newest version first. */
export const listProgrammeVersions = async (ledger: Ledger, programme?: Id): Promise<readonly ProgrammeLine[]> => {
  const query = tables(ledger.db).selectFrom('programmes').select(line).orderBy('programme').orderBy('version', 'desc');
  return (programme === undefined ? query : query.where('programme', '=', programme)).execute();
};

/** A programme with all its versions, and the version of its stream for `expectedVersion`. */
export const findProgramme = async (ledger: Ledger, id: Id): Promise<{ readonly version: number; readonly state: Programme } | undefined> =>
  ledger.state<Programme>(streamId('programme', id));

/** What stands in the table under these digests; definitions come as JSON, as they were written. */
export const programmeDefinitions = async (
  ledger: Ledger,
  digests: readonly string[],
): Promise<readonly Pick<ProgrammeTable, 'programme' | 'version' | 'digest' | 'definition'>[]> =>
  digests.length === 0
    ? []
    : tables(ledger.db)
        .selectFrom('programmes')
        .select(['programme', 'version', 'digest', 'definition'])
        .where('digest', 'in', [...digests])
        .execute();
