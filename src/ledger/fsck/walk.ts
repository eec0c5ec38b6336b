import type { PoolClient } from 'pg';

/** Reads a query's rows in their order, a few at a time, inside the client's transaction: memory stays constant. */
export async function* walk<R extends object>(client: PoolClient, sql: string, values: unknown[] = [], size = 500): AsyncGenerator<R> {
  const name = `walk_${walkNumber()}`;
  await client.query(`declare ${name} no scroll cursor for ${sql}`, values);
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${size} from ${name}`);
    yield* rows;
    if (rows.length < size) break;
  }
  await client.query(`close ${name}`);
}

let walks = 0;
const walkNumber = (): number => {
  walks = (walks + 1) % 1_000_000;
  return walks;
};
