import { resolve } from 'node:path';
import { z } from 'zod';

const address = (what: string, ...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be ${what}, starting with ${schemes.map((s) => `${s}://`).join(' or ')}`,
  });

/** Everything an operator can set, by environment variable. docs/operations.md says what each is for. */
export const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: address('the address people see', 'http', 'https').optional(),
  DARICHA_DATA: z.string().min(1).default('.daricha'),
  DARICHA_PACK: z.string().min(1).default('packs/pakistan'),
  DATABASE_URL: address('a PostgreSQL address', 'postgres', 'postgresql').optional(),
  SMTP_URL: address('a mail server', 'smtp', 'smtps').optional(),
  MAIL_FROM: z.string().min(3).default('Daricha <daricha@localhost>'),
  /** Where answers to invitations are taken in by SMTP; left out, the node listens for none. */
  MAIL_IN_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** The virus scanner that every upload passes: ClamAV's clamd. */
  CLAMD_URL: address('a virus scanner', 'tcp', 'unix').optional(),
  LLM_URL: address('an OpenAI-compatible address', 'http', 'https').optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: z.string().min(1).optional(),
  LLM_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  TRUST_PROXY: z
    .enum(['0', '1'])
    .default('0')
    .transform((v) => v === '1'),
  /** Requests a second from one address on average, five times as many at once; 0 turns it off. */
  RATE_LIMIT: z.coerce.number().int().min(0).max(100_000).default(100),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});
export type Settings = z.infer<typeof Settings>;

/** Reads the settings, or says in words which of them are wrong. Empty variables count as not set. */
export const readSettings = (env: NodeJS.ProcessEnv): Settings | { readonly wrong: readonly string[] } => {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in Settings.shape && value !== ''));
  const read = Settings.safeParse(given);
  if (!read.success) return { wrong: read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) };
  if (read.data.LLM_URL && !read.data.LLM_MODEL) return { wrong: ['LLM_MODEL: name the model that LLM_URL should use'] };
  return { ...read.data, DARICHA_DATA: resolve(read.data.DARICHA_DATA), DARICHA_PACK: resolve(read.data.DARICHA_PACK) };
};
