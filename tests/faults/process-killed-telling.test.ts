import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../src/kernel/decider/actor.ts';
import { streamId } from '../../src/kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../src/kernel/refusals/refusal.ts';
import { createTestDatabase, type TestStorage } from '../../src/ledger/storage/testing.ts';
import { migrationsFor } from '../../src/ledger/streams/schema.ts';
import { listCandidacies } from '../../src/programmes/candidacy/queries.ts';
import { cohort } from '../../src/programmes/cohort/cohort-decider.ts';
import { findCohort } from '../../src/programmes/cohort/queries.ts';
import { findCredential, listCredentials } from '../../src/programmes/credential/queries.ts';
import { testCourses } from '../../src/programmes/testing/courses.ts';
import { orderPlace, type Played, playCall } from '../../src/programmes/testing/play.ts';
import { definition, openCourse } from './processes/course.ts';

let storage: TestStorage;
let folder: string;
let here: Awaited<ReturnType<typeof openCourse>>;
let played: Played;

/** Runs the work in a process of its own, killed after so many commands; answers how it ended. */
const run = (what: 'tell' | 'issue', id: string, dieAfter: number): Promise<NodeJS.Signals | number | null> => {
  const script = join(import.meta.dirname, 'processes/coursing.ts');
  const argv = ['--import', 'tsx', script, storage.url, folder, what, id, String(dieAfter)];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(signal ?? code));
  });
};
const expectWhole = async (): Promise<void> => {
  await here.ledger.settled();
  const { problems } = await here.ledger.fsck();
  // Checkpoints of the processes were signed with keys that died with them.
  expect(problems.filter(({ where }) => !where.startsWith('checkpoints'))).toEqual([]);
};

beforeAll(async () => {
  storage = await createTestDatabase(migrationsFor([testCourses(() => '').programmes.room]));
  folder = mkdtempSync(join(tmpdir(), 'daricha-course-'));
  here = await openCourse(storage, folder);
  played = await playCall(here.table, 'published', 60, definition);
}, 120_000);
afterAll(async () => {
  await here.ledger.stop();
  await storage.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a process is killed', () => {
  it('while it tells a round: whoever takes over tells the rest, and nobody twice', async () => {
    const { call, applicants } = played;
    expect(await run('tell', call, 7)).toBe('SIGKILL');
    const half = (await listCandidacies(here.ledger, call, { statuses: ['admitted'] }, { limit: 100 })).lines.length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(60);
    // Two take over at once, and one of them dies as well.
    expect(await Promise.all([run('tell', call, 9), run('tell', call, 0)])).toContain(0);
    expect(await run('tell', call, 0)).toBe(0);
    const { lines } = await listCandidacies(here.ledger, call, {}, { limit: 100 });
    expect(lines.filter((l) => l.status === 'offered')).toHaveLength(18);
    expect(lines.filter((l) => l.status === 'waiting')).toHaveLength(42);
    for (const { case: id } of applicants) {
      const told = (await here.ledger.events(streamId('candidacy', id))).filter((e) => e.data.round === 0);
      expect([id, told.length]).toEqual([id, 1]);
    }
    await expectWhole();
  }, 180_000);

  it('while it issues credentials: everyone who earned one has one, and it can be checked', async () => {
    const { call } = played;
    const { lines } = await listCandidacies(here.ledger, call, { statuses: ['offered'] }, { limit: 100 });
    for (const o of lines) await orderPlace(here.table, o.id, 'AcceptPlace', { round: 0, stay: true }, o.person);
    await here.ledger.settled();
    const on = `${call}.north-quay`;
    const teach = async (type: string, data: object): Promise<void> => {
      const command = { id: type, type, on, actor: system('test'), now: '2027-12-01T09:00:00.000Z', data };
      const outcome = await here.ledger.handle(command, cohort);
      if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason}`);
    };
    const learners = (await findCohort(here.ledger, on))?.state.learners ?? [];
    expect(learners).toHaveLength(10);
    const marks = Object.fromEntries(learners.map((l) => [l.number, 'present']));
    await teach('RecordAttendance', { session: 'keel', from: 'paper', marks, seen: {} });
    await teach('CompleteCohort', {});
    expect(await run('issue', on, 3)).toBe('SIGKILL');
    const some = (await listCredentials(here.ledger, on)).length;
    expect(some).toBeGreaterThan(0);
    expect(await Promise.all([run('issue', on, 2), run('issue', on, 0)])).toContain(0);
    expect(await run('issue', on, 0)).toBe(0);
    const issued = await listCredentials(here.ledger, on);
    expect(new Set(issued.map((c) => c.candidacy)).size).toBe(10);
    expect(issued).toHaveLength(10);
    expect(new Set(issued.map((c) => c.status_index)).size).toBe(10);
    for (const { id } of issued) {
      const found = await findCredential(here.ledger, id);
      const made = found && here.badges.remade(found.state, id);
      expect(made && (await here.badges.genuine(made))).toBe(true);
    }
    await expectWhole();
  }, 180_000);
});
