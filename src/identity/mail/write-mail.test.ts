import { expect, test } from 'vitest';
import type { Letters } from './mail-job.ts';
import { templates } from './mail-job.ts';
import { letters } from './words.ts';
import { writeMail } from './write-mail.ts';

const letter: Letters = {
  en: {
    subject: 'A promise moved',
    paragraphs: ['It is <b>underway</b> & "on time".'],
    link: { words: 'Read it', href: 'https://example.org/a?b=1&c=2' },
  },
  ur: { subject: 'وعدہ آگے بڑھا', paragraphs: ['اب جاری ہے۔'] },
};

test('a mail is in the reader’s language, or in English', () => {
  expect(writeMail(letter, 'ur-PK')).toMatchObject({ language: 'ur', subject: 'وعدہ آگے بڑھا' });
  expect(writeMail(letter, 'ur').html).toContain('dir="rtl"');
  expect(writeMail(letter, 'ja').language).toBe('en');
  expect(writeMail(letter, '__proto__').language).toBe('en');
});
test('text is text and never markup', () => {
  const { text, html } = writeMail(letter, 'en');
  expect(text).toContain('It is <b>underway</b> & "on time".');
  expect(html).not.toContain('<b>');
  expect(html).toContain('href="https://example.org/a?b=1&#38;c=2"');
});
test('only web addresses become links', () => {
  const odd = { en: { ...letter.en, link: { words: 'Click', href: 'javascript:alert(1)' } } };
  expect(writeMail(odd, 'en').html).not.toContain('<a');
});
test('a subject stays one line', () => {
  const { subject } = writeMail({ en: { subject: 'News\r\nBcc: x@example.org', paragraphs: [] } }, 'en');
  expect(subject).toBe('News Bcc: x@example.org');
});
test('a follower’s mail ends with the way out', () => {
  const { text, html } = writeMail(letter, 'en', 'https://example.org/following/end/abc');
  expect(text.trim().endsWith('https://example.org/following/end/abc')).toBe(true);
  expect(html).toContain('Stop these messages');
});
test('every mail of ours is written in English and Urdu, with its link where it needs one', () => {
  for (const template of templates) {
    const { en, ur } = letters[template]('https://example.org/link', 'Amina');
    expect(ur?.subject, template).toBeTruthy();
    expect(en.link?.href ?? '', template).toBe(template === 'password-changed' ? '' : 'https://example.org/link');
    expect(ur?.link?.href, template).toBe(en.link?.href);
  }
});
