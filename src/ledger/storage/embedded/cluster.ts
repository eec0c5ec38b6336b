import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { StorageLog } from '../log.ts';
import { type Binaries, openFolder, systemFolder } from './binaries.ts';
import { canReach, type OperatingUser, operatingUser, runAs } from './operating-user.ts';

/** Where a folder's PostgreSQL lies. `home` is ours (lock, log); `data` belongs to the account that the server runs as. */
export interface Cluster {
  readonly folder: string;
  readonly home: string;
  readonly data: string;
  readonly user: OperatingUser;
}

const pointerFile = 'postgres-lies-in';

const existingHome = (folder: string): string | undefined => {
  const pointer = join(folder, pointerFile);
  if (!existsSync(pointer)) return undefined;
  const home = readFileSync(pointer, 'utf8').trim();
  if (!existsSync(home)) {
    throw new Error(`${pointer} says that the database lies in ${home}, which is gone. Restore it, or remove ${folder} to begin anew.`);
  }
  return home;
};

// Root's own folders are often closed to other accounts. One that is ours lets the server's group pass, and nobody else.
const letPass = (folder: string, user: OperatingUser): void => {
  const { mode, uid } = statSync(folder);
  if (user.own || uid !== 0 || canReach({ ...user, gid: -2 }, folder) || !canReach(user, join(folder, '..'))) return;
  chownSync(folder, 0, user.gid);
  chmodSync(folder, (mode & 0o777) | 0o010);
};

const freshHome = (folder: string, user: OperatingUser, log: StorageLog): string => {
  letPass(folder, user);
  if (canReach(user, folder)) return join(folder, 'postgres');
  openFolder(systemFolder);
  const home = join(systemFolder, `cluster-${randomBytes(6).toString('hex')}`);
  mkdirSync(home);
  writeFileSync(join(home, 'folder'), `${folder}\n`);
  writeFileSync(join(folder, `${pointerFile}.new`), `${home}\n`);
  renameSync(join(folder, `${pointerFile}.new`), join(folder, pointerFile));
  log.info({ folder, home }, `The account ${user.name} cannot reach ${folder}, so the database lies in ${home}`);
  return home;
};

/** Finds the cluster of a folder, or the place where it will lie. Makes folders, starts nothing. */
export const findCluster = (askedFolder: string, log: StorageLog): Cluster => {
  mkdirSync(resolve(askedFolder), { recursive: true, mode: 0o700 });
  const folder = realpathSync(askedFolder);
  const known = existingHome(folder) ?? (existsSync(join(folder, 'postgres')) ? join(folder, 'postgres') : undefined);
  const knownData = known === undefined ? undefined : join(known, 'data');
  const user = operatingUser(knownData !== undefined && existsSync(knownData) ? knownData : undefined);
  const home = known ?? freshHome(folder, user, log);
  if (known !== undefined && known === join(folder, 'postgres')) letPass(folder, user);
  mkdirSync(home, { recursive: true });
  chmodSync(home, user.own ? 0o700 : 0o711);
  const data = join(home, 'data');
  if (!canReach(user, home)) {
    throw new Error(
      `PostgreSQL runs as the account ${user.name}, which cannot reach ${home}. ` +
        'Allow others to pass through the folders above it (chmod o+x), or choose another folder with DARICHA_DATA.',
    );
  }
  return { folder, home, data, user };
};

/** Runs one of PostgreSQL's programs as the cluster's account; throws with its last words when it fails. */
const run = (program: string, args: readonly string[], cluster: Cluster): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(program, args, {
      ...runAs(cluster.user),
      cwd: cluster.home,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${program} failed (${code}): ${said.trim().slice(-2000)}`))));
  });

/**
 * Makes the cluster when there is none. It is made aside and moved into place, so that one whose making was
 * interrupted is never taken for a whole one.
 */
export const makeCluster = async (cluster: Cluster, binaries: Binaries, options: { readonly durable: boolean }): Promise<boolean> => {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return false;
  const half = `${cluster.data}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (!cluster.user.own) chownSync(half, cluster.user.uid, cluster.user.gid);
  const durability = options.durable ? [] : ['--no-sync'];
  await run(
    binaries.initdb,
    [
      `--pgdata=${half}`,
      '--username=daricha',
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      ...durability,
    ],
    cluster,
  );
  renameSync(half, cluster.data);
  return true;
};
