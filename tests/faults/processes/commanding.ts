// A process that handles commands until it is killed, and says of each one that it was acknowledged.
// argv: database URL, a probe point to die at (or -), how often to pass it before, clients.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { connectStorage } from '../../../src/ledger/storage/connection.ts';
import { order, shelf } from '../../../src/ledger/streams/example-room.ts';
import { newNodeKey } from '../../../src/ledger/transparency/node-key.ts';
import { mirroredLibrary } from './library.ts';

const [url = '', point = '-', passes = '0', clients = '4'] = process.argv.slice(2);
let left = Number(passes);
const ledger = await openLedger({
  storage: connectStorage(url),
  rooms: [mirroredLibrary],
  filesFolder: tmpdir(),
  nodeKey: newNodeKey('node.test'),
  clock: () => new Date().toISOString(),
  probe: (at) => {
    if (at === point && left-- <= 0) process.kill(process.pid, 'SIGKILL');
  },
});
await ledger.start();

const client = async (): Promise<void> => {
  for (let i = 0; ; i++) {
    const on = `${process.pid}-${randomUUID()}`;
    const orders = [
      order('PutUpShelf', on, { name: on }, { id: randomUUID() }),
      order('AddBooks', on, { titles: ['A', 'B'] }, { id: randomUUID() }),
      order('LendBook', on, { title: 'A', reader: 'Reader', person: `p${i}` }, { id: randomUUID() }),
    ];
    for (const each of orders) {
      const outcome = await ledger.handle(each, shelf);
      if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
      // Written at once and past any buffer: what a killed process had said, it had said.
      writeSync(1, `${JSON.stringify({ stream: outcome.stream, command: each.id, version: outcome.version })}\n`);
    }
  }
};
await Promise.all(Array.from({ length: Number(clients) }, client));
