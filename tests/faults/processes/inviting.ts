// A process that mails invitations and reads published minutes until nothing waits, and may be killed on the way.
// argv: database URL, folder, URL of the mail server, the point and after how often there to die (0: never).
import { countJobs } from '../../../src/ledger/jobs/queries.ts';
import { connectStorage } from '../../../src/ledger/storage/connection.ts';
import { openMeetings } from './meetings.ts';

const [url = '', folder = '', smtpUrl = '', at = '', after = '0'] = process.argv.slice(2);
let left = Number(after);
const storage = connectStorage(url);
const ledger = await openMeetings(storage, folder, smtpUrl, (point) => {
  if (point === at && left > 0 && --left === 0) process.kill(process.pid, 'SIGKILL');
});
await ledger.start();
await ledger.settled();
const waiting = async (): Promise<boolean> =>
  (await countJobs(ledger.db)).some(({ task, waiting, failing }) => task === 'send-invitation' && waiting + failing > 0);
while (await waiting()) await new Promise((resolve) => setTimeout(resolve, 100));
await ledger.stop();
await storage.close();
