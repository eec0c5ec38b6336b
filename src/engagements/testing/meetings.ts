/** Groups and meetings on a database of their own: accounts, mail that is written, and a time that only the test moves. */
import { randomUUID } from 'node:crypto';
import { identityRoom, listOutbox, type OutboxMail, person } from '../../identity/index.ts';
import { type Actor, type Grant, system } from '../../kernel/decider/actor.ts';
import type { AnyDecider } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { taskList } from '../../ledger/jobs/jobs.ts';
import { runDueJobs } from '../../ledger/jobs/testing.ts';
import type { Handled, Room } from '../../ledger/ledger.ts';
import { openTestLedger } from '../../ledger/testing.ts';
import { testRelations } from './relations.ts';

const publicUrl = 'https://node.example.org';
export const openMeetingsTest = async (a: { readonly smtpUrl?: string; readonly rooms?: readonly Room[] } = {}) => {
  let now = Date.parse('2026-03-02T09:00:00.000Z');
  const clock = (): Instant => new Date(now).toISOString();
  let count = 0;
  // Tokens that are known, so that two runs are the same.
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, (_, i) => (i < 4 ? (count++ >> (8 * i)) & 255 : 7));
  const around = { clock, makeId: randomUUID, random, publicUrl };
  const mailFrom = 'Sea desk <daricha@node.example.org>';
  const { engagements } = testRelations(clock, { ...around, mailFrom, smtpUrl: a.smtpUrl });
  const identity = identityRoom({
    ...around,
    mailFrom,
    smtpUrl: a.smtpUrl,
    erase: async (_, about) => {
      for (const person of about) await t.ledger.erase({ person });
    },
  });
  const rooms = [identity, engagements.room, ...(a.rooms ?? [])];
  const t = await openTestLedger(rooms, { clock });
  const { ledger } = t;
  const done = (outcome: Awaited<ReturnType<typeof ledger.handle>>): Handled => {
    if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
    return outcome;
  };
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return {
    ...{ ...around, ledger, engagements, rooms, mailFrom, close: t.close, log: quiet },
    set: (at: Instant): void => {
      now = Date.parse(at);
    },
    /** Does the jobs that are due now, and answers the outbox, newest first. */
    deliver: async (): Promise<readonly OutboxMail[]> => {
      now += 1;
      await runDueJobs(t.storage.pool, taskList(rooms, ledger));
      return listOutbox(ledger.db, { limit: 200 });
    },
    order: async (decider: AnyDecider, type: string, on: Id, data: object, actor: Actor = system('test')): Promise<Handled> =>
      done(await ledger.handle({ id: randomUUID(), type, on, actor, now: clock(), data }, decider)),
    /** Somebody with an account and these grants. */
    account: async (name: string, grants: readonly Grant[]): Promise<Actor> => {
      const id = `person-${name.toLowerCase()}`;
      const data = { name, email: `${name.toLowerCase()}@example.org`, language: 'en', grants };
      done(await ledger.handle({ id, type: 'RegisterPerson', on: id, actor: system('test'), now: clock(), data }, person));
      return { kind: 'person', id, grants };
    },
  };
};
export type MeetingsTest = Awaited<ReturnType<typeof openMeetingsTest>>;
