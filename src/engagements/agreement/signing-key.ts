/** A party's public key as people hand it over. */
import { createPublicKey } from 'node:crypto';

/** The 32 bytes of an Ed25519 key in base64, from just these or from a file in PEM; what is neither comes back as it is, to be refused. */
export const publicKeyFrom = (typed: string): string => {
  const text = typed.trim();
  if (!text.startsWith('-----BEGIN')) return text.replaceAll(/\s/g, '');
  try {
    const { crv, x } = createPublicKey(text).export({ format: 'jwk' });
    return crv !== 'Ed25519' || x === undefined ? '' : Buffer.from(x, 'base64url').toString('base64');
  } catch {
    return '';
  }
};
