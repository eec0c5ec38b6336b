import { describe, expect, test } from 'vitest';
import { formatsOf } from './formats.ts';
import { directionOf, languages, ownNames, preferredLanguage } from './language.ts';
import { textIn } from './text-by-language.ts';

describe('languages', () => {
  test('Urdu runs from right to left, also with a region', () => {
    expect(['en', 'ur', 'ur-PK', 'zh-Hans', 'km'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr', 'ltr']);
  });
  test('the browser is heard in the order of its wishes', () => {
    expect(preferredLanguage('tr, ur;q=0.8, en;q=0.5')).toBe('ur');
    expect(preferredLanguage('ur;q=0, en')).toBe('en');
    expect(preferredLanguage('en-US;q=0.4,ur-PK;q=0.9')).toBe('ur');
  });
  test('an odd header falls back to English', () => {
    for (const header of [undefined, null, '', ';;;', ',,,q=', 'xx-yy;q=banana']) expect(preferredLanguage(header)).toBe('en');
  });
  test('every language has a name of its own', () => {
    for (const language of languages) expect(ownNames[language].length).toBeGreaterThan(1);
  });
});

describe('a text in several languages', () => {
  test('is given in the wanted language, or in English with that said', () => {
    const texts = { en: 'Ministry', ur: 'وزارت' };
    expect(textIn(texts, 'ur')).toEqual({ text: 'وزارت', language: 'ur' });
    expect(textIn(texts, 'ja')).toEqual({ text: 'Ministry', language: 'en' });
    expect(textIn({ en: 'Ministry', ur: '' }, 'ur').language).toBe('en');
    expect(textIn(texts, '__proto__').language).toBe('en');
  });
});

describe('formats', () => {
  const en = formatsOf('en');
  test('a date is written as far as it is known', () => {
    expect(['2025', '2025-03', '2025-03-14'].map(en.when)).toEqual(['2025', 'March 2025', '14 March 2025']);
    expect(formatsOf('ur').when('2025-03-14')).toContain('مارچ');
  });
  test('what is no date comes back as it is', () => {
    for (const odd of ['', 'soon', '2025-13-01', '20256']) expect(en.when(odd)).toBe(odd);
    expect(en.instant('never')).toBe('never');
  });
  test('countries come from CLDR, and odd codes come back', () => {
    expect(en.country('FJ')).toBe('Fiji');
    expect(en.country('EU')).toBe('European Union');
    expect(en.country('nowhere')).toBe('nowhere');
  });
});
