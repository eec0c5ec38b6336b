// Fills a node with cases of 200 offices: some thousand lives as the decider decides them, then copies of these by SQL under names,
// references and people of their own. A sample is compared with what the decider would have written.
// usage: DATABASE_URL=postgres://… npx tsx bench/many-cases.ts [cases] [lives]     Keeps the database daricha_cases_<cases>.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { OpenNode } from '../src/doors/node.ts';
import type { AnyDecider } from '../src/kernel/decider/decider.ts';
import { connectStorage } from '../src/ledger/storage/connection.ts';
import { append } from '../src/ledger/streams/append.ts';
import { type Append, shapeOf } from '../src/ledger/streams/append-statement.ts';
import { rowsByTable } from '../src/ledger/streams/rows.ts';
import { readTables } from '../src/ledger/streams/tables.ts';
import { caseTables } from '../src/one-window/case/row.ts';
import { refreshFigures } from '../src/one-window/statistics/refresh.ts';
import { appendOf, liveOne } from './case-lives.ts';
import { addPeople, type BenchPeople, type BenchPlace, benchPlace } from './window-node.ts';

/** One copy in so many keeps its life's applicant, and has its events too: those are the cases that pages are asked for. */
export const visited = 50;

const addLives = async (node: OpenNode, url: string, people: BenchPeople, lives: number): Promise<void> => {
  const decider = node.window.case;
  const storage = connectStorage(url);
  const tables = await readTables(storage.pool, [decider as AnyDecider]);
  const now = Date.now();
  const byShape = new Map<string, Append[]>();
  for (let i = 0; i < lives; i++) {
    const one = appendOf(decider, tables, liveOne(decider, people, i, now));
    byShape.set(shapeOf(one), [...(byShape.get(shapeOf(one)) ?? []), one]);
  }
  for (const alike of byShape.values()) {
    for (let from = 0; from < alike.length; from += 200) await append(storage.pool, alike.slice(from, from + 200));
  }
  await storage.close();
};

/** A name, reference and applicant for copy `k` of a stream; the same in every table. */
const copyOf = `
  create function pg_temp.reference(was text, s text) returns text language sql immutable as $$
    select was_prefix || upper(substr(d, 1, 5) || '-' || substr(d, 6, 5)) from (select split_part(was, '-', 1) || '-' as was_prefix, md5('r' || s) as d) x $$;
  create function pg_temp.name(s text) returns text language sql immutable as $$
    select 'Company ' || ('x' || substr(md5('n' || s), 1, 6))::bit(24)::int::text $$;
  create function pg_temp.code(was text, s text) returns text language sql immutable as $$
    select upper(concat_ws('-', substr(d, 1, 5), substr(d, 6, 5), substr(d, 11, 5), substr(d, 16, 5))) from (select md5(was || s) as d) x $$;
  create function pg_temp.applicant(was text, s text, k int) returns text language sql immutable as $$
    select case when k % ${visited} = 0 then was else 'somebody-' || (('x' || substr(md5('a' || s), 1, 6))::bit(24)::int % 300000)::text end $$;
`;
const copies = (from: number, to: number): readonly string[] => {
  const of = (table: string): string =>
    `${table} t cross join generate_series(${from}, ${to}) k cross join lateral (select t.stream || '-' || k as s) n`;
  const lives = `t.stream ~ '^case/life-[0-9]+$'`;
  return [
    `insert into streams (stream, kind, version, state)
     select s, kind, version, jsonb_set(jsonb_set(jsonb_set(
         case when state->>'reference' is null then state else jsonb_set(state, '{reference}', to_jsonb(pg_temp.reference(state->>'reference', s))) end,
         '{applicant,person}', to_jsonb(pg_temp.applicant(state->'applicant'->>'person', s, k))),
         '{applicant,name}', to_jsonb(pg_temp.name(s))),
         '{letters}', coalesce((select jsonb_agg(jsonb_set(l, '{code}', to_jsonb(pg_temp.code(l->>'code', s)))) from jsonb_array_elements(state->'letters') l), '[]'))
     from ${of('streams')} where ${lives} order by k, s`,
    `insert into cases select s, substr(s, 6), pg_temp.reference(reference, s), service, version, lead, status, trial, pg_temp.applicant(applicant, s, k),
       pg_temp.name(s), kind, country, organisation, language, opened_at, submitted_at, decided_at, granted, because, valid_until, appeal_until, stage, spent
     from ${of('cases')} where ${lives} order by k, s`,
    `insert into case_references select pg_temp.reference(reference, s), s from ${of('case_references')} where ${lives} order by k, s`,
    `insert into case_tasks select s, task, round, kind, of_task, service, version, pg_temp.reference(reference, s), pg_temp.applicant(applicant, s, k),
       pg_temp.name(s), applicant_kind, country, office, status, officer, opened_at, due_at, overdue, ended_at, decision, outcome, reasons, by_nobody,
       spent, promise, trial
     from ${of('case_tasks')} where ${lives} order by k, s`,
    `insert into case_wakes select s, wake_at from ${of('case_wakes')} where ${lives} order by k, s`,
    `insert into case_letters select pg_temp.code(code, s), s, issued_at, granted, sha256 from ${of('case_letters')} where ${lives} order by k, s`,
    `insert into events select s, version, type, at, actor, data, personal, salt, personal_digest, about, digest, command || '-' || k
     from ${of('events')} where ${lives} and k % ${visited} = 0 order by k, s`,
  ];
};

/** Each copy takes one place of the ledger, so that the figures count it; reactions have seen them. */
const placeCopies = [
  `insert into log select h.size + row_number() over (order by s.stream), s.stream, s.version, decode(md5(s.stream) || md5(s.stream), 'hex')
   from streams s, log_head h where s.kind = 'case' and s.stream !~ '^case/life-[0-9]+$'`,
  `update log_head set size = (select max(position) from log)`,
  `update subscriptions set position = (select size from log_head)`,
];

/** Compares rows of some copies with those that the decider makes of their documents. @throws when they differ. */
export const compareSome = async (node: OpenNode, some: number): Promise<number> => {
  const decider = node.window.case as AnyDecider;
  const { db } = node.ledger;
  const { rows: found } = await sql<{ stream: string; state: object }>`
    select stream, state from streams where kind = 'case' order by md5(stream) limit ${some}`.execute(db);
  for (const { stream, state } of found) {
    const wanted = rowsByTable(decider, state, stream, stream.slice('case/'.length));
    for (const table of Object.keys(caseTables)) {
      const { rows } = await sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(table)} t where stream = ${stream}`.execute(
        db,
      );
      const sorted = (all: readonly object[]) =>
        all.map((r) => JSON.stringify(Object.entries(r).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
      const [is, should] = [sorted(rows.map((r) => r.row)), sorted(wanted.get(table) ?? [])];
      if (!isDeepStrictEqual(is, should)) throw new Error(`${stream} has other rows in ${table}: ${is} instead of ${should}`);
    }
  }
  return found.length;
};

/** A database with so many cases, made when it is not there; answers how long it took, in seconds. */
export const fillCases = async (
  total: number,
  lives = Math.min(total, 4_000),
): Promise<{ readonly place: BenchPlace; readonly took: number }> => {
  const place = await benchPlace(`daricha_cases_${total}`);
  const began = performance.now();
  const node = await place.open();
  const storage = connectStorage(place.url, { connections: 1 });
  try {
    const { rows } = await storage.pool.query<{ count: number }>('select count(*)::int as count from cases');
    const there = rows[0]?.count ?? 0;
    if (there >= total * 0.99) return { place, took: 0 };
    if (there > 0) throw new Error(`daricha_cases_${total} is half full; drop it first`);
    const people = await addPeople(node, { applicants: 100 });
    await addLives(node, place.url, people, lives);
    await node.ledger.settled();
    await storage.pool.query(copyOf);
    await storage.pool.query('set synchronous_commit = off');
    const each = Math.floor(total / lives) - 1;
    for (let from = 1; from <= each; from += 25) {
      for (const statement of copies(from, Math.min(each, from + 24))) await storage.pool.query(statement);
      process.stderr.write(`\r${(Math.min(each, from + 24) + 1) * lives} cases, ${Math.round((performance.now() - began) / 1000)} s `);
    }
    for (const statement of placeCopies) await storage.pool.query(statement);
    await storage.pool.query('vacuum analyze');
    await storage.pool.query('checkpoint');
    const counting = performance.now();
    await refreshFigures(node.ledger, node.clock());
    process.stderr.write(`figures of ${total} cases counted in ${((performance.now() - counting) / 1000).toFixed(1)} s\n`);
    process.stderr.write(`${await compareSome(node, 200)} cases compared: their rows are those of their documents\n`);
    return { place, took: (performance.now() - began) / 1000 };
  } finally {
    await storage.close();
    await node.close();
  }
};

if (import.meta.filename === process.argv[1]) {
  const [total = 1_000_000, lives] = process.argv.slice(2).map(Number);
  const { took } = await fillCases(total, lives);
  console.log(`${total} cases, filled in ${took.toFixed(0)} s`);
}
