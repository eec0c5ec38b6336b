import { scrypt, timingSafeEqual } from 'node:crypto';
import { atMost } from './at-most.ts';

/** OWASP's first choice for scrypt. Kept with each hash, so that it can be raised without locking anyone out. */
const cost = { log2N: 17, r: 8, p: 1 } as const;
const inTurn = atMost(2);

/** The work of scrypt; passed in by a test that counts it. */
export type Derive = (password: string, salt: Buffer, a: { log2N: number; r: number; p: number }) => Promise<Buffer>;
const derive: Derive = (password, salt, a) =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const options = { N: 2 ** a.log2N, r: a.r, p: a.p, maxmem: 2 ** a.log2N * a.r * 256 };
        // NFKC: keyboards differ in how they compose the same letter.
        scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );

/** For passwords that are public anyway, as in the demo: the next sign-in writes the hash anew with today's parameters. */
export const lightWork = 10;

/** The hash with its salt and parameters, as one text. `log2N`: the logarithm of scrypt's N. */
export const hashPassword = async (
  password: string,
  random: (count: number) => Uint8Array,
  log2N: number = cost.log2N,
): Promise<string> => {
  const salt = Buffer.from(random(16));
  const key = await derive(password, salt, { ...cost, log2N });
  return `scrypt$${log2N}$${cost.r}$${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
};

const nobody = `scrypt$${cost.log2N}$${cost.r}$${cost.p}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Without a hash (nobody has this address) it works as long and answers false, so that time tells nothing. */
export const isPassword = async (password: string, hash: string | undefined, work: Derive = derive): Promise<boolean> => {
  const [, log2N, r, p, salt = '', key = ''] = (hash ?? nobody).split('$');
  const derived = await work(password, Buffer.from(salt, 'base64url'), { log2N: Number(log2N), r: Number(r), p: Number(p) });
  const kept = Buffer.from(key, 'base64url');
  return hash !== undefined && kept.length === derived.length && timingSafeEqual(kept, derived);
};

/** True where today's parameters are stronger: the next sign-in writes the hash anew. */
export const isOutdated = (hash: string): boolean => !hash.startsWith(`scrypt$${cost.log2N}$${cost.r}$${cost.p}$`);
