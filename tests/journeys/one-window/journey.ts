/**
 * One investment, seven offices, in the days of March and April 2026 as Islamabad's offices work them: Saturday and Sunday are free,
 * Pakistan Day is Monday 23 March, Labour Day Friday 1 May.
 */
import { expect } from 'vitest';
import { stateOf } from './ready-case.ts';
import { firstPassport } from './answers.ts';
import { askTheGuide, attachDocuments, begin, fillGroups, goOnElsewhere, send } from './applying.ts';
import { dueOn, follows, lane, mailed } from './following.ts';
import { fill } from './filling.ts';
import { check, download } from './letters.ts';
import { claim, decide, type Deciding, makePaper, openFromInbox, sendBack } from './office.ts';
import { addCast, type Part } from './people.ts';
import { arrive, button, link, textOf, type Visitor, type Way } from './visitor.ts';
import type { World } from './world.ts';

/** Sentences of mails, as people read them. */
const said = {
  en: {
    received: 'your application was received',
    question: 'please answer a question',
    answers: 'your answers were received',
    back: 'answers came: Registration of the company',
    task: 'new task: Registration of the company',
    soon: 'due soon: National tax number',
    overdue: 'overdue: National tax number',
    registered: 'Registration of the company: Register the company',
    refused: 'Its page says why, and has the letter.',
    lodged: 'your appeal was received',
    allowed: 'your appeal was allowed',
    granted: 'Your application “Invest in an IT company in Pakistan” was granted.',
    appealUntil: '1 May 2026',
  },
  ur: {
    received: 'آپ کی درخواست موصول ہو گئی',
    question: 'براہِ کرم ایک سوال کا جواب دیں',
    answers: 'آپ کے جوابات موصول ہو گئے',
    back: 'جوابات آ گئے: کمپنی کی رجسٹریشن',
    task: 'نیا کام: کمپنی کی رجسٹریشن',
    soon: 'جلد آخری تاریخ: قومی ٹیکس نمبر',
    overdue: 'وقت گزر گیا: قومی ٹیکس نمبر',
    registered: 'کمپنی کی رجسٹریشن: کمپنی رجسٹر کریں',
    refused: 'وجہ اور خط اس کے صفحے پر ہیں',
    lodged: 'آپ کی اپیل موصول ہو گئی',
    allowed: 'آپ کی اپیل منظور ہو گئی',
    granted: 'آپ کی درخواست «پاکستان میں آئی ٹی کمپنی میں سرمایہ کاری کریں» منظور ہو گئی ہے۔',
    appealUntil: '1 مئی، 2026',
  },
} as const;

const morning = (day: string): string => `${day}T05:00:00.000Z`;

export const fromGuideToLicence = async (world: World, way: Way): Promise<void> => {
  await world.turnTo(morning('2026-03-19'));
  const service = world.node.window.catalogue.latest('invest-it-company');
  if (!service) throw new Error('the pack has no invest-it-company');
  const mail = said[way.language];
  const people = await addCast(world, way.name, way.language);
  const visitors = new Map<Part, Visitor>();
  const as = async (part: Part): Promise<Visitor> => {
    const visitor = visitors.get(part) ?? (await arrive(world, way, people[part]));
    visitors.set(part, visitor);
    return visitor;
  };
  const company = `Halic Bridge ${way.name}`;
  const told = (part: Part, ...words: readonly string[]) => mailed(world, people[part].email, reference, ...words);
  const officeDecides = async (part: Part, deciding: Deciding, view?: string): Promise<void> => {
    const officer = await as(part);
    await openFromInbox(officer, reference, view);
    await decide(officer, deciding);
  };

  // Thursday 19 March: from the guide to the offices, on two devices.
  const first = await arrive(world, way);
  const offices = ['secp-company-registration', 'moi-security-clearance', 'fbr-taxpayer-registration', 'stza-licensing'];
  const { pack } = world.node;
  const names = pack.organisations.flatMap((one) =>
    one.offices.some(({ id }) => offices.includes(id)) ? [one.name[way.language] ?? one.name.en] : [],
  );
  expect(names.length).toBe(4);
  await askTheGuide(first, service, names);
  await begin(first, { ...people.applicant, company });
  await first.press(link(first, first.w.t('apply.begin')));
  expect(await fillGroups(first, service, 'contact')).toEqual(['plan', 'new-company', 'work']);
  await first.close();
  const investor = await as('applicant');
  await goOnElsewhere(investor);
  expect(await fillGroups(investor, service)).toEqual(['contact', 'directors', 'capital', 'zone']);
  await attachDocuments(investor);
  const { reference, address } = await send(investor);
  expect(reference).toMatch(/^IIC-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  // Saturday, Sunday and Pakistan Day do not count.
  await dueOn(investor, service, {
    'first-check': '2026-03-24',
    'company-registration': '2026-03-26',
    'security-clearance': '2026-04-17',
  });
  expect(await lane(investor, service, 'tax-number')).toContain(investor.w.t('task-status.to-come'));
  await told('applicant', mail.received);
  await told('registrar', mail.task);

  // Friday 20 March: the council accepts; the registrar asks two questions, and its clock stands still.
  await world.turnTo(morning('2026-03-20'));
  await officeDecides('council', { decision: 'approve' });
  const registrar = await as('registrar');
  await openFromInbox(registrar, reference);
  expect(await textOf(registrar)).toContain(firstPassport);
  await claim(registrar);
  await sendBack(registrar, { name_first: 'Another company has this name.', registered_office: 'Which floor of the house is it?' });
  await told('applicant', mail.question, service.sections[0]?.groups[1]?.questions[0]?.label[way.language] ?? '');

  // Wednesday 25 March: exactly these two are open, and the answer goes back.
  await world.turnTo(morning('2026-03-25'));
  await follows(investor, address, ['Another company has this name.', investor.w.t('task-status.sent-back')]);
  await investor.press(link(investor, investor.w.t('apply.answer-n', { count: 2 })));
  expect(await investor.page.locator('main section.item').count()).toBe(2);
  expect(await textOf(investor)).toContain('Which floor of the house is it?');
  await fill(investor.page, {
    name_first: 'Halic Tramways Software (Private) Limited',
    'registered_office-lines': 'House 9, Street 40, ground floor',
  });
  await investor.press(button(investor, investor.w.t('apply.answer-send')));
  expect(await textOf(investor)).toContain(investor.w.t('apply.done-answered'));
  // One of its four days was used; three are left from here.
  await dueOn(investor, service, { 'company-registration': '2026-03-30' });
  await told('applicant', mail.answers);
  await told('registrar', mail.back);

  // Thursday 26 March: the company is registered, and what waited for it begins.
  await world.turnTo(morning('2026-03-26'));
  await openFromInbox(registrar, reference, 'mine');
  expect(await textOf(registrar)).toContain('Halic Tramways Software (Private) Limited');
  await makePaper(registrar, 'certificate-of-incorporation');
  await decide(registrar, { decision: 'approve', words: 'Welcome to the register.' });
  await told('applicant', mail.registered);
  await follows(investor, address, ['Welcome to the register.']);
  await dueOn(investor, service, { 'tax-number': '2026-03-30', 'foreign-investment': '2026-04-02', 'zone-licence': '2026-04-16' });

  // The tax office lets its two days go by: it is reminded, and on Tuesday 31 March its supervisor is told.
  await world.turnTo(morning('2026-03-28'));
  await told('tax', mail.soon);
  await world.turnTo(morning('2026-03-31'));
  await told('taxHead', mail.overdue);
  await follows(investor, address, [investor.w.t('apply.task-overdue')]);
  const head = await as('taxHead');
  await head.go('/supervise');
  expect(await head.page.locator('#late').innerText()).toContain(reference);
  expect(await head.page.locator('#late').innerText()).toContain(head.w.t('supervise.why-never-claimed'));
  await officeDecides('tax', { decision: 'approve' }, 'overdue');
  const bank = await as('bank');
  await openFromInbox(bank, reference);
  await makePaper(bank, 'proceeds-certificate');
  await decide(bank, { decision: 'approve' });
  await follows(investor, address, []);
  await dueOn(investor, service, { 'export-board': '2026-04-07' });

  // Wednesday 1 April: the exports are registered. The zone refuses, which stops the ministry at once.
  await world.turnTo(morning('2026-04-01'));
  await officeDecides('exports', { decision: 'approve' });
  const zones = await as('zones');
  await openFromInbox(zones, reference);
  expect(await textOf(zones)).not.toContain(firstPassport);
  const words = 'We do not see which technology comes to the zone.';
  await decide(zones, { decision: 'refuse', reason: 1, words, foretells: await ministry(world, zones) });
  await told('applicant', mail.refused, mail.appealUntil);
  await follows(investor, address, [words, investor.w.t('apply.headline-refused')]);
  expect(await lane(investor, service, 'security-clearance')).toContain(investor.w.t('task-status.stopped'));
  const refusal = await download(investor, address);
  expect(refusal.text).toContain(reference);

  // Thursday 2 April: the investor appeals; on Friday the reviewer allows it, and the ministry begins anew.
  await world.turnTo(morning('2026-04-02'));
  await follows(investor, address, []);
  await investor.press(link(investor, investor.w.t('apply.appeal')));
  expect(await textOf(investor)).toContain(words);
  await fill(investor.page, { words: 'The laboratory for tram signals is described under “What the zone gains”.' });
  await investor.press(button(investor, investor.w.t('apply.appeal-button')));
  await told('applicant', mail.lodged);
  await world.turnTo(morning('2026-04-03'));
  const reviewer = await as('reviewer');
  await openFromInbox(reviewer, reference);
  expect(await textOf(reviewer)).toContain('The laboratory for tram signals');
  await decide(reviewer, { decision: 'allow', words: 'The plan names the technology; the refusal overlooked it.' });
  await told('applicant', mail.allowed);
  await follows(investor, address, [investor.w.t('apply.round', { round: 2 })]);
  // Twenty working days from 3 April end after Labour Day and a weekend.
  await dueOn(investor, service, { 'security-clearance': '2026-05-04' });

  // Monday 6 April: the ministry clears; on Tuesday the council grants.
  await world.turnTo(morning('2026-04-06'));
  await officeDecides('interior', { decision: 'approve' });
  await follows(investor, address, []);
  await dueOn(investor, service, { 'final-decision': '2026-04-08' });
  await world.turnTo(morning('2026-04-07'));
  await officeDecides('council', { decision: 'approve' });
  await told('applicant', mail.granted);

  const { tasks, status } = await stateOf(world, address.split('/').at(-1) ?? '');
  expect(status).toBe('granted');
  expect(new Set(tasks.filter(({ kind }) => kind === 'decision').map(({ office }) => office)).size).toBe(7);

  // The letter, by its holder and by anyone.
  const letter = await download(investor, address);
  expect(letter.code).not.toBe(refusal.code);
  for (const part of [reference, company, letter.code, '7 April 2028']) expect(letter.text).toContain(part);
  const { w } = investor;
  const outcome = [...(await check(world, investor, letter, [w.t('letters.holds'), company, reference]))];
  outcome.push(...(await check(world, investor, refusal, [w.t('letters.replaced')])));
  for (const visitor of [first, ...visitors.values()]) outcome.push(...visitor.faults);
  expect(outcome).toEqual([]);
  for (const visitor of visitors.values()) await visitor.close();
};

/** What the refusal foretells: that the ministry's office stops. */
const ministry = async ({ node }: World, { way }: Visitor): Promise<string> => {
  const office = node.pack.organisations.flatMap((one) => one.offices).find(({ id }) => id === 'moi-security-clearance');
  return office?.name[way.language] ?? office?.name.en ?? '';
};
