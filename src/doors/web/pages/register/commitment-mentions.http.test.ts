/** Whoever reads a commitment sees which agreement carries it: when it was signed, that it holds, and the way there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from '../../../../communiques/commitment/examples.ts';
import { commitment } from '../../../../communiques/index.ts';
import { workingGroup } from '../../../../engagements/working-group/group-decider.ts';
import { tell } from '../../../../engagements/testing/relation-history.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { openTides, type TideSite } from '../agreements/tide-site.ts';
import { commitmentPages } from './commitment.tsx';

let site: TideSite;
const system = { kind: 'system', id: 'system/test', grants: [] } as const;
const opened = async (serial: number): Promise<string> => {
  const number = `AX-BO-000${serial}`;
  const mentions = [{ ...said(`old-${serial}`, 'agreed', '2025-02-01'), summary: 'Measure tides together' }];
  const data = { number, series: 'AX-BO', serial, parties: ['AX', 'BO'], partners: ['BO'], mentions };
  const order = { id: `open-${serial}`, type: 'OpenCommitment', on: `commitment-${serial}`, actor: system, now: site.now(), data };
  const outcome = await site.ledger.handle(order, commitment);
  if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return number;
};
beforeAll(async () => {
  site = await openTides([commitmentPages]);
});
afterAll(() => site.close());

test('a public reader sees on a commitment that an agreement was signed and is in force, and follows the link', async () => {
  const number = await opened(1);
  const id = await site.drafted({ commitments: number, visibility: 'public' });
  expect((await site.get(`/commitments/${number}`)).text).not.toContain('Memorandum on tides');
  await site.concluded(id);
  await site.ledger.settled();
  const { html, text } = await site.get(`/commitments/${number}`);
  for (const word of ['Signed', 'Underway', 'Agreed in', 'In force']) expect(text).toContain(word);
  expect(html.split(`href="/agreements/${id}"`).length).toBeGreaterThanOrEqual(4);
  expect(text.match(/In the agreement/g)?.length).toBe(2);
  // The words that somebody spoke stay on top; a title is no quotation.
  expect(html).toContain('a joint working group on digital services');
  expect(html).not.toMatch(/<(q|blockquote)[^>]*>[^<]*Memorandum on tides/);
  expect((await site.get(`/agreements/${id}`)).text).toContain('We measure tides.');
});
test('of a restricted agreement and a restricted group a commitment says nothing to the public', async () => {
  const number = await opened(2);
  const id = await site.drafted({ commitments: number, 'title-en': 'Secret tides' });
  await site.concluded(id);
  const group = {
    countries: ['AX', 'BO'],
    mandate: 'To meet',
    secretariat: 'harbour-desk',
    commitments: [number],
    agreement: null,
    every: null,
  };
  for (const visibility of ['public', 'restricted'])
    await tell(
      site.ledger,
      workingGroup,
      visibility,
      [{ type: 'GroupFounded', data: { ...group, title: `Group ${visibility}`, reference: `WG-${visibility}`, visibility } }],
      site.now(),
    );
  await site.ledger.settled();
  const { html, text } = await site.get(`/commitments/${number}`);
  expect(text).not.toMatch(/Secret tides|Group restricted/);
  expect(html).not.toContain(id);
  expect(html).toContain('href="/groups/public"');
  const own = await site.get(`/commitments/${number}`, 'aino');
  for (const seen of ['Secret tides', 'Group restricted', 'Group public']) expect(own.text).toContain(seen);
});
