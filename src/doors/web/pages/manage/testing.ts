/** The manager's and the hosts' pages on a database of their own: the example programme, and calls brought to any state. */
import { testRelations } from '../../../../engagements/testing/relations.ts';
import { addPerson, applyPack, identityRoom } from '../../../../identity/index.ts';
import { loadPack } from '../../../../identity/pack/load-pack.ts';
import { type Actor, type Grant, type Role, system } from '../../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { openTestLedger } from '../../../../ledger/testing.ts';
import { testWindow } from '../../../../one-window/testing/window.ts';
import { cohort } from '../../../../programmes/cohort/cohort-decider.ts';
import type { CohortCommand, CohortCommandType } from '../../../../programmes/cohort/commands.ts';
import { cohortId, enrolling, opening } from '../../../../programmes/cohort/examples.ts';
import { findCall } from '../../../../programmes/call/queries.ts';
import { exampleProgramme } from '../../../../programmes/programme/examples.ts';
import { testCourses } from '../../../../programmes/testing/courses.ts';
import { playCall, type Station, type Table } from '../../../../programmes/testing/play.ts';
import { readSettings } from '../../../settings.ts';
import { webApp } from '../../app.tsx';
import type { Assets } from '../../assets.ts';
import { frameOf } from '../../frame.tsx';
import { cookiesFor, type SignedIn } from '../../visitor.ts';
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
const origin = 'http://localhost:3000';
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

export const openPages = async ({
  start = '2026-02-01T09:00:00.000Z',
  assets,
}: {
  readonly start?: string;
  readonly assets?: Assets;
} = {}) => {
  let now = start;
  let count = 0;
  const clock = () => now;
  const makeId = () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const random = (n: number) => new Uint8Array(n).map((_, i) => i + count);
  const settings = readSettings({ RATE_LIMIT: '0' });
  if ('wrong' in settings) throw new Error(settings.wrong.join());
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('the pack does not load');
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
  const window = { ...testWindow(clock), applications };
  const people = identityRoom({ clock, makeId, random, publicUrl: origin, mailFrom: 'a@example.org', erase: async () => undefined });
  const courses = testCourses(clock, { applications, makeId, files: () => ledger.files, transparency: () => ledger.transparency });
  const t = await openTestLedger([people, window.room, courses.programmes.room], { clock });
  const { ledger } = t;
  await applyPack(ledger, organisations, { now, makeId });
  await Promise.all([courses.programmes.book.refresh(ledger), courses.programmes.intakes.refresh(ledger)]);
  const around = { ledger, clock, makeId, random, publicUrl: origin };
  for (const [id, { name, grants }] of Object.entries(staff)) {
    const password = 'a kettle on the third shelf';
    const added = await addPerson(around, { id, name, email: `${id}@example.org`, language: 'en', grants, password, isPublic: true });
    if (isRefusal(added)) throw new Error(`${added.reason} ${JSON.stringify(added.details)}`);
  }
  const extractor = { id: 'rules', version: '1', extract: async () => Promise.reject(new Error('nothing is read here')) } as const;
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => console.error(fields) };
  const held: Assets = assets ?? { address: (name) => `/assets/${name}`, mount: () => undefined };
  const node = {
    ...around,
    ...{ settings, pack, window, extractor, log, ...courses, ...testRelations(clock) },
    files: ledger.files,
    transparency: ledger.transparency,
    close: t.close,
  };
  const door = { ...node, frame: frameOf({ assets: held, ledgerLine: async () => null, today: () => now.slice(0, 10) }) };
  const cookies = cookiesFor(origin);
  const actorOf = (id: string): Actor => ({ kind: 'person', id, grants: staff[id]?.grants ?? [] });
  /** Sessions that have ended since, by person. */
  const ended = new Set<string>();
  const session = (id: string): SignedIn => ({
    actor: actorOf(id),
    person: { id, name: staff[id]?.name ?? id, language: 'en' },
    csrf: `token-of-${id}`,
  });
  const app = webApp({
    ...{ door, assets: held, cookies, log },
    findSession: async (token) => (staff[token] && !ended.has(token) ? session(token) : undefined),
    asRefusal: () => undefined,
    mounts: [cohortPages, managePages],
  });
  const table: Table = {
    ledger,
    programmes: courses.programmes,
    rounds: { clock, files: () => ledger.files, code: 'daricha test' },
    drawing: { clock, transparency: () => ledger.transparency },
    makeId,
  };
  const get = (path: string, who: string, init: RequestInit = {}) =>
    app.request(origin + path, { ...init, headers: { cookie: `${cookies.session}=${who}` } });
  const post = (path: string, who: string, fields: Readonly<Record<string, string | File | readonly string[]>> = {}) => {
    const body = new FormData();
    body.set('csrf', `token-of-${who}`);
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string' || value instanceof File) body.append(name, value);
      else for (const one of value) body.append(name, one);
    }
    return app.request(origin + path, { method: 'POST', body, headers: { cookie: `${cookies.session}=${who}`, origin } });
  };
  const text = async (path: string, who: string): Promise<string> => plain(await (await get(path, who)).text());
  const send = async (type: CohortCommandType, data: object, actor: Actor = system('programmes')): Promise<void> => {
    const outcome = await ledger.handle({ id: makeId(), type, on: cohortId, actor, now, data } as CohortCommand, cohort);
    if (isRefusal(outcome)) throw new Error(`${type} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  };
  /** The example course with three learners; the first of them is on the staff. */
  const openCourse = async (): Promise<string> => {
    await send('OpenCohort', opening);
    for (const n of [1, 2, 3]) await send('EnrolLearner', enrolling(n));
    return cohortId;
  };
  return {
    ...{ app, ledger, table, get, post, text, openCourse, send, actorOf, makeId, ended, storage: t.storage, courses },
    play: (until: Station, applicants = 60) => playCall(table, until, applicants),
    call: async (id: string) => {
      const found = await findCall(ledger, id);
      if (!found) throw new Error(`no call ${id}`);
      return found.state;
    },
    at: (next: string) => {
      now = next;
    },
    cookie: (who: string) => `${cookies.session}=${who}`,
    close: t.close,
  };
};

export const plain = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');
