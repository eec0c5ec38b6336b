import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';

test('twelve characters are enough, eleven are not, in any script', () => {
  expect(passwordProblem('mango river 9')).toBeUndefined();
  expect(passwordProblem('mango river')).toBe('password-too-short');
  expect(passwordProblem('آم کا دریا بہت میٹھا')).toBeUndefined();
  expect(passwordProblem('😀😁😂😃😄😅')).toBe('password-too-short');
});
test('common, monotonous and endless passwords are turned down', () => {
  for (const common of ['PasswordPassword', 'qwertyuiop123', 'aaaaaaaaaaaaaaaa', 'abababababababab']) {
    expect(passwordProblem(common)).toBe('password-too-common');
  }
  expect(passwordProblem('mango river '.repeat(50))).toBe('password-too-long');
});
test('a password is not one’s own name or address with a few marks', () => {
  const own = ['Amina Rauf', 'amina.rauf@example.org'];
  expect(passwordProblem('AminaRauf2026', own)).toBe('password-holds-your-name');
  expect(passwordProblem('amina.rauf@example.org', own)).toBe('password-holds-your-name');
  expect(passwordProblem('aminarauf likes boats', own)).toBeUndefined();
});
test('no password makes the rules fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const problem = passwordProblem(text, ['Amina']);
      if ([...text.normalize('NFKC')].length < 12) expect(problem).toBe('password-too-short');
      else expect(problem).not.toBe('password-too-short');
    }),
    { numRuns: 60 },
  );
});
