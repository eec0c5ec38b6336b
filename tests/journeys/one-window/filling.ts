/** Filling fields by their names, whatever they are. */
import type { Locator, Page } from 'playwright-core';
import { samplePaper } from '../../../src/doors/cli/demo/sample-paper.ts';

export type Fields = Readonly<Record<string, string>>;

const set = async (page: Page, name: string, value: string): Promise<void> => {
  const all = page.locator(`main [name="${name}"]:not([type=hidden])`);
  const kind = await all.first().evaluate((el) => (el.tagName === 'INPUT' ? el.getAttribute('type') : el.tagName));
  if (kind === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check();
  else if (kind === 'checkbox') await all.check();
  else if (kind === 'SELECT') await all.selectOption(value);
  else await all.fill(value);
};

export const fill = async (page: Page, fields: Fields): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) await set(page, name, value);
};

/** A day as its three fields. */
export const day = (name: string, value: string): Fields => {
  const [year = '', month = '', date = ''] = value.split('-');
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
};

export const paper = (name: string, ...lines: readonly string[]) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samplePaper(name, lines)),
});

export const attach = (field: Locator, ...papers: readonly ReturnType<typeof paper>[]): Promise<void> => field.setInputFiles([...papers]);
