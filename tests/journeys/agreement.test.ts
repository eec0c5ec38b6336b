/** A memorandum in two languages between two desks, from its template to the amendment that changes it four years later. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, button, textOf } from './one-window/visitor.ts';
import { fill } from './one-window/filling.ts';
import { acceptFirst } from './programmes/commitment.ts';
import { desk } from './programmes/world.ts';
import {
  agreementOf,
  amend,
  answer,
  approve,
  askForVetting,
  clear,
  deliverNote,
  draft,
  oblige,
  propose,
  signOnPaper,
} from './relations/agreements.ts';
import { openRelationWorld, type Part, type RelationWorld } from './relations/world.ts';
import { soilSensors } from './reports.ts';

let world: RelationWorld;
let id = '';
let amended = '';
const commitment = 'PK-UZ-0001';
const as = (part: Part) => world.as(part);
const patient = { timeout: 240_000 };

beforeAll(async () => {
  world = await openRelationWorld('2026-11-05T05:00:00.000Z');
  await acceptFirst(world, world.cast.officer, {
    title: 'Soil sensors',
    text: soilSensors,
    published: '2026-11-03',
    parties: ['PK', 'UZ'],
  });
}, 300_000);
afterAll(() => world.close(), 120_000);

describe.sequential('a memorandum of two desks', () => {
  test('is drafted from the template in two languages that stand side by side', patient, async () => {
    const v = await as('officer');
    id = await draft(v, { other: 'uz-mdt-international', field: 'soil sensors', commitment });
    const { languages, parties, clauses, version } = await agreementOf(world, id);
    expect([languages, parties.map((p) => p.country), clauses.length, version]).toEqual([['en', 'ur'], ['PK', 'UZ'], 10, 1]);
  });

  test('runs for a year from the exchange of notes, and is renewed unless refused three months before', patient, async () => {
    const v = await as('officer');
    await v.go(`/agreements/${id}/terms`);
    await fill(v.page, { entry: 'exchange-of-notes', 'valid-for': '12', 'renewal-period': '12', 'renewal-notice': '3' });
    await v.press(button(v, v.w.t('agreements.save')));
    expect(await agreementOf(world, id)).toMatchObject({
      terms: { entry: { kind: 'exchange-of-notes' }, validFor: 'P12M', renewal: { period: 'P12M', notice: 'P3M' } },
    });
  });

  test('a change of one language marks the other as behind until it follows', patient, async () => {
    const [ours, theirs] = [await as('officer'), await as('foreign')];
    await propose(
      theirs,
      id,
      'costs',
      { en: 'Each side pays what it spends itself. The laboratory is paid for in equal halves.' },
      'As in Samarkand.',
    );
    await answer(ours, id, 'costs', 'comment', 'Our finance division agrees to halves.');
    await answer(ours, id, 'costs', 'accept');
    await ours.go(`/agreements/${id}`);
    expect(await textOf(ours)).toContain(ours.w.t('agreements.behind', { languages: 'اردو' }));
    await propose(ours, id, 'costs', { ur: 'ہر فریق اپنے اخراجات خود اٹھاتا ہے۔ تجربہ گاہ کا خرچ برابر تقسیم ہوتا ہے۔' });
    await answer(theirs, id, 'costs', 'accept');
    await ours.go(`/agreements/${id}`);
    expect(await textOf(ours)).not.toContain(ours.w.t('agreements.behind', { languages: 'اردو' }));
  });

  test('whoever approves what has changed in between is refused, and sees the clause', patient, async () => {
    const [ours, theirs] = [await as('officer'), await as('foreign')];
    await theirs.go(`/agreements/${id}/approve`);
    await propose(ours, id, 'purpose', {
      en: 'The sides work together on soil sensors for five years.',
      ur: 'فریق پانچ سال تک مٹی کے حساسیوں پر مل کر کام کرتے ہیں۔',
    });
    const second = await arrive(world, desk, world.cast.foreign);
    await answer(second, id, 'purpose', 'accept');
    await second.close();
    await theirs.press(button(theirs, theirs.w.t('agreements.approve')));
    const told = await textOf(theirs);
    expect(told).toContain('Purpose');
    expect(told).toContain('for five years');
    expect((await agreementOf(world, id)).approvals).toEqual([]);
    await approve(theirs, id);
  });

  test('three offices vet the text before our side may approve it', patient, async () => {
    const ours = await as('officer');
    await ours.go(`/agreements/${id}/approve`);
    await ours.press(button(ours, ours.w.t('agreements.approve')));
    expect((await agreementOf(world, id)).approvals.map((a) => a.country)).toEqual(['UZ']);
    const reference = await askForVetting(ours, id, { binds_money: 'yes' });
    for (const office of ['affairs', 'security', 'money'] as const) await clear(await as(office), reference);
    await ours.go(`/agreements/${id}/vetting`);
    expect(await textOf(ours)).toContain(ours.w.t('agreements.vetting-granted'));
    await approve(ours, id);
    expect((await agreementOf(world, id)).status).toBe('approved');
  });

  test('is signed on paper, and in force once both notes are delivered', patient, async () => {
    await world.turnTo('2026-12-02T06:00:00.000Z');
    const [ours, theirs] = [await as('officer'), await as('foreign')];
    await signOnPaper(ours, id, { day: '2026-12-01', signatory: 'Bushra Mengal', capacity: 'Head of the desk' });
    await signOnPaper(theirs, id, { day: '2026-12-02', signatory: 'Rustam Yuldashev', capacity: 'Head of cooperation' });
    await world.turnTo('2026-12-21T06:00:00.000Z');
    await deliverNote(ours, id, '2026-12-14', 'IC-1/2026');
    expect((await agreementOf(world, id)).status).toBe('signed');
    await deliverNote(theirs, id, '2026-12-21', '04-17/88');
    expect(await agreementOf(world, id)).toMatchObject({ status: 'in-force', inForce: '2026-12-21', until: '2027-12-20' });
  });

  test('what a clause makes us owe becomes overdue, and after a week the supervisor hears of it', patient, async () => {
    const ours = await as('officer');
    const title = 'Rooms for the laboratory named';
    const fields = { title, owner: 'moitt-international', watcher: 'uz-mdt-international', commitment };
    await oblige(ours, id, 'fields', { due: '2027-02-01', fields });
    await world.turnTo('2027-02-02T06:00:00.000Z');
    await world.post.mail(world.cast.officer.email, `Overdue: ${title}`);
    await (await as('head')).go('/relations/uz');
    expect(await textOf(await as('head'))).toContain(title);
    await world.turnTo('2027-02-09T06:00:00.000Z');
    await world.post.mail(world.cast.head.email, `Overdue for a week: ${title}`);
    expect((await agreementOf(world, id)).obligations).toMatchObject([{ title, overdueSince: '2027-02-02', escalated: true }]);
  });

  test('thirty days before the window to refuse renewal closes, both desks are warned', patient, async () => {
    await world.turnTo('2027-08-21T06:00:00.000Z');
    for (const part of ['officer', 'foreign'] as const) await world.post.mail(world.cast[part].email, 'Renews by itself');
    const ours = await as('officer');
    await ours.go(`/agreements/${id}`);
    expect(await textOf(ours)).toContain('The window to refuse renewal closes on 20 September 2027');
    await world.turnTo('2027-12-21T06:00:00.000Z');
    expect(await agreementOf(world, id)).toMatchObject({ status: 'in-force', until: '2028-12-20' });
  });

  test('an amendment words one clause anew once both have signed it', patient, async () => {
    const [ours, theirs] = [await as('officer'), await as('foreign')];
    amended = await amend(ours, id, 'costs', {
      en: 'The laboratory is paid for by both sides by the number of their researchers.',
      ur: 'تجربہ گاہ کا خرچ دونوں فریق اپنے محققین کی تعداد کے حساب سے اٹھاتے ہیں۔',
    });
    await approve(theirs, amended);
    const reference = await askForVetting(ours, amended, { binds_money: 'yes' });
    for (const office of ['affairs', 'security', 'money'] as const) await clear(await as(office), reference);
    await approve(ours, amended);
    await signOnPaper(ours, amended, { day: '2027-12-21', signatory: 'Bushra Mengal', capacity: 'Head of the desk' });
    await signOnPaper(theirs, amended, { day: '2027-12-21', signatory: 'Rustam Yuldashev', capacity: 'Head of cooperation' });
    await deliverNote(ours, amended, '2027-12-21', 'IC-2/2027');
    await deliverNote(theirs, amended, '2027-12-21', '04-17/99');
    await world.node.ledger.settled();
    const v = await arrive(world, desk);
    await v.go(`/agreements/${id}`);
    expect(await textOf(v)).toContain('by the number of their researchers');
    expect(await textOf(v)).not.toContain('in equal halves');
    expect(v.faults).toEqual([]);
    await v.close();
  });

  test('the commitment of the register shows all of it to everyone', patient, async () => {
    const v = await arrive(world, desk);
    await v.go(`/commitments/${commitment}`);
    const text = await textOf(v);
    const mentions = await v.page.locator(`main a[href="/agreements/${id}"]`).count();
    expect([text.includes('Signed'), text.includes('Underway'), mentions >= 2]).toEqual([true, true, true]);
    const { reference } = await agreementOf(world, amended);
    for (const told of ['In force since 21 Dec 2026', `Amendment: ${reference}`]) expect(text).toContain(told);
    expect(text).not.toContain('Rooms for the laboratory');
    expect(v.faults).toEqual([]);
    await v.close();
    const ours = await as('officer');
    await ours.go(`/commitments/${commitment}`);
    expect(await textOf(ours)).toMatch(/Rooms for the laboratory named Overdue Pakistan due 1 Feb 2027 323 days late/);
  });

  test('nothing was amiss on any page', () => {
    expect(world.faults()).toEqual([]);
  });
});
