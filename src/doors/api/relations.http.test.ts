/** Agreements, groups, meetings and obligations by the API: for everyone what is public, for a desk its own, for nobody else's desk anything. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tell, tellAgreement, tellMeeting } from '../../engagements/testing/relation-history.ts';
import { workingGroup } from '../../engagements/working-group/group-decider.ts';
import { addPerson, makeKey } from '../../identity/index.ts';
import type { Role } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { Problem } from './answers.ts';
import { Agreement, Agreements, Group, Groups, Meetings, Obligations } from './schemas/relations.ts';
import { type Asked, readAnswer } from './testing/answer.ts';
import { type ApiDocument, breach } from './testing/document.ts';
import { openTestNode, type TestNode } from './testing/node.ts';

let t: TestNode;
let document: ApiDocument;
const keys = new Map<string, string>();
const at = '2025-01-01T08:00:00.000Z';
/** Asks, and holds the answer against the document. */
const get = async (who: string | undefined, path: string): Promise<Asked> => {
  const key = who === undefined ? undefined : keys.get(who);
  const answer = await t.request(`/api/v1${path}`, { headers: key === undefined ? {} : { authorization: `Bearer ${key}` } });
  expect(await breach(document, 'GET', path.replace(/\?.*/, ''), answer)).toBeNull();
  return readAnswer(answer);
};
const addKey = async (name: string, role: Role, office: string | null) => {
  const id = t.node.makeId();
  const account = { id, name, email: `${name}@node.example`, password: `a-long-password-${name}`, language: 'en' };
  const added = await addPerson(t.node, { ...account, grants: [{ role, office }] });
  const made = await makeKey(t.node, { person: id, label: 'test', scopes: ['read'], days: null });
  if (isRefusal(added) || isRefusal(made)) throw new Error('no key');
  keys.set(name, made.key);
};
const found = (id: string, title: string, visibility: 'restricted' | 'public') =>
  tell(
    t.node.ledger,
    workingGroup,
    id,
    [
      {
        type: 'GroupFounded',
        data: {
          ...{ title, reference: `WG-${id}`, countries: ['AX', 'FJ'], mandate: `To follow ${id}`, secretariat: 'sea-desk' },
          ...{ commitments: [], agreement: null, every: 'P6M', visibility },
        },
      },
    ],
    at,
  );

beforeAll(async () => {
  t = await openTestNode({ clock: () => '2026-06-15T08:00:00.000Z' });
  document = (await (await t.request('/api/openapi.json')).json()) as ApiDocument;
  await addKey('sea', 'officer', 'sea-desk');
  await addKey('isle', 'supervisor', 'isle-desk');
  await addKey('admin', 'administrator', null);
  const { ledger } = t.node;
  await tellAgreement(ledger, 'open', { title: 'Open tides', visibility: 'public', obligations: [{ id: 'late', due: '2026-06-01' }] });
  await tellAgreement(ledger, 'named', { title: 'Named tides', visibility: 'title' });
  await tellAgreement(ledger, 'hidden', { title: 'Hidden tides', obligations: [{ id: 'later', due: '2026-09-01' }] });
  await found('group-open', 'Open group', 'public');
  await found('group-hidden', 'Hidden group', 'restricted');
  await tellMeeting(ledger, 'forum', { title: 'Open forum', starts: '2026-07-01T08:00:00.000Z', visibility: 'public' });
  await tellMeeting(ledger, 'talks', { title: 'Hidden talks', starts: '2026-07-02T08:00:00.000Z' });
}, 60_000);
afterAll(() => t.close());

test('everyone reads what is public, and of a title nothing but the title', async () => {
  const all = (await get(undefined, '/agreements')).as(Agreements).agreements;
  expect(all.map((a) => a.title.en).sort()).toEqual(['Named tides', 'Open tides']);
  const open = await get(undefined, '/agreements/open');
  expect(open.as(Agreement).text?.clauses[0]?.text.en).toBe('The sides deliver buoys.');
  expect(open.headers.get('cache-control')).toBe('public, max-age=30');
  expect((await get(undefined, '/agreements/named')).as(Agreement).text).toBeNull();
  expect((await get(undefined, '/agreements?status=in-force&country=FJ&q=open')).as(Agreements).agreements).toHaveLength(1);
  expect((await get(undefined, '/groups')).as(Groups).groups.map((g) => g.title)).toEqual(['Open group']);
  expect((await get(undefined, '/groups/group-open')).as(Group).mandate).toBe('To follow group-open');
  expect((await get(undefined, '/meetings?country=FJ')).as(Meetings).meetings.map((m) => m.title)).toEqual(['Open forum']);
});
test('what is restricted is as if it were not there, for everyone but its desks', async () => {
  for (const who of [undefined, 'isle', 'admin']) {
    for (const path of ['/agreements/hidden', '/groups/group-hidden']) {
      const answer = await get(who, path);
      expect([answer.status, answer.as(Problem).type]).toEqual([404, '/problems/not-found']);
    }
    const lists = await Promise.all(['/agreements', '/groups', '/meetings'].map((path) => get(who, path)));
    expect(JSON.stringify(lists.map((l) => l.body))).not.toContain('Hidden');
  }
  const own = await get('sea', '/agreements/hidden');
  expect(own.as(Agreement)).toMatchObject({ seen: 'all', reference: 'MU-hidden' });
  expect(own.headers.get('cache-control')).toBe('private, no-store');
  expect(own.headers.get('etag')).toMatch(/^"\d+"$/);
  expect((await get('sea', '/groups')).as(Groups).groups).toHaveLength(2);
  expect((await get('sea', '/meetings')).as(Meetings).meetings.map((m) => m.title)).toEqual(['Open forum', 'Hidden talks']);
});
test('a desk reads what is owed, page by page; others need a key, or another role', async () => {
  expect((await get(undefined, '/obligations')).status).toBe(401);
  expect((await get('admin', '/obligations')).status).toBe(403);
  expect((await get('isle', '/obligations')).as(Obligations).obligations).toEqual([]);
  const first = (await get('sea', '/obligations?limit=1')).as(Obligations);
  expect(first.obligations).toMatchObject([{ id: 'late', of: 'open', standing: 'overdue', daysLate: 14, country: 'AX' }]);
  const second = (await get('sea', `/obligations?limit=1&after=${first.next}`)).as(Obligations);
  expect(second.obligations.map((o) => o.id)).toEqual(['later']);
  expect((await get('sea', '/obligations?standing=overdue&country=FJ')).as(Obligations).obligations).toHaveLength(1);
});
test('pages of agreements follow each other without a gap', async () => {
  const first = (await get('sea', '/agreements?limit=2')).as(Agreements);
  const second = (await get('sea', `/agreements?limit=2&after=${first.next}`)).as(Agreements);
  const ids = [...first.agreements, ...second.agreements].map((a) => a.id);
  expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
  expect(second.next).toBeNull();
  expect((await get(undefined, '/agreements?after=tomorrow')).status).toBe(400);
});
