import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desks, openDesks } from '../inbox/testing.ts';
import { plain } from '../../testing/page-site.ts';
import { servicePages } from './mounts.ts';

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks({ mounts: [servicePages] });
});
afterAll(() => desks.close());
const text = (path: string) => desks.text(path, 'nobody');

test('the catalogue is public, and is searched by words and by who applies', async () => {
  expect(await text('/services')).toContain('fly a weather balloon');
  expect(await text('/services?q=BALLOON+permit')).toContain('1 service fits');
  expect(await text('/services?q=submarine')).toContain('No service fits');
  expect(await text('/services?who=startup')).toContain('No service fits');
  expect(await text('/services?who=laboratory&country=BO')).toContain('1 service fits');
});

test('a service says who decides, for how long, and what nobody asks for', async () => {
  const page = await text('/services/balloon-permit');
  for (const said of [
    'The safety authority',
    '10 working days',
    'After: Check the balloon',
    'What you do not need to bring',
    'Safety note',
    'within 30 days',
  ])
    expect(page).toContain(said);
  expect((await desks.get('/services/submarine-permit', 'nobody')).status).toBe(404);
});

test('a version that is only a draft is not shown', async () => {
  expect(desks.window.catalogue.draft('balloon-permit')).toBeDefined();
  expect(await text('/services')).toContain('1 service');
});

test('the guide asks one thing a page, without keeping anything', async () => {
  expect(await text('/services/guide')).toContain('Who applies?');
  const missing = await desks.get('/services/guide?asked=who', 'nobody');
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain('href="#who"');
  expect(await text('/services/guide?who=laboratory')).toContain('Which country are you from?');
  expect(await text('/services/guide?who=laboratory&country=BO')).toContain('What do you want to do?');
  expect(await text('/services/guide?who=startup&country=FJ')).toContain('No service is open');
  expect(await text('/services/guide?who=laboratory&country=BO&service=balloon-permit')).toContain('Does it transmit?');
});

test('the guide says what applies, what does not, and what still depends', async () => {
  const base = '/services/guide?who=laboratory&country=BO&service=balloon-permit&asked=done&shown=transmits';
  const answer = await (await desks.get(`${base}&transmits=no`, 'nobody')).text();
  const page = plain(answer);
  expect(page).toMatch(/Not needed in your case.*Check the frequency.*It goes by: Does it transmit\?/);
  expect(page).toMatch(/Still open.*Clear the airspace/);
  expect(answer).toContain('/services/balloon-permit/start?who=laboratory&amp;country=BO&amp;transmits=no');
  expect(plain(await (await desks.get(`${base}&transmits=yes`, 'nobody')).text())).not.toMatch(
    /Not needed in your case.*Check the frequency/,
  );
});

test('texts without a translation say which language they are in', async () => {
  const page = await (await desks.get('/services/balloon-permit?lang=ur', 'nobody')).text();
  expect(page).toContain('lang="ur" dir="rtl"');
  expect(page).not.toContain('<bdi lang="en"');
});
