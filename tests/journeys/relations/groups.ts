/** What desks do with a working group and its meetings, as steps at a browser. */
import { expect } from 'vitest';
import type { Meeting } from '../../../src/engagements/meeting/meeting.ts';
import { streamId } from '../../../src/kernel/identifiers/identifiers.ts';
import { day, type Fields, fill } from '../one-window/filling.ts';
import { button, link, textOf, type Visitor } from '../one-window/visitor.ts';
import type { World } from '../one-window/world.ts';

export const meetingOf = async ({ node }: World, id: string): Promise<Meeting> => {
  const found = await node.ledger.state<Meeting>(streamId('meeting', id));
  if (!found) throw new Error(`no meeting ${id}`);
  return found.state;
};
const lastPart = (v: Visitor): string => new URL(v.page.url()).pathname.split('/').at(-1) ?? '';

/** From a commitment's page to the group; answers its id. */
export const setUp = async (v: Visitor, commitment: string, fields: Fields): Promise<string> => {
  await v.go(`/commitments/${commitment}`);
  await v.press(link(v, v.w.t('groups.set-up')));
  await fill(v.page, fields);
  await v.press(button(v, v.w.t('groups.found')));
  expect(await textOf(v)).toContain(v.w.t('groups.done-founded'));
  return new URL(v.page.url()).pathname.split('/')[2] ?? '';
};
export const addMember = async (v: Visitor, group: string, fields: Fields): Promise<void> => {
  await v.go(`/groups/${group}/members`);
  await fill(v.page, fields);
  await v.press(button(v, v.w.t('groups.add')));
  expect(await textOf(v)).toContain(fields.name);
};

export interface Planned {
  readonly title: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly zone: string;
  readonly more?: Fields;
}
/** Plans a meeting by the clocks of its place; answers its id. */
export const plan = async (v: Visitor, query: string, a: Planned): Promise<string> => {
  await v.go(`/meetings/new?${query}`);
  await fill(v.page, {
    ...{ title: a.title, place: a.place, zone: a.zone, 'starts-hour': a.from, 'ends-hour': a.to, visibility: 'public' },
    ...day('starts', a.on),
    ...a.more,
  });
  await v.press(button(v, v.w.t('meetings.plan-it')));
  return lastPart(v);
};

/** Gives an order in one part of a meeting's page, by the form that does it. */
export const order = async (v: Visitor, meeting: string, part: string, does: string, fields: Fields = {}): Promise<void> => {
  await v.go(`/meetings/${meeting}${part === 'overview' ? '' : `/${part}`}`);
  const form = v.page.locator('main form', { has: v.page.locator(`input[name=do][value="${does}"]`) }).first();
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]:not([type=hidden])`);
    const kind = await field.first().evaluate((el) => (el.tagName === 'INPUT' ? el.getAttribute('type') : el.tagName));
    if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await v.press(form.locator('button').last());
  expect(await v.page.locator('main .notice.error').allInnerTexts()).toEqual([]);
};

/** What one side says of an action item, on the item's own page. */
export const report = async (v: Visitor, meeting: string, item: string, fields: Fields): Promise<void> => {
  await v.go(`/obligations/meeting/${meeting}~${item}`);
  await fill(v.page, fields);
  await v.press(
    v.page
      .locator('main form', { has: v.page.locator('[name=status]') })
      .locator('button')
      .last(),
  );
  expect(await v.page.locator('main .notice.error').allInnerTexts()).toEqual([]);
};
