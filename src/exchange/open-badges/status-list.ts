/** Bitstring Status List 1.0 (https://www.w3.org/TR/vc-bitstring-status-list/): one bit for each badge, 1 = revoked, index 0 leftmost. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Instant } from '../../kernel/time/time.ts';
import { listBits } from './badge.ts';
import { credentialsContext } from './linked-data.ts';
import type { BadgeKey } from './signing/keyring.ts';
import { signed } from './signing/proof.ts';

/** Bytes of a list unpacked: 64 million badges. Whoever sends more means harm. */
const mostBytes = 8 * 1024 * 1024;

export const encodedList = (revoked: Iterable<number>, bits = listBits): string => {
  const bytes = Buffer.alloc(bits / 8);
  for (const index of revoked) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return `u${gzipSync(bytes).toString('base64url')}`;
};

export type BitRead = { readonly bit: boolean } | { readonly wrong: 'list-unreadable' | 'list-too-large' | 'list-too-short' };

export const readBit = (encoded: unknown, index: number): BitRead => {
  if (typeof encoded !== 'string' || !/^u[A-Za-z0-9_-]+$/.test(encoded)) return { wrong: 'list-unreadable' };
  let bytes: Buffer;
  try {
    bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: mostBytes });
  } catch (error) {
    return { wrong: error instanceof RangeError ? 'list-too-large' : 'list-unreadable' };
  }
  const byte = bytes[Math.floor(index / 8)];
  return byte === undefined ? { wrong: 'list-too-short' } : { bit: (byte & (0x80 >> (index % 8))) !== 0 };
};

/** How long a copy may be kept, in milliseconds: a revocation is known everywhere five minutes later. */
export const timeToLive = 300_000;

/** `revoked`: bits of this list. */
export const statusListCredential = (key: BadgeKey, list: number, revoked: Iterable<number>, now: Instant) => {
  const id = `${key.signatory.base}/credentials/status/${list}`;
  const document = {
    '@context': [credentialsContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: key.signatory.did,
    validFrom: now,
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: encodedList(revoked),
      ttl: timeToLive,
    },
  };
  return signed(document, key, now);
};
