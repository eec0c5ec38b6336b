import { getDocumentProxy, extractText } from 'unpdf';
import { expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { stateAfter } from '../../../kernel/testing/given.ts';
import { canonical } from '../../../ledger/streams/canonical.ts';
import { agreement } from '../decider.ts';
import { draft, untilForce } from '../examples.ts';
import { publicView } from '../public-view.ts';
import { agreementPdf, publicAgreementPdf } from './export-agreement.ts';
import { agreementJson, publicAgreementJson } from './printed.ts';
import { periodInWords, termsInWords } from './words.ts';

const held = stateAfter(agreement, untilForce);
if (held === null) throw new Error('no agreement');
const textOf = async (pdf: Buffer): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replace(/\s+/g, ' ');
};

it('prints both languages clause by clause, the terms and who signed, with the digest on each page', async () => {
  const pdf = await agreementPdf(held);
  const text = await textOf(pdf);
  for (const clause of held.clauses)
    for (const words of Object.values(clause.text)) expect(text).toContain(words.split(' ').slice(0, 3).join(' '));
  for (const said of [
    '2. Tables',
    '2. Tabeloj',
    'Valid for: 3 years',
    'Signatory of AX, Minister',
    'In force since 1 April 2026',
    held.reference,
  ])
    expect(text).toContain(said);
  expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
  expect(await agreementPdf(held)).toEqual(pdf);
});
it('sets Urdu from right to left beside English, and a clause that is longer than a page', async () => {
  const long = 'Both sides measure the tide at every hour of the day. '.repeat(160).trim();
  const ur = {
    ...held,
    languages: ['en', 'ur'],
    title: { en: 'On tides', ur: 'مدوجزر پر' },
    clauses: held.clauses.map((c) => ({ ...c, text: { en: long, ur: 'دونوں فریق مدوجزر ناپتے ہیں۔' } })),
  };
  const pdf = await agreementPdf(ur);
  const proxy = await getDocumentProxy(new Uint8Array(pdf));
  expect(proxy.numPages).toBeGreaterThan(3);
  expect(pdf.toString('latin1')).toContain('/Lang');
});
it('gives the public its text without the names under it, and nothing where it is not public', async () => {
  const text = await textOf((await publicAgreementPdf(publicView(held))) ?? Buffer.from(''));
  expect(text).toContain('2. Tables');
  expect(text).not.toContain('Signatory');
  const hidden = publicView({ ...held, visibility: 'title' });
  expect(await publicAgreementPdf(hidden)).toBeUndefined();
  expect(publicAgreementJson(hidden, 'a')).toBeUndefined();
  expect(JSON.stringify(publicAgreementJson(publicView(held), 'a'))).not.toContain('Signatory');
});
it('exports JSON whose text has the digest it says', () => {
  const json = JSON.parse(JSON.stringify(agreementJson(held, 'a'))) as { readonly text: object; readonly digest: string };
  expect(createHash('sha256').update(canonical(json.text)).digest('hex')).toBe(json.digest);
  expect(JSON.stringify(json)).not.toContain(draft.parties[0].office);
});
it('says terms in sentences', () => {
  expect(periodInWords('P1M', 'en')).toBe('1 month');
  expect(termsInWords({ entry: { kind: 'on-date', day: '2026-05-01' }, validFor: null, renewal: null, termination: null }, 'en')).toEqual([
    'Entry into force: on 1 May 2026',
    'Valid for: no end is set',
    'Not renewed by itself.',
    'It cannot be ended by notice.',
  ]);
  expect(termsInWords(held.terms, 'ur').join(' ')).not.toMatch(/[A-Za-z]/);
});
