/** Of agreements, groups, meetings and plans, nobody finds what is not theirs to know: no page, search, feed, file, calendar, export or brief. */
import readXlsxFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFeed } from '../engagements/calendar/feeds.ts';
import { makeKey } from '../identity/index.ts';
import type { Grant } from '../kernel/decider/actor.ts';
import { isRefusal } from '../kernel/refusals/refusal.ts';
import { type Crawled, crawl } from './api/testing/crawl.ts';
import { ids, secrets, type Secret, tellSecrets } from './testing/secret-relations.ts';
import { pages } from './web/pages/pages.ts';
import { everyRoom, openPageSite, type PageSite, type People } from './web/testing/page-site.ts';

const at = (office: string, role: Grant['role'] = 'officer'): readonly Grant[] => [{ role, office }];
const whole = (role: Grant['role']): readonly Grant[] => [{ role, office: null }];
const all = Object.keys(secrets) as readonly Secret[];
const but = (...not: readonly Secret[]): readonly Secret[] => all.filter((one) => !not.includes(one));
const ofMeeting: readonly Secret[] = ['meeting', 'place', 'paper', 'decision', 'item', 'minutes', 'programme'];

interface Reader {
  readonly grants: readonly Grant[];
  readonly may: readonly Secret[];
  readonly perhaps?: readonly Secret[];
}
/** Who may find what; everything else is a secret to them. `perhaps`: where another duty of theirs may show it. */
const readers: Readonly<Record<string, Reader>> = {
  anyone: { grants: [], may: [] },
  stranger: { grants: at('north-office', 'supervisor'), may: [] },
  foreigner: { grants: at('cape-desk', 'supervisor'), may: [] },
  everywhere: { grants: whole('supervisor'), may: [] },
  // They look after accounts and letters.
  auditor: { grants: whole('auditor'), may: [], perhaps: ['email'] },
  administrator: { grants: whole('administrator'), may: [], perhaps: ['email'] },
  ours: { grants: at('sea-desk'), may: all },
  head: { grants: at('sea-desk', 'supervisor'), may: all },
  theirs: { grants: at('reef-desk', 'supervisor'), may: but('plan') },
  guest: { grants: [], may: ['group', 'mandate', 'email', ...ofMeeting] },
  participant: { grants: [], may: ofMeeting },
  sharer: { grants: at('money-desk', 'supervisor'), may: ['plan', 'obligation', 'item'] },
  owner: { grants: at('buoy-lab'), may: ['obligation'] },
};
const people: People = Object.fromEntries(Object.entries(readers).map(([id, { grants }]) => [id, { grants }]));
const nameOf = (text: string): Secret | undefined => all.find((one) => secrets[one] === text);

let site: PageSite;
const keys = new Map<string, string>();
const feeds = new Map<string, string>();
const seen = new Map<string, Crawled>();

const feedKinds = [
  ['mine', ''],
  ['group', ids.group],
  ['partner', 'FJ'],
] as const;

const offices = {
  AX: ['sea-desk', 'north-office', 'money-desk', 'buoy-lab'],
  FJ: ['reef-desk', 'reef-lab'],
  BO: ['cape-desk'],
} as const;
const organisations = Object.entries(offices).map(([country, its]) => ({
  ...{ id: `${its[0]}-house`, country, kind: 'ministry', name: { en: `The house of ${country}`, ur: 'وزارت' } },
  offices: its.map((id) => ({ id, name: { en: `Office ${id}`, ur: 'دفتر' } })),
}));

beforeAll(async () => {
  site = await openPageSite({ people, organisations, mounts: pages, accounts: true, rooms: everyRoom, pack: { country: 'AX' } });
  await tellSecrets(site);
  for (const person of Object.keys(readers)) {
    if (person === 'anyone') continue;
    const made = await makeKey(site.door, { person, label: 'test', scopes: ['read', 'write'], days: null });
    if (isRefusal(made)) throw new Error(made.reason);
    keys.set(person, made.key);
    for (const [kind, about] of feedKinds) {
      const feed = await makeFeed(site.door, site.actorOf(person), { kind, about });
      if (!isRefusal(feed)) feeds.set(`${person} ${kind}`, new URL(feed.address).pathname);
    }
  }
  await site.ledger.settled();
}, 240_000);
afterAll(() => site.close());

const searches = Object.values(secrets).map(encodeURIComponent);
const asked = (reader: string): readonly string[] => [
  ...['', '.pdf', '.json'].flatMap((as) => [ids.agreement, ids.titled, ids.obliged].map((id) => `/agreements/${id}${as}`)),
  ...['terms', 'vetting', 'approve', 'sign', 'obligations', 'history', 'history?from=1&to=2', 'end', 'clauses/buoys'].map(
    (part) => `/agreements/${ids.agreement}/${part}`,
  ),
  ...[`/groups/${ids.group}`, `/groups/${ids.group}/members`, `/groups/${ids.openGroup}`, `/groups/${ids.openGroup}/members`],
  ...[ids.meeting, ids.openMeeting].flatMap((id) => [`/meetings/${id}`, `/meetings/${id}.ics`]),
  ...['agenda', 'programme', 'papers', 'participants', 'attendance', 'decisions', 'items', 'minutes', 'outcome'].map(
    (part) => `/meetings/${ids.meeting}/${part}`,
  ),
  ...[ids.meeting, ids.openMeeting].map((id) => `/meetings/${id}/papers/paper-1`),
  ...['', '.xlsx', '.pdf'].map((as) => `/action-plans/${ids.plan}${as}`),
  ...[`/obligations/agreement/${ids.obliged}~anchor`, `/obligations/meeting/${ids.meeting}~send`],
  ...['/agreements', '/groups', '/meetings', '/action-plans', '/obligations', '/relations', '/relations/fj', '/calendar', '/calendar.ics'],
  ...['/briefs/fj', '/briefs/fj.pdf', `/briefs/fj?for=${ids.meeting}`, '/partners/fj', '/partners', '/', '/inbox', '/account', '/desk'],
  ...['/feed.atom', '/changes.atom', '/tile/entries/000', '/commitments', '/communiques', '/ledger', '/administration/audit'],
  ...['/administration', '/administration/outbox', '/administration/people', '/supervise', '/cases', '/programmes'],
  ...searches.flatMap((q) => ['/agreements', '/groups', '/meetings', '/obligations', '/commitments'].map((path) => `${path}?q=${q}`)),
  ...['agreements', `agreements/${ids.agreement}`, 'groups', `groups/${ids.group}`, 'meetings', 'obligations', 'events', 'commitments'].map(
    (path) => `/api/v1/${path}`,
  ),
  ...feedKinds.flatMap(([kind]) => feeds.get(`${reader} ${kind}`) ?? []),
];

/** What a reader of the file would see: packed files are unpacked. */
const unpacked = async (answer: Response): Promise<Response> => {
  const type = answer.headers.get('content-type') ?? '';
  if (type !== 'application/pdf' && !type.includes('spreadsheetml')) return answer;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const words = type.includes('spreadsheetml')
    ? JSON.stringify(await readXlsxFile(Buffer.from(bytes)))
    : bytes.length < 200
      ? new TextDecoder().decode(bytes)
      : (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text;
  return new Response(words.replace(/\s+/g, ' '), { status: answer.status, headers: answer.headers });
};

const crawlAs = async (reader: string): Promise<Crawled> => {
  const known = seen.get(reader);
  if (known !== undefined) return known;
  const asScript = { headers: { authorization: `Bearer ${keys.get(reader)}` } };
  const get = async (path: string) =>
    unpacked(
      await (path.startsWith('/api/v1') && keys.has(reader)
        ? site.ask(path, '', asScript)
        : site.ask(path, reader === 'anyone' ? '' : reader)),
    );
  const done = await crawl(get, { asked: asked(reader), secrets: Object.values(secrets), most: asked(reader).length + 60 });
  // A search repeats what was typed.
  const found = done.found.filter((f) => {
    const [path = '', text = ''] = f.split(/: (.*)/s);
    return !decodeURIComponent(path.replaceAll('+', ' ')).includes(text);
  });
  seen.set(reader, { ...done, found });
  return { ...done, found };
};

test.each(Object.keys(readers))(
  '%s finds what they may, and of everything else nothing anywhere',
  async (reader) => {
    const { found, read } = await crawlAs(reader);
    const { may = [], perhaps = [] } = readers[reader] ?? {};
    const to = (f: string) => nameOf(f.slice(f.indexOf(': ') + 2)) ?? 'agreement';
    expect(found.filter((f) => ![...may, ...perhaps].includes(to(f)))).toEqual([]);
    expect([...new Set(found.map(to))].filter((one) => !perhaps.includes(one)).sort()).toEqual(may.toSorted());
    expect([...read].filter(([, status]) => status >= 500)).toEqual([]);
  },
  120_000,
);

test('each private address answers those it is for, and to everyone else that there is nothing or that they may not', async () => {
  const desks = ['ours', 'head', 'theirs'];
  const of: Readonly<Record<string, readonly string[]>> = {
    [`/agreements/${ids.agreement}`]: desks,
    [`/agreements/${ids.agreement}.pdf`]: desks,
    [`/groups/${ids.group}`]: [...desks, 'guest'],
    [`/meetings/${ids.meeting}`]: [...desks, 'guest', 'participant'],
    [`/meetings/${ids.meeting}.ics`]: [...desks, 'guest', 'participant'],
    [`/meetings/${ids.meeting}/papers/paper-1`]: [...desks, 'guest', 'participant'],
    [`/meetings/${ids.openMeeting}/papers/paper-1`]: desks,
    [`/action-plans/${ids.plan}`]: ['ours', 'head', 'sharer'],
    [`/action-plans/${ids.plan}.xlsx`]: ['ours', 'head', 'sharer'],
    [`/obligations/agreement/${ids.obliged}~anchor`]: [...desks, 'owner'],
  };
  // What a packed file says was read: its owner found it there.
  for (const [path, one] of [
    [`/agreements/${ids.agreement}.pdf`, 'clause'],
    [`/action-plans/${ids.plan}.xlsx`, 'obligation'],
    [`/action-plans/${ids.plan}.pdf`, 'obligation'],
    ['/briefs/fj.pdf', 'obligation'],
  ] as const)
    expect((await crawlAs('ours')).found).toContain(`${path}: ${secrets[one]}`);
  for (const reader of Object.keys(readers)) {
    const { read } = await crawlAs(reader);
    for (const [path, whose] of Object.entries(of))
      expect(whose.includes(reader) ? [200] : [401, 403, 404], `${reader} at ${path}`).toContain(read.get(path));
  }
}, 240_000);
