import { scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { atMost } from './at-most.ts';
import type { Derive } from './password-hash.ts';
import { hashPassword, isOutdated, isPassword, lightWork } from './password-hash.ts';

const some = (count: number) => new Uint8Array(count).fill(7);

describe('a password’s hash', { timeout: 60_000 }, () => {
  test('knows the password however a keyboard composed it, and no other', async () => {
    const hash = await hashPassword('café by the river', some);
    expect(hash).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await isPassword('cafe\u0301 by the river', hash)).toBe(true);
    expect(await isPassword('cafe by the river', hash)).toBe(false);
  });
  test('costs the same work for nobody as for somebody', async () => {
    const done: unknown[] = [];
    const count: Derive = async (password, salt, cost) => {
      done.push({ password, salt: salt.length, ...cost });
      return Buffer.alloc(32);
    };
    const hash = `scrypt$17$8$1$${Buffer.alloc(16, 7).toString('base64url')}$${Buffer.alloc(32, 7).toString('base64url')}`;
    expect(await isPassword('mango river 8', hash, count)).toBe(false);
    expect(await isPassword('mango river 8', undefined, count)).toBe(false);
    expect(done[1]).toEqual(done[0]);
  });
  test('made with weaker parameters still opens, and asks to be made anew', async () => {
    const salt = Buffer.alloc(16, 3);
    const old = `scrypt$10$8$1$${salt.toString('base64url')}$${scryptSync('mango river 9', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64url')}`;
    expect(await isPassword('mango river 9', old)).toBe(true);
    expect(isOutdated(old)).toBe(true);
    expect(isOutdated(old.replace('$10$', '$17$'))).toBe(false);
    expect(await hashPassword('window-demo-1', some, lightWork)).toMatch(/^scrypt\$10\$/);
  });
});

test('a queue runs no more than its limit at once, and goes on after a failure', async () => {
  const inTurn = atMost(2);
  let running = 0;
  let most = 0;
  const work = (fails: boolean) => async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    if (fails) throw new Error('on purpose');
    return 'done';
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 9 }, (_, i) => inTurn(work(i % 3 === 0))));
  expect(most).toBe(2);
  expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(6);
});
