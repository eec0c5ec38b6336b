import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { canonical } from './canonical.ts';

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const saltBytes = 32;

/**
 * A salt whose second half commits to `about`. So changing whom an event is about shows as long as there is something
 * to erase, although the digest itself (DESIGN.md section 3) does not name them.
 */
export const saltFor = (random: Uint8Array, about: readonly Id[]): Buffer => {
  const half = random.subarray(0, saltBytes / 2);
  return Buffer.concat([half, sha256(half, canonical(about)).subarray(0, saltBytes / 2)]);
};
export const saltHolds = (salt: Uint8Array, about: readonly Id[]): boolean =>
  salt.length === saltBytes && saltFor(salt, about).equals(salt);

/** SHA-256(salt ‖ canonical personal): what remains of the personal part once it is erased. */
export const personalDigest = (salt: Uint8Array, canonicalPersonal: string): Buffer => sha256(salt, canonicalPersonal);

/** What of an event its digest covers; `data` is already canonical JSON. */
export interface Sealed {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: Id;
  readonly data: string;
  readonly personal: Uint8Array | null;
}

/** The event's digest, and its entry in the transparency log. Member names are written in canonical (sorted) order. */
export const eventDigest = (event: Sealed): Buffer =>
  sha256(
    `{"actor":${canonical(event.actor)},"at":${canonical(event.at)},"data":${event.data},"personal":` +
      `${event.personal === null ? 'null' : `"${Buffer.from(event.personal).toString('hex')}"`},"stream":${canonical(event.stream)},` +
      `"type":${canonical(event.type)},"version":${event.version}}`,
  );
