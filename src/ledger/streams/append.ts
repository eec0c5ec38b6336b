import type { Pool } from 'pg';
import type { Job } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { TableChange } from './rows.ts';
import type { SealedEvent } from './seal.ts';
import { quoted, type Table } from './tables.ts';

/** All that one command writes, in one statement. */
export interface Append {
  readonly stream: string;
  readonly kind: string;
  /** The version the decision was made on; 0 for a new stream. */
  readonly expected: number;
  readonly command: Id;
  readonly events: readonly SealedEvent[];
  /** The new state as JSON text. */
  readonly document: string;
  readonly changes: readonly TableChange[];
  readonly jobs: readonly Job[];
}

const statements = new Map<string, { readonly name: string; readonly text: string }>();

const list = (columns: readonly string[], prefix = ''): string => columns.map((column) => prefix + quoted(column)).join(', ');

const rowsAdded = (table: Table, parameter: number, label: string): string =>
  `, ${label} as (insert into ${quoted(table.name)} (${list(table.columns)})
    select ${list(table.columns, 'n.')} from ok, json_populate_recordset(null::${quoted(table.name)}, $${parameter}::json) n)`;

const rowsWritten = (table: Table, parameter: number, label: string): string => {
  const rest = table.columns.filter((column) => !table.key.includes(column));
  const action = rest.length === 0 ? 'nothing' : `update set ${rest.map((c) => `${quoted(c)} = excluded.${quoted(c)}`).join(', ')}`;
  return `${rowsAdded(table, parameter, label).slice(0, -1)} on conflict (${list(table.key)}) do ${action})`;
};

const rowsRemoved = (table: Table, parameter: number, label: string): string =>
  `, ${label} as (delete from ${quoted(table.name)} t
    using ok, json_populate_recordset(null::${quoted(table.name)}, $${parameter}::json) n
    where t.stream = ok.stream and ${table.key.map((c) => `t.${quoted(c)} = n.${quoted(c)}`).join(' and ')})`;

const oneEvent = `select ok.stream, $4::int, $6::text, $7::text, $8::text, $9::jsonb, $10::jsonb, $11::bytea, $12::bytea,
  $13::text[], $14::bytea, $5::text from ok`;
const manyEvents = `select ok.stream, x.version, x.type, x.at, x.actor, x.data, x.personal, decode(x.salt, 'hex'),
  decode(x.hidden, 'hex'), x.about, decode(x.digest, 'hex'), $5::text
  from ok, json_to_recordset($6::json) x (version int, type text, at text, actor text, data jsonb, personal jsonb, salt text,
  hidden text, about text[], digest text)`;

/** `expected` is 0 or more, so that its statement inserts or updates; the parameters follow in the order `values` gives them. */
const build = (fresh: boolean, single: boolean, changes: readonly TableChange[], jobs: boolean): string => {
  const known = single ? 15 : 7;
  let parameter = known;
  let rows = '';
  for (const [index, { table, added, written, removed }] of changes.entries()) {
    if (added.length > 0) rows += rowsAdded(table, ++parameter, `a${index}`);
    if (written.length > 0) rows += rowsWritten(table, ++parameter, `w${index}`);
    if (removed.length > 0) rows += rowsRemoved(table, ++parameter, `r${index}`);
  }
  const first = `$${known}::int`;
  const ok = fresh
    ? `insert into streams (stream, kind, version, state) select $1, $2, $4::int, $3::jsonb where ${first} = 1
       on conflict (stream) do nothing returning stream`
    : `update streams set version = $4::int, state = $3::jsonb
       where stream = $1 and kind = $2 and version = ${first} - 1 returning stream`;
  const queue = jobs
    ? `, j as (select graphile_worker.add_job(x.task, x.payload, run_at => x."runAt", job_key => x.key)
       from ok, json_to_recordset($${++parameter}::json) x (task text, payload json, "runAt" timestamptz, key text))`
    : '';
  return `with ok as (${ok}), e as (insert into events (stream, version, type, at, actor, data, personal, salt, personal_digest,
    about, digest, command) ${single ? oneEvent : manyEvents} returning stream, version, digest),
    p as (insert into pending (stream, version, digest) select stream, version, digest from e),
    c as (insert into commands (stream, command, first_version, last_version) select ok.stream, $5, ${first}, $4::int from ok)
    ${rows}${queue} select ${jobs ? '(select count(*) from j) as jobs, ' : ''}ok.stream from ok`;
};

const statementFor = (append: Append): { readonly name: string; readonly text: string } => {
  const shape = append.changes.map(({ table, added, written, removed }) =>
    [table.name, added.length > 0 ? 'a' : '', written.length > 0 ? 'w' : '', removed.length > 0 ? 'r' : ''].join('/'),
  );
  const fresh = append.expected === 0;
  const single = append.events.length === 1;
  const key = `${fresh ? 'new' : 'old'} ${single ? 'one' : 'many'} ${append.jobs.length > 0 ? 'jobs' : ''} ${shape.join(' ')}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  // Names of statements are cut at 63 bytes, so they are numbered instead of spelled out.
  const statement = { name: `append-${statements.size + 1}`, text: build(fresh, single, append.changes, append.jobs.length > 0) };
  statements.set(key, statement);
  return statement;
};

const hex = (bytes: Buffer | null): string | null => (bytes === null ? null : bytes.toString('hex'));

const values = (append: Append): unknown[] => {
  const [event] = append.events;
  const last = append.expected + append.events.length;
  const out: unknown[] = [append.stream, append.kind, append.document, last, append.command];
  if (event !== undefined && append.events.length === 1) {
    out.push(event.type, event.at, event.actor, event.data, event.personal, event.salt, event.personalDigest, event.about, event.digest);
  } else {
    const rows = append.events.map(
      (e) =>
        `{"version":${e.version},"type":${JSON.stringify(e.type)},"at":${JSON.stringify(e.at)},"actor":${JSON.stringify(e.actor)},` +
        `"data":${e.data},"personal":${e.personal ?? 'null'},"salt":${JSON.stringify(hex(e.salt))},` +
        `"hidden":${JSON.stringify(hex(e.personalDigest))},"about":${JSON.stringify(e.about)},"digest":"${hex(e.digest)}"}`,
    );
    out.push(`[${rows.join(',')}]`);
  }
  out.push(append.expected + 1);
  for (const { added, written, removed } of append.changes) {
    if (added.length > 0) out.push(JSON.stringify(added));
    if (written.length > 0) out.push(JSON.stringify(written));
    if (removed.length > 0) out.push(JSON.stringify(removed));
  }
  if (append.jobs.length > 0) out.push(JSON.stringify(append.jobs));
  return out;
};

/**
 * Writes a command's outcome in one statement and one round trip. False: the stream was no longer at `expected`.
 * A command id used before surfaces as the database's unique violation on `commands_pkey`.
 */
export const append = async (pool: Pool, what: Append): Promise<boolean> => {
  const result = await pool.query({ ...statementFor(what), values: values(what) });
  return result.rowCount === 1;
};
