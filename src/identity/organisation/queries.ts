import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { tablesOf } from '../tables.ts';
import type { OfficesTable, OrganisationsTable } from '../tables.ts';

export type OrganisationRow = Readonly<Omit<OrganisationsTable, 'stream'>>;
/** An office with the organisation it belongs to. */
export type OfficeRow = Readonly<Omit<OfficesTable, 'stream'>> & {
  readonly organisationName: string;
  readonly organisationNames: Readonly<Record<string, string>>;
  readonly country: string;
};

const withoutStream = ({ stream: _stream, ...rest }: OrganisationsTable): OrganisationRow => rest;

/** All organisations, by country and name. There are hundreds at most, so the list comes whole. */
export const listOrganisations = async (db: Ledger['db']): Promise<readonly OrganisationRow[]> =>
  (await tablesOf(db).selectFrom('organisations').selectAll().orderBy('country').orderBy('name').orderBy('id').execute()).map(
    withoutStream,
  );

export const findOrganisation = async (db: Ledger['db'], id: Id): Promise<OrganisationRow | undefined> => {
  const found = await tablesOf(db).selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst();
  return found && withoutStream(found);
};

const offices = (db: Ledger['db']) =>
  tablesOf(db)
    .selectFrom('offices')
    .innerJoin('organisations', 'organisations.stream', 'offices.stream')
    .select([
      'offices.id',
      'offices.organisation',
      'offices.name',
      'offices.names',
      'offices.closed',
      'organisations.name as organisationName',
      'organisations.names as organisationNames',
      'organisations.country',
    ]);

export const listOffices = async (db: Ledger['db'], of: { readonly organisation?: Id } = {}): Promise<readonly OfficeRow[]> => {
  const all = offices(db).orderBy('organisations.country').orderBy('organisationName').orderBy('offices.name').orderBy('offices.id');
  return (of.organisation === undefined ? all : all.where('offices.organisation', '=', of.organisation)).execute();
};

export const findOffice = async (db: Ledger['db'], id: Id): Promise<OfficeRow | undefined> =>
  offices(db).where('offices.id', '=', id).executeTakeFirst();
