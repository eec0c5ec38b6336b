/** The manager's and the hosts' pages on a database of their own: the example programme, and calls brought to any state. */
import { type Actor, type Grant, type Role, system } from '../../../../kernel/decider/actor.ts';
import { testWindow } from '../../../../one-window/testing/window.ts';
import { cohort } from '../../../../programmes/cohort/cohort-decider.ts';
import type { CohortCommandType } from '../../../../programmes/cohort/commands.ts';
import { cohortId, enrolling, opening } from '../../../../programmes/cohort/examples.ts';
import { findCall } from '../../../../programmes/call/queries.ts';
import { exampleProgramme } from '../../../../programmes/programme/examples.ts';
import { testCourses } from '../../../../programmes/testing/courses.ts';
import { playCall, type Station, type Table } from '../../../../programmes/testing/play.ts';
import type { Assets } from '../../assets.ts';
import { openPageSite } from '../../testing/page-site.ts';
import { cohortPages } from '../cohorts/mounts.ts';
import { managePages } from './mounts.ts';

const at = (office: string, role: Role): Grant => ({ role, office });
export const staff: Readonly<Record<string, { readonly name: string; readonly grants: readonly Grant[] }>> = {
  manager: { name: 'Maha Testname', grants: [at('tide-office', 'supervisor')] },
  drafter: { name: 'Dua Testname', grants: [at('tide-office', 'editor')] },
  stranger: { name: 'Samir Testname', grants: [at('north-watch', 'supervisor')] },
  trainer: { name: 'Tariq Testname', grants: [at('harbour-college', 'officer')] },
  second: { name: 'Uzma Testname', grants: [at('harbour-college', 'officer')] },
  head: { name: 'Hadi Testname', grants: [at('harbour-college', 'supervisor')] },
  lead: { name: 'Lubna Testname', grants: [at('learning-desk', 'supervisor')] },
  // Learns in the course that they keep.
  'person-1': { name: 'Learner 1', grants: [at('harbour-college', 'officer')] },
};
const offices = ['tide-office', 'north-watch', 'south-watch', 'pier-office', 'harbour-college', 'learning-desk'];
const organisations = [
  {
    id: 'coast',
    country: 'AX',
    kind: 'agency',
    name: { en: 'The coast', ur: 'ساحل' },
    offices: offices.map((id) => ({ id, name: { en: id, ur: id } })),
  },
];

const options = exampleProgramme.call.venues.map((v) => v.id);
const applications = {
  find: async () => undefined,
  holds: () => true,
  mistakes: (service: string, cel: string) =>
    service !== exampleProgramme.call.service
      ? [`there is no service “${service}”`]
      : cel.includes('???')
        ? [`“${cel}” is no condition`]
        : [],
  options: (_: string, question: string) => (question === 'venues' ? options : undefined),
};

export const openPages = async ({
  start = '2026-02-01T09:00:00.000Z',
  assets,
}: {
  readonly start?: string;
  readonly assets?: Assets;
} = {}) => {
  const site = await openPageSite({
    ...{ people: staff, organisations, start, accounts: true, mounts: [cohortPages, managePages] },
    ...(assets === undefined ? {} : { assets }),
    rooms: ({ clock, makeId, ledger }) => {
      const window = { ...testWindow(clock), applications };
      const files = { files: () => ledger().files, transparency: () => ledger().transparency };
      const courses = testCourses(clock, { applications, makeId, ...files });
      return { rooms: [window.room, courses.programmes.room], parts: { window, ...courses } };
    },
  });
  const { ledger, makeId, actorOf, ended, cookie, ask, app, storage } = site;
  const { programmes, badges, clock } = site.door;
  await Promise.all([programmes.book.refresh(ledger), programmes.intakes.refresh(ledger)]);
  const table: Table = {
    ledger,
    programmes,
    rounds: { clock, files: () => ledger.files, code: 'daricha test' },
    drawing: { clock, transparency: () => ledger.transparency },
    makeId,
  };
  const send = async (type: CohortCommandType, data: object, actor: Actor = system('programmes')): Promise<void> => {
    await site.done(cohort, type, cohortId, actor, data);
  };
  /** The example course with three learners; the first of them is on the staff. */
  const openCourse = async (): Promise<string> => {
    await send('OpenCohort', opening);
    for (const n of [1, 2, 3]) await send('EnrolLearner', enrolling(n));
    return cohortId;
  };
  return {
    ...{ app, ledger, table, openCourse, send, actorOf, makeId, ended, cookie, storage, courses: { programmes, badges } },
    get: ask,
    post: site.send,
    text: async (path: string, who: string): Promise<string> => (await site.get(path, who)).text,
    play: (until: Station, applicants = 60) => playCall(table, until, applicants),
    call: async (id: string) => {
      const found = await findCall(ledger, id);
      if (!found) throw new Error(`no call ${id}`);
      return found.state;
    },
    at: site.set,
    close: site.close,
  };
};
