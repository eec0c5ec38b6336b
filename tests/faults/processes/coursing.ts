// A process that tells a round or issues a cohort's credentials, and may be killed on the way.
// argv: database URL, folder, `tell` or `issue`, the id of the call or cohort, after how many commands to die (0: never).
import { connectStorage } from '../../../src/ledger/storage/connection.ts';
import { moveList } from '../../../src/programmes/call/rounds.ts';
import { openCourse } from './course.ts';

const [url = '', folder = '', what = '', id = '', after = '0'] = process.argv.slice(2);
let left = Number(after);
const storage = connectStorage(url);
const { ledger, programmes } = await openCourse(storage, folder, (point) => {
  if (point === 'handle-appended' && left > 0 && --left === 0) process.kill(process.pid, 'SIGKILL');
});
if (what === 'tell') await moveList(programmes.rounds, ledger, id);
else await programmes.issueCredentials(ledger, id);
await ledger.stop();
await storage.close();
