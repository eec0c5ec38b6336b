import type { Job } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { TableChange } from './rows.ts';
import type { SealedEvent } from './seal.ts';
import { quoted, type Table } from './tables.ts';

/** All that one command writes. */
export interface Append {
  readonly stream: string;
  readonly kind: string;
  /** The version the decision was made on; 0 for a new stream. */
  readonly expected: number;
  /** How many of its events had been erased then. */
  readonly erased: number;
  readonly command: Id;
  readonly events: readonly SealedEvent[];
  /** The new state as JSON text. */
  readonly document: string;
  readonly changes: readonly TableChange[];
  readonly jobs: readonly Job[];
}

/** In the order in which a statement takes them as parameters. */
export const parts = ['added', 'written', 'changed', 'removed'] as const;

/** Appends of one shape share a statement: the same kind, new or not, the same tables written. */
export const shapeOf = ({ kind, expected, changes, jobs }: Append): string => {
  let shape = `${kind} ${expected === 0 ? 'new' : 'old'}${jobs.length > 0 ? ' jobs' : ''}`;
  for (const change of changes) {
    shape += ` ${change.table.name}`;
    for (const part of parts) if (change[part].length > 0) shape += `/${part}`;
  }
  return shape;
};

export interface Statement {
  readonly name: string;
  readonly text: string;
}
const statements = new Map<string, Statement>();

// Names of statements are cut at 63 bytes, so they are numbered instead of spelled out.
const known = (key: string, text: () => string): Statement => {
  const found = statements.get(key) ?? { name: `append-${statements.size + 1}`, text: text() };
  statements.set(key, found);
  return found;
};

const list = (columns: readonly string[], prefix = ''): string => columns.map((column) => prefix + quoted(column)).join(', ');

const source = (table: Table, parameter: number): string =>
  `ok join json_populate_recordset(null::${quoted(table.name)}, $${parameter}::json) n on n.stream = ok.stream`;

const rowsAdded = (table: Table, parameter: number, onConflict: string): string =>
  `insert into ${quoted(table.name)} (${list(table.columns)}) select ${list(table.columns, 'n.')} from ${source(table, parameter)}${onConflict}`;

const rowsWritten = (table: Table, parameter: number): string => {
  const rest = table.columns.filter((column) => !table.key.includes(column));
  const action = rest.length === 0 ? 'nothing' : `update set ${rest.map((c) => `${quoted(c)} = excluded.${quoted(c)}`).join(', ')}`;
  return rowsAdded(table, parameter, ` on conflict (${list(table.key)}) do ${action}`);
};

const rowsChanged = (table: Table, parameter: number): string => {
  const rest = table.columns.filter((column) => !table.key.includes(column));
  return `update ${quoted(table.name)} t set ${rest.map((c) => `${quoted(c)} = n.${quoted(c)}`).join(', ')} from ${source(table, parameter)}
   where ${['stream', ...table.key].map((c) => `t.${quoted(c)} = n.${quoted(c)}`).join(' and ')}`;
};

const rowsRemoved = (table: Table, parameter: number): string =>
  `delete from ${quoted(table.name)} t using ${source(table, parameter)}
   where t.stream = ok.stream and ${table.key.map((c) => `t.${quoted(c)} = n.${quoted(c)}`).join(' and ')}`;

/** `ok` holds the streams that were where they were expected to be; everything else selects from it. */
const build = (ok: string, events: string, commands: string, like: Append, firstParameter: number): string => {
  let parameter = firstParameter;
  const steps: string[] = [];
  for (const { table, added, written, changed, removed } of like.changes) {
    if (added.length > 0) steps.push(rowsAdded(table, parameter++, ''));
    if (written.length > 0) steps.push(rowsWritten(table, parameter++));
    if (changed.length > 0) steps.push(rowsChanged(table, parameter++));
    if (removed.length > 0) steps.push(rowsRemoved(table, parameter++));
  }
  const jobs = like.jobs.length > 0;
  const queue = jobs
    ? `, j as (select graphile_worker.add_job(x.task, x.payload, run_at => x."runAt", job_key => x.key)
       from json_to_recordset($${parameter}::json) x ("of" text, task text, payload json, "runAt" timestamptz, key text) join ok on ok.stream = x."of")`
    : '';
  return `with ok as (${ok}),
    e as (insert into events (stream, version, type, at, actor, data, personal, salt, personal_digest, about, digest, command)
      ${events} returning stream, version, digest),
    p as (insert into pending (stream, version, digest) select stream, version, digest from e),
    c as (insert into commands (stream, command, first_version, last_version) ${commands})
    ${steps.map((step, index) => `, t${index} as (${step})`).join('')}${queue}
    select ${jobs ? '(select count(*) from j) as jobs, ' : ''}ok.stream from ok`;
};

/** One command with one event, the usual case, with plain parameters. */
export const oneStatement = (like: Append): Statement =>
  known(`one ${shapeOf(like)}`, () => {
    const ok =
      like.expected === 0
        ? `insert into streams (stream, kind, version, state) select $1, $2, $4::int, $3::jsonb on conflict (stream) do nothing returning stream`
        : `update streams set version = $4::int, state = $3::jsonb where stream = $1 and kind = $2 and version = $4::int - 1 and erased = $15::int returning stream`;
    const events = `select ok.stream, $4::int, $6::text, $7::text, $8::text, $9::jsonb, $10::jsonb, $11::bytea, $12::bytea, $13::text[],
      $14::bytea, $5::text from ok`;
    return build(ok, events, `select ok.stream, $5, $4::int, $4::int from ok`, like, like.expected === 0 ? 15 : 16);
  });

/** Any number of commands of one shape; the state documents, which are the bulk, as a list of their own. */
export const manyStatement = (like: Append): Statement =>
  known(`many ${shapeOf(like)}`, () => {
    const input = `unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::text[], $7::jsonb[])
      x (stream, first, last, erased, command, state)`;
    const fresh = like.expected === 0;
    const ok = fresh
      ? `insert into streams (stream, kind, version, state) select x.stream, $1, x.last, x.state from ${input}
         on conflict (stream) do nothing returning stream, 1 as first, version as last`
      : `update streams s set version = x.last, state = x.state from ${input}
         where s.stream = x.stream and s.kind = $1 and s.version = x.first - 1 and s.erased = x.erased
         returning s.stream, x.first, x.last, x.command`;
    const events = `select ok.stream, x.version, x.type, x.at, x.actor, x.data, x.personal, decode(x.salt, 'hex'), decode(x.hidden, 'hex'),
      x.about, decode(x.digest, 'hex'), x.command
      from json_to_recordset($8::json) x (stream text, version int, type text, at text, actor text, data jsonb, personal jsonb, salt text,
      hidden text, about text[], digest text, command text) join ok on ok.stream = x.stream`;
    const commands = fresh
      ? `select ok.stream, x.command, ok.first, ok.last from unnest($2::text[], $6::text[]) x (stream, command) join ok on ok.stream = x.stream`
      : `select ok.stream, ok.command, ok.first, ok.last from ok`;
    return build(ok, events, commands, like, 9);
  });
