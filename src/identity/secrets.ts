import { createHash, timingSafeEqual } from 'node:crypto';

/** 256 bits nobody can guess, as text for a cookie or a link. */
export const makeToken = (random: (count: number) => Uint8Array): string => Buffer.from(random(32)).toString('base64url');

/** All that is kept of a token. A plain hash is enough: what has 256 random bits cannot be guessed back. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const sameText = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return x !== undefined && y !== undefined && timingSafeEqual(x, y);
};
