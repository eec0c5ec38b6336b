/** VC-JWT as Open Badges 3.0 section 8.2 wants it: RS256, `kid` an address that gives the key, the credential's own members as claims. */
import { sign } from 'node:crypto';
import type { Badge } from '../badge.ts';
import { kidOf } from './did.ts';
import type { BadgeKey } from './keyring.ts';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** Header and claims: the part that is signed. The same badge and key always give the same text. */
export const jwtBody = (badge: Badge, key: BadgeKey): string => {
  const header = { alg: 'RS256', typ: 'JWT', kid: kidOf(key) };
  const claims = {
    ...badge,
    iss: badge.issuer.id,
    jti: badge.id,
    sub: badge.credentialSubject.id,
    nbf: seconds(badge.validFrom),
    ...('validUntil' in badge && badge.validUntil !== undefined ? { exp: seconds(badge.validUntil) } : {}),
  };
  return `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
};

/** Runs beside others in the thread pool: RSA is the slow part of a badge. */
export const jwtSignature = (body: string, key: BadgeKey): Promise<string> =>
  new Promise((resolve, reject) => {
    if (key.rsa === null) return reject(new Error(`${key.name} of ${key.signatory.did} signs no JWT`));
    sign('sha256', Buffer.from(body), key.rsa, (error, signature) =>
      error === null ? resolve(signature.toString('base64url')) : reject(error),
    );
  });
