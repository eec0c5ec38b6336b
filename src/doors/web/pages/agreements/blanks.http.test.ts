/** What nobody filled in stands in square brackets, and nobody puts a name to it; and what was proposed stands once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTides, type TideSite } from './tide-site.ts';

let site: TideSite;
beforeAll(async () => {
  site = await openTides();
});
afterAll(() => site.close());

test('a text with square brackets is neither approved nor signed until they are filled in', async () => {
  const id = await site.drafted({ 'text-tables-en': 'Tables go out every [period].' });
  const page = await site.get(`/agreements/${id}/approve`, 'aino');
  expect(page.text).toContain('Clause 2 still has [period] in square brackets');
  expect(page.html).toContain(`href="/agreements/${id}/clauses/tables"`);
  expect(page.text).not.toContain('Approve this text');
  const answer = await site.approve(id, 'aino');
  expect(answer?.status).toBe(422);
  expect(answer?.text).toContain('The text still says [period]');
  expect((await site.stateOf(id)).approvals).toEqual([]);
  await site.reword(id, 'Tables go out every month.');
  expect((await site.get(`/agreements/${id}/approve`, 'aino')).text).toContain('Approve this text');
  expect((await site.approve(id, 'aino', 'bo'))?.status).toBe(303);
  expect((await site.stateOf(id)).status).toBe('approved');
});

test('a title with square brackets is refused at once, and what was typed stays', async () => {
  const answer = await site.post('/agreements/new', 'aino', {
    ...site.chosen,
    ...{ command: randomUUID(), clause: ['purpose'], 'title-en': 'Memorandum on [the field]', visibility: 'restricted' },
    ...{ 'heading-purpose-en': 'Purpose', 'text-purpose-en': 'We measure tides with care.' },
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.text).toContain('still says [the field]');
  expect(answer.html).toContain('We measure tides with care.');
});

test('nobody is told that an approval does not count once the text is signed', async () => {
  const id = await site.drafted();
  await site.concluded(id);
  const page = await site.get(`/agreements/${id}/approve`, 'bo');
  expect(page.text).toContain('Approved on');
  expect(page.text).not.toContain('does not count');
  expect(page.text).not.toContain('To be settled first');
});

test('the same wording from the same side is proposed once, however often its form is sent', async () => {
  const id = await site.drafted();
  const propose = () =>
    site.post(`/agreements/${id}/clauses/tables`, 'bo', {
      ...{ command: randomUUID(), do: 'propose', 'heading-en': 'Tables', 'text-en': 'Tables go out every week.', words: '' },
    });
  expect((await propose()).status).toBe(303);
  expect((await propose()).text).toContain('proposed exactly this already');
  expect((await site.stateOf(id)).proposals).toHaveLength(1);
});
