import { directionOf } from '../../kernel/language/language.ts';
import type { Letter, Letters } from './mail-job.ts';
import { endFollowing } from './words.ts';

export interface Written {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
/** A subject is a header: a line break in it would begin another one. */
const onOneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);

const letterIn = (letters: Letters, wanted: string): { letter: Letter; language: string } => {
  const language = [wanted, wanted.split('-')[0] ?? ''].find((tag) => Object.hasOwn(letters, tag)) ?? 'en';
  return { letter: letters[language] ?? letters.en, language };
};

/** Only web addresses become links; anything else stays text. */
const anchor = (words: string, href: string): string =>
  /^https?:\/\//.test(href) ? `<a href="${inHtml(href)}">${inHtml(words)}</a>` : inHtml(words);

/** A letter as plain text and as the same in simple HTML. `unfollow`: the address that ends a follower's mails. */
export const writeMail = (letters: Letters, wanted: string, unfollow?: string): Written => {
  const { letter, language } = letterIn(letters, wanted);
  const stop = language === 'ur' ? endFollowing.ur : endFollowing.en;
  const text = [
    ...letter.paragraphs,
    ...(letter.link ? [`${letter.link.words}:\n${letter.link.href}`] : []),
    ...(unfollow ? [`-- \n${stop}: ${unfollow}`] : []),
  ].join('\n\n');
  const html = [
    `<!doctype html><html lang="${inHtml(language)}" dir="${directionOf(language)}"><meta charset="utf-8"><title>${inHtml(letter.subject)}</title><body>`,
    ...letter.paragraphs.map((p) => `<p>${inHtml(p).replaceAll('\n', '<br>')}</p>`),
    ...(letter.link ? [`<p>${anchor(letter.link.words, letter.link.href)}</p>`] : []),
    ...(unfollow ? [`<hr><p>${anchor(stop, unfollow)}</p>`] : []),
    '</body></html>',
  ].join('\n');
  return { language, subject: onOneLine(letter.subject), text: `${text}\n`, html };
};
