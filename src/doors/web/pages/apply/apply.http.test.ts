import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplePdf } from '../../../../one-window/documents/testing.ts';
import { type Desks, openDesks } from '../inbox/testing.ts';
import { plain } from '../../testing/page-site.ts';
import { servicePages } from '../services/mounts.ts';
import { applying } from './mounts.ts';

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks({ mounts: [servicePages, applying] });
});
afterAll(() => desks.close());

const html = async (path: string, who = 'pilot') => (await desks.get(path, who)).text();
const field = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const paper = (name: string) => new File([new Uint8Array(examplePdf(name))], `${name}.pdf`, { type: 'application/pdf' });
const sealed = async (path: string, who = 'pilot') => {
  const page = await html(path, who);
  return { command: field(page, 'command'), mark: field(page, 'mark') };
};
const start = async (who = 'pilot', more: Readonly<Record<string, string>> = {}) => {
  const path = '/services/balloon-permit/start';
  const { command } = await sealed(path, who);
  const answer = await desks.post(path, who, {
    command,
    who: 'laboratory',
    country: 'BO',
    name: 'Cloud Laboratory',
    another: 'yes',
    ...more,
  });
  expect(answer.status).toBe(303);
  return /\/cases\/([^/]+)\/form/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
};
const save = async (id: string, group: string, fields: Readonly<Record<string, string | File>>) => {
  const path = `/cases/${id}/form/${group}`;
  return desks.post(path, 'pilot', { ...(await sealed(path)), act: 'next', ...fields });
};
const location = (answer: Response) => answer.headers.get('location') ?? '';

describe('starting', () => {
  test('whoever is not signed in is asked to, and led back', async () => {
    const answer = await desks.get('/services/balloon-permit/start?who=laboratory', 'nobody');
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('/sign-in?to=%2Fservices%2Fballoon-permit%2Fstart%3Fwho%3Dlaboratory');
  });
  test('an applicant the service is not for learns so, and what was typed stays', async () => {
    const path = '/services/balloon-permit/start';
    const answer = await desks.post(path, 'pilot', { who: 'laboratory', country: 'FJ', name: 'Cloud Laboratory' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(plain(page)).toContain('not open to this applicant');
    expect(page).toContain('value="Cloud Laboratory"');
  });
  test('the same form sent twice opens one application, and a second one is pointed out first', async () => {
    const path = '/services/balloon-permit/start';
    const { command } = await sealed(path, 'weather');
    const fields = { command, who: 'laboratory', country: 'BO', name: 'Twice' };
    const [first, second] = [await desks.post(path, 'weather', fields), await desks.post(path, 'weather', fields)];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(location(second)).toBe(location(first));
    const third = await desks.post(path, 'weather', { ...fields, command: '' });
    expect(third.status).toBe(409);
    expect(plain(await third.text())).toContain('You have an application to this service already');
  });
  test('for an organisation one works for, its offices are kept from deciding; for another one they are not', async () => {
    const id = await start('insider', { organisation: 'safety' });
    expect((await desks.state(id)).applicant).toMatchObject({ organisation: 'safety', offices: ['safety-desk'] });
    const other = await start('insider', { organisation: 'sky' });
    expect((await desks.state(other)).applicant).toMatchObject({ organisation: null, offices: [] });
  });
  test('what the guide asked is not asked again', async () => {
    const id = await start('pilot', { transmits: 'yes' });
    expect((await desks.state(id)).answers).toEqual({ transmits: 'yes' });
  });
});

describe('filling in', () => {
  test('nobody else finds it', async () => {
    const id = await start();
    for (const path of ['', '/form', '/form/pilot', '/documents', '/check', '/answers', '/withdraw'])
      expect((await desks.get(`/cases/${id}${path}`, 'sana')).status, path).toBe(404);
    expect((await desks.post(`/cases/${id}/form/pilot`, 'sana', { pilot_name: 'X', act: 'next' })).status).toBe(404);
  });
  test('wrong answers come back with a link to each field, the words of the service, and what was typed', async () => {
    const id = await start();
    const answer = await save(id, 'balloon', { size: '13', transmits: '' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('href="#size"');
    expect(page).toContain('href="#transmits"');
    expect(plain(page)).toContain('Not thirteen.');
    expect(page).toContain('value="13"');
    expect((await desks.state(id)).answers).toEqual({});
  });
  test('come back later keeps what there is, and says so when something could not be read', async () => {
    const id = await start();
    const path = `/cases/${id}/form/balloon`;
    const kept = await desks.post(path, 'pilot', { ...(await sealed(path)), act: 'later', size: '7' });
    expect(location(kept)).toBe(`/cases/${id}/form?done=saved`);
    expect(await html(path)).toContain('value="7"');
    const unread = await desks.post(path, 'pilot', { ...(await sealed(path)), act: 'later', size: 'seven or so' });
    expect(unread.status).toBe(422);
    expect(await unread.text()).toContain('value="seven or so"');
  });
  test('a file question takes a file, keeps the other answers, and names what it refuses', async () => {
    const id = await start();
    const bad = await save(id, 'balloon', { size: '5', transmits: 'no', drawing: new File(['<script>'], 'drawing.pdf') });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('href="#drawing"');
    const good = await save(id, 'balloon', { size: '5', transmits: 'no', drawing: paper('drawing') });
    expect(good.status).toBe(303);
    expect((await desks.state(id)).files.map((f) => f.document)).toEqual(['drawing']);
    expect(await html(`/cases/${id}/form/balloon`)).toContain('drawing.pdf');
    await save(id, 'balloon', { size: '5', transmits: 'no', drawing: new File(['<script>'], 'drawing.pdf') });
    expect((await desks.state(id)).files.map((f) => f.name)).toEqual(['drawing.pdf']);
    await save(id, 'balloon', { size: '5', transmits: 'no', drawing: paper('new drawing') });
    expect((await desks.state(id)).files.map((f) => f.name)).toEqual(['new drawing.pdf']);
  });
  test('a second tab that saved other answers meanwhile is shown, and nothing is lost', async () => {
    const id = await start();
    const path = `/cases/${id}/form/pilot`;
    const [first, second] = [await sealed(path), await sealed(path)];
    expect((await desks.post(path, 'pilot', { ...first, act: 'next', pilot_name: 'From the first tab' })).status).toBe(303);
    const late = await desks.post(path, 'pilot', { ...second, act: 'next', pilot_name: 'From the second tab' });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(plain(page)).toContain('From the first tab');
    expect(page).toContain('value="From the second tab"');
    const again = await desks.post(path, 'pilot', {
      command: field(page, 'command'),
      mark: field(page, 'mark'),
      act: 'next',
      pilot_name: 'From the second tab',
    });
    expect(again.status).toBe(303);
    expect((await desks.state(id)).answers?.pilot_name).toBe('From the second tab');
  });
  test('another group saved in a second tab is no conflict', async () => {
    const id = await start();
    const mine = await sealed(`/cases/${id}/form/pilot`);
    expect((await save(id, 'balloon', { size: '5', transmits: 'no' })).status).toBe(303);
    expect((await desks.post(`/cases/${id}/form/pilot`, 'pilot', { ...mine, act: 'next', pilot_name: 'Calm' })).status).toBe(303);
  });
  test('an ended session loses nothing that was typed', async () => {
    const id = await start();
    const answer = await desks.post(`/cases/${id}/form/pilot`, 'ended', { act: 'next', pilot_name: 'Typed for an hour' });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Typed for an hour');
  });
});

/** Fills in everything that is needed, over the pages. */
const filled = async (): Promise<string> => {
  const id = await start();
  expect(location(await save(id, 'pilot', { pilot_name: 'Zafar' }))).toBe(`/cases/${id}/form/balloon`);
  expect(location(await save(id, 'balloon', { size: '12', transmits: 'yes' }))).toBe(`/cases/${id}/form/band`);
  expect(location(await save(id, 'band', { frequency: '145' }))).toBe(`/cases/${id}/documents`);
  return id;
};

describe('documents', () => {
  test('several come at once; a refused one is named and keeps none of the others back', async () => {
    const id = await filled();
    const path = `/cases/${id}/documents`;
    const page = await html(path);
    expect(plain(page)).toContain('What you do not need to bring');
    expect(page).not.toContain('name="safety-note"');
    const answer = await desks.post(path, 'pilot', {
      act: 'next',
      insurance: paper('cover'),
      'flight-plan': new File(['not a plan'], 'plan.pdf'),
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#flight-plan"');
    expect((await desks.state(id)).files.map((f) => f.document)).toEqual(['insurance']);
    const rest = await desks.post(path, 'pilot', { act: 'next', 'flight-plan': paper('plan') });
    expect(location(rest)).toBe(`/cases/${id}/check`);
  });
  test('a file of an earlier application is offered again, and nobody else’s is taken', async () => {
    const earlier = await filled();
    await desks.post(`/cases/${earlier}/documents`, 'pilot', { act: 'attach', insurance: paper('earlier cover') });
    const file = (await desks.state(earlier)).files[0];
    const id = await filled();
    expect(await html(`/cases/${id}/documents`)).toContain(`value="${earlier}/${file?.attachment}"`);
    await desks.post(`/cases/${id}/documents`, 'pilot', { act: 'attach', 'earlier-insurance': `${earlier}/${file?.attachment}` });
    expect((await desks.state(id)).files.map((f) => f.sha256)).toEqual([file?.sha256]);
    const foreign = await desks.sent({ who: 'weather' });
    const theirs = (await desks.state(foreign)).files[0]?.attachment;
    const stolen = await desks.post(`/cases/${id}/documents`, 'pilot', { act: 'attach', 'earlier-flight-plan': `${foreign}/${theirs}` });
    expect(stolen.status).toBe(422);
    expect((await desks.state(id)).files).toHaveLength(1);
  });
  test('a file is removed by its button', async () => {
    const id = await filled();
    await desks.post(`/cases/${id}/documents`, 'pilot', { act: 'attach', insurance: paper('a cover') });
    const attachment = (await desks.state(id)).files[0]?.attachment ?? '';
    const answer = await desks.post(`/cases/${id}/documents`, 'pilot', { act: `drop:${attachment}` });
    expect(location(answer)).toBe(`/cases/${id}/documents?done=removed`);
    expect((await desks.state(id)).files).toEqual([]);
  });
});

const sent = async (): Promise<string> => {
  const id = await filled();
  await desks.post(`/cases/${id}/documents`, 'pilot', { act: 'next', insurance: paper('cover'), 'flight-plan': paper('plan') });
  const path = `/cases/${id}/check`;
  const { command } = await sealed(path);
  expect(location(await desks.post(path, 'pilot', { command, all_true: 'yes' }))).toBe(`/cases/${id}/sent`);
  return id;
};

describe('sending', () => {
  test('what is missing is listed with the way there, and cannot be sent', async () => {
    const id = await start();
    const page = await html(`/cases/${id}/check`);
    expect(page).toContain(`href="/cases/${id}/form/pilot?from=check"`);
    expect(page).not.toContain('name="all_true"');
    expect((await desks.post(`/cases/${id}/check`, 'pilot', { all_true: 'yes' })).status).toBe(422);
  });
  test('a declaration that is not ticked is asked for, and sending twice sends once', async () => {
    const id = await filled();
    await desks.post(`/cases/${id}/documents`, 'pilot', { act: 'next', insurance: paper('cover'), 'flight-plan': paper('plan') });
    const bare = await desks.post(`/cases/${id}/check`, 'pilot', {});
    expect(bare.status).toBe(422);
    expect(await bare.text()).toContain('href="#all_true"');
    for (const command of ['', ''])
      expect(location(await desks.post(`/cases/${id}/check`, 'pilot', { command, all_true: 'yes' }))).toBe(`/cases/${id}/sent`);
    const { reference } = await desks.state(id);
    expect(await desks.text(`/cases/${id}/sent`, 'pilot')).toContain(reference ?? 'no reference');
    expect(location(await desks.get(`/cases/${id}/form/pilot`, 'pilot'))).toBe(`/cases/${id}`);
  });
});

describe('following', () => {
  test('every office stands on one page, with its clock and whose turn it is', async () => {
    const id = await sent();
    const page = await desks.text(`/cases/${id}`, 'pilot');
    for (const said of [
      'Check the pilot',
      'Check the balloon',
      'Check the frequency',
      'Write the permit',
      '5 working days, until',
      'What it waits for now',
    ])
      expect(page).toContain(said);
    expect(await desks.text('/cases', 'pilot')).toContain((await desks.state(id)).reference ?? 'no reference');
  });
  test('what is sent back opens exactly that, beside the officer’s words, and needs an answer or a reason', async () => {
    const id = await sent();
    const items = [
      { item: 'size', words: 'Is it really that long?' },
      { item: 'insurance', words: 'The last page is missing.' },
    ];
    desks.at('2026-01-06T06:00:00.000Z');
    await desks.send(id, 'sana', 'SendBack', { task: 'safety', items });
    const path = `/cases/${id}/answer/safety`;
    const page = await html(path);
    expect(page).toContain('Is it really that long?');
    expect(page).toContain('name="size"');
    expect(page).not.toContain('name="transmits"');
    const bare = await desks.post(path, 'pilot', { act: 'send', size: '12' });
    expect(bare.status).toBe(422);
    expect(await bare.text()).toContain('href="#insurance"');
    const forged = await desks.post(path, 'pilot', { act: 'send', size: '11', transmits: 'no', insurance: paper('whole cover') });
    expect(location(forged)).toBe(`/cases/${id}?done=answered`);
    expect((await desks.state(id)).answers).toMatchObject({ size: 11, transmits: 'yes' });
    expect(location(await desks.post(path, 'pilot', { act: 'send', size: '11' }))).toBe(`/cases/${id}`);
  });
  test('a refusal shows its reasons, and the appeal needs grounds', async () => {
    const id = await sent();
    await desks.send(id, 'other', 'DecideTask', {
      task: 'registry',
      decision: 'refuse',
      reasons: ['unclear'],
      words: 'Nobody answers the phone.',
    });
    const page = await desks.text(`/cases/${id}`, 'pilot');
    expect(page).toContain('It is not clear who answers for it.');
    expect(page).toContain('Nobody answers the phone.');
    expect((await desks.post(`/cases/${id}/appeal`, 'pilot', {})).status).toBe(422);
    const lodged = await desks.post(`/cases/${id}/appeal`, 'pilot', { words: 'The phone was dead for a week.' });
    expect(location(lodged)).toBe(`/cases/${id}?done=appealed`);
    expect((await desks.state(id)).status).toBe('under-appeal');
  });
  test('withdrawing asks first, and stops every office', async () => {
    const id = await sent();
    expect(await desks.text(`/cases/${id}/withdraw`, 'pilot')).toContain('This cannot be taken back');
    expect(location(await desks.post(`/cases/${id}/withdraw`, 'pilot', {}))).toBe(`/cases/${id}?done=withdrawn`);
    expect((await desks.state(id)).tasks.every((task) => task.status === 'stopped')).toBe(true);
  });
});
