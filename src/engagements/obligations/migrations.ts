import type { Migration } from '../../ledger/ledger.ts';

/** Every two different sides of `o`. */
const pairs = `cross join lateral (
    select distinct x collate "C" as a, y collate "C" as b from unnest(o.countries) x, unnest(o.countries) y where x collate "C" < y collate "C") p`;
const offices = (all: string) => `array(select distinct f collate "C" from unnest(${all}) f where f is not null order by 1)`;
const shape = `a text collate "C" not null, b text collate "C" not null, country text collate "C" not null, due text collate "C" not null,
        claimed boolean not null, disputed boolean not null, offices text[] not null`;
const indexes = (table: string, id: string) => `
      create index ${table}_between on ${table} (a, b, country, claimed, due, ${id});
      create index ${table}_late on ${table} (due) where not claimed;
      create index ${table}_disputed on ${table} (due) where disputed;`;

export const obligationMigrations: readonly Migration[] = [
  {
    // Pages ask for what is not met between two countries; most of what was ever owed is.
    name: 'engagements/0007-what-is-not-met',
    sql: `
      create index agreement_obligations_unmet on agreement_obligations using gin (countries) where met is null;
      create index agreement_obligations_disagree on agreement_obligations (due) where met is null and disagree;
      create index action_items_unmet on action_items using gin (countries) where met is null;
      create index action_items_disputed on action_items (due) where met is null and disputed;`,
  },
  {
    name: 'engagements/0008-what-is-owed',
    sql: `
      create table agreement_owed (
        stream text not null, obligation text collate "C" not null, ${shape}, primary key (stream, obligation, a, b)
      );
      create table meeting_owed (
        stream text not null, item text collate "C" not null, ${shape}, group_id text, primary key (stream, item, a, b)
      );
      insert into agreement_owed (stream, obligation, a, b, country, due, claimed, disputed, offices)
        select o.stream, o.obligation, p.a, p.b, o.country, o.due,
          not o.disagree and coalesce(o.says -> o.country ->> 'status' = 'done', false), o.disagree,
          ${offices('o.offices || o.owner || o.watcher')}
        from agreement_obligations o ${pairs} where o.met is null and o.status in ('signed', 'in-force');
      insert into meeting_owed (stream, item, a, b, country, due, claimed, disputed, offices, group_id)
        select o.stream, o.item, p.a, p.b, o.country, o.due, not o.disputed and coalesce(o.owing = 'done', false), o.disputed,
          ${offices('o.offices')}, o.group_id
        from action_items o ${pairs} where o.met is null;
      ${indexes('agreement_owed', 'obligation')}
      ${indexes('meeting_owed', 'item')}
      analyze agreement_owed;
      analyze meeting_owed;`,
  },
];
