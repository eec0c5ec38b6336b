import { sql } from 'kysely';
import { listPeople } from '../../identity/index.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** The states of these things as they are now, by stream: one round trip, however many they are. */
export const statesOf = async <S>({ db }: Pick<Ledger, 'db'>, streams: readonly string[]): Promise<ReadonlyMap<string, S>> => {
  const wanted = [...new Set(streams)];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ stream: string; state: S }>`
    select stream, state from streams where stream = any(${wanted}::text[])`.execute(db);
  return new Map(rows.map(({ stream, state }) => [stream, state]));
};

/** Active supervisors of an office itself; not those who have the role on the whole node. */
export const supervisorsAt = async ({ db }: Pick<Ledger, 'db'>, office: Id): Promise<readonly Id[]> => {
  const people = await listPeople(db, { office, limit: 200 });
  return people
    .filter((p) => p.status === 'active' && p.grants.some((g) => g.role === 'supervisor' && g.office === office))
    .map((p) => p.id);
};
