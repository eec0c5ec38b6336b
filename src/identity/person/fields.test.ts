import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLanguageTag, tidyEmail, tidyName } from './fields.ts';

test('addresses are trimmed and made lower-case', () => {
  expect(tidyEmail('  Zainab.Ali+tech@Example.ORG ')).toBe('zainab.ali+tech@example.org');
  expect(tidyEmail('مثال@example.org')).toBe('مثال@example.org');
});
test('what is no address, or could break a header, is turned down', () => {
  const odd = [
    '',
    'a',
    'a@b',
    '@b.org',
    'a@b@c.org',
    'a b@c.org',
    'a@b.org\nBcc: x@y.org',
    '<a@b.org>',
    'a@b.org,c@d.org',
    `${'a'.repeat(65)}@b.org`,
    'a\u0000@b.org',
  ];
  for (const text of odd) expect(tidyEmail(text), JSON.stringify(text)).toBeUndefined();
});
test('a tidied address is tidy, whatever was typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      const tidy = tidyEmail(text);
      if (tidy === undefined) return;
      expect(tidyEmail(tidy)).toBe(tidy);
      expect(tidy).not.toMatch(/[\s<>,;\r\n]/);
    }),
  );
});
test('names may be in any script, on one line and without turning the text around', () => {
  expect(tidyName('  زینب   علی ')).toBe('زینب علی');
  for (const odd of ['', '   ', 'a\tb', 'a\u202eb', 'x'.repeat(201)]) expect(tidyName(odd)).toBeUndefined();
});
test('language tags look like language tags', () => {
  expect(['en', 'ur-PK', 'zh-hans'].every(isLanguageTag)).toBe(true);
  expect(['', 'e', 'en_US', '../etc', 'en-'].some(isLanguageTag)).toBe(false);
});
