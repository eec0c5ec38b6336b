import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKeyText, makeKeyText } from './key-text.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('a key is drk_ and 49 digits, whatever the random bytes', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const key = makeKeyText(() => random);
      expect(key).toMatch(/^drk_[0-9A-Za-z]{49}$/);
      expect(isKeyText(key)).toBe(true);
    }),
  );
});
test('different bytes make different keys', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const same = Buffer.compare(a, b) === 0;
      expect(makeKeyText(() => a) === makeKeyText(() => b)).toBe(same);
    }),
  );
});
test('one mistyped digit is noticed', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 4, max: 52 }), fc.constantFrom('0', 'z', 'Q'), (random, at, digit) => {
      const key = makeKeyText(() => random);
      const mistyped = key.slice(0, at) + digit + key.slice(at + 1);
      expect(isKeyText(mistyped)).toBe(mistyped === key);
    }),
  );
});
