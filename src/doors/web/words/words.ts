import { IntlMessageFormat } from 'intl-messageformat';
import { type Formats, formatsOf } from '../../../kernel/language/formats.ts';
import { type Direction, directionOf, type Language } from '../../../kernel/language/language.ts';
import { type TextByLanguage, type TextInLanguage, textIn } from '../../../kernel/language/text-by-language.ts';
import { en, type Key } from './en.ts';
import { ur } from './ur.ts';

export type { Key } from './en.ts';

export type Arguments = Readonly<Record<string, string | number | Date>>;

/** All a page needs to speak one language: its texts, and its way with numbers, days, lists and names. */
export interface Words extends Formats {
  readonly language: Language;
  readonly direction: Direction;
  /** The text of a key; throws when an argument that the message needs is missing, so that a test sees it. */
  readonly t: (key: Key, args?: Arguments) => string;
  /** True when there is a text of this name, for names that are put together from a room's words. */
  readonly has: (key: string) => key is Key;
  /** A text that comes in several languages, with the language it is really in. */
  readonly text: (texts: TextByLanguage) => TextInLanguage;
}

const texts: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en, ur };

/** A text that has arguments and nothing else of ICU, by its parts: what stands at an odd place is an argument's name. */
const partsOf = (text: string): readonly string[] | undefined =>
  /^(?:[^{}'#<]|\{\w+\})*$/.test(text) ? text.split(/\{(\w+)\}/) : undefined;
const filled = (parts: readonly string[], args: Arguments | undefined): string =>
  parts
    .map((part, i) => {
      if (i % 2 === 0) return part;
      const value = args?.[part];
      if (value === undefined) throw new Error(`the text needs ${part}`);
      return String(value);
    })
    .join('');

const build = (language: Language): Words => {
  const formats = formatsOf(language);
  const simple = new Map<Key, readonly string[] | undefined>();
  const messages = new Map<Key, IntlMessageFormat>();
  const t = (key: Key, args?: Arguments): string => {
    const text = texts[language][key];
    // Most texts are plain, and parsing ICU costs more than the rest of a page.
    if (!/[{'#]/.test(text)) return text;
    if (!simple.has(key)) simple.set(key, partsOf(text));
    const parts = simple.get(key);
    if (parts !== undefined) return filled(parts, args);
    let message = messages.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(text, language === 'en' ? 'en-GB' : language, undefined, { ignoreTag: true });
      messages.set(key, message);
    }
    return String(message.format({ ...args }));
  };
  return {
    ...formats,
    language,
    direction: directionOf(language),
    t,
    has: (key): key is Key => Object.hasOwn(en, key),
    text: (several) => textIn(several, language),
  };
};

const built = new Map<Language, Words>();

export const wordsIn = (language: Language): Words => {
  const known = built.get(language) ?? build(language);
  built.set(language, known);
  return known;
};
