import type { Id } from '../identifiers/identifiers.ts';
import type { Refusal } from '../refusals/refusal.ts';
import type { Instant } from '../time/time.ts';
import type { Actor } from './actor.ts';

/** Plain JSON: what events, states and rows are made of. No `undefined`, no `NaN`, no NUL characters. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A fact as a decider states it. `personal` is what may have to be erased one day: names, contacts, free text about people. */
export interface Fact {
  readonly type: string;
  readonly data: object;
  readonly personal?: object | null;
  /** Ids of the people whom `personal` is about; erasing one of them nulls it. */
  readonly about?: readonly Id[];
}

/** A fact once recorded: what `evolve` sees. `personal` is null when there was none, or when it was erased. */
export type Recorded<F extends Fact> = F extends Fact
  ? Omit<F, 'personal' | 'about'> & { readonly personal: NonNullable<F['personal']> | null; readonly at: Instant; readonly actor: Id }
  : never;

/** An order. `now`, `actor` and fresh ids arrive inside, so that deciding is pure. */
export interface Command {
  /** The command's own id: sent twice with one id, it happens once. */
  readonly id: Id;
  readonly type: string;
  /** The thing it is about; for a new thing, a fresh id from `makeId`. */
  readonly on: Id;
  readonly actor: Actor;
  readonly now: Instant;
  readonly data: object;
  /** The version the person was looking at (If-Match); leave out when the newest will do. */
  readonly expectedVersion?: number;
}

/** One row of a read-model table. Columns hold plain JSON scalars, or JSON for json columns. */
export interface Row {
  readonly table: string;
  readonly values: { readonly [column: string]: Json };
}

/** A job to enqueue with the append, at least once, after it is durable. `key` replaces an earlier job of that key. */
export interface Job {
  readonly task: string;
  readonly payload: JsonObject;
  readonly runAt?: Instant;
  readonly key?: string;
}

/**
 * One kind of thing with one life. `S` is its state (null before its first event), `F` its facts, `C` its commands.
 * `decide`, `evolve`, `access`, `rows` and `jobs` are pure. A row is a function of the thing's state, never of one event.
 */
export interface Decider<S, F extends Fact, C extends Command> {
  readonly kind: string;
  /** Read-model tables this kind writes; each has a `stream` column and a primary key that is listed here. */
  readonly tables: Readonly<Record<string, { readonly key: readonly string[] }>>;
  evolve(state: S | null, event: Recorded<F>): S;
  /** Undefined: allowed. Asked before `decide`, for every command from every door. */
  access(command: C, state: S | null): Refusal | undefined;
  decide(command: C, state: S | null): readonly F[] | Refusal;
  rows(state: S, id: Id): readonly Row[];
  jobs?(state: S, id: Id, facts: readonly F[], now: Instant): readonly Job[];
  /** Command types that may be decided again on a newer state after a conflict (no `expectedVersion` given). Default: all. */
  readonly retriable?: (command: C) => boolean;
}

// A room holds deciders of many types in one list; only the ledger, which treats them alike, sees this form.
// biome-ignore lint/suspicious/noExplicitAny: a decider is contravariant in its command and state, and no narrower type holds them all.
export type AnyDecider = Decider<any, any, any>;
