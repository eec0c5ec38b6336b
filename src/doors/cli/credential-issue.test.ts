import { expect, it } from 'vitest';
import { refuse } from '../../kernel/refusals/refusal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Programmes } from '../../programmes/index.ts';
import type { OpenNode } from '../node.ts';
import { bar, credentialIssue } from './credential-issue.ts';

const node = (issueCredentials: Programmes['issueCredentials']) =>
  ({ ledger: {} as Ledger, programmes: { issueCredentials } }) as unknown as Pick<OpenNode, 'ledger' | 'programmes'>;

it('fills a bar on a terminal, and says at the end how many there were', async () => {
  const written: string[] = [];
  const issue: Programmes['issueCredentials'] = async (_, __, onProgress) => {
    for (const done of [512, 1000]) onProgress?.(done, 1000);
    return { issued: 1000, already: 3, nameless: 1 };
  };
  const screen = { isTTY: true, write: (text: string) => written.push(text) };
  expect(await credentialIssue(node(issue), 'tides.north', screen)).toEqual({
    lines: ['1000 issued, 3 had theirs already.', 'Erased since, and therefore without one: 1.'],
  });
  expect(written).toEqual([`\r${bar(512, 1000)}`, `\r[${'#'.repeat(40)}] 1000 of 1000`, '\n']);
  written.length = 0;
  await credentialIssue(node(issue), 'tides.north', { ...screen, isTTY: false });
  expect(written).toEqual([]);
});
it('draws an empty bar, a full one, and one for nobody', () => {
  expect([bar(0, 8), bar(4, 8), bar(0, 0)].map((b) => b.replaceAll(/[^#]/g, '').length)).toEqual([0, 20, 40]);
});
it.each([
  ['not-found', 'There is no cohort nowhere.'],
  ['cohort-not-completed', 'The cohort nowhere is not completed yet'],
  ['something-else', 'It was refused: something-else.'],
])('says what to do when it is refused with %s', async (reason, words) => {
  const outcome = await credentialIssue(
    node(async () => refuse(reason)),
    'nowhere',
    { write: () => undefined },
  );
  expect(outcome.problem).toContain(words);
});
