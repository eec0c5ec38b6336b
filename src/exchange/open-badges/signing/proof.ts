/** `eddsa-rdfc-2022` (https://www.w3.org/TR/vc-di-eddsa/): what is hashed, and the proof around the signature. */
import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import type { Instant } from '../../../kernel/time/time.ts';
import { canonize } from '../linked-data.ts';
import { base58, fromBase58 } from './base58.ts';
import { verificationMethod } from './did.ts';
import type { BadgeKey } from './keyring.ts';

export interface Proof {
  readonly type: 'DataIntegrityProof';
  readonly created: Instant;
  readonly verificationMethod: string;
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly proofPurpose: 'assertionMethod';
  readonly proofValue: string;
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

export const proofOptions = (key: BadgeKey, created: Instant): Omit<Proof, 'proofValue'> => ({
  type: 'DataIntegrityProof',
  created,
  verificationMethod: verificationMethod(key),
  cryptosuite: 'eddsa-rdfc-2022',
  proofPurpose: 'assertionMethod',
});

/** The first half of what is signed: a hash of the proof's own options, in the document's contexts. */
export const hashOfOptions = async (context: unknown, options: object): Promise<Buffer> =>
  sha256(await canonize({ '@context': context, ...options }));

export const proofValue = (key: BadgeKey, options: Buffer, canonical: string): string =>
  `z${base58(sign(null, Buffer.concat([options, sha256(canonical)]), key.ed25519))}`;

export const signatureHolds = (key: KeyObject, options: Buffer, canonical: string, value: string): boolean => {
  const signature = value.startsWith('z') ? fromBase58(value.slice(1)) : undefined;
  return signature?.length === 64 && verify(null, Buffer.concat([options, sha256(canonical)]), key, signature);
};

/** Signs any document; its `@context` must define every term of it. */
export const signed = async <D extends { readonly '@context': unknown }>(
  document: D,
  key: BadgeKey,
  created: Instant,
): Promise<D & { readonly proof: Proof }> => {
  const options = proofOptions(key, created);
  const value = proofValue(key, await hashOfOptions(document['@context'], options), await canonize(document));
  return { ...document, proof: { ...options, proofValue: value } };
};
