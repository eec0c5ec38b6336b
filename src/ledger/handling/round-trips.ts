import type { Pool } from 'pg';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { append } from '../streams/append.ts';
import { type Append, shapeOf } from '../streams/append-statement.ts';
import { isBrokenConnection } from '../streams/failures.ts';
import { gather } from '../streams/gathering.ts';
import { type Loaded, load } from '../streams/read.ts';

/** The two ways to the database that a command takes. Commands that come at one moment share them. */
export interface RoundTrips {
  load(wanted: { readonly stream: string; readonly command: Id }): Promise<Loaded>;
  /** False: the stream was no longer where it was expected. */
  append(what: Append): Promise<boolean>;
}

type Outcome = { readonly written: boolean } | { readonly error: unknown };

const appendTogether = async (pool: Pool, all: readonly Append[]): Promise<readonly Outcome[]> => {
  const written = await append(pool, all);
  return all.map(({ stream }) => ({ written: written.has(stream) }));
};

const appendAll = async (pool: Pool, all: readonly Append[]): Promise<readonly Outcome[]> => {
  try {
    return await appendTogether(pool, all);
  } catch (error) {
    if (all.length === 1 || isBrokenConnection(error)) return all.map(() => ({ error }));
    // Nothing was written. One of them is to blame, and the others must not suffer for it.
    const outcomes: Outcome[] = [];
    for (const one of all) outcomes.push(...(await appendTogether(pool, [one]).catch((own: unknown) => [{ error: own }])));
    return outcomes;
  }
};

// Where a commit takes longer than this, as on a slow disk or a busy machine, waiting for it gains less than another beside it would.
const limits = { lanes: 6, patience: 4 };

export const roundTrips = (pool: Pool): RoundTrips => {
  // More events than this in one statement gain nothing, and would let many wait for one another.
  const appending = gather<Append, Outcome>({ key: shapeOf, work: (all) => appendAll(pool, all), most: 32, ...limits });
  const loading = gather<{ readonly stream: string; readonly command: Id }, Loaded>({
    key: () => '',
    work: (all) => load(pool, all),
    most: 64,
    ...limits,
  });
  return {
    load: loading,
    async append(what) {
      const outcome = await appending(what);
      if ('error' in outcome) throw outcome.error;
      return outcome.written;
    },
  };
};
