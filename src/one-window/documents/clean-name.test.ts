import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileKinds } from '../service/definition.ts';
import { cleanName } from './clean-name.ts';

describe('a cleaned name', () => {
  test.each([
    ['passport.pdf', 'passport.pdf'],
    ['C:\\Users\\me\\passport.PDF', 'passport.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['scan.pdf.exe', 'scan.pdf'],
    ['report.v1.2', 'report.v1.2.pdf'],
    ['\u202efdp.exe', 'fdp.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1', '_lpt1.pdf'],
    ['...', 'document.pdf'],
    ['', 'document.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['پاسپورٹ کی نقل.pdf', 'پاسپورٹ کی نقل.pdf'],
    ['می\u200cخواهم.pdf', 'می\u200cخواهم.pdf'],
    ['\u0591\u0000\u{1d165}', '\u{1d165}\u0591.pdf'],
    ['cafe\u202e\u0301.pdf', 'caf\u00e9.pdf'],
    ['half \ud800 a character.pdf', 'half a character.pdf'],
  ])('%j becomes %j', (name, cleaned) => {
    expect(cleanName(name, 'pdf')).toBe(cleaned);
  });
  test('keeps an extension that fits, and gets one that does', () => {
    expect(cleanName('photo.JPEG', 'jpeg')).toBe('photo.jpeg');
    expect(cleanName('photo.png', 'jpeg')).toBe('photo.jpg');
  });
  test('is short, one part, without what is not seen, and cleaning it again changes nothing', () => {
    const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }));
    fc.assert(
      fc.property(names, fc.constantFrom(...fileKinds), (name, kind) => {
        const cleaned = cleanName(name, kind);
        expect(cleaned).toMatch(/^[^/\\\p{Cc}\u202a-\u202e\u2066-\u2069<>:"|?*]+\.(pdf|jpe?g|jpe|jfif|png|docx|xlsx)$/iu);
        expect(Buffer.byteLength(cleaned)).toBeLessThanOrEqual(200);
        expect(cleanName(cleaned, kind)).toBe(cleaned);
      }),
      { numRuns: 2_000 },
    );
  });
});
