import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../case/case.ts';
import type { CaseDecided } from '../../contract.ts';
import { Definition } from '../../service/definition.ts';
import { balloonPermit, fewAnswers } from '../../testing/definition.ts';
import { submittedCase, type Play } from '../../testing/play.ts';
import { contentOf } from '../content/content.ts';
import { drawLetter } from './draw-letter.ts';
import { filled, said } from './fill.ts';
import { type Letter, letterOf } from './letter-content.ts';
import { qrOf } from '../../../kernel/typesetting/qr.ts';
import { linesOf } from '../../../kernel/typesetting/typesetting.ts';
import { typefaces } from '../../../kernel/typesetting/typefaces.ts';

const office = { office: { en: 'Sky Desk', ur: 'شعبۂ فلک' }, organisation: { en: 'Sky Authority', ur: 'ادارۂ فلک' } };
const urdu = Definition.parse({
  ...balloonPermit,
  title: { en: 'Permit for a weather balloon', ur: 'موسمی غبارے کا اجازت نامہ' },
  outcome: {
    ...balloonPermit.outcome,
    title: { en: 'Balloon permit', ur: 'غبارے کا اجازت نامہ' },
    body: {
      en: '{applicant} may fly a balloon of {size} metres.\n\nBy {port}. Nothing for {frequency}.',
      ur: '{applicant} کو {size} میٹر کا غبارہ اڑانے کی اجازت ہے۔',
    },
    conditions: [{ text: { en: 'Only by day.', ur: 'صرف دن کے وقت۔' } }],
  },
});
const decisionOf = (played: Play): CaseDecided['data'] => {
  const found = played.events.find((event) => event.type === 'CaseDecided');
  if (found?.type !== 'CaseDecided') throw new Error('it is not decided');
  return found.data;
};
const grantedCase = () => submittedCase(fewAnswers).decide('registry', 'approve').decide('safety', 'approve').decide('permit', 'approve');
const letterFor = (played: Play, change: Partial<Case> = {}, definition = urdu): Letter | undefined =>
  letterOf({
    definition,
    state: { ...played.state, ...change },
    decided: decisionOf(played),
    at: '2026-01-05T20:30:00.000Z',
    signatory: office,
    refusedBy: office,
    timeZone: 'Asia/Karachi',
    checkAddress: 'https://node.example/check',
  });
const must = (letter: Letter | undefined): Letter => {
  if (letter === undefined) throw new Error('there is no letter');
  return letter;
};

describe('what a letter says', () => {
  test('stands in the service’s words with the answers in their places, and the day of the signing office', () => {
    const { sections, title, author } = must(letterFor(grantedCase()));
    expect([title, author, sections.length]).toEqual(['Balloon permit', 'Sky Authority, Sky Desk', 1]);
    expect(sections[0]).toMatchObject({
      organisation: 'Sky Authority',
      paragraphs: ['Zafar Testname may fly a balloon of 5 metres.', 'By —. Nothing for —.'],
      list: ['Only by day.'],
      after: [],
    });
    expect(sections[0]?.facts).toContainEqual(['Date', '6 January 2026']);
    expect(sections[0]?.facts).toContainEqual(['Issued to', 'Zafar Testname, Bolivia']);
  });
  test('comes in Urdu too for who applied in Urdu, if the service has the words', () => {
    const both = must(letterFor(grantedCase(), { language: 'ur' }));
    expect(both.sections.map(({ language }) => language)).toEqual(['ur', 'en']);
    expect(both.sections[0]).toMatchObject({ organisation: 'ادارۂ فلک', list: ['صرف دن کے وقت۔'] });
    const { body } = urdu.outcome;
    const without = { ...urdu, outcome: { ...urdu.outcome, body: { en: body.en } } };
    expect(must(letterFor(grantedCase(), { language: 'ur' }, without)).sections.length).toBe(1);
    expect(must(letterFor(grantedCase(), { language: 'tr' })).sections.length).toBe(1);
  });
  test('of a refusal names the reasons, who refused, and the last day for an appeal', () => {
    const refused = submittedCase(fewAnswers).decide('safety', 'refuse', { reasons: ['unsafe'], words: 'The rope is short.' });
    const [section] = must(letterFor(refused)).sections;
    expect(section).toMatchObject({
      title: 'Refused: Balloon permit',
      listTitle: 'Reasons',
      list: ['It is not safe.', 'The rope is short.'],
    });
    expect(section?.after).toEqual([
      'The decision was made by Sky Desk, Sky Authority.',
      'You may appeal until 4 February 2026. Open your application with the reference above to do so.',
    ]);
    expect(section?.facts.map(([label]) => label)).not.toContain('Valid until');
  });
  test('is nothing once the applicant is erased', () => {
    const played = grantedCase();
    expect(letterFor(played, { applicant: { ...played.state.applicant, name: null } })).toBeUndefined();
    expect(letterFor(played, { answers: null })).toBeUndefined();
  });
});

describe('an answer in a letter', () => {
  const question = (kind: string, more: object = {}) =>
    Definition.shape.sections.element.shape.groups.element.shape.questions.element.parse({ id: 'q', kind, label: { en: 'Q' }, ...more });
  const options = [
    { id: 'sea', text: { en: 'By sea', ur: 'سمندر سے' } },
    { id: 'air', text: { en: 'By air' } },
  ];
  test.each([
    [question('money'), { amount: 5_000_000, currency: 'USD' }, 'USD 5,000,000'],
    [question('number'), 12_000.5, '12,000.5'],
    [question('date'), '2026-03-14', '14 March 2026'],
    [question('date-range'), { from: '2026-03-14', to: '2026-04-01' }, '14 March 2026 – 1 April 2026'],
    [question('country'), 'FJ', 'Fiji'],
    [question('choice', { options }), 'sea', 'By sea'],
    [question('choices', { options }), ['sea', 'air'], 'By sea and By air'],
    [question('organisation'), { name: 'Acme', registration: '1', country: 'FJ' }, 'Acme'],
    [question('address'), { lines: '1 Road\nFlat 2', city: 'Suva', postcode: '', country: 'FJ' }, '1 Road Flat 2, Suva, Fiji'],
    [question('text'), '  two\nlines ', 'two lines'],
    [question('text'), undefined, '—'],
    [question('text'), '', '—'],
  ])('%# reads as people write it', (asked, answer, shown) => {
    expect(said(asked, answer, 'en')).toBe(shown);
  });
  test('never fills other places, and cannot turn the letter around', () => {
    const filling = { definition: balloonPermit, answers: { pilot_name: '{reference} \u202eevil' }, applicant: '{size}', reference: 'R' };
    expect(filled('{applicant}: {pilot_name} {unknown} {constructor}', 'en', filling)).toEqual(['{size}: {reference} evil — —']);
    expect(filled('{applicant}', 'ur', { ...filling, applicant: 'Acme Inc.' })).toEqual(['\u200eAcme Inc.\u200e']);
  });
});

const textOf = async (pdf: Buffer): Promise<{ readonly pages: number; readonly text: string }> => {
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return { pages: totalPages, text: text.replace(/\s+/g, ' ') };
};

describe('the drawn letter', () => {
  test('is the same to the byte each time, in both languages', async () => {
    const letter = must(letterFor(grantedCase(), { language: 'ur' }));
    const [first, second] = [await drawLetter(letter), await drawLetter(letter)];
    expect(first.equals(second)).toBe(true);
    expect((await drawLetter({ ...letter, code: 'OTHER' })).equals(first)).toBe(false);
  });
  test('is a PDF that this node would take itself: without scripts, tagged, and with its language', async () => {
    const pdf = await drawLetter(must(letterFor(grantedCase())));
    expect(contentOf(pdf)).toEqual({ kind: 'pdf', problem: undefined });
    const plain = pdf.toString('latin1');
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang (en)', '/DisplayDocTitle true']) expect(plain).toContain(part);
  });
  test('holds all of a long text on as many pages as it takes, each numbered', async () => {
    const letter = must(letterFor(grantedCase()));
    const paragraphs = Array.from(
      { length: 60 },
      (_, i) => `Paragraph ${i} begins here and goes on for a while, so that it takes more than a line of the page.`,
    );
    const { pages, text } = await textOf(await drawLetter({ ...letter, sections: letter.sections.map((s) => ({ ...s, paragraphs })) }));
    expect(pages).toBeGreaterThan(2);
    for (let i = 0; i < 60; i++) expect(text).toContain(`Paragraph ${i} begins`);
    for (let page = 1; page <= pages; page++) expect(text).toContain(`Page ${page} of ${pages}`);
  });
  test('survives a name without spaces, in a script that no font has, and of one letter', async () => {
    const letter = must(letterFor(grantedCase()));
    for (const name of ['W'.repeat(300), '漢字'.repeat(20), 'x', '😀', 'لا'.repeat(200)]) {
      const facts = letter.sections.flatMap((s) => s.facts.map(([label]) => [label, name] as const));
      const pdf = await drawLetter({ ...letter, sections: letter.sections.map((s) => ({ ...s, facts, title: name })) });
      expect(contentOf(pdf).kind).toBe('pdf');
    }
  });
  test('of a trial says so on every page', async () => {
    expect((await textOf(await drawLetter(must(letterFor(grantedCase(), { trial: true }))))).text).toContain('Trial: not valid');
  });
});

describe('a line of a letter', () => {
  const look = (side: 'ltr' | 'rtl') => ({ style: 'text', size: 11, side }) as const;
  test('keeps to its width, and no character is lost', async () => {
    const faces = await typefaces();
    for (const [side, text] of [
      ['ltr', `One two ${'three'.repeat(60)} four علی خان five six seven eight nine ten eleven twelve`],
      ['rtl', `یہ ایک لمبی سطر ہے جس میں Acme (Pvt) Ltd اور 5,000 بھی ہیں ${'کمپنی'.repeat(40)} اور پھر ختم`],
    ] as const) {
      const lines = linesOf(text, look(side), 200, faces);
      expect(
        lines
          .map((line) => line.text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(line.width).toBeLessThan(202);
    }
  });
  test('in Urdu begins at the right, joins its letters, and has a glyph for each', async () => {
    const faces = await typefaces();
    const [line] = linesOf('وزارتِ انفارمیشن Acme ٹیکنالوجی', look('rtl'), 400, faces);
    expect(line?.pieces.map(({ text }) => text.trim()).filter(Boolean)).toEqual(['ٹیکنالوجی', 'Acme', 'وزارتِ انفارمیشن']);
    for (const piece of line?.pieces ?? []) for (const glyph of piece.glyphs) expect(glyph.id).not.toBe(0);
    // Joined, a letter has another shape than alone.
    const alone = linesOf('ک', look('rtl'), 400, faces)[0]?.pieces[0]?.glyphs.map(({ id }) => id) ?? [];
    const joined = linesOf('ککک', look('rtl'), 400, faces)[0]?.pieces[0]?.glyphs.map(({ id }) => id) ?? [];
    expect(joined.slice(1).some((id) => !alone.includes(id))).toBe(true);
  });
});

test('a QR code is square, and its corners are marked', () => {
  const { size, dark } = qrOf('https://window.example.org/check/HX72K-9M3QP-TT0VB-5D8ZE');
  expect((size - 17) % 4).toBe(0);
  expect(dark[0]).toEqual([0, 0, 7]);
  expect(dark.filter(([row]) => row === 0).at(-1)).toEqual([0, size - 7, 7]);
  expect(dark.filter(([row]) => row === size - 1)[0]).toEqual([size - 1, 0, 7]);
});
