/** Pages on a database of their own: people who sign in by their id, a time that only the test moves, and parts of the site to mount. */
import type { Extractor } from '../../../communiques/extraction/extraction.ts';
import { communiques } from '../../../communiques/index.ts';
import type { Engagements, EngagementsOptions } from '../../../engagements/index.ts';
import { testRelations } from '../../../engagements/testing/relations.ts';
import { addPerson, applyPack, identityRoom } from '../../../identity/index.ts';
import { loadPack } from '../../../identity/pack/load-pack.ts';
import type { Pack } from '../../../identity/pack/schema.ts';
import type { Actor, Grant } from '../../../kernel/decider/actor.ts';
import type { AnyDecider } from '../../../kernel/decider/decider.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusals/refusal.ts';
import type { Handled, Room } from '../../../ledger/ledger.ts';
import { openTestLedger } from '../../../ledger/testing.ts';
import { testWindow } from '../../../one-window/testing/window.ts';
import { testCourses } from '../../../programmes/testing/courses.ts';
import type { OpenNode } from '../../node.ts';
import { readSettings } from '../../settings.ts';
import { webApp } from '../app.tsx';
import type { Assets } from '../assets.ts';
import { frameOf } from '../frame.tsx';
import type { Mount } from '../pages/pages.ts';
import { cookiesFor, type SignedIn } from '../visitor.ts';

export const origin = 'http://localhost:3000';
export interface PersonAtSite {
  readonly name?: string;
  readonly grants: readonly Grant[];
  readonly language?: string;
}
export type People = Readonly<Record<string, PersonAtSite>>;
/** What a room may need while it is put together; the ledger is there once the site is open. */
export interface Around {
  readonly clock: () => string;
  readonly makeId: () => string;
  readonly random: (count: number) => Uint8Array<ArrayBuffer>;
  readonly publicUrl: string;
  readonly ledger: () => OpenNode['ledger'];
}
type Parts = Partial<Pick<OpenNode, 'window' | 'programmes' | 'engagements' | 'badges' | 'extractor'>>;
export interface PageSiteOptions {
  readonly people: People;
  readonly mounts: readonly Mount[];
  readonly organisations?: Parameters<typeof applyPack>[1];
  readonly start?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly assets?: Assets;
  /** Instead of what the country pack in use says. */
  readonly pack?: Partial<Pack>;
  /** Gives everybody an account, so that names and addresses are found. */
  readonly accounts?: boolean;
  /** Rooms beside identity, and what the doors see of them. */
  readonly rooms?: (around: Around) => { readonly rooms: readonly Room[]; readonly parts: Parts };
}
const noReader: Extractor = { id: 'rules', version: '1', extract: () => Promise.reject(new Error('nothing is read here')) };
/** The register and the relations of AX, wired to each other as a node does. */
export const relationRooms =
  (options: Partial<EngagementsOptions> = {}, extractor: Extractor = noReader) =>
  ({ ledger, ...around }: Around): { readonly rooms: readonly Room[]; readonly parts: { readonly engagements: Engagements } } => {
    const { engagements } = testRelations(around.clock, { ...around, files: () => ledger().files, ...options });
    const rules = { home: 'AX', quietDays: 180 };
    const register = communiques({ ...around, extractor, rules, documents: engagements.documents });
    return { rooms: [register, engagements.room], parts: { engagements } };
  };

/** All rooms of a node, for what has every address of the site. */
export const everyRoom = (around: Around): { readonly rooms: readonly Room[]; readonly parts: Parts } => {
  const { clock, ledger } = around;
  const window = testWindow(clock, { files: () => ledger().files });
  const files = { files: () => ledger().files, transparency: () => ledger().transparency };
  const courses = testCourses(clock, { applications: window.applications, ...files });
  const { rooms, parts } = relationRooms({ applications: window.applications })(around);
  return { rooms: [window.room, courses.programmes.room, ...rooms], parts: { window, ...courses, ...parts } };
};

/** A page's text without its tags. */
export const plain = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

export type Fields = Readonly<Record<string, string | File | readonly string[]>>;
const formOf = (fields: Fields): FormData => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' || value instanceof File) body.append(name, value);
    else for (const one of value) body.append(name, one);
  }
  return body;
};
const read = async (answer: Response) => {
  const html = await answer.text();
  return { status: answer.status, html, text: plain(html), to: answer.headers.get('location') ?? '', headers: answer.headers };
};

export const openPageSite = async (options: PageSiteOptions) => {
  const { people, mounts } = options;
  let now = options.start ?? '2026-06-01T12:00:00.000Z';
  let count = 0;
  const clock = () => now;
  const makeId = () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  // Known bytes, so that two runs are the same; never the same twice, so that tokens differ.
  const random = (n: number) => Uint8Array.from({ length: n }, (_, i) => (i < 4 ? (count++ >> (8 * i)) & 255 : 7));
  const settings = readSettings({ RATE_LIMIT: '0', ...options.env });
  if ('wrong' in settings) throw new Error(settings.wrong.join());
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('the pack does not load');
  const around = { clock, makeId, random, publicUrl: origin };
  const { rooms, parts } = (options.rooms ?? relationRooms())({ ...around, ledger: () => t.ledger });
  const identity = identityRoom({ ...around, mailFrom: 'a@example.org', erase: async () => undefined });
  const t = await openTestLedger([identity, ...rooms], { clock });
  const { ledger } = t;
  await applyPack(ledger, options.organisations ?? [], { now, makeId });
  const nameOf = (id: string): string => people[id]?.name ?? id;
  if (options.accounts) {
    for (const [id, { grants, language = 'en' }] of Object.entries(people)) {
      const account = { id, name: nameOf(id), email: `${id}@example.org`, language, grants, password: 'a kettle on the third shelf' };
      const added = await addPerson({ ...around, ledger }, { ...account, isPublic: true });
      if (isRefusal(added)) throw new Error(`${added.reason} ${JSON.stringify(added.details)}`);
    }
  }
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => console.error(fields) };
  const assets: Assets = options.assets ?? { address: (name) => `/assets/${name}`, mount: () => undefined };
  const node: OpenNode = {
    ...around,
    ...{ settings, log, ledger, pack: { ...pack, ...options.pack }, extractor: noReader },
    ...{ files: ledger.files, transparency: ledger.transparency, close: t.close },
    ...{ window: testWindow(clock), ...testCourses(clock), ...testRelations(clock), ...parts },
  };
  const door = { ...node, frame: frameOf({ assets, ledgerLine: async () => null, today: () => now.slice(0, 10) }) };
  const cookies = cookiesFor(origin);
  const actorOf = (id: string): Actor => ({ kind: 'person', id, grants: people[id]?.grants ?? [] });
  /** People whose session has ended since. */
  const ended = new Set<string>();
  const session = (id: string): SignedIn => ({
    actor: actorOf(id),
    person: { id, name: nameOf(id), language: people[id]?.language ?? 'en' },
    csrf: `token-of-${id}`,
  });
  const app = webApp({
    ...{ door, assets, cookies, log, mounts },
    findSession: async (token) => (people[token] && !ended.has(token) ? session(token) : undefined),
    asRefusal: () => undefined,
  });
  const cookie = (who: string): string => `${cookies.session}=${who}`;
  const ask = (path: string, who = '', init: RequestInit = {}): Promise<Response> =>
    Promise.resolve(app.request(origin + path, { ...init, headers: { cookie: cookie(who), ...init.headers } }));
  const send = (path: string, who: string, fields: Fields = {}): Promise<Response> =>
    ask(path, who, { method: 'POST', body: formOf({ csrf: `token-of-${who}`, ...fields }), headers: { origin } });
  const order = (decider: AnyDecider, type: string, on: string, who: string | Actor, data: object): Promise<Handled | Refusal> =>
    ledger.handle({ id: makeId(), type, on, actor: typeof who === 'string' ? actorOf(who) : who, now, data }, decider);
  return {
    ...{ app, door, ledger, ended, cookie, actorOf, makeId, ask, send, order, storage: t.storage },
    /** A page read whole: its status, mark-up, plain text, and where it leads. */
    get: async (path: string, who = '') => read(await ask(path, who)),
    post: async (path: string, who: string, fields: Fields = {}) => read(await send(path, who, fields)),
    /** An order that must be carried out. @throws the refusal. */
    done: async (...asked: Parameters<typeof order>): Promise<Handled> => {
      const outcome = await order(...asked);
      if (isRefusal(outcome)) throw new Error(`${asked[1]} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
      return outcome;
    },
    now: (): string => now,
    set: (next: string): void => {
      now = next;
    },
    close: t.close,
  };
};
export type PageSite = Awaited<ReturnType<typeof openPageSite>>;
