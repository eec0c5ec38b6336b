import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBadges, type OpenBadges } from '../../exchange/index.ts';
import type { Clock } from '../../kernel/time/time.ts';
import { type Programmes, programmes, type ProgrammesOptions } from '../index.ts';

const unused = (): never => {
  throw new Error('this test has no files and no checkpoints of its own');
};

/** A room of programmes and what signs its badges, for tests of doors that need them but ask nothing of them. */
export const testCourses = (
  clock: Clock,
  options: Partial<ProgrammesOptions> = {},
): { readonly programmes: Programmes; readonly badges: OpenBadges } => {
  const publicUrl = 'http://node.example';
  // Keys are made when the first badge is signed; until then nothing is written there.
  const folder = join(tmpdir(), `daricha-badges-${randomUUID()}`);
  const badges = openBadges({ publicUrl, folder, issuer: { name: 'A node', url: publicUrl }, organisations: [] });
  const room = programmes({
    clock,
    publicUrl,
    makeId: randomUUID,
    random: randomBytes,
    timeZone: 'UTC',
    elapsed: () => 0,
    code: 'daricha test',
    applications: { find: async () => undefined, holds: () => false, mistakes: () => [], options: () => undefined },
    badges: badges.maker,
    files: unused,
    transparency: unused,
    ...options,
  });
  return { programmes: room, badges };
};
