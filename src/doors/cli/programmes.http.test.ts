import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCandidacies } from '../../programmes/candidacy/queries.ts';
import { findCall } from '../../programmes/call/queries.ts';
import { playCall } from '../../programmes/testing/play.ts';
import { tableOf } from '../../programmes/testing/node.ts';
import { openTestNode, type TestNode } from '../api/testing/node.ts';
import { programmeList } from './programmes.ts';
import { takeInPack } from './take-in-pack.ts';

let t: TestNode;
beforeAll(async () => {
  t = await openTestNode({ clock: () => '2026-03-02T06:00:00.000Z' });
  await takeInPack(t.node);
});
afterAll(() => t.close());

test('the programmes of the pack are taken in once, and their applications wait for a call', async () => {
  const programmes = t.node.programmes.book.all();
  expect(programmes.length).toBeGreaterThan(0);
  for (const { call } of programmes) {
    expect(t.node.window.applications.options(call.service, call.ranking)).toEqual(expect.arrayContaining(call.venues.map((v) => v.id)));
    expect(t.node.programmes.intakes.of(call.service)).toEqual([]);
  }
  const before = await programmeList(t.node);
  await takeInPack(t.node);
  expect(await programmeList(t.node)).toEqual(before);
});

test('a call of each goes by itself from the freeze to the offers', async () => {
  for (const definition of t.node.programmes.book.all()) {
    const { venues } = definition.call;
    const later = venues.map((v) => ({ ...v, begins: '2026-09-01', ends: '2027-06-01' }));
    const dated = { ...definition, version: definition.version + 1, call: { ...definition.call, venues: later } };
    const { call } = await playCall(tableOf(t.node), 'published', 40, dated);
    // The node's own jobs tell everyone.
    await expect
      .poll(async () => (await listCandidacies(t.node.ledger, call, { statuses: ['admitted'] })).lines.length, { timeout: 15_000 })
      .toBe(0);
    const state = (await findCall(t.node.ledger, call))?.state;
    expect(state?.rounds[0]?.placed).toBeGreaterThan(0);
    const { lines } = await listCandidacies(t.node.ledger, call, { statuses: ['offered'] }, { limit: 100 });
    expect(lines).toHaveLength(state?.rounds[0]?.placed ?? -1);
  }
});
