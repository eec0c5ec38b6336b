import { afterAll, beforeAll, expect, test } from 'vitest';
import { examplePdf } from '../../../../one-window/documents/testing.ts';
import { fewAnswers, wholeAnswers } from '../../../../one-window/testing/definition.ts';
import { type Desks, openDesks } from './testing.ts';
import { plain } from '../../testing/page-site.ts';

let site: Desks;
beforeAll(async () => {
  site = await openDesks();
});
afterAll(() => site.close());

const paper = (name = 'note.pdf') => new File([new Uint8Array(examplePdf())], name);
const at = (id: string, task: string, act = '') => `/inbox/${id}/${task}${act === '' ? '' : `/${act}`}`;

test('an officer sees the answers and documents that the task needs, and not the rest', async () => {
  const id = await site.sent();
  const safety = await site.text(at(id, 'safety'), 'sana');
  expect(safety).toContain('Length in metres');
  expect(safety).toContain('12');
  expect(safety).toContain('insurance.pdf');
  expect(safety).not.toContain('Licence number');
  expect(safety).not.toContain('L-77');
  const registry = await site.text(at(id, 'registry'), 'other');
  expect(registry).toContain('L-77');
  expect(registry).not.toContain('insurance.pdf');
  expect(registry).toContain('The safety authority: safety desk At work');
});

test('nobody sees a task of another office, of their own case, or of their own organisation', async () => {
  const id = await site.sent();
  expect((await site.get(at(id, 'radio'), 'sana')).status).toBe(403);
  expect((await site.get(at(id, 'safety'), 'editor')).status).toBe(403);
  expect((await site.get(at(id, 'nowhere'), 'sana')).status).toBe(404);
  expect((await site.get('/inbox/none/safety', 'sana')).status).toBe(404);
  const own = await site.sent({ who: 'insider', name: 'Mehwish Ali' });
  const refused = await site.text(at(own, 'safety'), 'insider');
  expect(refused).toContain('This is your own application.');
  expect(refused).not.toContain('Length in metres');
  expect(await site.text('/inbox?view=all', 'insider')).toContain('Your own case: a colleague decides it.');
  const theirs = await site.sent({ more: { offices: ['registry-desk'] } });
  expect(await site.text(at(theirs, 'safety'), 'both')).toContain('Your own organisation applies here.');
  expect((await site.post(at(theirs, 'safety', 'decide'), 'both', { decision: 'approve' })).status).toBe(403);
});

test('a task is claimed, and whoever comes second is told by whom', async () => {
  const id = await site.sent();
  expect((await site.post(at(id, 'safety', 'claim'), 'sana')).headers.get('location')).toContain('done=claim');
  const second = await site.post(at(id, 'safety', 'claim'), 'rahim');
  expect(second.status).toBe(409);
  expect(plain(await second.text())).toContain('Sana Iqbal has claimed this task.');
  expect(await site.text(at(id, 'safety'), 'rahim')).toContain('Sana Iqbal works on this.');
  await site.post(at(id, 'safety', 'release'), 'sana');
  expect((await site.state(id)).tasks.find((t) => t.task === 'safety')?.officer).toBeNull();
});

test('notes stay with the office, and a note without words comes back', async () => {
  const id = await site.sent();
  expect((await site.post(at(id, 'safety', 'note'), 'sana', { note: ' ' })).status).toBe(422);
  await site.post(at(id, 'safety', 'note'), 'sana', { note: 'The rope looks thin.' });
  expect(await site.text(at(id, 'safety'), 'rahim')).toContain('The rope looks thin.');
  expect(await site.text(at(id, 'registry'), 'other')).not.toContain('The rope looks thin.');
});

test('another office is asked, sees what the asking one sees, answers, and is read by the asking one only', async () => {
  const id = await site.sent();
  await site.post(at(id, 'safety', 'advice'), 'sana', { to: 'radio-desk', question: 'Is the aerial heavy?' });
  expect(await site.text('/inbox?view=unassigned', 'radio')).toContain('Advice on: Check the balloon');
  const asked = await site.text(at(id, 'advice-1'), 'radio');
  expect(asked).toContain('Is the aerial heavy?');
  expect(asked).toContain('Length in metres');
  const check = await site.post(at(id, 'advice-1', 'confirm'), 'radio', { decision: 'answer', words: 'Two kilograms.' });
  expect(plain(await check.text())).toContain('Check your advice');
  await site.post(at(id, 'advice-1', 'decide'), 'radio', { decision: 'answer', words: 'Two kilograms.' });
  expect(await site.text(at(id, 'safety'), 'sana')).toContain('Two kilograms.');
  expect(await site.text(at(id, 'registry'), 'other')).not.toContain('Two kilograms.');
});

test('what is sent back names its items, each with words, and the clock stands still', async () => {
  const id = await site.sent();
  const bare = await site.post(at(id, 'safety', 'send-back'), 'sana', {});
  expect(plain(await bare.text())).toContain('Mark at least one answer or document.');
  const silent = await site.post(at(id, 'safety', 'send-back'), 'sana', { item: ['size', 'insurance'], 'words-size': 'With the basket?' });
  expect(silent.status).toBe(422);
  const html = await silent.text();
  expect(html).toContain('With the basket?');
  expect(html).toContain('href="#words-insurance"');
  const sent = await site.post(at(id, 'safety', 'send-back'), 'sana', { item: 'size', 'words-size': 'With the basket?' });
  expect(sent.headers.get('location')).toContain('done=send-back');
  const page = await site.text(at(id, 'safety'), 'sana');
  expect(page).toContain('With the applicant');
  expect(await site.text('/inbox?view=sent-back', 'sana')).toContain('Check the balloon');
  const early = await site.post(at(id, 'safety', 'decide'), 'sana', { decision: 'refuse', reason: 'unsafe' });
  expect(plain(await early.text())).toContain('This is with the applicant.');
});

test('a clock is stopped for a reason of the service and runs again', async () => {
  const id = await site.sent();
  expect((await site.post(at(id, 'safety', 'stop'), 'sana', { 'stop-reason': 'lunch', 'stop-words': 'Away' })).status).toBe(422);
  await site.post(at(id, 'safety', 'stop'), 'sana', { 'stop-reason': 'visit', 'stop-words': 'We look at it on Monday.' });
  expect(await site.text(at(id, 'safety'), 'sana')).toContain('The balloon is being looked at on the ground.');
  expect(await site.text('/supervise', 'head')).toContain('1 The balloon is being looked at on the ground.');
  await site.post(at(id, 'safety', 'resume'), 'sana');
  expect(await site.text(at(id, 'safety'), 'sana')).toContain('working days left');
});

test('an approval that makes a document needs it, and the next page says what follows', async () => {
  const id = await site.sent({ answers: fewAnswers });
  const without = await site.post(at(id, 'safety', 'confirm'), 'sana', { decision: 'approve' });
  expect(plain(await without.text())).toContain('Attach the document that this task makes');
  const wrong = await site.post(at(id, 'safety', 'attach'), 'sana', {
    document: 'safety-note',
    file: new File(['MZ program'], 'note.pdf'),
  });
  expect(wrong.status).toBe(415);
  const attached = await site.post(at(id, 'safety', 'attach'), 'sana', { document: 'safety-note', file: paper() });
  expect(attached.headers.get('location')).toContain('done=attach');
  const check = plain(await (await site.post(at(id, 'safety', 'confirm'), 'sana', { decision: 'approve', words: 'Well made.' })).text());
  expect(check).toContain('Check your decision');
  expect(check).toContain('1 other office goes on with its task.');
  expect((await site.state(id)).tasks.find((t) => t.task === 'safety')?.decision).toBeNull();
  const done = await site.post(at(id, 'safety', 'decide'), 'sana', { decision: 'approve', words: 'Well made.' });
  expect(done.headers.get('location')).toContain('done=confirm');
  expect(await site.text(`${at(id, 'safety')}?done=confirm`, 'sana')).toContain('Your decision is recorded. The application goes on');
});

test('a refusal needs a reason, says whom it stops and until when there is an appeal, and ends the case', async () => {
  const id = await site.sent({ answers: wholeAnswers });
  const bare = await site.post(at(id, 'safety', 'confirm'), 'sana', { decision: 'refuse', words: 'No.' });
  expect(plain(await bare.text())).toContain('A refusal needs at least one reason from the list.');
  const refusal = { decision: 'refuse', reason: ['unsafe'], words: 'The rope is too thin.' };
  const check = plain(await (await site.post(at(id, 'safety', 'confirm'), 'sana', refusal)).text());
  expect(check).toContain('This refusal ends the case. The applicant may appeal until 4 February 2026.');
  expect(check).toContain(
    '2 other tasks will be stopped at once: The registry authority: registry desk and The radio authority: radio desk.',
  );
  const changed = await site.post(at(id, 'safety', 'change'), 'sana', refusal);
  expect(await changed.text()).toContain('The rope is too thin.');
  await site.post(at(id, 'safety', 'decide'), 'sana', refusal);
  expect((await site.state(id)).status).toBe('refused');
  const late = await site.post(at(id, 'safety', 'decide'), 'rahim', { decision: 'approve', words: 'Fine.' });
  expect(late.status).toBe(409);
  expect(plain(await late.text())).toContain('Sana Iqbal decided this task on 5 January 2026');
});

test('an appeal shows the first decision beside the grounds, and is allowed or dismissed by others', async () => {
  const id = await site.sent();
  await site.send(id, 'sana', 'DecideTask', { task: 'safety', decision: 'refuse', reasons: ['unsafe'], words: 'The rope is too thin.' });
  await site.send(id, 'pilot', 'LodgeAppeal', { words: 'It is steel, not hemp.' });
  const page = await site.text(at(id, 'appeal-1'), 'appeals');
  expect(page).toContain('Appeal: Check the balloon');
  expect(page).toContain('The rope is too thin.');
  expect(page).toContain('It is steel, not hemp.');
  expect((await site.post(at(id, 'appeal-1', 'confirm'), 'appeals', { decision: 'allow' })).status).toBe(422);
  const check = plain(
    await (await site.post(at(id, 'appeal-1', 'confirm'), 'appeals', { decision: 'allow', words: 'Steel holds.' })).text(),
  );
  expect(check).toContain('Next it goes to');
  await site.post(at(id, 'appeal-1', 'decide'), 'appeals', { decision: 'allow', words: 'Steel holds.' });
  expect((await site.state(id)).status).toBe('in-progress');
});

test('the next case is the next of the list the officer came from', async () => {
  const others = await openDesks();
  const [a, b] = [await others.sent({ name: 'First' }), await others.sent({ name: 'Second' })];
  const html = await (await others.get(`${at(a, 'safety')}?view=unassigned`, 'sana')).text();
  expect(html).toContain(`href="/inbox/${b}/safety?view=unassigned"`);
  await others.send(b, 'sana', 'ClaimTask', { task: 'safety' });
  const mine = await (await others.get(`${at(b, 'safety')}?view=mine`, 'sana')).text();
  expect(mine).not.toContain('data-key="n"');
  await others.close();
});

test('the editor of a trial acts for every office, and nobody finds the trial in a list', async () => {
  const id = await site.sent({ who: 'editor', name: 'A trial', more: { version: 2, trial: true } });
  expect(await site.text(at(id, 'safety'), 'editor')).toContain('This is a trial');
  expect((await site.post(at(id, 'safety', 'claim'), 'editor')).status).toBe(303);
  expect(await site.text('/inbox?view=all', 'sana')).not.toContain('A trial');
  expect((await site.get(at(id, 'safety'), 'sana')).status).toBe(200);
});
