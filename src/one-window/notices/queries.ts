import { sql } from 'kysely';
import type { Letters } from '../../identity/contract.ts';
import { findOffice, listPeople, type PersonRow } from '../../identity/index.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger, Migration } from '../../ledger/ledger.ts';
import type { Role } from '../../kernel/decider/actor.ts';
import { everythingAtOnce, type NoticePreference } from './preference/preference.ts';

type Db = Ledger['db'];

/** By person; whoever chose nothing is told everything at once. */
export const preferencesOf = async (db: Db, people: readonly Id[]): Promise<ReadonlyMap<Id, NoticePreference>> => {
  const { rows } = await sql<NoticePreference & { person: Id }>`
    select person, rhythm, stopped from notice_preferences where person = any(${people}::text[])`.execute(db);
  const chosen = new Map(rows.map(({ person, rhythm, stopped }) => [person, { rhythm, stopped }]));
  return new Map(people.map((person) => [person, chosen.get(person) ?? everythingAtOnce]));
};
export const findPreference = async ({ db }: Pick<Ledger, 'db'>, person: Id): Promise<NoticePreference> =>
  (await preferencesOf(db, [person])).get(person) ?? everythingAtOnce;

/** Active people with this role at this office itself; not those who have it on the whole node. */
export const peopleAt = async (db: Db, office: Id, role: Role): Promise<readonly PersonRow[]> => {
  const people = await listPeople(db, { office, limit: 200 });
  return people.filter((p) => p.status === 'active' && p.grants.some((g) => g.role === role && g.office === office));
};

export const officeName = async (db: Db, office: Id): Promise<{ readonly en: string }> => {
  const found = await findOffice(db, office);
  return found === undefined ? { en: office } : { en: found.name, ...found.names };
};

/** One notice to one person. `mail` names it: kept or ordered twice, it is one. */
export interface NoticeMail {
  readonly person: Id;
  readonly letters: Letters;
  readonly mail: string;
}
/** Kept for each person's daily letter, which is ordered for `next` unless it waits already. */
export const keepForDigest = async (
  db: Db,
  mails: readonly NoticeMail[],
  { at, next }: { readonly at: Instant; readonly next: Instant },
) => {
  if (mails.length === 0) return;
  await sql`
    insert into notice_digests (id, person, at, letters)
    select mail, person, ${at}, letters from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) as m(mail text, person text, letters jsonb)
    on conflict (id) do nothing`.execute(db);
  const people = [...new Set(mails.map((m) => m.person))];
  const order = (person: Id) => ({
    task: 'notice-digest',
    key: `notice-digest/${person}`,
    payload: { person },
    runAt: next,
  });
  await orderJobs(db, people.map(order), { keepTime: true });
};

export interface Waiting {
  readonly id: string;
  readonly letters: Letters;
}
/** Takes what waits for a person, oldest first, and hands it to `order` in one transaction: it is either ordered or still waits. */
export const takeDigest = async (db: Db, person: Id, order: (db: Db, waiting: readonly Waiting[]) => Promise<void>): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<Waiting>`
      with taken as (delete from notice_digests where person = ${person} returning id, at, letters)
      select id, letters from taken order by at, id`.execute(transaction);
    if (rows.length > 0) await order(transaction, rows);
  });
};

export const digestMigrations: readonly Migration[] = [
  {
    name: 'one-window/0031-notice-digests',
    sql: `
create table notice_digests (
  id text primary key,
  person text not null,
  at text not null,
  letters jsonb not null
);
create index notice_digests_person on notice_digests (person, at);
`,
  },
];
