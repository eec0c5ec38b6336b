/** The keys that sign badges: one file for each, readable by its owner only. New ones are added; old ones stay, so old badges verify. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Who signs, as its badges say it. It is kept with the key: when a name changes, old badges still say what was signed. */
export interface Signatory {
  readonly did: string;
  readonly name: string;
  readonly url: string;
  /** Where the addresses inside its badges begin, without a slash at the end. */
  readonly base: string;
}
export interface BadgeKey {
  /** `key-1`, `key-2` …: its name in the DID document. */
  readonly name: string;
  readonly signatory: Signatory;
  readonly ed25519: KeyObject;
  /** The raw 32 bytes of the public key. */
  readonly publicKey: Buffer;
  /** For VC-JWT, which Open Badges 3.0 wants in RS256; endorsers have none. */
  readonly rsa: KeyObject | null;
}
export interface Keyring {
  /** Oldest first; none before the first is needed. */
  all(): readonly BadgeKey[];
  find(name: string): BadgeKey | undefined;
  /** The newest; made at first need, and anew when who signs has changed its name or address. */
  current(): BadgeKey;
  add(): BadgeKey;
}

const File = z.strictObject({
  signatory: z.strictObject({ did: z.string(), name: z.string(), url: z.string(), base: z.string() }),
  ed25519: z.string(),
  rsa: z.string().nullable(),
});

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const read = (path: string, name: string): BadgeKey => {
  const parsed = File.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path} is not a key of badges`);
  const { signatory, ed25519, rsa } = parsed.data;
  const key = createPrivateKey(ed25519);
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (key.asymmetricKeyType !== 'ed25519' || x === undefined) throw new Error(`${path} holds no Ed25519 key`);
  return { name, signatory, ed25519: key, publicKey: Buffer.from(x, 'base64url'), rsa: rsa === null ? null : createPrivateKey(rsa) };
};

const numberOf = (name: string): number => Number(/^key-(\d+)$/.exec(name)?.[1] ?? 0);

export const keyring = (folder: string, signatory: Signatory, withRsa: boolean): Keyring => {
  const opened = new Map<string, BadgeKey>();
  // Asked of the folder each time: another process may have added a key.
  const names = (): readonly string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => /^key-\d+\.json$/.test(file))
          .map((file) => file.slice(0, -5))
          .sort((a, b) => numberOf(a) - numberOf(b))
      : [];
  const open = (name: string): BadgeKey => {
    const key = opened.get(name) ?? read(join(folder, `${name}.json`), name);
    opened.set(name, key);
    return key;
  };
  const all = () => names().map(open);
  const add = (): BadgeKey => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const rsa = withRsa ? pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey) : null;
    const text = JSON.stringify({ signatory, ed25519: pem(generateKeyPairSync('ed25519').privateKey), rsa });
    for (;;) {
      const name = `key-${numberOf(names().at(-1) ?? '') + 1}`;
      const draft = join(folder, `.${name}.${process.pid}`);
      writeFileSync(draft, text, { mode: 0o600 });
      try {
        // Unlike a rename, a link never takes the place of a key that another process made meanwhile.
        linkSync(draft, join(folder, `${name}.json`));
        return open(name);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      } finally {
        rmSync(draft, { force: true });
      }
    }
  };
  return {
    all,
    add,
    // A key never changes, so one that was opened is not looked for again.
    find: (name) => opened.get(name) ?? (names().includes(name) ? open(name) : undefined),
    current: () => {
      const last = names().at(-1);
      const key = last === undefined ? undefined : open(last);
      const same = key !== undefined && JSON.stringify(key.signatory) === JSON.stringify(signatory);
      return key !== undefined && same ? key : add();
    },
  };
};
