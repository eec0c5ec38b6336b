import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity } from '../testing.ts';
import type { PackOrganisation } from './from-pack.ts';
import { applyPack } from './from-pack.ts';
import { findOffice, findOrganisation, listOffices, listOrganisations } from './queries.ts';

let t: TestIdentity;
const entry = (id: string, name: string): PackOrganisation => ({
  id,
  country: 'FJ',
  kind: 'ministry',
  name: { en: name },
  offices: [{ id: `${id}-front`, name: { en: 'Front desk', ur: 'استقبالیہ' } }],
});
beforeAll(async () => {
  t = await openTestIdentity();
});
afterAll(() => t.close());

test('a pack fills the register once, and a changed pack changes it', async () => {
  const apply = (...entries: PackOrganisation[]) => applyPack(t.ledger, entries, { now: t.clock(), makeId: t.makeId });
  expect(await apply(entry('tides', 'Ministry of Tides'), entry('winds', 'Ministry of Winds'))).toEqual([]);
  expect((await listOrganisations(t.ledger.db)).map((o) => o.name)).toEqual(['Ministry of Tides', 'Ministry of Winds']);
  await apply(entry('tides', 'Ministry of Tides'), entry('winds', 'Ministry of Winds'));
  expect(await t.ledger.events('organisation/tides'), 'the second start writes nothing').toHaveLength(2);
  await apply(entry('tides', 'Ministry of Seas'));
  expect((await findOrganisation(t.ledger.db, 'tides'))?.names).toEqual({ en: 'Ministry of Seas' });
  expect(await findOffice(t.ledger.db, 'tides-front')).toMatchObject({ organisationName: 'Ministry of Seas', names: { ur: 'استقبالیہ' } });
  expect((await listOffices(t.ledger.db, { organisation: 'winds' })).map((o) => o.id)).toEqual(['winds-front']);
});
