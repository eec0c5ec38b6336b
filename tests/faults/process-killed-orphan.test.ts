import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acknowledged, dataFolder, pause, startWriting } from './processes/start.ts';

const kept = async (url: unknown): Promise<readonly number[]> => {
  const client = new pg.Client({ connectionString: String(url) });
  await client.connect();
  const { rows } = await client.query<{ number: string }>('select number from numbers');
  await client.end();
  return rows.map(({ number }) => Number(number));
};

describe('a process that is killed and leaves its server running', () => {
  let place: ReturnType<typeof dataFolder>;
  beforeEach(() => {
    place = dataFolder();
  });
  afterEach(() => place.remove());

  it('the next start works at once, three times over, and nothing acknowledged is lost', async () => {
    const killed = [];
    for (let round = 0; round < 3; round += 1) {
      const writing = startWriting(place.folder, 'write');
      await writing.heard('acknowledged');
      await pause(150);
      writing.kill('SIGKILL');
      await writing.ended;
      killed.push(writing);
    }
    const began = Date.now();
    const next = startWriting(place.folder, 'hold');
    const { url } = await next.heard('ready');
    expect(Date.now() - began).toBeLessThan(40_000);
    expect(next.said.some((fact) => String(fact.warned).includes('left its database running'))).toBe(true);
    const numbers = acknowledged(...killed);
    expect(numbers.length).toBeGreaterThan(10);
    expect(await kept(url)).toEqual(expect.arrayContaining([...numbers]));
  });

  it('when the server was killed as well, the pid file it left does not mislead the next start', async () => {
    const writing = startWriting(place.folder, 'write');
    const { server } = await writing.heard('ready');
    await writing.heard('acknowledged');
    writing.kill('SIGKILL');
    process.kill(Number(server), 'SIGKILL');
    await writing.ended;
    const next = startWriting(place.folder, 'hold');
    const { url } = await next.heard('ready');
    expect(await kept(url)).toEqual(expect.arrayContaining([...acknowledged(writing)]));
  });

  it('Ctrl-C in the terminal reaches only us, and the server is stopped in order', async () => {
    const writing = startWriting(place.folder, 'hold');
    const { server } = await writing.heard('ready');
    process.kill(-writing.pid, 'SIGINT');
    await writing.heard('stopped');
    await writing.ended;
    expect(() => process.kill(Number(server), 0)).toThrow('ESRCH');
    expect(writing.said.some((fact) => 'warned' in fact)).toBe(false);
  });
});
