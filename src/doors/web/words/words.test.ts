import { describe, expect, test } from 'vitest';
import { IntlMessageFormat } from 'intl-messageformat';
import { languages } from '../../../kernel/language/language.ts';
import { instruments, stages, topics } from '../../../communiques/extraction/extraction.ts';
import { roles } from '../../../kernel/decider/actor.ts';
import { en, type Key } from './en.ts';
import { ur } from './ur.ts';
import { wordsIn } from './words.ts';

const keys = Object.keys(en) as Key[];
const argumentsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*([a-z]+)\s*[,}]/gi)].map((match) => match[1] ?? ''))].sort();

describe('the words', () => {
  test('every message is well-formed ICU', () => {
    for (const text of [...Object.values<string>(en), ...Object.values(ur)])
      expect(() => new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }), text).not.toThrow();
  });
  test('Urdu asks for the same arguments as English', () => {
    for (const key of keys) {
      const wanted = argumentsOf(en[key].replace(/(one|other|=0) \{[^{}]*\}/g, ''));
      expect(argumentsOf(ur[key].replace(/(one|other|=0) \{[^{}]*\}/g, '')), key).toEqual(wanted);
    }
  });
  test('Urdu is written in its own script, without stray Latin except for names of formats', () => {
    for (const key of keys) {
      // Names that stay Latin: acronyms and formats (they begin with a capital), addresses, one protocol, and what is typed in Latin.
      const plain = ur[key].replace(
        /\{[^{}]*\}|\{\w+, plural,|(one|other|=0) \{|\S+@\S+|https?:\/\/|tlog-tiles|trade-desk|commitment|person\/…|[A-Z][A-Za-z0-9-]*/g,
        '',
      );
      expect(plain.replace(/[^A-Za-z]/g, ''), `${key}: ${ur[key]}`).toBe('');
    }
  });
  test('everything in the vocabulary has a word', () => {
    const { t } = wordsIn('en');
    for (const stage of stages) expect(t(`stage.${stage}`)).not.toBe('');
    for (const topic of topics) expect(t(`topic.${topic}`)).not.toBe('');
    for (const instrument of instruments) expect(t(`instrument.${instrument}`)).not.toBe('');
    for (const role of roles) expect(t(`role.${role}`)).not.toBe('');
  });
  test('plurals follow the language', () => {
    const { t } = wordsIn('en');
    expect([0, 1, 2000].map((count) => t('frame.results', { count }))).toEqual(['No results', '1 result', '2,000 results']);
    expect(wordsIn('ur').t('frame.results', { count: 1 })).toBe('1 نتیجہ');
  });
  test('a text without arguments is itself in every language', () => {
    for (const language of languages) expect(wordsIn(language).t('frame.search').length).toBeGreaterThan(2);
    expect(wordsIn('ur').direction).toBe('rtl');
  });
});
