/** What is in force is amended clause by clause, and in the end another stands in its place. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAgreements } from '../../../../engagements/agreement/queries.ts';
import { system } from '../../../../kernel/decider/actor.ts';
import { openTides, type TideSite } from './tide-site.ts';

let site: TideSite;
beforeAll(async () => {
  site = await openTides();
});
afterAll(() => site.close());

const two = { clause: ['purpose', 'tables', 'own-1'], 'text-own-1-en': 'Each pays its own.', 'heading-own-1-en': 'Costs' };
const inForce = async (more: Readonly<Record<string, string | readonly string[]>> = {}): Promise<string> => {
  const id = await site.drafted({ ...two, ...more });
  await site.concluded(id);
  return id;
};
const idIn = (to: string): string => to.replace('/agreements/', '').replace(/\?.*/, '');
const amending = {
  ...{ clause: ['tables', 'own-1', 'new-1', 'new-2'], 'title-en': 'Amendment on tables' },
  ...{ 'act-tables': 'replace', 'heading-tables-en': 'Tables', 'text-tables-en': 'Tables go out every week.' },
  ...{ 'act-own-1': 'remove', 'heading-own-1-en': 'Costs', 'text-own-1-en': 'Clause 3 (Costs) is deleted.' },
  ...{ 'heading-new-1-en': 'Lamps', 'text-new-1-en': 'Lamps are lit.' },
};
const allOf = (amends: string) => listAgreements(site.ledger, { amends: [amends] }, { kind: 'actor', actor: system('test') });

test('an amendment replaces, adds and takes out clauses, and both pages tell of it', async () => {
  const id = await inForce({ visibility: 'public' });
  const chosen = await site.get(`/agreements/${id}/amend`, 'aino');
  expect(chosen.text).toContain('Is worded anew');
  const query = 'chosen=yes&act-tables=replace&act-own-1=remove&act-purpose=keep';
  const form = await site.get(`/agreements/${id}/amend?${query}`, 'aino');
  expect(form.text).toContain('In place of clause 2');
  expect(form.text).toContain('Takes out clause 3');
  expect(form.html).toContain('Clause 3 (Costs) is deleted.');
  expect(form.html).toContain('Amendment of “Memorandum on tides”');
  expect(form.html).not.toContain('text-purpose-en');
  const sent = { command: randomUUID(), ...amending };
  const both = [await site.post(`/agreements/${id}/amend`, 'aino', sent), await site.post(`/agreements/${id}/amend`, 'aino', sent)];
  expect(both.map((a) => a.status)).toEqual([303, 303]);
  expect(await allOf(id)).toHaveLength(1);
  const amendment = idIn(both[0]?.to ?? '');
  const draft = await site.get(`/agreements/${amendment}`, 'bo');
  for (const said of ['It amends', 'In place of clause 2', 'Takes out clause 3', 'Adds a clause']) expect(draft.text, said).toContain(said);
  expect((await site.get(`/agreements/${id}`, 'bo')).text).toContain('Being prepared');
  await site.concluded(amendment);
  expect((await site.stateOf(id)).clauses.map((c) => c.text.en)).toEqual([
    'We measure tides.',
    'Tables go out every week.',
    'Lamps are lit.',
  ]);
  const amended = await site.get(`/agreements/${id}`, 'aino');
  for (const said of ['clause 2 worded anew', 'clause 3 taken out', 'clause 3 added', 'Amended, 1 Jun 2026', 'Amendment on tables'])
    expect(amended.text, said).toContain(said);
  const history = await site.get(`/agreements/${id}/history?from=1&to=2`, 'aino');
  expect(history.html).toContain('<ins>week</ins>');
  const known = await site.get(`/agreements/${id}`);
  expect(known.text).toContain('Tables go out every week.');
  expect(known.text).toContain('Amendment on tables');
  expect((await site.get(`/agreements/${amendment}`)).text).toContain('It amends');
});

test('a restricted amendment is not named to the public', async () => {
  const id = await inForce({ visibility: 'public' });
  const { to } = await site.post(`/agreements/${id}/amend`, 'aino', { command: randomUUID(), ...amending, 'title-en': 'Secret change' });
  const amendment = idIn(to);
  await site.done(site.door.engagements.deciders.agreement, 'SetVisibility', amendment, 'head', {
    country: 'AX',
    visibility: 'restricted',
  });
  expect((await site.get(`/agreements/${id}`)).text).not.toContain('Secret change');
  await site.concluded(amendment);
  const page = await site.get(`/agreements/${id}`);
  expect(page.text).not.toContain('Secret change');
  expect(page.text).toContain('an amendment that is not public');
});

test('an amendment that changes nothing is refused and keeps what was typed; only what is in force is amended, by its desks', async () => {
  const id = await inForce();
  const same = {
    'act-tables': 'replace',
    clause: ['tables'],
    'heading-tables-en': 'Tables',
    'text-tables-en': 'Tables go out every month.',
  };
  const refused = await site.post(`/agreements/${id}/amend`, 'aino', { command: randomUUID(), ...same, 'title-en': 'My own title' });
  expect(refused.text).toContain('changes no clause');
  expect(refused.html).toContain('My own title');
  expect(refused.html).toContain('Tables go out every month.');
  const draft = await site.drafted();
  for (const what of ['amend', 'replace']) {
    expect((await site.get(`/agreements/${draft}/${what}`, 'aino')).text).toContain('not in force');
    expect((await site.get(`/agreements/${id}/${what}`, 'stranger')).status).toBe(404);
    expect((await site.post(`/agreements/${id}/${what}`, 'stranger', { command: randomUUID(), ...amending })).status).toBe(404);
  }
});

test('a replacement begins with the text as it stands, and ends what it replaces on the day it enters into force', async () => {
  const id = await inForce({ visibility: 'public' });
  const form = await site.get(`/agreements/${id}/replace`, 'bo');
  expect(form.html).toContain('Each pays its own.');
  const fields = {
    ...two,
    'title-en': 'Tides anew',
    'text-purpose-en': 'We measure all tides.',
    'text-tables-en': '',
    'heading-tables-en': '',
  };
  const { to } = await site.post(`/agreements/${id}/replace`, 'bo', { command: randomUUID(), ...fields, 'heading-purpose-en': 'Purpose' });
  const next = idIn(to);
  expect((await site.stateOf(next)).clauses.map((c) => c.text.en)).toEqual(['We measure all tides.', 'Each pays its own.']);
  expect((await site.get(`/agreements/${next}`, 'aino')).text).toContain('It replaces');
  expect((await site.stateOf(id)).status).toBe('in-force');
  await site.concluded(next);
  expect((await site.stateOf(id)).ended).toMatchObject({ how: 'replaced', by: next });
  const old = await site.get(`/agreements/${id}`, 'aino');
  expect(old.text).toContain('Another took its place');
  expect(old.text).toContain('Tides anew');
});

test('how long it holds is told, with the window to refuse renewal and the day on which it lapses', async () => {
  const id = await site.drafted();
  const terms = { entry: 'on-signature', 'valid-for': '6', 'renewal-period': '12', 'renewal-notice': '2', termination: '' };
  expect((await site.post(`/agreements/${id}/terms`, 'bo', { command: randomUUID(), ...terms })).status).toBe(303);
  await site.concluded(id);
  const at = async (now: string): Promise<string> => {
    const before = site.now();
    site.set(now);
    const { text } = await site.get(`/agreements/${id}`, 'aino');
    site.set(before);
    return text;
  };
  const calm = await at('2026-06-02T12:00:00.000Z');
  expect(calm).toContain('Present term ends 30 November 2026');
  expect(calm).toContain('Can be refused until 30 September 2026');
  expect(calm).not.toContain('closes on');
  expect(await at('2026-09-10T12:00:00.000Z')).toContain('closes on 30 September 2026, in 20 days');
  expect(await at('2026-10-10T12:00:00.000Z')).toContain('it will be renewed by itself');
  expect((await site.post(`/agreements/${id}/end`, 'bo', { command: randomUUID(), do: 'renewal' })).status).toBe(303);
  const ending = await at('2026-10-10T12:00:00.000Z');
  expect(ending).toContain('Renewal refused by Bolivia');
  expect(ending).toContain('It lapses on 30 November 2026, in 51 days');
});
