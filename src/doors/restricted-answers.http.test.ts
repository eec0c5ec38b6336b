/** Whoever may not see an answer finds it nowhere: every address there is, the links on every page, searches, feeds, files and data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, makeKey, openSession } from '../identity/index.ts';
import type { Actor, Grant } from '../kernel/decider/actor.ts';
import { isRefusal } from '../kernel/refusals/refusal.ts';
import type { CaseCommand } from '../one-window/case/commands.ts';
import { handleCase } from '../one-window/case/handle-case.ts';
import { examplePdf } from '../one-window/documents/testing.ts';
import { applyServices } from '../one-window/service/from-pack.ts';
import { refreshFigures } from '../one-window/statistics/refresh.ts';
import { balloonPermit, wholeAnswers } from '../one-window/testing/definition.ts';
import { type Crawled, crawl } from './api/testing/crawl.ts';
import { openTestNode, type TestNode } from './api/testing/node.ts';

/** What only the applicant, `registry` and the lead may see, or only `registry`. */
const secrets = ['Qamar Hidden', 'HIDDEN-LICENCE', 'hidden note', 'hidden question', 'hidden remark', 'hidden ground', 'HIDDEN-FILE'];
const groups = { pilot: ['pilot_name', 'licence_number'], balloon: ['size', 'transmits', 'port'], band: ['frequency'] };

let t: TestNode;
const tokens = new Map<string, string>();
const keys = new Map<string, string>();
const ids = new Map<string, string>();
let caseId = '';
let reference = '';
const attachments: string[] = [];

const add = async (name: string, grants: readonly Grant[]): Promise<void> => {
  const id = t.node.makeId();
  const person = { id, name: `Reader ${name}`, email: `${name}@node.example`, password: `a-long-password-${name}`, language: 'en', grants };
  const added = await addPerson(t.node, person);
  if (isRefusal(added)) throw new Error(added.reason);
  const made = await makeKey(t.node, { person: id, label: 'test', scopes: ['read', 'write'], days: null });
  if (isRefusal(made)) throw new Error(made.reason);
  ids.set(name, id);
  keys.set(name, made.key);
  tokens.set(name, await openSession(t.node, { person: id, userAgent: 'test' }));
};
const send = async (name: string, grants: readonly Grant[], type: CaseCommand['type'], data: object): Promise<void> => {
  const actor: Actor = { kind: 'person', id: ids.get(name) ?? '', grants };
  const command = { id: t.node.makeId(), type, on: caseId, actor, now: t.node.clock(), data } as CaseCommand;
  const handled = await handleCase(t.node, command);
  if (isRefusal(handled)) throw new Error(`${type}: ${handled.reason} ${JSON.stringify(handled.details)}`);
};
const attach = async (name: string, grants: readonly Grant[], document: string, fileName: string, task: string | null) => {
  const about = [ids.get('pilot') ?? ''];
  const kept = await t.node.files.keep(examplePdf(fileName), 'application/pdf', about);
  const attachment = t.node.makeId();
  attachments.push(attachment);
  const data = { attachment, document, sha256: kept.digest, kind: 'pdf', bytes: kept.size, name: fileName, task };
  await send(name, grants, 'AttachFile', data);
};

const readers: Readonly<Record<string, readonly Grant[]>> = {
  stranger: [{ role: 'applicant', office: null }],
  radio: [{ role: 'officer', office: 'radio-desk' }],
  radioHead: [{ role: 'supervisor', office: 'radio-desk' }],
  editor: [{ role: 'editor', office: 'sky-desk' }],
  auditor: [{ role: 'auditor', office: null }],
  administrator: [{ role: 'administrator', office: null }],
};
const registry: readonly Grant[] = [{ role: 'officer', office: 'registry-desk' }];
const radio = readers.radio ?? [];

beforeAll(async () => {
  t = await openTestNode();
  const { ledger, clock, makeId, window } = t.node;
  await applyServices(ledger, [{ file: 'balloon.yaml', definition: balloonPermit }], { now: clock(), makeId });
  await window.catalogue.refresh(ledger);
  await add('pilot', []);
  await add('registry', registry);
  for (const [name, grants] of Object.entries(readers)) await add(name, grants);
  caseId = makeId();
  const opening = { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'UZ', name: 'Test Laboratory', language: 'en' };
  await send('pilot', [], 'OpenCase', opening);
  const answers = { ...wholeAnswers, pilot_name: 'Qamar Hidden', licence_number: 'HIDDEN-LICENCE' };
  for (const [group, questions] of Object.entries(groups)) {
    const given = Object.fromEntries(Object.entries(answers).filter(([id]) => questions.includes(id)));
    await send('pilot', [], 'SaveAnswers', { group, answers: given, whole: true });
  }
  for (const { id } of balloonPermit.documents.filter((d) => d.producedBy === undefined)) {
    await attach('pilot', [], id, `HIDDEN-FILE-${id}.pdf`, null);
  }
  await send('pilot', [], 'SubmitCase', { declared: ['all_true'] });
  await send('registry', registry, 'AddNote', { task: 'registry', words: 'hidden note' });
  await send('registry', registry, 'SendBack', { task: 'registry', items: [{ item: 'pilot_name', words: 'hidden question' }] });
  const remarks = { pilot_name: 'hidden remark' };
  await send('pilot', [], 'AnswerSentBack', { task: 'registry', answers: {}, remarks });
  await send('radio', radio, 'ClaimTask', { task: 'radio' });
  await send('registry', registry, 'DecideTask', { task: 'registry', decision: 'approve', words: 'hidden ground' });
  await ledger.settled();
  await refreshFigures(ledger, clock());
  reference = (await ledger.state<{ readonly reference: string }>(`case/${caseId}`))?.state.reference ?? '';
}, 90_000);
afterAll(() => t.close());

const asked = (): readonly string[] => [
  ...['/', '/inbox', '/inbox?view=all', '/supervise', '/absences', '/cases', '/figures', '/check', '/track', '/services', '/commitments'],
  ...['/administration', '/administration/audit', '/administration/outbox', '/editing/services', '/account', '/desk', '/ledger'],
  ...['Qamar', 'HIDDEN', reference].flatMap((q) => [`/inbox?view=all&search=${q}`, `/inbox?view=all&q=${q}`, `/commitments?q=${q}`]),
  ...['', '/form', '/form/pilot', '/documents', '/check', '/answer/registry', '/withdraw', '/appeal'].map((p) => `/cases/${caseId}${p}`),
  ...attachments.map((attachment) => `/cases/${caseId}/files/${attachment}`),
  ...['registry', 'safety', 'radio', 'permit'].map((task) => `/inbox/${caseId}/${task}`),
  ...['/feed.atom', '/changes.atom', '/open-data/services.csv', '/open-data/services.json', '/commitments.csv', '/tile/entries/000'],
  ...['/cases', `/cases/${caseId}`, '/tasks', `/tasks/${caseId}/registry`, `/tasks/${caseId}/radio`].map((p) => `/api/v1${p}`),
];
const most = 150;

/** What a reader comes to with a session on pages and a key in the API. */
const crawlAs = (reader: string): Promise<Crawled> => {
  const token = tokens.get(reader);
  const key = keys.get(reader);
  const get = (path: string) => {
    const isApi = path.startsWith('/api/v1');
    const headers = {
      ...(isApi && key ? { authorization: `Bearer ${key}` } : {}),
      ...(!isApi && token ? { cookie: `daricha=${token}` } : {}),
    };
    return t.request(path, { headers });
  };
  return crawl(get, { asked: asked(), secrets, most });
};

test('those who may see it do find it, so that finding nothing means something', async () => {
  const own = await crawlAs('pilot');
  expect(own.read.get(`/cases/${caseId}`)).toBe(200);
  expect(own.found.map((f) => f.split(': ')[1])).toEqual(expect.arrayContaining(['Qamar Hidden', 'HIDDEN-LICENCE', 'HIDDEN-FILE']));
  const office = await crawlAs('registry');
  expect(office.found).toEqual(
    expect.arrayContaining([`/inbox/${caseId}/registry: HIDDEN-LICENCE`, `/inbox/${caseId}/registry: hidden note`]),
  );
}, 120_000);

test.each(['anyone', ...Object.keys(readers)])(
  '%s finds no answer, file, note or word of another office anywhere',
  async (reader) => {
    const { found, read } = await crawlAs(reader);
    // Searching for a name repeats what was typed, and no more.
    const repeated = found.filter((f) => !/[?&](search|q)=HIDDEN/.test(f));
    expect(repeated).toEqual([]);
    for (const attachment of attachments) expect(read.get(`/cases/${caseId}/files/${attachment}`)).toBeOneOf([401, 403, 404]);
    expect(read.get(`/inbox/${caseId}/registry`)).toBeOneOf([401, 403, 404]);
    expect(read.size).toBeGreaterThan(asked().length / 2);
    if (reader === 'radio') expect(read.get(`/inbox/${caseId}/radio`)).toBe(200);
  },
  120_000,
);
