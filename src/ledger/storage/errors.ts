/** What went wrong in the database, in a form that code can decide on. */
export interface StorageError {
  readonly kind:
    | 'serialization' // 40001, 40P01: nothing was written, the same again may succeed
    | 'unique-violation'
    | 'foreign-key-violation'
    | 'check-violation'
    | 'bad-text' // characters that PostgreSQL cannot hold
    | 'disk-full' // nothing of the statement was written; works again when there is space
    | 'unavailable' // no connection, or it broke: whether the statement was carried out is not known
    | 'timeout' // the statement took longer than it may
    | 'other';
  /** SQLSTATE, or the operating system's code when there was no connection. */
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly message: string;
}

const byCode: Readonly<Record<string, StorageError['kind']>> = {
  '40001': 'serialization',
  '40P01': 'serialization',
  '23505': 'unique-violation',
  '23503': 'foreign-key-violation',
  '23514': 'check-violation',
  '23502': 'check-violation',
  '22021': 'bad-text',
  '22P05': 'bad-text',
  '53100': 'disk-full',
  '53300': 'unavailable',
  '57014': 'timeout',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EPIPE: 'unavailable',
  ENOENT: 'unavailable',
  ENOTFOUND: 'unavailable',
  EAI_AGAIN: 'unavailable',
  ETIMEDOUT: 'unavailable',
  EHOSTUNREACH: 'unavailable',
};

// PostgreSQL has a code for ENOSPC alone; a quota (EDQUOT) and a file size limit (EFBIG) come as internal errors with these words.
export const noSpace = /No space left on device|Disk quota exceeded|File too large/;
const noConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|Client was closed)/;

const kindOf = (code: string | undefined, message: string, fromServer: boolean): StorageError['kind'] | undefined => {
  const known = code === undefined ? undefined : byCode[code];
  if (known !== undefined && (fromServer || known === 'unavailable')) return known;
  if (fromServer && noSpace.test(message)) return 'disk-full';
  if (code?.startsWith('08') && fromServer) return 'unavailable';
  if (noConnection.test(message)) return 'unavailable';
  return fromServer ? 'other' : undefined;
};

/** Reads an error thrown by `pg` or Kysely; undefined when it did not come from the database. */
export const storageErrorOf = (error: unknown): StorageError | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code, constraint, table, severity, syscall } = error as Error & Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  // A missing file of the application is ENOENT too; a missing server is one on `connect`.
  if (code === 'ENOENT' && syscall !== 'connect') return undefined;
  const several = (error as { errors?: unknown }).errors;
  if (Array.isArray(several) && several.length > 0) return storageErrorOf(several[0]);
  const kind = kindOf(text(code), error.message, severity !== undefined);
  if (kind === undefined) return undefined;
  return { kind, code: text(code), constraint: text(constraint), table: text(table), message: error.message };
};

export const isUnavailable = (error: unknown): boolean => storageErrorOf(error)?.kind === 'unavailable';
