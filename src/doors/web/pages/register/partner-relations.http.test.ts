/** A partner's page and the open data tell of a relationship what is public, and not a word more, whoever asks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tell, tellAgreement, tellMeeting } from '../../../../engagements/testing/relation-history.ts';
import { workingGroup } from '../../../../engagements/working-group/group-decider.ts';
import { openPageSite, type PageSite } from '../../testing/page-site.ts';
import { partners } from './partners.tsx';

let site: PageSite;
const found = (id: string, visibility: 'restricted' | 'public') => {
  const data = { title: `Group ${id}`, reference: `WG-${id}`, countries: ['PK', 'UZ'], mandate: 'To meet', secretariat: 'sea-desk' };
  const more = { commitments: [], agreement: null, every: null, visibility };
  return tell(site.ledger, workingGroup, id, [{ type: 'GroupFounded', data: { ...data, ...more } }], '2026-01-01T08:00:00.000Z');
};
beforeAll(async () => {
  const people = { sea: { grants: [{ role: 'officer' as const, office: 'sea-desk' }] } };
  site = await openPageSite({ people, mounts: [partners], start: '2026-06-15T08:00:00.000Z' });
  const both = { countries: ['PK', 'UZ'], offices: ['sea-desk', 'reef-desk'] } as const;
  await tellAgreement(site.ledger, 'open', { ...both, title: '=Open tides', visibility: 'public' });
  await tellAgreement(site.ledger, 'hidden', { ...both, title: 'Hidden tides' });
  await found('open', 'public');
  await found('hidden', 'restricted');
  await tellMeeting(site.ledger, 'forum', { ...both, title: 'Open forum', starts: '2026-07-01T08:00:00.000Z', visibility: 'public' });
  await tellMeeting(site.ledger, 'talks', { ...both, title: 'Hidden talks', starts: '2026-07-02T08:00:00.000Z' });
});
afterAll(() => site.close());

test('the page of a partner shows agreements in force, groups and gatherings to come', async () => {
  for (const who of ['', 'sea']) {
    const page = await site.get('/partners/uz', who);
    for (const said of ['=Open tides', 'Group open', 'Open forum']) expect(page.text).toContain(said);
    expect(page.text).not.toMatch(/Hidden|Group hidden|Hidden talks/);
    expect(page.html).toContain('href="/agreements/open"');
  }
  expect((await site.get('/partners/jp')).text).not.toContain('Agreements in force');
});
test('open data holds the same for everyone, and no cell is a formula', async () => {
  for (const who of ['', 'sea']) {
    const told = JSON.parse(await (await site.ask('/open-data/relations.json', who)).text());
    expect(told.agreements.map((a: { id: string }) => a.id)).toEqual(['open']);
    expect(told.groups.map((g: { id: string }) => g.id)).toEqual(['open']);
    expect(told.meetings.map((m: { id: string }) => m.id)).toEqual(['forum']);
  }
  const csv = await (await site.ask('/open-data/agreements.csv')).text();
  expect(csv).toContain(`"'=Open tides"`);
  expect(csv).not.toContain('Hidden');
});
