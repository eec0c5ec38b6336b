import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A node's Ed25519 key; `name` is the origin of its log, a URL without scheme such as `daricha.example.org`. */
export interface NodeKey {
  readonly name: string;
  readonly privateKey: KeyObject;
  /** The raw 32 bytes of the public key. */
  readonly publicKey: Buffer;
}

const validName = /^[^\s+\p{Cc}]+$/u;

/** @throws when the name cannot stand in a signed note, or the key is not Ed25519. */
export const nodeKeyFrom = (name: string, privateKey: KeyObject): NodeKey => {
  if (!validName.test(name)) throw new Error(`${JSON.stringify(name)} cannot be the name of a log: no spaces and no plus signs`);
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (privateKey.asymmetricKeyType !== 'ed25519' || x === undefined) throw new Error('the node key is not an Ed25519 key');
  return { name, privateKey, publicKey: Buffer.from(x, 'base64url') };
};

export const newNodeKey = (name: string): NodeKey => nodeKeyFrom(name, generateKeyPairSync('ed25519').privateKey);

/** Reads `node-key.pem` from the data folder; made there, readable by its owner only, the first time. */
export const readNodeKey = async (folder: string, name: string): Promise<NodeKey> => {
  const path = join(folder, 'node-key.pem');
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (known !== undefined) return nodeKeyFrom(name, createPrivateKey(known));
  const key = newNodeKey(name);
  await mkdir(folder, { recursive: true });
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  return key;
};
