import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The account of the operating system that the server runs as. `own` means: ours, so nothing has to change hands. */
export interface OperatingUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  readonly own: boolean;
}

const accountNamed = (name: string): OperatingUser | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined || uid === '0' ? undefined : { uid: Number(uid), gid: Number(gid), name, own: false };
};

const accountOf = (uid: number): OperatingUser | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.split(':')[2] === String(uid));
  return line === undefined ? undefined : accountNamed(line.split(':')[0] ?? '');
};

const created = (name: string): OperatingUser | undefined => {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name],
      {
        stdio: 'ignore',
        timeout: 15_000,
      },
    );
  } catch {
    // Another process may have made the account at the same moment, or we may not; the look-up below tells.
  }
  return accountNamed(name);
};

/**
 * PostgreSQL refuses to run as root. An ordinary person's server runs as that person; root's runs as the owner of the
 * cluster that exists, else as the system account `daricha` (made when missing), else `postgres`, else `nobody`.
 */
export const operatingUser = (existingData?: string): OperatingUser => {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? -1, name: process.env.USER ?? String(uid), own: true };
  const owner = existingData === undefined ? 0 : statSync(existingData).uid;
  const user =
    (owner === 0 ? undefined : accountOf(owner)) ??
    accountNamed('daricha') ??
    created('daricha') ??
    accountNamed('postgres') ??
    accountNamed('nobody');
  if (user !== undefined) return user;
  throw new Error(
    'PostgreSQL refuses to run as root and no other account could be found or made. ' +
      'Run `useradd --system daricha`, start Daricha as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
};

/** Whether `user` can walk down to `folder`: every directory on the way must let it pass. */
export const canReach = (user: OperatingUser, folder: string): boolean => {
  if (user.own) return true;
  let at = resolve(folder);
  for (;;) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
    at = dirname(at);
  }
};

/** Options for `spawn` that make a child run as the user. */
export const runAs = (user: OperatingUser): { uid?: number; gid?: number } => (user.own ? {} : { uid: user.uid, gid: user.gid });
