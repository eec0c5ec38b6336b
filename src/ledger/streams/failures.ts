import { invalid, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';

interface DatabaseFailure {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly table?: unknown;
  readonly message?: unknown;
}
const read = (error: unknown): DatabaseFailure => (typeof error === 'object' && error !== null ? error : {});

/** Serialization failure or deadlock: nothing was written, and the same again may well succeed. */
export const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(String(read(error).code));

/** The connection broke or the server was going down: nobody knows whether the statement was carried out. */
export const isBrokenConnection = (error: unknown): boolean => {
  const { code, message } = read(error);
  if (typeof code === 'string' && (/^(08|57P0)/.test(code) || ['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ENOENT'].includes(code))) return true;
  return typeof message === 'string' && /Connection terminated|connection ended|Client has encountered a connection error/i.test(message);
};

export const isDoneAlready = (error: unknown): boolean =>
  read(error).code === '23505' && read(error).constraint === 'commands_pkey';

/** What the database refused for the room's own reasons, as a refusal; undefined when it is a fault of ours. */
export const asRefusal = (error: unknown): Refusal | undefined => {
  const { code, constraint, table } = read(error);
  if (code === '23505') return refuse('not-unique', { table, constraint });
  // 22P05, 22021 and 22P02 inside JSON: text PostgreSQL cannot hold.
  if (code === '22P05' || code === '22021') return invalid({ problem: 'holds a character that cannot be kept' });
  return undefined;
};
