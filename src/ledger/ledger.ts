import type { AnyDecider, Command, JsonObject, Row } from '../kernel/decider/decider.ts';
import type { Id } from '../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../kernel/refusals/refusal.ts';
import type { Instant } from '../kernel/time/time.ts';
import type { Kysely } from 'kysely';

/** An event as it is kept. `position` is its gap-free place in the ledger, null until the sequencer has given it one. */
export interface StoredEvent {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: Id;
  readonly data: JsonObject;
  readonly personal: JsonObject | null;
  readonly position: number | null;
}

/** What became of a command. `again`: this command id had been handled before and nothing happened this time. */
export interface Handled {
  readonly stream: string;
  readonly version: number;
  readonly events: readonly { readonly type: string; readonly version: number }[];
  readonly again: boolean;
}

/** A room as one value: what `app.ts` hands to the ledger. */
export interface Room {
  readonly name: string;
  readonly deciders: readonly AnyDecider[];
  readonly migrations: readonly Migration[];
  readonly reactions?: readonly Reaction[];
  readonly tasks?: Readonly<Record<string, Task>>;
}

/** One step of the schema, run once, in order of `name`; plain SQL that PostgreSQL 15 to 18 understands. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Listens to published events in ledger order. At-least-once: derive command ids from the event (`idFrom`), so twice is once. */
export interface Reaction {
  readonly name: string;
  readonly types: readonly string[];
  react(event: StoredEvent, context: ReactionContext): Promise<void>;
  /** Optional: many events at once, in order, where that costs less. If it fails, `react` sees each of them, so that the culprit is named. */
  reactToMany?(seen: readonly Seen[], ledger: Ledger): Promise<void>;
}
export interface Seen extends Pick<ReactionContext, 'idFrom'> {
  readonly event: StoredEvent;
}
export interface ReactionContext {
  readonly ledger: Ledger;
  /** A stable id made from the event and `name`: the same each time the event is seen. */
  readonly idFrom: (name: string) => Id;
}
export type Task = (payload: JsonObject, context: { readonly ledger: Ledger }) => Promise<void>;

/** The one way in for writing. Reading is done by the rooms' `queries.ts` on `db`. */
export interface Ledger {
  /** load → access → decide → evolve → rows → append, in one round trip when the stream is warm. */
  handle(command: Command, decider: AnyDecider): Promise<Handled | Refusal>;
  /** The current state document and version of a thing, or undefined. */
  state<S>(stream: string): Promise<{ readonly version: number; readonly state: S } | undefined>;
  events(stream: string, afterVersion?: number): Promise<readonly StoredEvent[]>;
  /** Resolves when every reaction has seen everything appended before this call; what a door waits for after a command. */
  settled(): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: each room's queries narrow it to their own tables with db.withTables.
  readonly db: Kysely<any>;
}
export type { Row };
