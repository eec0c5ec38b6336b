/** Who signs, as did:web (https://w3c-ccg.github.io/did-method-web/) with its keys (https://www.w3.org/TR/controller-document/). */
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { base58, fromBase58 } from './base58.ts';
import type { BadgeKey } from './keyring.ts';

/** `did:web:example.org`, `did:web:localhost%3A3000:organisations:x`. */
export const didWeb = (publicUrl: string, ...path: readonly string[]): string => {
  const url = new URL(publicUrl);
  const folders = url.pathname.split('/').filter(Boolean);
  return ['did', 'web', url.host.replaceAll(':', '%3A'), ...folders, ...path].join(':');
};

/** Where the document of a did:web is: https, always. Undefined for what is none. */
export const addressOfDid = (did: string): string | undefined => {
  const [scheme, method, host, ...path] = did.split(':');
  if (scheme !== 'did' || method !== 'web' || !host || !/^[A-Za-z0-9.%-]+$/.test(host)) return undefined;
  if (path.some((part) => !/^[A-Za-z0-9._%-]+$/.test(part) || part === '.' || part === '..')) return undefined;
  const place = path.length === 0 ? '.well-known' : path.join('/');
  const address = `https://${host.replace(/%3A/i, ':')}/${place}/did.json`;
  return URL.canParse(address) ? address : undefined;
};

const ed25519Prefix = [0xed, 0x01] as const;
/** `z6Mk…`, Multikey. */
export const multikey = (publicKey: Uint8Array): string => `z${base58(Uint8Array.of(...ed25519Prefix, ...publicKey))}`;

/** An Ed25519 key from its Multikey; undefined for anything else. */
export const keyFromMultikey = (text: string): KeyObject | undefined => {
  const bytes = text.startsWith('z') ? fromBase58(text.slice(1)) : undefined;
  if (bytes?.length !== 34 || bytes[0] !== ed25519Prefix[0] || bytes[1] !== ed25519Prefix[1]) return undefined;
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes.subarray(2)).toString('base64url') },
    format: 'jwk',
  });
};

export const publicJwk = (key: KeyObject): JsonWebKey => createPublicKey(key).export({ format: 'jwk' });

export const verificationMethod = ({ signatory, name }: BadgeKey): string => `${signatory.did}#${name}`;
/** The JWT's `kid`: an address that gives the key. */
export const kidOf = ({ signatory, name }: BadgeKey): string => `${signatory.base}/credentials/keys/${name}`;

export const didDocument = (did: string, keys: readonly BadgeKey[]): object => {
  const own = keys.filter(({ signatory }) => signatory.did === did);
  const methods = own.flatMap((key) => [
    { id: verificationMethod(key), type: 'Multikey', controller: did, publicKeyMultibase: multikey(key.publicKey) },
    ...(key.rsa === null
      ? []
      : [
          {
            id: `${verificationMethod(key)}-jwt`,
            type: 'JsonWebKey',
            controller: did,
            publicKeyJwk: { ...publicJwk(key.rsa), alg: 'RS256', use: 'sig', kid: kidOf(key) },
          },
        ]),
  ]);
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
};
