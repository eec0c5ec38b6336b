import { type KnownLanguage, knownLanguages } from './language.ts';

/** One text in several languages; English is always there, as the language the officers of all countries share. */
export type TextByLanguage = { readonly en: string } & { readonly [language in KnownLanguage]?: string };

export interface TextInLanguage {
  readonly text: string;
  /** The language it is really in, for the `lang` attribute: English where a translation is missing. */
  readonly language: KnownLanguage;
}

export const textIn = (texts: TextByLanguage, wanted: string): TextInLanguage => {
  const language = knownLanguages.find((known) => known === wanted);
  const text = language === undefined ? undefined : texts[language];
  return language === undefined || text === undefined || text === '' ? { text: texts.en, language: 'en' } : { text, language };
};
