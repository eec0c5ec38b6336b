import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, highlights, order, panel, paste, select, told, unfold } from './desk.ts';
import { cloudRice, soilSensors, tramSoftware } from './reports.ts';
import { type Visit, visit } from './site.ts';

let officer: Visit;
beforeAll(async () => {
  officer = await visit({ as: 'officer' });
});
afterAll(async () => {
  await officer.context.close();
});

const finish = async ({ page }: Visit): Promise<void> => {
  await page
    .getByRole('button', { name: /finish/i })
    .first()
    .click();
  await page.waitForURL(/\/desk\?done=finished/);
};

describe('an officer with a press report', () => {
  test('pastes it, decides on every passage in every way there is, and the public sees what was promised', async () => {
    const { page, go } = officer;
    const address = await paste(officer, soilSensors, { outlet: 'Faisalabad Courier' });
    await told(page, 'The communiqué is in.');
    const found = await highlights(page);
    expect(found.join('\n')).toContain('set up a joint laboratory for soil sensors');
    expect(found.length).toBeGreaterThanOrEqual(5);
    expect(await panel(page).innerText()).toMatch(/Why it was found: \w+/);
    expect(await page.locator('u.trigger').count()).toBeGreaterThan(0);

    await choose(page, 'train 40');
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).click();
    await told(page, 'Accepted. It stands in the register now.');

    await choose(page, 'memorandum of understanding');
    await unfold(page, /^Edit/);
    await order(page, 'edit').getByLabel('Stage').selectOption({ label: 'Agreed' });
    await order(page, 'edit').getByLabel('In short').fill('Recognise digital signatures of each other');
    await order(page, 'edit').getByRole('button', { name: 'Save' }).click();
    await told(page, 'Saved.');
    expect(await panel(page).innerText()).toContain('Recognise digital signatures of each other');

    await choose(page, 'joint laboratory');
    await unfold(page, /^Edit/);
    await select(page, 'set up a joint laboratory for soil sensors');
    await order(page, 'edit').getByRole('button', { name: 'Use the selected text' }).click();
    await told(page, 'The passage now holds the selected words.');
    expect((await panel(page).locator('blockquote').innerText()).trim()).toBe('set up a joint laboratory for soil sensors');

    await unfold(page, /^Split/);
    await order(page, 'split').getByLabel('The second part begins with').selectOption({ label: 'for soil sensors …' });
    await order(page, 'split').getByRole('button', { name: 'Split' }).click();
    await told(page, 'Each part waits for a decision of its own.');
    expect((await panel(page).locator('blockquote').innerText()).trim()).toBe('set up a joint laboratory');

    await unfold(page, /^Merge/);
    await order(page, 'merge').getByLabel('for soil sensors', { exact: true }).check();
    await order(page, 'merge').getByRole('button', { name: 'Merge' }).click();
    await told(page, 'Merged into one passage.');
    expect((await panel(page).locator('blockquote').innerText()).trim()).toBe('set up a joint laboratory for soil sensors');
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).click();
    await told(page, 'Accepted.');

    await choose(page, 'direct data link');
    await order(page, 'accept').getByRole('button', { name: 'Reject' }).click();
    await told(page, 'Rejected.');

    await page.getByLabel('The exact words').fill('praised its craftsmen');
    await page.getByRole('button', { name: 'Add the selected text' }).click();
    await told(page, 'Added. Check its fields, then accept it.');
    await order(page, 'accept').getByRole('button', { name: 'Reject' }).click();
    await told(page, 'Rejected.');
    await select(page, 'both ministers stayed for it');
    await page.getByRole('button', { name: 'Add the selected text' }).click();
    await told(page, 'Added.');
    expect((await panel(page).locator('blockquote').innerText()).trim()).toBe('both ministers stayed for it');
    await order(page, 'accept').getByRole('button', { name: 'Reject' }).click();
    await told(page, 'Rejected.');

    await choose(page, 'memorandum of understanding');
    await unfold(page, /commitment/);
    await order(page, 'accept').getByLabel('It belongs to another one').check();
    await order(page, 'accept').getByLabel('Number of the commitment').fill('PK-UZ-0001');
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).click();
    await told(page, 'Accepted.');
    await finish(officer);

    const visitor = await visit();
    await visitor.go(address.replace('/desk', ''));
    const marked = (await visitor.page.locator('main mark').allInnerTexts()).join('\n');
    expect(marked).toContain('train 40');
    expect(marked).toContain('set up a joint laboratory for soil sensors');
    expect(marked).not.toContain('direct data link');
    expect(marked).not.toContain('craftsmen');
    await visitor.go('/commitments?q=soil+sensors');
    await visitor.page.locator('main table a[href^="/commitments/PK-UZ"]').first().click();
    expect(await visitor.page.locator('main blockquote').first().innerText()).toContain('joint laboratory for soil sensors');
    await visitor.go('/commitments/PK-UZ-0001');
    expect(await visitor.page.locator('main').innerText()).toContain('digital signatures');
    expect([...officer.complaints, ...visitor.complaints]).toEqual([]);
    await visitor.context.close();
    await go('/desk');
  });

  test('does the same without JavaScript', async () => {
    const plain = await visit({ as: 'officer', javaScriptEnabled: false });
    const { page } = plain;
    const address = await paste(plain, tramSoftware);
    expect((await highlights(page)).join('\n')).toContain('testing centre');
    await choose(page, 'testing centre');
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).click();
    await told(page, 'Accepted.');
    await choose(page, 'robotics firms');
    await unfold(page, /^Edit/);
    await order(page, 'edit').getByLabel('In short').fill('A fund for young robotics firms');
    await order(page, 'edit').getByRole('button', { name: 'Save' }).click();
    await told(page, 'Saved.');
    await order(page, 'accept').getByRole('button', { name: 'Reject' }).click();
    await told(page, 'Rejected.');
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await told(page, 'Taken back.');
    await order(page, 'accept').getByRole('button', { name: 'Accept' }).click();
    await told(page, 'Accepted.');
    await page.getByLabel('The exact words').fill('offered to train 25 Pakistani signal engineers');
    await page.getByRole('button', { name: 'Add the selected text' }).click();
    await panel(page).waitFor();
    await finish(plain);
    await plain.go(address.replace('/desk', ''));
    const marked = (await page.locator('main mark').allInnerTexts()).join('\n');
    expect(marked).toContain('testing centre');
    expect(marked).toContain('robotics firms');
    await plain.context.close();
  });

  test('does it with the keyboard alone', async () => {
    const typing = await visit({ as: 'officer' });
    const { page, go } = typing;
    const tabTo = async (wanted: string): Promise<void> => {
      for (let i = 0; i < 120; i += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(wanted)}) ?? false`)) return;
      }
      throw new Error(`the Tab key does not reach ${wanted} on ${page.url()}`);
    };
    await go('/desk');
    await tabTo('a[href="/desk/add"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\/add/);
    await tabTo('textarea[name=text]');
    await page.keyboard.insertText(cloudRice);
    await tabTo('main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\/communiques\/[0-9a-f-]{36}/);
    const address = new URL(page.url()).pathname;
    await panel(page).waitFor();

    const quote = () => panel(page).locator('blockquote').innerText();
    const first = await quote();
    await page.keyboard.press('a');
    await page.waitForURL(/done=accept/);
    expect(await quote()).not.toBe(first);
    const second = await quote();
    await page.keyboard.press('r');
    await page.waitForURL(/done=reject/);
    const third = await quote();
    await page.keyboard.press('j');
    await expect.poll(quote).not.toBe(third);
    await page.keyboard.press('k');
    await expect.poll(quote).toBe(third);
    await page.waitForLoadState('load');
    await page.keyboard.press('e');
    await order(page, 'edit').getByLabel('In short').waitFor();
    await tabTo('textarea[name=summary]');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('Typed and sent with keys');
    await page.keyboard.press('Tab');
    await tabTo('#now form[action*="/edit"] button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=edit/);
    expect(await panel(page).innerText()).toContain('Typed and sent with keys');
    await tabTo('form[action$="/finish"] button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=finished/);
    await go(address.replace('/desk', ''));
    const marked = (await page.locator('main mark').allInnerTexts()).join(' ');
    expect(marked).toContain(first.trim().slice(0, 30));
    expect(marked).not.toContain(second.trim().slice(0, 30));
    expect(typing.complaints).toEqual([]);
    await typing.context.close();
  });
});
