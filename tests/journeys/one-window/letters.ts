/** The letter at the end: downloaded, read, checked by its code and compared with what was issued. */
import { expect } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import { arrive, button, textOf, type Visitor } from './visitor.ts';
import { fill } from './filling.ts';
import type { World } from './world.ts';

export interface Letter {
  readonly code: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Takes the newest letter from the case's page, which has it a moment after the decision. */
export const download = async (v: Visitor, address: string): Promise<Letter> => {
  const links = v.page.locator('main .letters a[href*="/letter/"]');
  const there = async () => {
    await v.go(address);
    return links.count();
  };
  await expect.poll(there, { timeout: 20_000, interval: 300 }).toBeGreaterThan(0);
  const href = (await links.first().getAttribute('href')) ?? '';
  const answer = await v.context.request.get(new URL(href, v.page.url()).href);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const bytes = await answer.body();
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return { code: href.split('/').at(-1) ?? '', bytes, text: text.replace(/\s+/g, ' ') };
};

/** Anyone types the code, without an account, and holds their copy against the one that was issued. */
export const check = async (world: World, like: Visitor, letter: Letter, says: readonly string[]): Promise<readonly string[]> => {
  const anyone = await arrive(world, like.way);
  const { page, w } = anyone;
  await anyone.go('/check');
  await fill(page, { code: letter.code.toLowerCase() });
  await anyone.press(button(anyone, w.t('letters.check')));
  expect(new URL(page.url()).pathname).toBe(`/check/${letter.code}`);
  const shown = await textOf(anyone);
  for (const words of says) expect(shown).toContain(words);
  const compare = async (buffer: Buffer): Promise<void> => {
    const form = page.locator('main form[action^="/check/"]');
    await form.locator('input[type=file]').setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer });
    await anyone.press(form.locator('button'));
  };
  await compare(letter.bytes);
  expect(await textOf(anyone)).toContain(w.t('letters.copy-same-says'));
  await compare(Buffer.concat([letter.bytes, Buffer.from('\n')]));
  expect(await textOf(anyone)).toContain(w.t('letters.copy-other'));
  await anyone.close();
  return anyone.faults;
};
