/** A text is vetted by the offices of one side before that side may approve it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../../../../engagements/agreement/canonical-text.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { handleCase } from '../../../../one-window/case/handle-case.ts';
import { findCase, listCasesOf } from '../../../../one-window/case/queries.ts';
import { openTides, type TideSite } from './tide-site.ts';

let site: TideSite;
beforeAll(async () => {
  site = await openTides();
});
afterAll(() => site.close());

const page = (id: string, who = 'aino') => site.get(`/agreements/${id}/vetting`, who);
const asking = async (id: string, who = 'aino', more: Readonly<Record<string, string>> = {}) => {
  const { html } = await page(id, who);
  const digest = site.hidden(html, 'digest');
  return { command: randomUUID(), country: 'AX', service: 'vet-text', digest, binds_money: 'no', ...more };
};
const ask = async (id: string, who = 'aino', more: Readonly<Record<string, string>> = {}) =>
  site.post(`/agreements/${id}/vetting`, who, await asking(id, who, more));
const caseOf = async (id: string) => {
  const vetting = (await site.stateOf(id)).vetting.at(-1);
  const found = vetting && (await findCase(site.ledger, vetting.case));
  if (found === undefined) throw new Error('no case');
  return found;
};
/** As the office of the task. */
const decide = async (id: string, task: string, who: string, decision = 'approve'): Promise<void> => {
  const { id: on } = await caseOf(id);
  const data = { task, decision, words: 'Seen.', reasons: decision === 'refuse' ? ['wording'] : [] };
  const order = { id: site.makeId(), type: 'DecideTask', on, actor: site.actorOf(who), now: site.now(), data } as const;
  const outcome = await handleCase(site.door, order);
  if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  await site.ledger.settled();
};
const draft = () => site.drafted({ template: 'vetted-tides' });

test('a side for which vetting is demanded approves only once its offices have granted this very text', async () => {
  const id = await draft();
  expect((await page(id)).text).toContain('Not asked for yet');
  expect((await site.approve(id, 'aino'))?.text).toContain('must be vetted');
  expect((await ask(id)).to).toContain('done=vetting-asked');
  const found = await caseOf(id);
  expect(found.state.status).toBe('in-progress');
  expect(found.state.answers?.agreement_digest).toBe(digestOf(await site.stateOf(id)));
  expect(found.state.answers?.partner).toBe('BO');
  expect(found.state.files.map((f) => [f.document, f.kind])).toEqual([['agreement-text', 'pdf']]);
  expect(found.state.applicant.person).toBe('aino');
  const open = await page(id);
  expect(open.text).toContain('Being vetted');
  expect(open.text).toContain('The foreign-ministry');
  expect(open.text).toContain('With the office');
  expect(open.text).not.toContain('Ask for vetting');
  await decide(id, 'policy', 'foreign');
  expect((await page(id)).text).toContain('No objection');
  expect((await site.approve(id, 'aino'))?.text).toContain('must be vetted');
  await decide(id, 'money', 'money');
  expect((await page(id)).text).toContain('This text has been granted');
  expect((await site.approve(id, 'aino', 'bo'))?.status).toBe(303);
  expect((await site.stateOf(id)).status).toBe('approved');
});

test('a later change of the text has to be vetted again', async () => {
  const id = await draft();
  await ask(id);
  await decide(id, 'policy', 'foreign');
  await decide(id, 'money', 'money');
  await site.reword(id, 'Tables go out every week.');
  const changed = await page(id);
  expect(changed.text).toContain('Vetting must be asked for again');
  expect(changed.text).toContain('1 earlier application');
  expect((await site.approve(id, 'aino'))?.text).toContain('must be vetted');
  expect((await ask(id)).status).toBe(303);
  expect((await site.stateOf(id)).vetting).toHaveLength(2);
});

test('what is refused says why, and may be asked for again', async () => {
  const id = await draft();
  await ask(id);
  await decide(id, 'policy', 'foreign', 'refuse');
  const refused = await page(id);
  expect(refused.text).toContain('Its wording is not fit.');
  expect(refused.text).toContain('This text was refused');
  expect((await ask(id)).status).toBe(303);
  const { vetting } = await site.stateOf(id);
  expect(vetting.map((v) => v.outcome)).toEqual(['refused', 'open']);
});

test('asking twice at once opens one case, and what stopped half way goes on from there', async () => {
  const id = await draft();
  const fields = await asking(id);
  const both = await Promise.all([1, 2].map(() => site.post(`/agreements/${id}/vetting`, 'aino', fields)));
  expect(both.map((a) => a.status)).toEqual([303, 303]);
  expect((await site.stateOf(id)).vetting).toHaveLength(1);
  expect((await caseOf(id)).state.files).toHaveLength(1);
  expect((await site.post(`/agreements/${id}/vetting`, 'aino', fields)).status).toBe(303);

  // The page of a node that went away after the case was opened and ordered.
  const other = await draft();
  const { vettingCase } = await import('../../../../engagements/agreement/vetting.ts');
  const state = await site.stateOf(other);
  const on = vettingCase(other, state, { country: 'AX', service: 'vet-text' }, 'aino');
  const opening = { service: 'vet-text', version: 1, kind: 'public-body', country: 'AX', name: 'Aino Desk', language: 'en' } as const;
  const open = { id: site.makeId(), type: 'OpenCase', on, actor: site.actorOf('aino'), now: site.now(), data: opening } as const;
  expect(isRefusal(await handleCase(site.door, open))).toBe(false);
  const { agreement } = site.door.engagements.deciders;
  const order = { case: on, service: 'vet-text', country: 'AX', digest: digestOf(state) };
  expect(isRefusal(await site.order(agreement, 'OrderVetting', other, 'aino', order))).toBe(false);
  expect((await page(other)).text).toContain('Go on and send it');
  const waiting = await page(other, 'ravi');
  expect(waiting.text).toContain('A colleague at your desk has begun');
  expect((await ask(other, 'ravi')).status).toBeGreaterThanOrEqual(400);
  expect((await ask(other)).status).toBe(303);
  expect((await caseOf(other)).state.status).toBe('in-progress');
  expect((await listCasesOf(site.ledger, 'ravi')).length).toBe(0);
});

test('a colleague begins anew what was begun and never sent', async () => {
  const id = await draft();
  const { vettingCase } = await import('../../../../engagements/agreement/vetting.ts');
  const state = await site.stateOf(id);
  const on = vettingCase(id, state, { country: 'AX', service: 'vet-text' }, 'aino');
  const opening = { service: 'vet-text', version: 1, kind: 'public-body', country: 'AX', name: 'Aino Desk', language: 'en' } as const;
  await handleCase(site.door, { id: site.makeId(), type: 'OpenCase', on, actor: site.actorOf('aino'), now: site.now(), data: opening });
  const { agreement } = site.door.engagements.deciders;
  await site.order(agreement, 'OrderVetting', id, 'aino', { case: on, service: 'vet-text', country: 'AX', digest: digestOf(state) });
  const anew = { command: randomUUID(), do: 'anew', country: 'AX', service: 'vet-text' };
  expect((await site.post(`/agreements/${id}/vetting`, 'ravi', anew)).to).toContain('vetting-anew');
  expect((await ask(id, 'ravi')).status).toBe(303);
  expect((await caseOf(id)).state.applicant.person).toBe('ravi');
});

test('an answer that is missing is asked for before anything is opened, and what was typed stays', async () => {
  const id = await draft();
  const refused = await ask(id, 'aino', { binds_money: '' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Does it bind money?');
  expect((await site.stateOf(id)).vetting).toEqual([]);
  const old = await asking(id);
  await site.reword(id, 'Tables go out every day.');
  expect((await site.post(`/agreements/${id}/vetting`, 'aino', old)).text).toContain('The text has changed since you opened this page');
});

test('only the side whose vetting it is asks for it and sees its offices; outsiders find nothing', async () => {
  const id = await draft();
  await ask(id);
  await decide(id, 'policy', 'foreign');
  const theirs = await page(id, 'bo');
  expect(theirs.text).toContain('Being vetted');
  expect(theirs.text).not.toContain('The foreign-ministry');
  expect(theirs.text).not.toContain('No objection');
  const order = { command: randomUUID(), country: 'AX', service: 'vet-text', digest: digestOf(await site.stateOf(id)), binds_money: 'no' };
  expect((await site.post(`/agreements/${id}/vetting`, 'bo', order)).status).toBe(403);
  for (const who of ['stranger', 'admin']) expect((await page(id, who)).status, who).toBe(who === 'admin' ? 403 : 404);
  const plain = await site.drafted();
  expect((await page(plain)).text).toContain('Nobody demands vetting');
});

test('while a proposal is open nothing is sent to be vetted', async () => {
  const id = await draft();
  await site.post(`/agreements/${id}/clauses/tables`, 'bo', {
    ...{ command: randomUUID(), do: 'propose', 'heading-en': 'Tables', 'text-en': 'Tables go out daily.', words: '' },
  });
  expect((await page(id)).text).toContain('Not ready to be vetted');
  expect((await ask(id, 'aino', { digest: digestOf(await site.stateOf(id)) })).text).toContain('open proposals');
});
