/** Lottery numbers: who goes first among equal scores. Nobody can choose them, and anyone can work them out again. */
import { createCipheriv } from 'node:crypto';
import type { Applicants } from './market.ts';

/**
 * Every applicant's lottery number, 16 bytes each, by row: AES-256 of their lot under the seed (32 bytes). A block cipher is a permutation, so no
 * two are alike. Smaller, read as bytes from the first, goes first.
 */
export const lotteries = (applicants: Pick<Applicants, 'count' | 'lots'>, seed: Uint8Array): Uint8Array => {
  if (seed.length !== 32) throw new RangeError('a seed has 32 bytes');
  const cipher = createCipheriv('aes-256-ecb', seed, null).setAutoPadding(false);
  return cipher.update(applicants.lots.subarray(0, 16 * applicants.count));
};
