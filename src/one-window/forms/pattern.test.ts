import { expect, test } from 'vitest';
import { patternError } from './pattern.ts';

test('what numbers and codes need is taken', () => {
  for (const pattern of [
    '^[A-Z][a-z]+$',
    '^\\+?[0-9 -]{7,20}$',
    '^(NTN|STRN|CNIC)-\\d{7}$',
    '^(\\d{4}-){3}\\d{4}$',
    '^\\w+@\\w+$',
    '^[)({|?]{3}$',
  ])
    expect(patternError(pattern), pattern).toBeUndefined();
});

test('what would go back and try again without end is refused, however it is hidden', () => {
  for (const pattern of [
    '(a+)+$',
    '(a*){30}b',
    '(a?){30}a{30}',
    '(a|a){30}$',
    '(a|a)'.repeat(30),
    `${'a?'.repeat(30)}${'a'.repeat(30)}`,
    '[](x+x+)+y]',
    '[]|(x+x+)+y]',
    '[^](a+)+$]',
    '^a+a+a+$',
    '(a)\\1',
    'a(?=b)',
    '(',
  ])
    expect(patternError(pattern), pattern).toBeDefined();
});
