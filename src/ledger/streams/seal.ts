import type { Command, Fact, JsonObject } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { canonical } from './canonical.ts';
import { eventDigest, personalDigest, saltBytes, saltFor } from './digest.ts';

/** An event ready to be written; JSON columns as canonical text. */
export interface SealedEvent {
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: Id;
  readonly data: string;
  readonly personal: string | null;
  readonly salt: Buffer | null;
  readonly personalDigest: Buffer | null;
  readonly about: readonly Id[];
  readonly digest: Buffer;
}

/** What `evolve` sees, now and at every later fold. */
export interface RecordedEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly personal: JsonObject | null;
  readonly at: Instant;
  readonly actor: Id;
}

const peopleIn = (fact: Fact): readonly Id[] => (fact.personal == null ? [] : [...new Set(fact.about ?? [])].sort());

/** @throws NotCanonical when the fact cannot be kept. */
export const seal = (
  stream: string,
  version: number,
  fact: Fact,
  command: Command,
  randomBytes: (count: number) => Uint8Array,
): { readonly event: SealedEvent; readonly recorded: RecordedEvent } => {
  const data = canonical(fact.data);
  const personal = fact.personal == null ? null : canonical(fact.personal);
  const about = peopleIn(fact);
  const salt = personal === null ? null : saltFor(randomBytes(saltBytes), about);
  const hidden = personal === null || salt === null ? null : personalDigest(salt, personal);
  const sealed = { stream, version, type: fact.type, at: command.now, actor: command.actor.id, data, personal: hidden };
  const { at, actor, type } = sealed;
  return {
    event: { version, type, at, actor, data, personal, salt, personalDigest: hidden, about, digest: eventDigest(sealed) },
    // Parsed from what is written, so that this fold and every later one start from the same value.
    recorded: { type, data: JSON.parse(data), personal: personal === null ? null : JSON.parse(personal), at, actor },
  };
};
