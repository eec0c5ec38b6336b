import type { Pool } from 'pg';
import type { AnyDecider, Command, Fact } from '../../kernel/decider/decider.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import { changedMeanwhile, invalid, isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Handled } from '../ledger.ts';
import { NotCanonical } from '../streams/canonical.ts';
import { asRefusal, isBrokenConnection, isConflict, isDoneAlready } from '../streams/failures.ts';
import { handledBefore } from '../streams/read.ts';
import { rowChanges, rowsByTable } from '../streams/rows.ts';
import { seal, type SealedEvent } from '../streams/seal.ts';
import type { Table } from '../streams/tables.ts';
import type { StateCache } from './cache.ts';
import type { InTurn } from './in-turn.ts';
import type { Probe } from './probe.ts';
import type { RoundTrips } from './round-trips.ts';

export interface Handling {
  readonly pool: Pool;
  readonly trips: RoundTrips;
  readonly tables: ReadonlyMap<string, Table>;
  readonly cache: StateCache;
  readonly inTurn: InTurn;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly probe: Probe | undefined;
  /** Called after an append, so that the sequencer need not wait for its next look. */
  readonly appended: () => void;
}

const maxAttempts = 12;

interface Progress {
  /** An append was sent and its answer lost: if the command turns out to be done, it was this very call that did it. */
  uncertain: boolean;
}

const before = async (h: Handling, stream: string, command: Command, progress: Progress): Promise<Handled | Refusal | undefined> => {
  const found = await handledBefore(h.pool, stream, command.id);
  if (found === undefined) return undefined;
  if (found.actor !== command.actor.id) return invalid({ command: command.id, problem: 'this command id belongs to another command' });
  return { ...found.handled, again: !progress.uncertain };
};

/** One attempt. 'again' asks for another one, on the state as the database has it then. */
const attempt = async (h: Handling, command: Command, decider: AnyDecider, progress: Progress): Promise<Handled | Refusal | 'again'> => {
  const stream = streamId(decider.kind, command.on);
  const cached = h.cache.get(stream);
  const loaded = cached ?? (await h.trips.load({ stream, command: command.id }));
  if ('done' in loaded && loaded.done !== undefined) return (await before(h, stream, command, progress)) ?? 'again';
  const { version, state, erased } = loaded;
  if (cached === undefined && version > 0) h.cache.put(stream, { version, state, erased }, JSON.stringify(state).length);
  await h.probe?.('handle-loaded');
  const reload = (): 'again' => {
    h.cache.drop(stream);
    return 'again';
  };

  if (command.expectedVersion !== undefined && command.expectedVersion !== version) {
    return cached === undefined ? changedMeanwhile({ expected: command.expectedVersion, version }) : reload();
  }
  const denied = decider.access(command, state);
  if (denied !== undefined) return cached === undefined ? denied : reload();
  const facts: readonly Fact[] | Refusal = decider.decide(command, state);
  if (isRefusal(facts)) return cached === undefined ? facts : reload();
  if (facts.length === 0) return cached === undefined ? { stream, version, events: [], again: false } : reload();

  const events: SealedEvent[] = [];
  let next = state;
  for (const fact of facts) {
    const { event, recorded } = seal(stream, version + events.length + 1, fact, command, h.randomBytes);
    events.push(event);
    next = decider.evolve(next, recorded);
  }
  const rows = rowsByTable(decider, next, stream, command.on);
  const changes = rowChanges(decider, h.tables, rowsByTable(decider, state, stream, command.on), rows);
  const jobs = decider.jobs?.(next, command.on, facts, command.now) ?? [];
  const document = JSON.stringify(next);
  await h.probe?.('handle-decided');

  try {
    const what = { stream, kind: decider.kind, expected: version, erased, command: command.id, events, document, changes, jobs };
    if (await h.trips.append(what)) {
      h.cache.put(stream, { version: version + events.length, state: next, erased }, document.length);
      h.appended();
      await h.probe?.('handle-appended');
      return {
        stream,
        version: version + events.length,
        events: events.map(({ type, version: at }) => ({ type, version: at })),
        again: false,
      };
    }
  } catch (error) {
    h.cache.drop(stream);
    if (isDoneAlready(error)) return (await before(h, stream, command, progress)) ?? 'again';
    const refusal = asRefusal(error);
    if (refusal !== undefined) return refusal;
    if (isBrokenConnection(error)) progress.uncertain = true;
    throw error;
  }
  h.cache.drop(stream);
  if (cached !== undefined || (command.expectedVersion === undefined && decider.retriable?.(command) !== false)) return 'again';
  return changedMeanwhile({ expected: version, version: (await h.trips.load({ stream, command: command.id })).version });
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const handleInTurn = async (h: Handling, command: Command, decider: AnyDecider): Promise<Handled | Refusal> => {
  const progress: Progress = { uncertain: false };
  let broken = 0;
  for (let i = 0; i < maxAttempts; i++) {
    try {
      const outcome = await attempt(h, command, decider, progress);
      if (outcome !== 'again') return outcome;
    } catch (error) {
      if (error instanceof NotCanonical) return invalid({ path: error.path, problem: error.problem });
      // A pool may hold a few connections of a server that is gone; more than that, and it is down for now.
      if (!isConflict(error) && !(isBrokenConnection(error) && broken++ < 3)) throw error;
    }
    if (i > 1) await pause(2 ** Math.min(i, 6) * (0.5 + (h.randomBytes(1)[0] ?? 0) / 256));
  }
  return changedMeanwhile({ attempts: maxAttempts });
};

/** load → access → decide → evolve → rows → append. One round trip when this process knows the thing's newest state. */
export const handle = (h: Handling, command: Command, decider: AnyDecider): Promise<Handled | Refusal> =>
  h.inTurn(streamId(decider.kind, command.on), () => handleInTurn(h, command, decider));
