import { expect, test } from 'vitest';
import { rateLimit } from './rate-limit.ts';

test('a burst passes, then the address waits, then it passes again; others do not wait', () => {
  const limit = rateLimit({ perSecond: 2, burst: 3 });
  expect([0, 0, 0, 0].map((at) => limit.take('a', at))).toEqual([0, 0, 0, 1]);
  expect(limit.take('b', 0)).toBe(0);
  expect(limit.take('a', 600)).toBe(0);
});
test('it forgets the address that was quiet longest when it holds too many', () => {
  const limit = rateLimit({ perSecond: 1, burst: 1, most: 2 });
  for (const who of ['a', 'b', 'c']) limit.take(who, 0);
  expect(limit.take('a', 0)).toBe(0);
  expect(limit.take('c', 0)).toBe(1);
});
test('a limit of nothing is no limit', () => {
  const limit = rateLimit({ perSecond: 0, burst: 0 });
  expect(limit.take('a', 0)).toBe(0);
});
