import type { PoolClient } from 'pg';
import type { AnyDecider, JsonObject } from '../../kernel/decider/decider.ts';
import { kindOfStream } from '../../kernel/identifiers/identifiers.ts';
import { walk } from './walk.ts';

/** An event with everything the database holds of it. */
export interface WholeEvent {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly data: JsonObject;
  readonly personal: JsonObject | null;
  readonly salt: Buffer | null;
  readonly personal_digest: Buffer | null;
  readonly about: readonly string[];
  readonly digest: Buffer;
  readonly command: string;
}
export const wholeEventColumns =
  'e.stream, e.version, e.type, e.at, e.actor, e.data, e.personal, e.salt, e.personal_digest, e.about, e.digest, e.command';

/** A stream folded from its events. */
export interface Folded {
  readonly stream: string;
  readonly kind: string;
  readonly decider: AnyDecider | undefined;
  readonly version: number;
  /** As it reads back from the database; null without a decider or after `failure`. */
  readonly state: unknown;
  /** How many of its events had a personal part that was erased. */
  readonly erased: number;
  readonly commands: readonly { readonly command: string; readonly first: number; readonly last: number }[];
  /** What `evolve` threw, with the version it threw at. */
  readonly failure: { readonly version: number; readonly message: string } | undefined;
}

const begin = (deciders: ReadonlyMap<string, AnyDecider>, stream: string) => {
  const kind = kindOfStream(stream);
  const decider = deciders.get(kind);
  let version = 0;
  let erased = 0;
  let state: unknown = null;
  let failure: Folded['failure'];
  const commands: { command: string; first: number; last: number }[] = [];
  return {
    stream,
    add(event: WholeEvent): void {
      version = event.version;
      if (event.personal === null && event.personal_digest !== null) erased += 1;
      const last = commands.at(-1);
      if (last?.command === event.command) last.last = version;
      else commands.push({ command: event.command, first: version, last: version });
      if (decider === undefined || failure !== undefined) return;
      const { type, data, personal, at, actor } = event;
      try {
        state = decider.evolve(state, { type, data, personal, at, actor });
      } catch (error) {
        failure = { version, message: error instanceof Error ? error.message : String(error) };
      }
    },
    end: (): Folded => ({
      stream,
      kind,
      decider,
      version,
      erased,
      state: failure === undefined && state !== null ? JSON.parse(JSON.stringify(state)) : null,
      commands,
      failure,
    }),
  };
};

export const byKind = (deciders: readonly AnyDecider[]): ReadonlyMap<string, AnyDecider> =>
  new Map(deciders.map((decider) => [decider.kind, decider]));

/** Folds every stream, or only `streams`, one after the other; `inspect` sees each event before it is folded. */
export async function* foldStreams(
  client: PoolClient,
  deciders: ReadonlyMap<string, AnyDecider>,
  options: { readonly streams?: readonly string[]; readonly inspect?: (event: WholeEvent, before: number) => void } = {},
): AsyncGenerator<Folded> {
  let current: ReturnType<typeof begin> | undefined;
  let before = 0;
  const only = options.streams === undefined ? '' : 'where e.stream = any ($1)';
  const events = walk<WholeEvent>(
    client,
    `select ${wholeEventColumns} from events e ${only} order by e.stream, e.version`,
    options.streams === undefined ? [] : [options.streams],
  );
  for await (const event of events) {
    if (current?.stream !== event.stream) {
      if (current !== undefined) yield current.end();
      current = begin(deciders, event.stream);
      before = 0;
    }
    options.inspect?.(event, before);
    before = event.version;
    current.add(event);
  }
  if (current !== undefined) yield current.end();
}

/** Gathers `items` into lists of `size`. */
export async function* inGroups<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
