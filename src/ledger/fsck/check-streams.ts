import type { PoolClient } from 'pg';
import type { AnyDecider } from '../../kernel/decider/decider.ts';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { canonical } from '../streams/canonical.ts';
import { rowsByTable } from '../streams/rows.ts';
import { quoted, type Table } from '../streams/tables.ts';
import { eventProblem } from './check-event.ts';
import { type Folded, foldStreams, inGroups } from './folding.ts';
import type { Found } from './fsck.ts';

const stateProblems = async (client: PoolClient, group: readonly Folded[], found: Found): Promise<void> => {
  const names = group.map((folded) => folded.stream);
  const kept = await client.query<{ stream: string; kind: string; version: number; state: unknown; erased: number }>(
    'select stream, kind, version, state, erased from streams where stream = any ($1)',
    [names],
  );
  const byStream = new Map(kept.rows.map((row) => [row.stream, row]));
  for (const { stream, kind, version, state, erased, decider, failure } of group) {
    const row = byStream.get(stream);
    const where = `streams ${stream}`;
    if (decider === undefined) found(`events ${stream}`, `no room knows things of the kind ${kind}`);
    if (failure !== undefined) found(`events ${stream} version ${failure.version}`, `cannot be folded: ${failure.message}`);
    if (row === undefined) found(where, 'is missing, although it has events');
    else if (row.kind !== kind) found(where, `is kept as a ${row.kind}`);
    else if (row.version !== version) found(where, `is kept at version ${row.version}, but its last event has version ${version}`);
    else if (row.erased !== erased) found(where, `counts ${row.erased} erased events, but there are ${erased}`);
    else if (decider !== undefined && failure === undefined && canonical(row.state) !== canonical(state)) {
      found(where, 'has a state document that is not the fold of its events');
    }
  }
};

const commandProblems = async (client: PoolClient, group: readonly Folded[], found: Found): Promise<void> => {
  const kept = await client.query<{ stream: string; command: string; first_version: number; last_version: number }>(
    'select stream, command, first_version, last_version from commands where stream = any ($1) order by stream, first_version',
    [group.map((folded) => folded.stream)],
  );
  const text = (command: string, first: number, last: number): string => `${command} versions ${first} to ${last}`;
  const byStream = new Map<string, (typeof kept.rows)[number][]>();
  for (const row of kept.rows) byStream.set(row.stream, [...(byStream.get(row.stream) ?? []), row]);
  for (const { stream, commands } of group) {
    const rows = byStream.get(stream) ?? [];
    for (let i = 0; i < Math.max(rows.length, commands.length); i++) {
      const row = rows[i];
      const own = commands[i];
      const is = row === undefined ? 'nothing' : text(row.command, row.first_version, row.last_version);
      const should = own === undefined ? 'nothing' : text(own.command, own.first, own.last);
      if (is === should) continue;
      found(`commands ${stream} ${row?.command ?? own?.command ?? ''}`, `says ${is}, the events say ${should}`);
      break;
    }
  }
};

const rowProblems = async (
  client: PoolClient,
  group: readonly Folded[],
  tables: ReadonlyMap<string, Table>,
  found: Found,
): Promise<void> => {
  const streams = new Map<string, string[]>();
  const wanted = new Map<string, object[]>();
  for (const { stream, decider, state, failure } of group) {
    if (decider === undefined || failure !== undefined) continue;
    for (const table of Object.keys(decider.tables)) streams.set(table, [...(streams.get(table) ?? []), stream]);
    for (const [table, rows] of rowsByTable(decider, state, stream, idOfStream(stream))) {
      wanted.set(table, [...(wanted.get(table) ?? []), ...rows]);
    }
  }
  for (const [name, ofStreams] of streams) {
    const table = tables.get(name);
    if (table === undefined) continue;
    const columns = table.columns.map((column) => `t.${quoted(column)}`).join(', ');
    const key = table.key.map((column) => `t.${quoted(column)}`).join(', ');
    const different = await client.query<{ stream: string; key: string; kept: boolean }>(
      `with wanted as (select t.stream, row(${key})::text as key, row(${columns})::text as line
         from json_populate_recordset(null::${quoted(name)}, $1::json) t),
       kept as (select t.stream, row(${key})::text as key, row(${columns})::text as line from ${quoted(name)} t where t.stream = any ($2))
       select stream, key, kept from (
         (select stream, key, true as kept, line from kept except all select stream, key, true, line from wanted) union all
         (select stream, key, false, line from wanted except all select stream, key, false, line from kept)) d
       order by stream, key, kept desc limit 5`,
      [JSON.stringify(wanted.get(name) ?? []), ofStreams],
    );
    for (const row of different.rows) {
      found(
        `${name} ${row.key} of ${row.stream}`,
        row.kept ? 'is not what the thing’s state gives' : 'is missing or differs from what the thing’s state gives',
      );
    }
  }
};

/** Rows that belong to nothing: no event, no stream, or a stream of a kind that does not write this table. */
const strayProblems = async (
  client: PoolClient,
  deciders: ReadonlyMap<string, AnyDecider>,
  tables: ReadonlyMap<string, Table>,
  found: Found,
): Promise<void> => {
  const stray = async (table: string, name: string, where: string, values: unknown[] = []): Promise<void> => {
    const rows = await client.query<{ stream: string }>(`select t.stream from ${name} t where ${where} order by 1 limit 1`, values);
    for (const { stream } of rows.rows) found(`${table} ${stream}`, 'belongs to nothing: no such thing has events');
  };
  const noEvents = 'not exists (select from events e where e.stream = t.stream)';
  await stray('streams', 'streams', noEvents);
  await stray('commands', 'commands', noEvents);
  for (const name of tables.keys()) {
    const kinds = [...deciders.values()].filter((decider) => name in decider.tables).map((decider) => decider.kind);
    const unknown = 't.stream is null or not exists (select from streams s where s.stream = t.stream and s.kind = any ($1))';
    await stray(name, quoted(name), unknown, [kinds]);
  }
};

/** Every event, and all that follows from the events of one stream: state document, commands, read-model rows. */
export const checkStreams = async (
  client: PoolClient,
  deciders: ReadonlyMap<string, AnyDecider>,
  tables: ReadonlyMap<string, Table>,
  found: Found,
): Promise<{ readonly events: number; readonly streams: number }> => {
  let events = 0;
  let streams = 0;
  const folded = foldStreams(client, deciders, {
    inspect(event, before) {
      events += 1;
      const problem = eventProblem(event, before);
      if (problem !== undefined) found(`events ${event.stream} version ${event.version}`, problem);
    },
  });
  for await (const group of inGroups(folded, 100)) {
    streams += group.length;
    await stateProblems(client, group, found);
    await commandProblems(client, group, found);
    await rowProblems(client, group, tables, found);
  }
  await strayProblems(client, deciders, tables, found);
  return { events, streams };
};
