import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openBadges } from '../../../src/exchange/index.ts';
import type { Probe } from '../../../src/ledger/handling/probe.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import type { Storage } from '../../../src/ledger/storage/connection.ts';
import { newNodeKey } from '../../../src/ledger/transparency/node-key.ts';
import { exampleProgramme } from '../../../src/programmes/programme/examples.ts';
import { testCourses } from '../../../src/programmes/testing/courses.ts';
import type { Table } from '../../../src/programmes/testing/play.ts';

const clock = (): string => '2026-12-01T09:00:00.000Z';
/** Begins so late that the call and the course are on the same day, and nothing waits for time. */
export const definition = {
  ...exampleProgramme,
  sessions: exampleProgramme.sessions.slice(0, 1),
  assessments: [],
  call: { ...exampleProgramme.call, venues: exampleProgramme.call.venues.map((v) => ({ ...v, begins: '2027-09-01', ends: '2027-11-30' })) },
};

/** The room of programmes in one of several processes that have a database and a folder in common. */
export const openCourse = async (storage: Storage, folder: string, probe: Probe = () => undefined) => {
  const publicUrl = 'http://node.example';
  const badges = openBadges({ publicUrl, folder, issuer: { name: 'A node', url: publicUrl }, organisations: [] });
  const { programmes } = testCourses(clock, {
    badges: badges.maker,
    applications: {
      find: async () => undefined,
      holds: () => false,
      mistakes: () => [],
      options: () => definition.call.venues.map((v) => v.id),
    },
    files: () => ledger.files,
    transparency: () => ledger.transparency,
  });
  const rooms = [programmes.room];
  const filesFolder = join(folder, 'files');
  const ledger = await openLedger({ storage, rooms, filesFolder, nodeKey: newNodeKey('node.test'), clock, probe });
  await programmes.book.refresh(ledger);
  const table: Table = { ledger, programmes, rounds: programmes.rounds, drawing: programmes.drawing, makeId: randomUUID };
  return { ledger, programmes, badges, table };
};
