import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder, startWriting } from './processes/start.ts';

describe('two processes on one folder', () => {
  let place: ReturnType<typeof dataFolder>;
  beforeEach(() => {
    place = dataFolder();
  });
  afterEach(() => place.remove());

  it('the second is refused with the number of the first and the folder, and the first works on', async () => {
    const first = startWriting(place.folder, 'write');
    await first.heard('acknowledged');
    const second = startWriting(place.folder, 'write');
    const { refused } = await second.heard('refused');
    expect(refused).toContain(`process ${first.pid}`);
    expect(refused).toContain(place.folder);
    await first.heard('acknowledged', first.said.length);
    expect(first.said.some((fact) => 'failed' in fact || 'warned' in fact)).toBe(false);
  });

  it('of four that start at the same moment exactly one gets the folder', async () => {
    const all = [1, 2, 3, 4].map(() => startWriting(place.folder, 'hold'));
    const outcomes = await Promise.all(all.map((one) => Promise.race([one.heard('ready'), one.heard('refused')]).catch(() => ({}))));
    expect(outcomes.filter((fact) => 'ready' in fact)).toHaveLength(1);
    expect(outcomes.filter((fact) => 'refused' in fact)).toHaveLength(3);
  });

  it('of four that follow one that was killed exactly one gets the folder', async () => {
    const killed = startWriting(place.folder, 'hold');
    await killed.heard('ready');
    killed.kill('SIGKILL');
    await killed.ended;
    const all = [1, 2, 3, 4].map(() => startWriting(place.folder, 'hold'));
    const outcomes = await Promise.all(all.map((one) => Promise.race([one.heard('ready'), one.heard('refused')]).catch(() => ({}))));
    expect(outcomes.filter((fact) => 'ready' in fact)).toHaveLength(1);
    expect(outcomes.filter((fact) => 'refused' in fact)).toHaveLength(3);
  });

  it('after the first has stopped the next one starts', async () => {
    const first = startWriting(place.folder, 'hold');
    await first.heard('ready');
    first.kill('SIGTERM');
    await first.heard('stopped');
    const second = startWriting(place.folder, 'hold');
    await second.heard('ready');
    expect(second.said.some((fact) => 'warned' in fact)).toBe(false);
  });
});
