import type { Grant, Role } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { sql } from 'kysely';
import { tablesOf } from '../tables.ts';
import type { PeopleTable } from '../tables.ts';
import { tidyEmail } from './fields.ts';
import type { PersonStatus } from './person.ts';

export interface PersonRow {
  readonly id: Id;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly status: PersonStatus;
  readonly grants: readonly Grant[];
  readonly registeredAt: Instant;
}

const fromTable = ({ stream: _stream, registered_at, ...rest }: PeopleTable): PersonRow => ({ ...rest, registeredAt: registered_at });

export const findPerson = async (db: Ledger['db'], id: Id): Promise<PersonRow | undefined> => {
  const found = await tablesOf(db).selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return found && fromTable(found);
};

export const findPersonByEmail = async (db: Ledger['db'], email: string): Promise<PersonRow | undefined> => {
  const tidy = tidyEmail(email);
  const found = tidy && (await tablesOf(db).selectFrom('people').selectAll().where('email', '=', tidy).executeTakeFirst());
  return found ? fromTable(found) : undefined;
};

export interface PeopleFilter {
  readonly office?: Id | undefined;
  /** Part of a name or an e-mail address. */
  readonly text?: string | undefined;
}

const peopleBy = (db: Ledger['db'], { office, text = '' }: PeopleFilter) => {
  let query = tablesOf(db).selectFrom('people').where('status', '<>', 'erased');
  if (office !== undefined) query = query.where(sql<boolean>`grants @> ${JSON.stringify([{ office }])}::jsonb`);
  const part = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return part === '%%' ? query : query.where((e) => e.or([e('name', 'ilike', part), e('email', 'ilike', part)]));
};

/** A page of people, by name; erased ones are left out. `limit` is at most 200. */
export const listPeople = async (
  db: Ledger['db'],
  page: PeopleFilter & { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly PersonRow[]> => {
  const found = await peopleBy(db, page)
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(Math.min(page.limit ?? 50, 200))
    .offset(page.offset ?? 0)
    .execute();
  return found.map(fromTable);
};

export const countPeople = async (db: Ledger['db'], filter: PeopleFilter = {}): Promise<number> => {
  const found = await peopleBy(db, filter)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirst();
  return Number(found?.count ?? 0);
};

/** Names by id, for pages that show who did what; erased and unknown people are missing from it. */
export const namesOf = async (db: Ledger['db'], ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> => {
  if (ids.length === 0) return new Map();
  const found = await tablesOf(db)
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(found.flatMap((p) => (p.name === null ? [] : [[p.id, p.name] as const])));
};

/** Whether someone active has this role, not counting `except`. */
export const hasAnyone = async (db: Ledger['db'], role: Role, except: Id = ''): Promise<boolean> => {
  const found = await tablesOf(db)
    .selectFrom('people')
    .select('id')
    .where('status', '=', 'active')
    .where('id', '<>', except)
    .where(sql<boolean>`grants @> ${JSON.stringify([{ role }])}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};

/** The administrator who has been here longest; undefined when there is none. */
export const findFirstAdministrator = async (db: Ledger['db']): Promise<Id | undefined> => {
  const found = await tablesOf(db)
    .selectFrom('people')
    .select('id')
    .where('status', '=', 'active')
    .where(sql<boolean>`grants @> '[{"role": "administrator"}]'::jsonb`)
    .orderBy('registered_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return found?.id;
};
