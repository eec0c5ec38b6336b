import { createPublicKey, sign, verify } from 'node:crypto';
import { sha256 } from '../streams/digest.ts';
import type { NodeKey } from './node-key.ts';

// Signed notes and checkpoints: https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint.

export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** Who may verify: a key's name and its raw Ed25519 public key. */
export interface VerifierKey {
  readonly name: string;
  readonly publicKey: Buffer;
}

const ed25519 = 1;
const keyId = ({ name, publicKey }: VerifierKey): Buffer => sha256(`${name}\n`, Uint8Array.of(ed25519), publicKey).subarray(0, 4);

/** The key as one line of text, as verifiers' configurations take it. */
export const verifierLine = (key: VerifierKey): string =>
  `${key.name}+${keyId(key).toString('hex')}+${Buffer.concat([Uint8Array.of(ed25519), key.publicKey]).toString('base64')}`;

const bodyOf = ({ origin, size, root }: TreeHead): string => `${origin}\n${size}\n${root.toString('base64')}\n`;

export const signCheckpoint = (key: NodeKey, size: number, root: Buffer): string => {
  const body = bodyOf({ origin: key.name, size, root });
  const signature = Buffer.concat([keyId(key), sign(null, Buffer.from(body), key.privateKey)]);
  return `${body}\n\u2014 ${key.name} ${signature.toString('base64')}\n`;
};

/** The tree head that `key` signed in this note; undefined when the note is malformed or `key` did not sign it. */
export const openCheckpoint = (note: string, key: VerifierKey): TreeHead | undefined => {
  const end = note.lastIndexOf('\n\n');
  const [origin, sizeText, rootText, last] = note.slice(0, end + 1).split('\n');
  if (end < 0 || last !== '' || origin !== key.name || !/^(0|[1-9]\d{0,15})$/.test(sizeText ?? '') || !note.endsWith('\n'))
    return undefined;
  const head = { origin, size: Number(sizeText), root: Buffer.from(rootText ?? '', 'base64') };
  if (head.root.length !== 32 || bodyOf(head) !== note.slice(0, end + 1)) return undefined;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const match = /^\u2014 (\S+) (\S+)$/.exec(line);
      const bytes = Buffer.from(match?.[2] ?? '', 'base64');
      // Node reads base64 leniently: several texts would stand for one signature, and only one of them was signed.
      if (bytes.toString('base64') !== match?.[2]) return false;
      if (match?.[1] !== key.name || !bytes.subarray(0, 4).equals(keyId(key))) return false;
      return verify(null, Buffer.from(bodyOf(head)), publicKey, bytes.subarray(4));
    });
  return signed ? head : undefined;
};
