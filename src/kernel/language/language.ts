/** The languages Daricha speaks, by their BCP 47 tags (RFC 5646). */

/** Languages whose words are complete: every page can be read in them. */
export const languages = ['en', 'ur'] as const;
export type Language = (typeof languages)[number];

/** Languages that texts may be in (titles in packs, quotes in communiqués), though the pages do not speak them all yet. */
export const knownLanguages = [...languages, 'tr', 'uz', 'zh', 'ja', 'km'] as const;
export type KnownLanguage = (typeof knownLanguages)[number];

export type Direction = 'ltr' | 'rtl';

const rightToLeft: ReadonlySet<string> = new Set(['ur', 'ar', 'fa', 'ps', 'sd', 'he', 'ug']);

export const directionOf = (tag: string): Direction => (rightToLeft.has(tag.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr');

export const isLanguage = (tag: unknown): tag is Language => languages.some((language) => language === tag);
export const isKnownLanguage = (tag: unknown): tag is KnownLanguage => knownLanguages.some((language) => language === tag);

/** How each language calls itself, for the language switch. */
export const ownNames: Readonly<Record<KnownLanguage, string>> = {
  en: 'English',
  ur: 'اردو',
  tr: 'Türkçe',
  uz: 'Oʻzbekcha',
  zh: '中文',
  ja: '日本語',
  km: 'ខ្មែរ',
};

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4); English when none fits.
 * A malformed header is read as far as it goes; it never throws.
 */
export const preferredLanguage = (header: string | null | undefined): Language => {
  const wanted = (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...settings] = part.trim().split(';');
      const quality = settings.map((s) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(s)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase().split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) if (isLanguage(tag)) return tag;
  return 'en';
};
