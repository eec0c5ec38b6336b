import { randomBytes } from 'node:crypto';
import { idsFrom } from '../kernel/identifiers/identifiers.ts';
import { taskList } from '../ledger/jobs/jobs.ts';
import { runDueJobs } from '../ledger/jobs/testing.ts';
import type { Room } from '../ledger/ledger.ts';
import type { OpenLedger } from '../ledger/open.ts';
import type { TestLedger } from '../ledger/testing.ts';
import { openTestLedger } from '../ledger/testing.ts';
import type { Around } from './around.ts';
import type { EraseInLedger } from './erasing/erasing.ts';
import { identityRoom, type IdentitySettings } from './index.ts';
import type { OutboxMail } from './mail/queries.ts';
import { listOutbox } from './mail/queries.ts';

export interface TestIdentity extends Around, Pick<TestLedger, 'storage' | 'close'> {
  readonly ledger: OpenLedger;
  readonly room: Room;
  /** Moves the clock on, in milliseconds. */
  pass(milliseconds: number): void;
  /** Does the jobs that are due, and answers the outbox, newest first. */
  deliver(): Promise<readonly OutboxMail[]>;
  /** The path and the token of the newest mail's link to someone. */
  linkTo(recipient: string): Promise<string>;
}

/** This room on a database of its own, with a clock that only the test moves. */
export const openTestIdentity = async (a: Pick<IdentitySettings, 'smtpUrl' | 'attachments'> = {}): Promise<TestIdentity> => {
  let now = Date.parse('2026-03-02T09:00:00.000Z');
  const clock = () => new Date(now).toISOString();
  const makeId = idsFrom(() => now, randomBytes);
  const settings = { clock, makeId, random: randomBytes, publicUrl: 'https://node.example.org' };
  const eraseAll: EraseInLedger = async (_ledger, about) => {
    for (const person of about) await ledger.erase({ person });
  };
  const room = identityRoom({ ...settings, erase: eraseAll, ...a, mailFrom: 'Daricha <daricha@example.org>' });
  const { ledger, storage, close } = await openTestLedger([room], { clock });
  const deliver = async () => {
    // No two deliveries at one instant, so that the newest mail is known.
    now += 1;
    await runDueJobs(storage.pool, taskList([room], ledger));
    return listOutbox(ledger.db, { limit: 200 });
  };
  return {
    ...settings,
    ledger,
    storage,
    close,
    room,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    deliver,
    linkTo: async (recipient) => {
      const mail = (await deliver()).find((m) => m.recipient === recipient);
      return /https:\/\/node\.example\.org(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    },
  };
};

/** The token at the end of a link's path. */
export const tokenOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
