/** Identity's and administration's pages on a database of their own, with real sessions. */
import { addPerson, findPersonByEmail, findSession, openSession } from '../../../../identity/index.ts';
import { loadPack } from '../../../../identity/pack/load-pack.ts';
import { openTestIdentity } from '../../../../identity/testing.ts';
import type { Role } from '../../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { readSettings } from '../../../settings.ts';
import { webApp } from '../../app.tsx';
import type { Door } from '../../door.ts';
import { frameOf } from '../../frame.tsx';
import { cookiesFor } from '../../visitor.ts';
import { administrationPages } from '../administration/mounts.ts';
import { identityPages } from './mounts.ts';
import { testWindow } from '../../../../one-window/testing/window.ts';
import { testRelations } from '../../../../engagements/testing/relations.ts';
import { testCourses } from '../../../../programmes/testing/courses.ts';

export const password = 'a kettle on the third shelf';

/** A browser: it keeps its cookie, and fills the hidden fields of the page it saw last. */
export interface Browser {
  readonly get: (path: string) => Promise<{ readonly status: number; readonly html: string; readonly headers: Headers }>;
  readonly post: (
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly html: string; readonly headers: Headers }>;
  /** Opens a session without the form, for hashing a password takes its time. */
  readonly signIn: (email: string) => Promise<void>;
  cookie: string;
  csrf: string;
}

export const openSite = async () => {
  const t = await openTestIdentity();
  const settings = readSettings({
    RATE_LIMIT: '0',
    LLM_URL: 'https://someone:hush@models.example.org/v1?key=hush',
    LLM_MODEL: 'm',
    LLM_API_KEY: 'hush',
  });
  if ('wrong' in settings) throw new Error(settings.wrong.join());
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('the pack does not load');
  const failed: object[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => void failed.push(fields) };
  const assets = { address: (name: string) => `/assets/${name}`, mount: () => undefined };
  const extractor = { id: 'rules', version: '1', extract: async () => Promise.reject(new Error('nothing is read here')) } as const;
  const { ledger, clock, makeId, random, publicUrl } = t;
  const node = {
    settings,
    pack,
    ledger,
    files: ledger.files,
    transparency: ledger.transparency,
    clock,
    makeId,
    random,
    publicUrl,
    extractor,
    window: testWindow(clock),
    ...testCourses(clock),
    ...testRelations(clock),
    log,
    close: t.close,
  };
  const door: Door = { ...node, frame: frameOf({ assets, ledgerLine: async () => null, today: () => clock().slice(0, 10) }) };
  const cookies = cookiesFor(publicUrl);
  const app = webApp({
    door,
    assets,
    cookies,
    findSession: (token) => findSession(t, token),
    asRefusal: () => undefined,
    log,
    mounts: [...identityPages, ...administrationPages],
  });

  const browser = (): Browser => {
    const seen = async (answer: Response) => {
      const set = answer.headers.getSetCookie().find((one) => one.startsWith(`${cookies.session}=`));
      if (set !== undefined) self.cookie = set.split(';')[0] ?? '';
      const html = await answer.text();
      self.csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? self.csrf;
      return { status: answer.status, html, headers: answer.headers };
    };
    const self: Browser = {
      cookie: '',
      csrf: '',
      get: async (path) => seen(await app.request(publicUrl + path, { headers: { cookie: self.cookie } })),
      post: async (path, fields = {}, headers = {}) => {
        const body = new URLSearchParams(
          Object.entries({ csrf: self.csrf, ...fields }).flatMap(([name, texts]) =>
            [texts].flat().map((text): [string, string] => [name, text]),
          ),
        );
        return seen(
          await app.request(publicUrl + path, { method: 'POST', body, headers: { cookie: self.cookie, origin: publicUrl, ...headers } }),
        );
      },
      signIn: async (email) => {
        const found = await findPersonByEmail(ledger.db, email);
        if (found === undefined) throw new Error(`nobody has the address ${email}`);
        self.cookie = `${cookies.session}=${await openSession(t, { person: found.id, userAgent: 'test' })}`;
        await self.get('/account');
      },
    };
    return self;
  };
  const add = async (name: string, role: Role): Promise<string> => {
    const added = await addPerson(t, { name, email: `${name}@example.org`, language: 'en', password, grants: [{ role, office: null }] });
    if (isRefusal(added)) throw new Error(added.reason);
    return added.person;
  };
  return { t, app, browser, add, failed, close: t.close };
};
