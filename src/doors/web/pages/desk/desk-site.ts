/** The desk on a database of its own, for tests: people by name, forms by their fields. */
import { foundAs, groupFields, source, text, trainingFields } from '../../../../communiques/communique/examples.ts';
import type { Extraction, Extractor } from '../../../../communiques/extraction/extraction.ts';
import { communiques } from '../../../../communiques/index.ts';
import { identityRoom } from '../../../../identity/index.ts';
import { loadPack } from '../../../../identity/pack/load-pack.ts';
import type { Role } from '../../../../kernel/decider/actor.ts';
import { openTestLedger } from '../../../../ledger/testing.ts';
import { readSettings } from '../../../settings.ts';
import { webApp } from '../../app.tsx';
import { frameOf } from '../../frame.tsx';
import { cookiesFor, type SignedIn } from '../../visitor.ts';
import { desk } from './desk.ts';
import { testWindow } from '../../../../one-window/testing/window.ts';
import { testRelations } from '../../../../engagements/testing/relations.ts';
import { testCourses } from '../../../../programmes/testing/courses.ts';

const candidate = (fields: typeof groupFields, band: 'firm' | 'check') => {
  const { id: _, ...rest } = foundAs('x', fields, band);
  return rest;
};
const reading: Extraction = {
  engine: 'rules',
  version: '1',
  parties: [
    { country: 'AX', score: 1 },
    { country: 'BO', score: 1 },
  ],
  meeting: null,
  commitments: [candidate(groupFields, 'check'), candidate(trainingFields, 'firm')],
  dropped: [],
};
const extractor: Extractor = { id: 'rules', version: '1', extract: async () => reading };
const origin = 'http://localhost:3000';

const person = (name: string): SignedIn => ({
  actor: { kind: 'person', id: name, grants: [{ role: name.split('-')[0] as Role, office: null }] },
  person: { id: name, name, language: 'en' },
  csrf: `token-of-${name}`,
});

export const openDesk = async (env: NodeJS.ProcessEnv = {}) => {
  let count = 0;
  const makeId = () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const clock = () => '2025-03-06T10:00:00.000Z';
  const settings = readSettings({ RATE_LIMIT: '0', ...env });
  if ('wrong' in settings) throw new Error(settings.wrong.join());
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('the pack does not load');
  const random = (n: number) => new Uint8Array(n);
  const room = communiques({ extractor, makeId, clock, rules: { home: 'AX', quietDays: 180 } });
  const people = identityRoom({ clock, makeId, random, publicUrl: origin, mailFrom: 'a@example.org', erase: async () => undefined });
  const t = await openTestLedger([room, people], { clock });
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => console.error(fields) };
  const assets = { address: (name: string) => `/assets/${name}`, mount: () => undefined };
  const node = {
    settings,
    pack: { ...pack, country: 'AX' },
    ledger: t.ledger,
    files: t.ledger.files,
    transparency: t.ledger.transparency,
    clock,
    makeId,
    random,
    publicUrl: origin,
    extractor,
    window: testWindow(clock),
    ...testCourses(clock),
    ...testRelations(clock),
    log,
    close: t.close,
  };
  const door = { ...node, frame: frameOf({ assets, ledgerLine: async () => null, today: () => '2025-03-06' }) };
  const cookies = cookiesFor(origin);
  const app = webApp({
    door,
    assets,
    cookies,
    findSession: async (token) => (token === 'ended' ? undefined : person(token)),
    asRefusal: () => undefined,
    log,
    mounts: [desk],
  });

  const get = (path: string, who = 'officer-1') => app.request(origin + path, { headers: { cookie: `${cookies.session}=${who}` } });
  const post = (path: string, fields: Readonly<Record<string, string | File | readonly string[]>>, who = 'officer-1') => {
    const body = new FormData();
    body.set('csrf', `token-of-${who}`);
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string' || value instanceof File) body.append(name, value);
      else for (const one of value) body.append(name, one);
    }
    return app.request(origin + path, { method: 'POST', body, headers: { cookie: `${cookies.session}=${who}`, origin } });
  };
  /** Adds the example and reads it; answers the id it has. */
  const received = async (words: string): Promise<string> => {
    const id = makeId();
    const { communique } = await import('../../../../communiques/communique/decider.ts');
    await t.ledger.handle(
      {
        id,
        type: 'ReceiveCommunique',
        on: id,
        actor: person('officer-1').actor,
        now: clock(),
        data: { ...source, url: null, text: words, language: 'en' },
      },
      communique,
    );
    await room.tasks?.['read-communique']?.({ communique: id }, { ledger: t.ledger });
    return id;
  };
  return { get, post, received, text, start: () => t.ledger.start(), close: t.close };
};
