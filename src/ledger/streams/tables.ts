import type { Pool } from 'pg';
import type { AnyDecider } from '../../kernel/decider/decider.ts';

/** A read-model table as the database knows it: the columns a row may fill, in their order, and its primary key. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Reads the shape of the tables that the deciders write. @throws when a table, its `stream` column or its key is not there. */
export const readTables = async (pool: Pool, deciders: readonly AnyDecider[]): Promise<ReadonlyMap<string, Table>> => {
  const keys = new Map(deciders.flatMap((decider) => Object.entries(decider.tables).map(([name, { key }]) => [name, key] as const)));
  const found = await pool.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.oid = any (select to_regclass(quote_ident(n)) from unnest($1::text[]) n)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
     group by c.relname`,
    [[...keys.keys()]],
  );
  const tables = new Map(found.rows.map(({ name, columns }) => [name, { name, columns, key: keys.get(name) ?? [] }]));
  for (const [name, key] of keys) {
    const columns = tables.get(name)?.columns;
    if (columns === undefined) throw new Error(`the read-model table ${name} is not in the database: is its migration missing?`);
    for (const column of ['stream', ...key]) {
      if (!columns.includes(column)) throw new Error(`the read-model table ${name} has no column ${column}`);
    }
  }
  return tables;
};
