/** A memorandum in two languages between two desks, from its template to the amendment that changes it four years later. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, button, textOf } from './one-window/visitor.ts';
import { fill } from './one-window/filling.ts';
import { acceptFirst } from './programmes/commitment.ts';
import { desk } from './programmes/world.ts';
import { agreementOf, answer, approve, askForVetting, clear, deliverNote, draft, propose, signOnPaper } from './relations/agreements.ts';
import { openRelationWorld, type Part, type RelationWorld } from './relations/world.ts';
import { soilSensors } from './reports.ts';

let world: RelationWorld;
let id = '';
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

  test('nothing was amiss on any page', () => {
    expect(world.faults()).toEqual([]);
  });
});
