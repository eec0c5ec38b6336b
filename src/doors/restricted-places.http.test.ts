/** Of those who apply and learn, nobody finds what is not theirs to know: on no page, in no search, feed, file or open data. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeKey } from '../identity/index.ts';
import { makeLink } from '../identity/links/links.ts';
import type { Grant } from '../kernel/decider/actor.ts';
import { isRefusal } from '../kernel/refusals/refusal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { lotOf } from '../programmes/candidacy/lot.ts';
import type { Cohort } from '../programmes/cohort/cohort.ts';
import { definitionOfCohort } from '../programmes/cohort/follow-places.ts';
import { findCohort } from '../programmes/cohort/queries.ts';
import { credentialIdOf } from '../programmes/credential/issue.ts';
import { passSurveys, planSurveys } from '../programmes/survey/plan-and-ask.ts';
import { orderPlace, playCall } from '../programmes/testing/play.ts';
import { type Crawled, crawl } from './api/testing/crawl.ts';
import { openPlaces, people } from './web/pages/places/testing.ts';

const count = 24;
const learner = { case: 'case-of-the-hidden-learner', person: 'person-of-the-hidden-learner' };
const classmate = { case: 'case-of-a-classmate', person: 'person-of-a-classmate' };
/** Told to whoever holds the badge's address, so that nobody may come upon that address. */
const badge = credentialIdOf(learner.case);
const secret = {
  name: `Applicant ${count}`,
  reference: `BB-${count}`,
  email: `${learner.person}@node.example`,
  score: '97.31',
  lot: lotOf(learner.case),
  points: '47.75',
  badge,
} as const;
type Secret = keyof typeof secret;
const names: Readonly<Record<string, Secret>> = Object.fromEntries(Object.entries(secret).map(([name, text]) => [text, name as Secret]));

let t: Awaited<ReturnType<typeof openPlaces>>;
let call = '';
let cohort = '';
let number = 0;
const keys = new Map<string, string>();
const seen = new Map<string, Crawled>();
/** What the roster told while the course ran, when addresses were asked for. */
const contacts = new Map<string, string>();

/** The venue of the badge's endorser is the first one: the course is elsewhere. */
const hostOf = (venue: number): string => t.definition.call.venues[venue]?.host ?? '';

/** Who may find what; everything else is a secret to them. */
const readers: Readonly<
  Record<string, { readonly may: readonly Secret[]; readonly perhaps?: readonly Secret[]; readonly grants: () => readonly Grant[] }>
> = {
  anyone: { may: [], grants: () => [] },
  stranger: { may: [], grants: () => [] },
  [classmate.person]: { may: [], grants: () => [] },
  [learner.person]: { may: ['name', 'reference', 'score', 'lot', 'points', 'badge', 'email'], grants: () => [] },
  manager: {
    may: ['name', 'reference', 'score', 'points', 'badge'],
    grants: () => [{ role: 'supervisor', office: t.definition.lead }],
  },
  drafter: { may: ['name', 'reference', 'score'], grants: () => [{ role: 'editor', office: t.definition.lead }] },
  trainer: { may: ['name', 'points'], grants: () => [{ role: 'officer', office: hostOf(1) }] },
  host: {
    may: ['name', 'points', 'badge'],
    grants: () => [{ role: 'supervisor', office: hostOf(1) }],
  },
  otherHost: { may: [], grants: () => [{ role: 'supervisor', office: hostOf(2) }] },
  endorser: { may: ['name', 'badge'], grants: () => [{ role: 'supervisor', office: t.definition.achievement.endorsers[0] ?? '' }] },
  // Accounts are theirs to look after, with their addresses; and the newest facts of the ledger, by what they are about.
  auditor: { may: ['email'], perhaps: ['badge'], grants: () => [{ role: 'auditor', office: null }] },
  administrator: { may: ['email'], perhaps: ['badge'], grants: () => [{ role: 'administrator', office: null }] },
};

beforeAll(async () => {
  t = await openPlaces();
  const { table, definition, node } = t;
  const wishes = definition.call.venues.slice(1, 3).map((v) => v.id);
  const special: Readonly<Record<number, object>> = { [count]: { ...learner, score: 9731 }, [count - 1]: { ...classmate, score: 9000 } };
  const applicants = people(definition, count, (a, n) => ({ ...a, score: 5000 + 25 * n, ranking: wishes, ...special[n] }));
  call = (await playCall(table, 'told', applicants, definition)).call;
  for (const own of [learner, classmate]) await orderPlace(table, own.case, 'AcceptPlace', { round: 0, stay: true }, own.person);
  cohort = `${call}.${wishes[0]}`;
  await vi.waitFor(async () => expect((await findCohort(node.ledger, cohort))?.state.learners.length).toBe(2), { timeout: 20_000 });
  const state = (await findCohort(node.ledger, cohort))?.state;
  if (state === undefined) throw new Error('no course');
  number = state.learners.find((l) => l.candidacy === learner.case)?.number ?? 0;
  t.at(`${state.until}T20:00:00.000Z`);
  const all = <T>(value: T) => Object.fromEntries(state.learners.map((l) => [l.number, value]));
  for (const { id: session } of state.sessions)
    await t.orderCohort(cohort, 'RecordAttendance', { session, from: 'page', marks: all('present'), seen: all(null) });
  for (const [i, { id: assessment, most }] of state.assessments.entries())
    await t.orderCohort(cohort, 'RecordPoints', { assessment, points: i === 0 ? { ...all(most), [number]: 47.75 } : all(most) });
  for (const [name, { grants }] of Object.entries(readers)) {
    if (name === 'anyone') continue;
    await t.signIn(name, grants());
    const made = await makeKey(node, { person: name, label: 'test', scopes: ['read', 'write'], days: null });
    if (isRefusal(made)) throw new Error(made.reason);
    keys.set(name, made.key);
  }
  for (const who of ['trainer', 'drafter', 'endorser']) contacts.set(who, await t.text(`/cohorts/${cohort}?contacts=yes`, who));
  await t.orderCohort(cohort, 'CompleteCohort', {});
  await node.programmes.issueCredentials(node.ledger, cohort);
  await node.ledger.settled();
}, 240_000);
afterAll(() => t.close());

const searches = [secret.name, secret.reference, '97', learner.case].map(encodeURIComponent);
const asked = (): readonly string[] => [
  ...['', '/accept', '/decline', '/withdraw'].map((p) => `/places/${learner.case}${p}`),
  ...[`/learning/${cohort}`, '/places', '/cohorts', '/manage/programmes', '/endorse', '/endorse/confirm', '/account', '/desk', '/inbox'],
  `/endorse/confirm?office=${t.definition.achievement.endorsers[0]}&cohort=${cohort}&badge=${badge}`,
  ...['', '?contacts=yes', '/sessions', '/assessments', '/print', '/completion', '/phone', '/phone/state'].map(
    (p) => `/cohorts/${cohort}${p}`,
  ),
  ...[`/cohorts/${cohort}/sessions/${t.definition.sessions[0]?.id}`, `/manage/credentials/${cohort}`],
  ...['', '/rules', '/applications', '/rehearse', '/publish', '/list', '/conclude'].map((p) => `/manage/calls/${call}${p}`),
  ...searches.flatMap((q) => [`/manage/calls/${call}/applications?q=${q}`, `/inbox?view=all&search=${q}`, `/commitments?q=${q}`]),
  ...[
    '/programmes',
    `/programmes/${t.definition.id}`,
    `/calls/${call}`,
    '/services',
    '/figures',
    '/ledger',
    '/cases',
    `/cases/${learner.case}`,
  ],
  ...['/open-data/programmes.csv', '/open-data/programmes.json', `/open-data/allocations/${call}/0.txt`, '/open-data/services.json'],
  ...['/feed.atom', '/changes.atom', '/tile/entries/000', '/credentials/status/1', '/.well-known/did.json', '/credentials/check'],
  ...['/administration', '/administration/audit', '/administration/outbox', '/administration/people', '/supervise'],
  ...['/programmes', `/programmes/${t.definition.id}`, '/calls', `/calls/${call}`, `/calls/${call}/allocations`].map((p) => `/api/v1${p}`),
  ...['/cases', `/cases/${learner.case}`, '/tasks', `/tasks/${learner.case}/review-one`, '/events'].map((p) => `/api/v1${p}`),
];

const crawlAs = async (reader: string): Promise<Crawled> => {
  const known = seen.get(reader);
  if (known !== undefined) return known;
  const get = (path: string) =>
    path.startsWith('/api/v1') && keys.has(reader)
      ? t.request(path, { headers: { authorization: `Bearer ${keys.get(reader)}` } })
      : t.get(path, reader === 'anyone' ? null : reader);
  const done = await crawl(get, { asked: asked(), secrets: Object.values(secret), most: asked().length + 40 });
  // A round's open file holds lots and scores, so that anyone can recompute it; and a search repeats what was typed.
  const found = done.found.filter(
    (f) => !/^\/open-data\/allocations\/\S+: [\d.a-f]+$/.test(f) && !/[?&](q|search|badge)=(Applicant|BB|case|[\da-f-]{36}: )/.test(f),
  );
  seen.set(reader, { ...done, found });
  return { ...done, found };
};
const foundBy = async (reader: string): Promise<readonly Secret[]> => {
  const { found } = await crawlAs(reader);
  return [...new Set(found.map((f) => names[f.slice(f.indexOf(': ') + 2)] ?? 'name'))].sort();
};

test.each(Object.keys(readers))(
  '%s finds what they may, and of everything else nothing anywhere',
  async (reader) => {
    const { found, read } = await crawlAs(reader);
    const { may = [], perhaps = [] } = readers[reader] ?? {};
    const to = (f: string) => names[f.slice(f.indexOf(': ') + 2)] ?? 'name';
    expect(found.filter((f) => ![...may, ...perhaps].includes(to(f)))).toEqual([]);
    const known = await foundBy(reader);
    expect(known.filter((one) => !perhaps.includes(one))).toEqual(may.toSorted());
    expect(read.size).toBeGreaterThan(asked().length / 2);
    expect([...read].filter(([, status]) => status >= 500)).toEqual([]);
  },
  120_000,
);

test('each private address answers those it is for, and to everyone else that there is nothing or that they may not', async () => {
  const of: Readonly<Record<string, readonly string[]>> = {
    [`/places/${learner.case}`]: [learner.person],
    [`/learning/${cohort}`]: [learner.person, classmate.person],
    [`/cohorts/${cohort}`]: ['manager', 'trainer', 'host'],
    [`/cohorts/${cohort}/assessments`]: ['manager', 'trainer', 'host'],
    [`/cohorts/${cohort}/phone/state`]: ['manager', 'trainer', 'host'],
    [`/manage/credentials/${cohort}`]: ['manager', 'host'],
    [`/manage/calls/${call}/applications`]: ['manager', 'drafter'],
    [`/manage/calls/${call}/list`]: ['manager', 'drafter'],
  };
  for (const reader of Object.keys(readers)) {
    const { read } = await crawlAs(reader);
    for (const [path, whose] of Object.entries(of)) {
      const expected = whose.includes(reader) ? [200] : [401, 403, 404];
      expect(expected, `${reader} at ${path}`).toContain(read.get(path));
    }
  }
}, 240_000);

test('addresses are told to those who keep the roster, while the course runs and when they ask', async () => {
  expect(contacts.get('trainer')).toContain(secret.email);
  for (const who of ['drafter', 'endorser']) expect(contacts.get(who)).not.toContain(secret.email);
  expect(await t.text(`/cohorts/${cohort}?contacts=yes`, 'trainer')).not.toContain(secret.email);
});

test('a course’s keepers see who learns, but neither the groups nor the other wishes of anybody', async () => {
  const { groups, venues } = t.definition.call;
  for (const page of ['', '/assessments', '/completion', '/print', '/phone/state', `/sessions/${t.definition.sessions[0]?.id}`]) {
    const text = await t.text(`/cohorts/${cohort}${page}`, 'trainer');
    for (const { name } of [...groups, ...venues.filter((v) => v.host !== hostOf(1))]) expect(text, page).not.toContain(name.en);
    for (const { id } of groups) expect(text, page).not.toContain(`"${id}"`);
  }
});

test('what one person answered in a survey is told to nobody, in no figure', async () => {
  const definitionOf = (ledger: Ledger, of: Cohort) => definitionOfCohort(t.node.programmes, ledger, of);
  await planSurveys({ clock: t.node.clock, definitionOf }, t.node.ledger, cohort);
  t.at('2027-11-01T06:00:00.000Z');
  await passSurveys(t.node.ledger, t.node.clock());
  const link = new URL(await makeLink(t.node, 'survey', `${learner.case}.P3M`)).pathname;
  const sent = await t.send(link, { occupation: 'employed', country: 'PK', sector: 'health', skills: 'yes' }, null);
  expect(sent.headers.get('location')).toBe(`${link}?done=thanks`);
  const json = (await (await t.get('/open-data/programmes.json')).json()) as {
    programmes: readonly {
      calls: readonly { call: string; outcomes: readonly { group: string; counts: Record<string, number | null> }[] }[];
    }[];
  };
  const outcomes = json.programmes.flatMap((p) => p.calls).find((c) => c.call === call || JSON.stringify(c).includes(call))?.outcomes ?? [];
  expect(outcomes.length).toBeGreaterThan(1);
  expect(outcomes.find((o) => o.group === '')?.counts.applied).toBe(count);
  // Two people of a course, one of whom answered: both numbers would say who.
  for (const { counts } of outcomes) expect([counts.completed, counts.answered, counts.employed]).toEqual([null, null, null]);
});
