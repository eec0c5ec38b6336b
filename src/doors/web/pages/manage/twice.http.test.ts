/** Every form of managers and hosts, sent as it stands on its page and then once more: the second time nothing happens. */
import { sql } from 'kysely';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawSeed } from '../../../../programmes/call/draw-seed.ts';
import { openPages } from './testing.ts';

let t: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  t = await openPages();
});
afterAll(() => t.close());

type Fields = Record<string, string | string[]>;
interface Sendable {
  readonly action: string;
  readonly fields: Fields;
}
/** The forms of a page with what a browser would send of each. */
const formsOn = async (path: string, who: string): Promise<readonly Sendable[]> => {
  const { document } = parseHTML(await (await t.get(path, who)).text());
  return [...document.querySelectorAll('main form[method=post]')].map((form) => {
    const fields: Fields = {};
    const add = (name: string | null, value: string) => {
      if (name === null || name === '' || name === 'csrf') return;
      fields[name] = name in fields ? [fields[name] ?? ''].flat().concat(value) : value;
    };
    for (const field of form.querySelectorAll('input, textarea, option')) {
      const type = field.getAttribute('type') ?? 'text';
      if (field.localName === 'option') {
        const select = field.closest('select');
        const chosen =
          field.hasAttribute('selected') ||
          (select?.querySelector('option[selected]') === null && select.querySelector('option') === field);
        if (chosen) add(select?.getAttribute('name') ?? null, field.getAttribute('value') ?? '');
      } else if (field.localName === 'textarea') add(field.getAttribute('name'), (field.textContent ?? '').replace(/^\n/, ''));
      else if (!['radio', 'checkbox'].includes(type) || field.hasAttribute('checked'))
        if (type !== 'file') add(field.getAttribute('name'), field.getAttribute('value') ?? '');
    }
    // Enter presses the first button.
    const button = form.querySelector('button');
    add(button?.getAttribute('name') ?? null, button?.getAttribute('value') ?? '');
    return { action: form.getAttribute('action') ?? path, fields };
  });
};
const facts = async (): Promise<number> => {
  await t.ledger.settled();
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from events`.execute(t.ledger.db);
  return rows[0]?.n ?? 0;
};

/** Sends the page's form, filled in further, twice; answers how many facts the first time made. */
const twice = async (path: string, who: string, more: Fields = {}, which: (form: Sendable) => boolean = () => true): Promise<number> => {
  const form = (await formsOn(path, who)).find(which);
  if (form === undefined) throw new Error(`no such form on ${path}`);
  expect(form.fields, path).toHaveProperty('command');
  const before = await facts();
  const first = await t.post(form.action, who, { ...form.fields, ...more });
  const made = (await facts()) - before;
  expect([first.status, path, first.status === 303 ? '' : (await first.text()).match(/error-summary[\s\S]{0,400}/)?.[0]]).toEqual([
    303,
    path,
    '',
  ]);
  const second = await t.post(form.action, who, { ...form.fields, ...more });
  expect((await facts()) - before, `${path} sent again`).toBe(made);
  expect(second.status, `${path} sent again`).toBeLessThan(500);
  return made;
};
const day = (name: string, text: string): Fields => {
  const [year = '', month = '', d = ''] = text.split('-');
  return { [`${name}-day`]: d, [`${name}-month`]: month, [`${name}-year`]: year };
};

test('on the way of a call, from its draft to its places', async () => {
  await t.play('draft', 0);
  const begun = await twice('/manage/calls/new?programme=boat-builders', 'manager', { title: 'Summer call' });
  expect(begun).toBe(1);
  const { call } = await t.play('draft', 0);
  const at = (more: string) => `/manage/calls/${call}${more}`;
  expect(await twice(at('/rules/offers'), 'drafter', { days: '10' })).toBe(1);
  expect(await twice(at('/rules/filling'), 'drafter', { order: 'open-first' })).toBe(1);
  expect(await twice(at('/rules/venue?venue=north-quay'), 'drafter', { seats: '12' })).toBe(1);
  expect(await twice(at('/open'), 'manager', { ...day('opens', '2026-02-01'), ...day('closes', '2026-03-01') })).toBe(1);
  expect(await twice(at('/extend'), 'manager', { ...day('closes', '2026-03-02'), 'closes-hour': '12:00' })).toBe(1);
  const seats = { 'seats-north-quay': '15', 'reason-north-quay': 'A larger hall' };
  expect(await twice(at('/rules'), 'manager', seats, (f) => f.fields.venue === 'north-quay')).toBe(1);
  expect(await twice(at('/cancel'), 'manager', { reason: 'No hall to be had' })).toBe(1);
}, 60_000);

test('where places are given', async () => {
  const { call } = await t.play('open', 12);
  const at = (more: string) => `/manage/calls/${call}${more}`;
  expect(await twice(at('/close'), 'manager')).toBe(1);
  expect(await twice(at('/freeze'), 'manager')).toBeGreaterThan(0);
  expect(await twice(at('/rehearse'), 'manager')).toBe(1);
  await drawSeed(t.table.drawing, t.ledger, call);
  expect(await twice(at('/publish'), 'manager', { sure: 'yes' })).toBeGreaterThan(0);
}, 60_000);

test('in a course', async () => {
  t.at('2026-03-06T09:00:00.000Z');
  const cohort = await t.openCourse();
  const at = (more: string) => `/cohorts/${cohort}${more}`;
  expect(await twice(at('/sessions/moon'), 'trainer', { 'mark-2': 'present', 'mark-3': 'late' })).toBe(1);
  expect(await twice(at('/assessments'), 'trainer', { 'points-chart-2': '15' })).toBe(1);
  const plan = { act: 'plan', title: 'The stars', hours: '2', ...day('day', '2026-03-07') };
  expect(await twice(at('/sessions'), 'trainer', plan, (f) => 'title' in f.fields)).toBe(1);
}, 60_000);
