import type { Pool, PoolClient } from 'pg';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { Room } from '../ledger.ts';
import { inTransaction } from '../positions/sequencer.ts';
import { rowsByTable } from '../streams/rows.ts';
import { quoted, readTables, type Table } from '../streams/tables.ts';
import { byKind, type Folded, foldStreams, inGroups } from './folding.ts';

const writeStates = async (client: PoolClient, group: readonly Folded[]): Promise<void> => {
  const documents = group.map(({ stream, kind, version, state, erased }) => ({ stream, kind, version, state, erased }));
  await client.query(
    `insert into streams (stream, kind, version, state, erased)
     select stream, kind, version, state, erased
     from json_to_recordset($1::json) x (stream text, kind text, version int, state jsonb, erased int)
     on conflict (stream) do update set kind = excluded.kind, version = excluded.version, state = excluded.state,
       erased = excluded.erased`,
    [JSON.stringify(documents)],
  );
};

const writeRows = async (client: PoolClient, group: readonly Folded[], tables: ReadonlyMap<string, Table>): Promise<void> => {
  const rows = new Map<string, object[]>();
  for (const { stream, decider, state } of group) {
    if (decider === undefined) continue;
    for (const [table, values] of rowsByTable(decider, state, stream, idOfStream(stream))) {
      rows.set(table, [...(rows.get(table) ?? []), ...values]);
    }
  }
  for (const [name, values] of rows) {
    const columns = (tables.get(name)?.columns ?? []).map(quoted).join(', ');
    await client.query(
      `insert into ${quoted(name)} (${columns}) select ${columns} from json_populate_recordset(null::${quoted(name)}, $1::json)`,
      [JSON.stringify(values)],
    );
  }
};

const faulty = (group: readonly Folded[]): void => {
  for (const { stream, kind, decider, failure } of group) {
    if (decider === undefined) throw new Error(`no room knows things of the kind ${kind}, but ${stream} has events`);
    if (failure !== undefined) throw new Error(`version ${failure.version} of ${stream} cannot be folded: ${failure.message}`);
  }
};

/** Folds these streams again and replaces what follows from them; the caller's transaction has locked them. */
export const refold = async (client: PoolClient, pool: Pool, rooms: readonly Room[], streams: readonly string[]): Promise<void> => {
  const deciders = rooms.flatMap((room) => room.deciders);
  const tables = await readTables(pool, deciders);
  for await (const group of inGroups(foldStreams(client, byKind(deciders), { streams }), 100)) {
    faulty(group);
    for (const { stream, decider } of group) {
      for (const name of Object.keys(decider?.tables ?? {})) await client.query(`delete from ${quoted(name)} where stream = $1`, [stream]);
    }
    await writeStates(client, group);
    await writeRows(client, group, tables);
  }
};

/**
 * Folds every stream again into the state documents and the read-model tables. Commands wait meanwhile; all or nothing.
 * A process that holds states in memory must `forget()` them afterwards only if the rooms' code has changed.
 */
export const rebuild = async ({ pool }: { readonly pool: Pool }, rooms: readonly Room[]): Promise<{ readonly streams: number }> =>
  inTransaction(pool, (client) => rebuildIn(client, pool, rooms));

/** The same inside the caller's transaction. */
export const rebuildIn = async (client: PoolClient, pool: Pool, rooms: readonly Room[]): Promise<{ readonly streams: number }> => {
  const deciders = rooms.flatMap((room) => room.deciders);
  const tables = await readTables(pool, deciders);
  await client.query('lock table streams in share row exclusive mode');
  for (const name of tables.keys()) await client.query(`delete from ${quoted(name)}`);
  await client.query('delete from streams s where not exists (select from events e where e.stream = s.stream)');
  let streams = 0;
  for await (const group of inGroups(foldStreams(client, byKind(deciders)), 100)) {
    faulty(group);
    streams += group.length;
    await writeStates(client, group);
    await writeRows(client, group, tables);
  }
  return { streams };
};
