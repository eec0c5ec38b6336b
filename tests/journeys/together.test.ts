import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, order, panel, paste, told, unfold } from './desk.ts';
import { oceanRobots, quietRivers } from './reports.ts';
import { fillSignIn, site, type Visit, visit } from './site.ts';

let officer: Visit;
let other: Visit;
beforeAll(async () => {
  officer = await visit({ as: 'officer' });
  other = await visit({ as: 'officer-trade' });
});
afterAll(async () => {
  await officer.context.close();
  await other.context.close();
});

describe('two officers on the same text', () => {
  test('the second is told who changed what, nothing is overwritten, and what was typed is still there', async () => {
    const address = await paste(officer, oceanRobots);
    await other.go(address);
    for (const { page } of [officer, other]) {
      await choose(page, 'train 15');
      await unfold(page, /^Edit/);
    }
    await order(officer.page, 'edit').getByLabel('In short').fill('The first one wrote this');
    await order(officer.page, 'edit').getByRole('button', { name: 'Save' }).click();
    await told(officer.page, 'Saved.');

    await order(other.page, 'edit').getByLabel('In short').fill('The second one typed that');
    await order(other.page, 'edit').getByRole('button', { name: 'Save' }).click();
    await told(other.page, 'Someone else changed this meanwhile');
    expect(await other.page.locator('main').innerText()).toMatch(/Saima Rehman: edited it/);
    expect(await order(other.page, 'edit').getByLabel('In short').inputValue()).toBe('The second one typed that');

    await officer.go(address);
    await choose(officer.page, 'train 15');
    expect(await panel(officer.page).innerText()).toContain('The first one wrote this');
    // Having seen it, the second sends theirs again.
    await order(other.page, 'edit').getByRole('button', { name: 'Save' }).click();
    await told(other.page, 'Saved.');
    expect(await panel(other.page).innerText()).toContain('The second one typed that');
  });
});

const countOf = async (type: string): Promise<number> => {
  const { node } = await site();
  return (
    await node.ledger.db
      .selectFrom('events')
      .select((e) => e.fn.countAll<string>().as('n'))
      .where('type', '=', type)
      .executeTakeFirstOrThrow()
  ).n as unknown as number;
};

describe('an officer in a hurry', () => {
  test('clicks twice and orders once', async () => {
    const { page, go } = officer;
    const address = await paste(officer, quietRivers);
    await choose(page, 'train 50');
    const before = Number(await countOf('CandidateAccepted'));
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).dblclick();
    await told(page, 'Accepted.');
    await go(address);
    expect(Number(await countOf('CandidateAccepted')) - before).toBe(1);
  });

  test('sends the same form twice without JavaScript and orders once', async () => {
    const plain = await visit({ as: 'officer', javaScriptEnabled: false });
    const address = await paste(officer, quietRivers);
    await plain.go(address);
    await choose(plain.page, 'flood forecasting');
    const fields = await order(plain.page, 'accept').locator('input[type=hidden]').all();
    const form = Object.fromEntries(await Promise.all(fields.map(async (f) => [await f.getAttribute('name'), await f.inputValue()])));
    const before = Number(await countOf('CandidateAccepted'));
    const to = `${(await site()).url}${address}/accept`;
    const sent = () => plain.page.request.post(to, { form: { ...form, thread: 'new' }, maxRedirects: 0 });
    const answers = await Promise.all([sent(), sent(), sent()]);
    expect(answers.map((a) => a.status())).toEqual([303, 303, 303]);
    expect(Number(await countOf('CandidateAccepted')) - before).toBe(1);
    await plain.context.close();
  });

  test('goes back after sending and finds a page that works', async () => {
    const { page } = officer;
    await paste(officer, quietRivers);
    await choose(page, 'river level sensors');
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).click();
    await told(page, 'Accepted.');
    await page.goBack();
    await panel(page).waitFor();
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).click();
    await page.waitForLoadState();
    expect(await page.locator('h1').innerText()).toContain('rivers');
    expect(officer.complaints).toEqual([]);
  });
});

describe('a session that ends in the middle of a review', () => {
  test('loses nothing that was typed: after signing in again one press sends it', async () => {
    const typing = await visit({ as: 'officer' });
    const { page } = typing;
    await paste(typing, oceanRobots);
    await choose(page, 'semiconductor design');
    await unfold(page, /^Edit/);
    await order(page, 'edit').getByLabel('In short').fill('A long sentence that took thought');
    await typing.context.clearCookies();
    await order(page, 'edit').getByRole('button', { name: 'Save' }).click();
    await told(page, 'Your session has ended.');
    await fillSignIn(page, 'officer@demo.daricha.example', 'window-officer-1');
    await page.getByRole('button', { name: 'Send it now' }).click();
    await told(page, 'Saved.');
    expect(await panel(page).innerText()).toContain('A long sentence that took thought');
    await typing.context.close();
  });

  test('keeps a text that was pasted and not sent, in this tab', async () => {
    const typing = await visit({ as: 'officer' });
    await typing.go('/desk/add');
    await typing.page.getByLabel('Text of the communiqué').fill('Half of a report');
    await typing.go('/');
    await typing.go('/desk/add');
    expect(await typing.page.getByLabel('Text of the communiqué').inputValue()).toBe('Half of a report');
    await typing.context.close();
  });
});
