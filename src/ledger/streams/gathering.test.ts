import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { gather } from './gathering.ts';

const collecting = (milliseconds: (items: readonly string[]) => number, more: { most?: number; patience?: number } = {}) => {
  const groups: string[] = [];
  const send = gather<string, string>({
    key: (item) => item.slice(0, 1),
    work: async (items) => {
      groups.push(items.join(' '));
      await sleep(milliseconds(items));
      if (items.includes('a-bad')) throw new Error('not today');
      return items.map((item) => item.toUpperCase());
    },
    lanes: 2,
    patience: 1000,
    most: 3,
    ...more,
  });
  return { groups, send };
};

describe('gathering', () => {
  it('sends what comes together together, by kind, and gives each its own outcome', async () => {
    const { groups, send } = collecting(() => 5);
    expect(await Promise.all(['a1', 'b1', 'a2', 'b2', 'a3', 'a4'].map(send))).toEqual(['A1', 'B1', 'A2', 'B2', 'A3', 'A4']);
    expect(groups).toEqual(['a1 a2 a3', 'b1 b2', 'a4']);
  });
  it('lets different kinds go on beside one another, and each kind gather while its own is under way', async () => {
    const { groups, send } = collecting(() => 40);
    const first = ['a1', 'b1'].map(send);
    await sleep(10);
    await Promise.all([...first, ...['a2', 'a3', 'b2'].map(send)]);
    expect(groups).toEqual(['a1', 'b1', 'a2 a3', 'b2']);
  });
  it('does not let one slow piece hold up the others for long', async () => {
    const { groups, send } = collecting((items) => (items.includes('a-slow') ? 400 : 1), { patience: 20 });
    const slow = send('a-slow');
    await sleep(5);
    const began = Date.now();
    expect(await send('a-quick')).toBe('A-QUICK');
    expect(Date.now() - began).toBeLessThan(300);
    expect(await slow).toBe('A-SLOW');
    expect(groups).toEqual(['a-slow', 'a-quick']);
  });
  it('tells everybody in a group that it failed, and goes on', async () => {
    const { send } = collecting(() => 1);
    const outcomes = await Promise.allSettled([send('a-bad'), send('a-good'), send('b')]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await send('a-next')).toBe('A-NEXT');
  });
});
