// Run by the fault tests in a process of its own: opens the storage of a folder and says on standard output what it does,
// one JSON object a line. With `write`, it adds numbers for ever and names each one only after the database acknowledged it.
import { randomBytes } from 'node:crypto';
import { openStorage } from '../../../src/ledger/storage/connection.ts';
import { storageErrorOf } from '../../../src/ledger/storage/errors.ts';

const [folder = '', mode = 'hold', bytes = '10'] = process.argv.slice(2);
// Random, for PostgreSQL would press anything else together.
const heavy = () => randomBytes(Number(bytes)).toString('base64');
const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const log = {
  info: () => undefined,
  warn: (_: object, text: string) => say({ warned: text }),
  error: (_: object, text: string) => say({ warned: text }),
};

try {
  const storage = await openStorage({ folder, log });
  await storage.pool.query('create table if not exists numbers (number bigserial primary key, weight text)');
  const stop = async () => {
    await storage.close();
    say({ stopped: true });
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  say({ ready: true, server: storage.serverPid(), url: storage.url });
  setInterval(() => undefined, 1_000);
  while (mode === 'write') {
    try {
      const { rows } = await storage.pool.query('insert into numbers (weight) values ($1) returning number', [heavy()]);
      say({ acknowledged: rows[0].number });
    } catch (e) {
      say({ failed: storageErrorOf(e)?.kind ?? String(e) });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
} catch (e) {
  say({ refused: e instanceof Error ? e.message : String(e) });
  process.exit(1);
}
