import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskQueue } from '../../src/communiques/index.ts';
import * as x from '../../src/engagements/meeting/examples.ts';
import { meeting } from '../../src/engagements/meeting/meeting-decider.ts';
import type { Meeting } from '../../src/engagements/meeting/meeting.ts';
import { system } from '../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../src/kernel/refusals/refusal.ts';
import { createTestDatabase, type TestStorage } from '../../src/ledger/storage/testing.ts';
import { migrationsFor } from '../../src/ledger/streams/schema.ts';
import { openMeetings, roomsOf } from './processes/meetings.ts';

let storage: TestStorage;
let folder: string;
let smtpUrl: string;
let here: Awaited<ReturnType<typeof openMeetings>>;
/** Mails that arrived, and what is done when one of them does, before it is acknowledged. */
const sent: ParsedMail[] = [];
let arrived: () => void = () => undefined;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      sent.push(mail);
      arrived();
      done();
    }, done);
  },
});
server.on('error', () => undefined);

const start = (at = '', after = 0): ChildProcess => {
  const script = join(import.meta.dirname, 'processes/inviting.ts');
  const argv = ['--import', 'tsx', script, storage.url, folder, smtpUrl, at, String(after)];
  return spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
};
const ended = (child: ChildProcess): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(signal ?? code));
  });
const order = async (type: string, on: string, data: object): Promise<void> => {
  const command = { id: randomUUID(), type, on, actor: system('test'), now: '2026-03-02T09:00:00.000Z', data };
  const outcome = await here.handle(command, meeting);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason}`);
};

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  smtpUrl = `smtp://127.0.0.1:${port}`;
  storage = await createTestDatabase(migrationsFor(roomsOf(smtpUrl)));
  folder = mkdtempSync(join(tmpdir(), 'daricha-meetings-'));
  here = await openMeetings(storage, folder, smtpUrl);
});
afterAll(async () => {
  await here.stop();
  await storage.drop();
  rmSync(folder, { recursive: true, force: true });
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  arrived = () => undefined;
});

describe('a process is killed', () => {
  it('while it sends invitations: the next goes on at once, nobody is left out, and nobody is invited to two meetings', async () => {
    const later = { starts: '2026-05-04T05:00:00.000Z', ends: '2026-05-04T08:00:00.000Z' };
    await order('PlanMeeting', 'talks', { ...x.planning, ...later, group: null });
    const guests = Array.from({ length: 40 }, (_, i) => `guest-${i}@example.org`);
    for (const [i, email] of guests.entries())
      await order('AddParticipant', 'talks', { ...x.adding(x.seats.guest), id: `g-${i}`, person: null, name: `Guest ${i}`, email });
    await order('SendInvitations', 'talks', {});
    for (const many of [9, 21]) {
      const child = start();
      arrived = () => sent.length === many && child.kill('SIGKILL');
      expect(await ended(child)).toBe('SIGKILL');
    }
    arrived = () => undefined;
    expect(sent.length).toBeLessThan(guests.length);
    expect(await ended(start())).toBe(0);
    const to = sent.map((mail) => [mail.to].flat().map((a) => a?.text)[0]);
    expect([...new Set(to)].sort()).toEqual([...guests].sort());
    // Two were under way when each was killed; a mail that comes again is the same mail.
    expect(sent.length - guests.length).toBeLessThanOrEqual(4);
    expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(guests.length);
    const uids = sent.map((mail) => /UID:(.*)/.exec(mail.attachments[0]?.content.toString() ?? '')?.[1]?.trim());
    expect(new Set(uids)).toEqual(new Set(['talks@node.example']));
  });

  it('while published minutes are read: each is on the desk exactly once', async () => {
    const held = { starts: '2026-02-20T05:00:00.000Z', ends: '2026-02-20T08:00:00.000Z', group: null };
    const ids = ['spring', 'summer', 'autumn', 'winter'];
    for (const id of ids) {
      await order('PlanMeeting', id, { ...x.planning, ...held, reference: id });
      await order('HoldMeeting', id, {});
      await order('WriteMinutes', id, { text: `Both sides agreed to meet again in ${id}.`, language: 'en' });
      const digest = (await here.state<Meeting>(`meeting/${id}`))?.state.minutes?.digest;
      for (const country of ['AX', 'FJ']) await order('AgreeMinutes', id, { country, digest });
      await order('PublishMinutes', id, { visibility: 'public' });
    }
    // Between what a reaction does and the note that it is done; and just after something was written.
    expect(await ended(start('reaction-done', 1))).toBe('SIGKILL');
    expect(await ended(start('handle-appended', 2))).toBe('SIGKILL');
    expect(await ended(start())).toBe(0);
    await here.settled();
    const received = await storage.pool.query("select stream from events where type = 'CommuniqueReceived'");
    expect(received.rows).toHaveLength(ids.length);
    expect(await deskQueue(here)).toHaveLength(ids.length);
    const { problems } = await here.fsck();
    expect(problems.filter(({ where }) => !where.startsWith('checkpoints'))).toEqual([]);
  });
});
