import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { columnValues } from './column-values.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { noSpace, type StorageError, storageErrorOf } from './errors.ts';
import { silentLog, type StorageLog } from './log.ts';

export interface StorageOptions {
  /** A PostgreSQL server, version 15 to 18; without one the embedded server runs in `folder`. */
  readonly databaseUrl?: string | undefined;
  /** Holds the embedded server's data. Not touched when `databaseUrl` is given. */
  readonly folder: string;
  readonly log?: StorageLog;
  /** Connections for writing, and as many again for reading. 10 by default. */
  readonly connections?: number;
  /** The longest a statement on `db` may take, in milliseconds. 15,000 by default; `pool` has no limit. */
  readonly readTimeout?: number;
}

export interface Storage {
  /** For the ledger's own statements, migrations and long work: no time limit. */
  readonly pool: pg.Pool;
  /** For the rooms' queries: its own connections, so that a slow page cannot keep a command waiting; statements end after `readTimeout`. */
  // biome-ignore lint/suspicious/noExplicitAny: each room's queries narrow it to their own tables with db.withTables.
  readonly db: Kysely<any>;
  readonly url: string;
  /** The process id of the embedded server; undefined while it is down, or when the server is another's. */
  serverPid(): number | undefined;
  /** Asks the server for a sign of life, for two seconds at most; when it is down because the disk is full, it says so. */
  health(): Promise<{ readonly ok: true } | { readonly ok: false; readonly error: StorageError }>;
  /** Ends the connections and, where it is ours, the server. May be called twice. */
  close(): Promise<void>;
}

const poolOn = (url: string, max: number, log: StorageLog, statementTimeout: number, isClosing: () => boolean): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'daricha',
    types: columnValues,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // The server ends a slow statement; where the server itself stands still, the client stops waiting a second later.
    ...(statementTimeout > 0 ? { statement_timeout: statementTimeout, query_timeout: statementTimeout + 1_000 } : {}),
    // Instants are read as UTC text; a server may have been set up for its own city.
    options: '-c timezone=UTC -c datestyle=ISO,YMD',
  });
  // A connection that breaks while idle is thrown away by the pool; without a listener it would take the process along.
  // While we close, the server's own farewell may come before its end of the connection: that is no news.
  pool.on('error', (e) => isClosing() || log.warn({ error: e.message }, 'A database connection broke while idle'));
  // The same for one that is lent out but waits for nothing at that moment; its next statement fails and tells the borrower.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** Begins a statement that is worth keeping prepared on each connection: it is asked often, always alike, and long to plan. */
export const keptPrepared = '/* kept */';
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
};
const query = (client: pg.PoolClient) => (text: string, values: unknown[]) =>
  text.startsWith(keptPrepared) ? client.query({ name: nameOf(text), text, values }) : client.query(text, values);
/** The pool as Kysely knows it, for which it never names a statement. */
const preparing = (pool: pg.Pool): PostgresPool => {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => ({
    // Kysely knows one more kind of query, of a cursor, which nobody asks for here.
    query: query(client) as unknown as PostgresPoolClient['query'],
    release: () => client.release(),
  });
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
};

const signOfLife = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Connects to a server that runs already. */
export const connectStorage = (url: string, options: Omit<StorageOptions, 'folder' | 'databaseUrl'> = {}): Storage => {
  const { log = silentLog, connections = 10, readTimeout = 15_000 } = options;
  let closing: Promise<void> | undefined;
  const isClosing = () => closing !== undefined;
  const pool = poolOn(url, connections, log, 0, isClosing);
  const db = new Kysely({ dialect: new PostgresDialect({ pool: preparing(poolOn(url, connections, log, readTimeout, isClosing)) }) });
  return {
    pool,
    db,
    url,
    serverPid: () => undefined,
    health: async () => {
      try {
        await signOfLife(url);
        return { ok: true };
      } catch (e) {
        const message = e instanceof Error ? e.message : String(e);
        const unknown: StorageError = { kind: 'unavailable', code: undefined, constraint: undefined, table: undefined, message };
        return { ok: false, error: storageErrorOf(e) ?? unknown };
      }
    },
    close: () => {
      closing ??= Promise.all([pool.end(), db.destroy()]).then(() => undefined);
      return closing;
    },
  };
};

const oldestServer = 150_000;

/**
 * Opens the database under everything: the server of `databaseUrl`, else the embedded one.
 * Throws `FolderInUse` when another Daricha has the folder, and in words when the server is missing or too old.
 */
export const openStorage = async (options: StorageOptions): Promise<Storage> => {
  const { databaseUrl, folder, log = silentLog } = options;
  if (databaseUrl === undefined || databaseUrl === '') {
    const server = await startEmbedded({ folder, log });
    const storage = connectStorage(server.url, options);
    let closing: Promise<void> | undefined;
    return {
      ...storage,
      serverPid: server.pid,
      health: async () => {
        const health = await storage.health();
        const trouble = server.trouble();
        if (health.ok || trouble === undefined) return health;
        return { ok: false, error: { ...health.error, kind: noSpace.test(trouble) ? 'disk-full' : health.error.kind, message: trouble } };
      },
      close: () => {
        // The server goes even when a connection does not end properly.
        closing ??= storage.close().finally(server.stop);
        return closing;
      },
    };
  }
  const storage = connectStorage(databaseUrl, options);
  try {
    const { rows } = await storage.pool.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    if (Number(rows[0]?.version) < oldestServer) throw new Error('Daricha needs PostgreSQL 15 or newer.');
    return storage;
  } catch (e) {
    await storage.close();
    throw new Error(`The database of DATABASE_URL cannot be used: ${e instanceof Error ? e.message : String(e)}`, { cause: e });
  }
};
