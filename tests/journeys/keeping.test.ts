import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { told } from './desk.ts';
import { type Visit, visit } from './site.ts';

let officer: Visit;
beforeAll(async () => {
  officer = await visit({ as: 'editor' });
});
afterAll(async () => {
  await officer.context.close();
});

const open = async (number: string, fold?: string): Promise<void> => {
  await officer.go(`/desk/commitments/${number}`);
  if (fold && (await officer.page.locator(`#${fold}`).getAttribute('open')) === null)
    await officer.page.locator(`#${fold} > summary`).click();
};
const send = (act: string, button: string | RegExp) =>
  officer.page.locator(`form[action$="/${act}"]`).getByRole('button', { name: button }).first().click();
const day = async (name: string, [year, month, date]: readonly [string, string, string]): Promise<void> => {
  await officer.page.locator(`[name=${name}-day]`).fill(date);
  await officer.page.locator(`[name=${name}-month]`).fill(month);
  await officer.page.locator(`[name=${name}-year]`).fill(year);
};

describe('somebody who keeps a commitment alive', () => {
  test('names owners, a due date and a milestone, reports a delivery with a file, and the public sees it', async () => {
    const { page } = officer;
    await open('PK-UZ-0002', 'owners');
    await page.locator('form[action$="/owner"]').first().locator('select').selectOption({ index: 1 });
    await page.locator('form[action$="/owner"]').first().getByRole('button').click();
    await told(page, 'The owner is saved.');
    await open('PK-UZ-0002', 'due-date');
    await day('due', ['2027', '6', '30']);
    await send('due', 'Save');
    await told(page, 'The due date is saved.');
    await open('PK-UZ-0002', 'milestones');
    await page.getByLabel('New milestone').fill('The first group has arrived');
    await send('milestone', 'Add the milestone');
    await told(page, 'The milestone is added.');
    await open('PK-UZ-0002', 'milestones');
    await page.locator('form[action$="/reached"]').last().getByRole('button').click();
    await told(page, 'The milestone is marked as reached today.');

    await open('PK-UZ-0002', 'report');
    await page.getByLabel('Substantial').check();
    await page.getByLabel('What was done').fill('Twenty engineers finished the course.');
    await page
      .getByLabel('Evidence: a file')
      .setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('Twenty names\n') });
    await page.getByLabel('What the evidence is').fill('List of those who finished');
    await send('report', 'Record the update');
    await told(page, 'The update is recorded.');

    const visitor = await visit();
    await visitor.go('/commitments/PK-UZ-0002');
    await visitor.page.locator('summary', { hasText: 'Who recorded what, and when' }).click();
    const shown = await visitor.page.locator('main').innerText();
    for (const words of ['30 June 2027', 'The first group has arrived', 'Twenty engineers finished the course.', 'Hina Yousaf'])
      expect(shown).toContain(words);
    const file = visitor.page.locator('main a[href^="/files/"]').last();
    const answer = await visitor.page.request.get(new URL((await file.getAttribute('href')) ?? '', visitor.page.url()).href);
    expect(await answer.text()).toBe('Twenty names\n');
    expect([...officer.complaints, ...visitor.complaints]).toEqual([]);
    await visitor.context.close();
  });

  test('is told what is missing in a report, and keeps what was typed', async () => {
    const { page } = officer;
    await open('PK-UZ-0003', 'report');
    await page.getByLabel('What was done').fill('Something was done');
    await send('report', 'Record the update');
    await page.getByRole('alert').first().waitFor();
    expect(await page.title()).toContain('Error');
    expect(await page.getByLabel('What was done').inputValue()).toBe('Something was done');
  });

  test('merges two commitments, takes it back, and both are as before', async () => {
    const { page, go } = officer;
    await go('/commitments/PK-KH-0002');
    const before = await page.locator('h1').innerText();
    await open('PK-KH-0002', 'merge');
    await page.getByLabel('Number of the commitment that stays').fill('PK-KH-0001');
    await send('merge', 'Merge');
    await told(page, 'Merged.');
    await go('/commitments/PK-KH-0002');
    await told(page, 'This commitment was merged into PK-KH-0001.');
    await open('PK-KH-0002');
    await send('undo', /Undo/);
    await told(page, 'The last act is taken back.');
    await go('/commitments/PK-KH-0002');
    expect(await page.locator('h1').innerText()).toBe(before);
    expect(await page.locator('main').innerText()).not.toContain('was merged into');
    expect(await page.locator('main blockquote').count()).toBeGreaterThan(0);
  });

  test('splits a commitment in two, and the public page of each tells where it came from', async () => {
    const { page, go } = officer;
    await go('/commitments?partner=TR');
    const numbers = await page
      .locator('main table a[href^="/commitments/PK-TR"]')
      .evaluateAll((all) => all.map((a) => String(a.getAttribute('href')).split('/').at(-1)));
    for (const number of numbers) {
      await open(number ?? '');
      if ((await page.locator('#split').count()) === 0) continue;
      await open(number ?? '', 'split');
      await page.locator('#split input[name=mention]').last().check();
      await page.getByLabel('Title of the new commitment').fill('What was split off here');
      await send('split', 'Split these off');
      await told(page, 'Split.');
      await go('/commitments?q=split+off+here');
      await page.locator('main table a', { hasText: 'What was split off here' }).click();
      await page
        .locator('main')
        .getByText(number ?? '')
        .first()
        .waitFor();
      return;
    }
    throw new Error('no commitment with two mentions in the demo');
  });
});
