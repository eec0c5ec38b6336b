import type { Pool, PoolClient } from 'pg';
import type { Probe } from '../handling/probe.ts';

const batchSize = 2000;

// Within a stream the later event has the larger transaction id, since it was decided on what the earlier one committed.
const numberBatch = `
with batch as (
  delete from pending where ctid = any (array(select ctid from pending order by xid, stream, version limit $2))
  returning stream, version, digest, xid
), numbered as (
  insert into log (position, stream, version, digest)
  select $1::bigint + row_number() over (order by xid, stream, version), stream, version, digest from batch returning 1
)
update log_head set size = $1::bigint + (select count(*) from numbered) where id = 1 returning size::float8 as size`;

/** Runs `work` in a transaction of its own; any error rolls it back and is thrown on. */
export const inTransaction = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>, begin = 'begin'): Promise<T> => {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release(failure !== undefined && /terminat|ECONN/i.test(failure.message));
  }
};

/**
 * For work that is simply done again when a crash of the server undoes it: its commit does not wait for the disk, and so does
 * not hold up commands. Whatever is published on the strength of it (a signed checkpoint, what a reaction appends) commits later
 * and waits, which makes everything before it durable as well.
 */
export const beginRepeatable = 'begin; set local synchronous_commit = off';

/**
 * Gives one batch of pending events their positions. The row lock on `log_head` makes several processes take turns, so
 * positions have no gaps; it is taken in its own statement, so that the batch sees what the one before it left.
 */
const sequenceBatch = async (pool: Pool, probe: Probe | undefined): Promise<{ readonly size: number; readonly count: number }> =>
  inTransaction(
    pool,
    async (client) => {
      const head = await client.query<{ size: number }>('select size::float8 as size from log_head where id = 1 for update');
      const start = head.rows[0]?.size ?? 0;
      await probe?.('sequencer-locked');
      const after = await client.query<{ size: number }>({ name: 'number-batch', text: numberBatch, values: [start, batchSize] });
      await probe?.('sequencer-numbered');
      const size = after.rows[0]?.size ?? start;
      return { size, count: size - start };
    },
    beginRepeatable,
  );

/** Gives every event appended before this call its position, and returns the size of the log. */
export const sequence = async (pool: Pool, probe?: Probe): Promise<number> => {
  for (;;) {
    const waiting = await pool.query<{ waiting: boolean; size: number }>({
      name: 'log-size',
      text: 'select exists (select from pending) as waiting, size::float8 as size from log_head where id = 1',
    });
    const { waiting: more = false, size = 0 } = waiting.rows[0] ?? {};
    if (!more) return size;
    const batch = await sequenceBatch(pool, probe);
    await probe?.('sequencer-committed');
    if (batch.count < batchSize) return batch.size;
  }
};
