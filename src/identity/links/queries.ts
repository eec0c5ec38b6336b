import type { Ledger } from '../../ledger/ledger.ts';
import type { Migration } from '../../ledger/ledger.ts';
import { tablesOf } from '../tables.ts';
import type { LinksTable } from '../tables.ts';

type Db = Ledger['db'];
interface Sought {
  readonly hash: string;
  readonly purpose: string;
  readonly now: string;
}

export const insertLink = async (db: Db, link: LinksTable): Promise<void> => {
  await tablesOf(db).insertInto('links').values(link).execute();
};

export const findLinkRow = async (db: Db, a: Sought): Promise<{ id: string; about: string } | undefined> =>
  tablesOf(db)
    .selectFrom('links')
    .select(['id', 'about'])
    .where('hash', '=', a.hash)
    .where('purpose', '=', a.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(a.now))
    .executeTakeFirst();

export const takeLinkRow = async (db: Db, a: Sought): Promise<{ id: string; about: string } | undefined> =>
  tablesOf(db)
    .updateTable('links')
    .set({ used_at: new Date(a.now) })
    .where('hash', '=', a.hash)
    .where('purpose', '=', a.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(a.now))
    .returning(['id', 'about'])
    .executeTakeFirst();

/** Ends every open link of one purpose made for someone. */
export const dropLinks = async (db: Db, about: string, purposes?: readonly string[]): Promise<void> => {
  const all = tablesOf(db).deleteFrom('links').where('about', '=', about);
  await (purposes === undefined ? all : all.where('purpose', 'in', [...purposes])).execute();
};

export const dropExpiredLinks = async (db: Db, now: string): Promise<void> => {
  await tablesOf(db).deleteFrom('links').where('expires_at', '<', new Date(now)).execute();
};

export const migrations: readonly Migration[] = [
  {
    name: 'identity/0004-links',
    sql: `
create table links (
  hash text primary key,
  id text not null,
  purpose text not null,
  about text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index links_about on links (about);
create index links_expires_at on links (expires_at);
`,
  },
];
