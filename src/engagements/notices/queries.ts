import { sql } from 'kysely';
import { listOffices, listPeople, mailJob, type Letters } from '../../identity/index.ts';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger, Migration } from '../../ledger/ledger.ts';

export const noticeMigrations: readonly Migration[] = [
  {
    name: 'engagements/0006-notices',
    sql: 'create table engagement_notices (name text primary key, at text not null);',
  },
];

/** A mail by its name: what of, and to whom. */
export interface Notice {
  readonly name: string;
  readonly person: Id;
  readonly letters: Letters;
}
/** Orders mails, each once for ever: its name is written down together with the order. */
export const orderNotices = async (ledger: Ledger, notices: readonly Notice[], now: Instant): Promise<number> => {
  if (notices.length === 0) return 0;
  return ledger.db.transaction().execute(async (db) => {
    const names = [...new Set(notices.map((n) => n.name))];
    const { rows } = await sql<{ name: string }>`
      insert into engagement_notices (name, at) select n, ${now} from unnest(${names}::text[]) as n
      on conflict do nothing returning name`.execute(db);
    const fresh = new Set(rows.map((r) => r.name));
    const orders = notices
      .filter((n) => fresh.has(n.name))
      .map(({ name, person, letters }) => mailJob({ to: { person }, mail: name, letters }));
    await orderJobs(db, orders);
    return fresh.size;
  });
};

/** Somebody who works at a desk: who they are and from which country they look at things. */
export interface DeskPerson {
  readonly id: Id;
  readonly actor: Actor;
  readonly supervises: boolean;
}
/** Active people at this very office. */
export const peopleAt = async ({ db }: Pick<Ledger, 'db'>, office: Id): Promise<readonly DeskPerson[]> => {
  const people = await listPeople(db, { office, limit: 200 });
  return people.flatMap(({ id, status, grants }): readonly DeskPerson[] => {
    const here = grants.filter((g) => g.office === office && (g.role === 'officer' || g.role === 'supervisor'));
    if (status !== 'active' || here.length === 0) return [];
    return [{ id, actor: { kind: 'person', id, grants }, supervises: here.some((g) => g.role === 'supervisor') }];
  });
};

/** Offices that run a relationship or owe something in one, with their country. */
export const desksOfRelations = async (ledger: Ledger): Promise<readonly { readonly office: Id; readonly country: string }[]> => {
  const { rows } = await sql<{ office: Id }>`
    select distinct office from (
      select unnest(offices) as office from agreements where status not in ('ended', 'abandoned')
      union all select owner from agreement_obligations where met is null
      union all select watcher from agreement_obligations where met is null and watcher is not null
      union all select unnest(offices) from action_items where met is null
      union all select unnest(offices) from meetings where status = 'planned') as o order by 1`.execute(ledger.db);
  const offices = new Map((await listOffices(ledger.db)).map((o) => [o.id, o.country]));
  return rows.flatMap(({ office }) => {
    const country = offices.get(office);
    return country === undefined ? [] : [{ office, country }];
  });
};
