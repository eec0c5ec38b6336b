/** The desks on a database of their own: an invented service, its offices, and people who sign in by their id. */
import { addPerson, applyPack, identityRoom } from '../../../../identity/index.ts';
import { loadPack } from '../../../../identity/pack/load-pack.ts';
import type { Actor, Grant, Role } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import { openTestLedger } from '../../../../ledger/testing.ts';
import type { Case } from '../../../../one-window/case/case.ts';
import type { CaseCommand, CaseCommandType } from '../../../../one-window/case/commands.ts';
import type { Intakes } from '../../../../one-window/contract.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import { applyServices } from '../../../../one-window/service/from-pack.ts';
import type { Answers } from '../../../../one-window/forms/answers.ts';
import { balloonPermit, testCalendars, testOffices, wholeAnswers } from '../../../../one-window/testing/definition.ts';
import { pdf } from '../../../../one-window/testing/play.ts';
import { testWindow } from '../../../../one-window/testing/window.ts';
import { testRelations } from '../../../../engagements/testing/relations.ts';
import { testCourses } from '../../../../programmes/testing/courses.ts';
import { readSettings } from '../../../settings.ts';
import { webApp } from '../../app.tsx';
import type { Assets } from '../../assets.ts';
import { frameOf } from '../../frame.tsx';
import { cookiesFor, type SignedIn } from '../../visitor.ts';
import type { Mount } from '../pages.ts';
import { inboxPages } from './mounts.ts';

const at = (office: string, role: Role = 'officer'): Grant => ({ role, office });
export const staff: Readonly<Record<string, { readonly name: string; readonly grants: readonly Grant[] }>> = {
  sana: { name: 'Sana Iqbal', grants: [at('safety-desk')] },
  rahim: { name: 'Rahim Dar', grants: [at('safety-desk')] },
  head: { name: 'Farida Aziz', grants: [at('safety-desk', 'supervisor')] },
  chief: { name: 'Rukhsana Beg', grants: [at('safety-desk', 'supervisor'), at('registry-desk', 'supervisor')] },
  other: { name: 'Imran Shah', grants: [at('registry-desk', 'supervisor'), at('registry-desk')] },
  both: { name: 'Nida Latif', grants: [at('safety-desk'), at('registry-desk')] },
  sky: { name: 'Adeel Mir', grants: [at('sky-desk')] },
  radio: { name: 'Hamza Gul', grants: [at('radio-desk')] },
  appeals: { name: 'Zehra Bano', grants: [at('appeals-desk')] },
  weather: { name: 'Emre Aksoy', grants: [at('weather-desk')] },
  editor: { name: 'Hira Noor', grants: [at('sky-desk', 'editor')] },
  auditor: { name: 'Tariq Butt', grants: [{ role: 'auditor', office: null }] },
  pilot: { name: 'Zafar Testname', grants: [] },
  insider: { name: 'Mehwish Ali', grants: [at('safety-desk')] },
};
const origin = 'http://localhost:3000';
const groups: Readonly<Record<string, readonly string[]>> = {
  pilot: ['pilot_name', 'licence_number'],
  balloon: ['size', 'transmits', 'port'],
  band: ['frequency'],
};

const organisations = [...new Set(Object.values(testOffices).map((o) => o.organisation))].map((id) => ({
  id,
  country: Object.values(testOffices).find((o) => o.organisation === id)?.calendar ?? 'AX',
  kind: 'agency',
  name: { en: `The ${id} authority`, ur: `ادارہ ${id}` },
  offices: Object.entries(testOffices)
    .filter(([, o]) => o.organisation === id)
    .map(([office]) => ({ id: office, name: { en: office.replaceAll('-', ' '), ur: `دفتر ${office}` } })),
}));

export const openDesks = async ({
  start = '2026-01-05T06:00:00.000Z',
  assets,
  mounts = [],
  services = [],
  intakes,
}: {
  readonly start?: string;
  /** Other parts of the site beside the desks. */
  readonly mounts?: readonly Mount[];
  readonly assets?: Assets;
  /** Published besides the balloon's. */
  readonly services?: readonly Definition[];
  readonly intakes?: Intakes;
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
  const countries = { home: 'AX', partners: ['BO', 'CY'] };
  const window = testWindow(clock, { calendars: testCalendars, offices: testOffices, countries, intakes });
  const people = identityRoom({ clock, makeId, random, publicUrl: origin, mailFrom: 'a@example.org', erase: async () => undefined });
  const t = await openTestLedger([people, window.room], { clock });
  const { ledger } = t;
  await applyPack(ledger, organisations, { now, makeId });
  const drafted = { ...balloonPermit, version: 2, draft: true };
  const applied = await applyServices(
    ledger,
    [balloonPermit, drafted, ...services].map((definition) => ({ file: 'a.yaml', definition })),
    { now, makeId },
  );
  if (applied.lines.length > 0) throw new Error(applied.lines.join());
  await window.catalogue.refresh(ledger);
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
    ...{ settings, pack, window, extractor, log },
    ...testCourses(clock),
    ...testRelations(clock),
    files: ledger.files,
    transparency: ledger.transparency,
    close: t.close,
  };
  const door = { ...node, frame: frameOf({ assets: held, ledgerLine: async () => null, today: () => now.slice(0, 10) }) };
  const cookies = cookiesFor(origin);
  const actorOf = (id: string): Actor => ({ kind: 'person', id, grants: staff[id]?.grants ?? [] });
  const session = (id: string): SignedIn => ({
    actor: actorOf(id),
    person: { id, name: staff[id]?.name ?? id, language: 'en' },
    csrf: `token-of-${id}`,
  });
  const app = webApp({
    ...{ door, assets: held, cookies, log },
    findSession: async (token) => (staff[token] ? session(token) : undefined),
    asRefusal: () => undefined,
    mounts: [inboxPages, ...mounts],
  });

  const order = (on: string, who: string, type: CaseCommandType, data: object): Promise<Handled | Refusal> =>
    ledger.handle({ id: makeId(), type, on, actor: actorOf(who), now, data } as CaseCommand, window.case);
  const send = async (on: string, who: string, type: CaseCommandType, data: object): Promise<void> => {
    const outcome = await order(on, who, type, data);
    if (isRefusal(outcome)) throw new Error(`${type} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  };
  /** A case that has been sent, by this person, with every task of its first stage open. */
  const sent = async (a: { readonly who?: string; readonly name?: string; readonly answers?: Answers; readonly more?: object } = {}) => {
    const [id, who, answers] = [makeId(), a.who ?? 'pilot', a.answers ?? wholeAnswers];
    const name = a.name ?? staff[who]?.name ?? who;
    const opened = { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name, language: 'en', ...a.more };
    await send(id, who, 'OpenCase', opened);
    for (const [group, questions] of Object.entries(groups)) {
      const given = Object.fromEntries(questions.flatMap((q) => (answers[q] === undefined ? [] : [[q, answers[q]]])));
      if (Object.keys(given).length > 0) await send(id, who, 'SaveAnswers', { group, answers: given, whole: true });
    }
    await send(id, who, 'AttachFile', pdf(makeId(), 'insurance'));
    if (Number(answers.size) > 10) await send(id, who, 'AttachFile', pdf(makeId(), 'flight-plan'));
    await send(id, who, 'SubmitCase', { declared: ['all_true'] });
    return id;
  };
  const state = async (id: string): Promise<Case> => {
    const found = await ledger.state<Case>(`case/${id}`);
    if (!found) throw new Error(`no case ${id}`);
    return found.state;
  };

  const get = (path: string, who: string) => app.request(origin + path, { headers: { cookie: `${cookies.session}=${who}` } });
  const post = (path: string, who: string, fields: Readonly<Record<string, string | File | readonly string[]>> = {}) => {
    const body = new FormData();
    body.set('csrf', `token-of-${who}`);
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string' || value instanceof File) body.append(name, value);
      else for (const one of value) body.append(name, one);
    }
    return app.request(origin + path, { method: 'POST', body, headers: { cookie: `${cookies.session}=${who}`, origin } });
  };
  /** A page's text without its tags. */
  const text = async (path: string, who: string): Promise<string> => plain(await (await get(path, who)).text());
  return {
    ...{ app, ledger, window, order, send, sent, state, get, post, text, actorOf, makeId, storage: t.storage },
    cookie: (who: string) => `${cookies.session}=${who}`,
    at: (next: string) => {
      now = next;
    },
    close: t.close,
  };
};
export type Desks = Awaited<ReturnType<typeof openDesks>>;

export const plain = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');
