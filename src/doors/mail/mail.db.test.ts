import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listTakenMails } from '../../engagements/calendar/queries.ts';
import * as x from '../../engagements/meeting/examples.ts';
import { meeting } from '../../engagements/meeting/meeting-decider.ts';
import type { Meeting } from '../../engagements/meeting/meeting.ts';
import { type MeetingsTest, openMeetingsTest } from '../../engagements/testing/meetings.ts';
import { mailTake } from '../cli/mail.ts';
import { type MailDoor, openMailDoor } from './mail-door.ts';
import { largestMail } from './read-mail.ts';

/** The mail server of those who are invited. */
const sent: ParsedMail[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      sent.push(mail);
      done();
    }, done);
  },
});
let t: MeetingsTest;
let door: MailDoor;
let count = 0;
const logged: { readonly fields: object; readonly message: string }[] = [];
const log = {
  info: (fields: object, message: string) => void logged.push({ fields, message }),
  warn: (fields: object, message: string) => void logged.push({ fields, message }),
  error: (fields: object, message: string) => void logged.push({ fields, message }),
};
beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  t = await openMeetingsTest({ smtpUrl: `smtp://127.0.0.1:${port}` });
  door = await openMailDoor({ ...t, log }, { host: '127.0.0.1', port: 0, address: t.mailFrom });
});
afterAll(async () => {
  await door.close();
  await t.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  sent.length = 0;
  logged.length = 0;
});

const later = { starts: '2026-05-04T05:00:00.000Z', ends: '2026-05-04T08:00:00.000Z' };
/** A planned meeting with two guests who were invited by mail. */
const invite = async (): Promise<string> => {
  count += 1;
  const id = `meeting-${count}`;
  await t.order(meeting, 'PlanMeeting', id, { ...x.planning, ...later, group: null });
  for (const seat of [x.seats.guest, x.seats.interpreter]) await t.order(meeting, 'AddParticipant', id, x.adding(seat));
  await t.order(meeting, 'SendInvitations', id, {});
  await t.deliver();
  return id;
};
const stateOf = async (id: string): Promise<Meeting | undefined> => (await t.ledger.state<Meeting>(`meeting/${id}`))?.state;
const guestOf = async (id: string) => (await stateOf(id))?.participants.find((p) => p.id === 'guest-fj');
const calendarIn = (mail: ParsedMail | undefined): ICAL.Component =>
  new ICAL.Component(ICAL.parse(mail?.attachments.find((a) => a.contentType === 'text/calendar')?.content.toString() ?? '') as unknown[]);
const mailTo = (name: string) => sent.filter((m) => [m.to].flat().some((to) => to?.text.includes(name)));

/** What a calendar program answers to the invitation it got. */
const replyTo = (mail: ParsedMail | undefined, partstat: string, change: (event: ICAL.Component) => void = () => undefined): string => {
  const calendar = calendarIn(mail);
  calendar.updatePropertyWithValue('method', 'REPLY');
  const event = calendar.getFirstSubcomponent('vevent');
  event?.getFirstProperty('attendee')?.setParameter('partstat', partstat);
  if (event) change(event);
  return calendar.toString();
};
interface Sending {
  readonly from?: string;
  readonly envelopeFrom?: string;
  readonly to?: string;
  readonly calendar?: string;
  readonly as?: 'alternative' | 'attachment';
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
/** Sends as a person's own mail server would; answers what the node's server said. */
const post = async (a: Sending): Promise<string> => {
  const {
    from = 'guest-fj@example.org',
    to = 'daricha@node.example.org',
    as = 'alternative',
    calendar,
    text = 'My answer.',
    headers = {},
  } = a;
  const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
  const file = { filename: 'answer.ics', content: calendar ?? '', contentType: 'application/ics' };
  try {
    const done = await transport.sendMail({
      ...{ from, to, text, headers: { ...headers } },
      envelope: { from: a.envelopeFrom ?? from, to: [to] },
      ...(calendar !== undefined && as === 'alternative' ? { icalEvent: { method: 'REPLY', content: calendar } } : {}),
      ...(calendar !== undefined && as === 'attachment' ? { attachments: [file] } : {}),
    });
    return done.response;
  } catch (error) {
    return error instanceof Error && 'response' in error ? String(error.response) : String(error);
  }
};

describe('an invitation by mail', () => {
  it('comes as text, as a calendar that mail programs act on, and as a file, with a personal link', async () => {
    const id = await invite();
    const [mail] = mailTo('guest-fj');
    expect(sent).toHaveLength(2);
    expect(mail?.subject).toBe(`Invitation: ${x.planning.title}`);
    expect(mail?.text).toMatch(/https:\/\/node\.example\.org\/invitations\/[\w-]{43}/);
    expect(mail?.attachments.map((a) => a.contentType).sort()).toEqual(['application/ics', 'text/calendar']);
    const calendar = calendarIn(mail);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    const event = calendar.getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('uid')).toBe(`${id}@node.example.org`);
    expect(event?.getFirstPropertyValue('organizer')).toBe('mailto:daricha@node.example.org');
    expect(JSON.stringify(event)).not.toContain('voice@');
  });
  it('is followed by an update when it moves, and by a cancellation to whoever is taken off, and to all in the end', async () => {
    const id = await invite();
    sent.length = 0;
    await t.order(meeting, 'MoveMeeting', id, { ...x.moving, ...later, place: 'The pier' });
    await t.deliver();
    expect(mailTo('guest-fj').map((m) => m.subject)).toEqual([`Changed: ${x.planning.title}`]);
    expect(calendarIn(sent[0]).getFirstSubcomponent('vevent')?.getFirstPropertyValue('sequence')).toBe(1);
    sent.length = 0;
    await t.order(meeting, 'RemoveParticipant', id, { participant: 'voice' });
    await t.deliver();
    expect(sent.map((m) => [m.subject, calendarIn(m).getFirstPropertyValue('method')])).toEqual([
      [`No longer invited: ${x.planning.title}`, 'CANCEL'],
    ]);
    sent.length = 0;
    await t.order(meeting, 'CancelMeeting', id, { reason: 'A storm.' });
    await t.deliver();
    expect(mailTo('voice')).toEqual([]);
    const [last] = mailTo('guest-fj');
    const event = calendarIn(last).getFirstSubcomponent('vevent');
    expect([
      calendarIn(last).getFirstPropertyValue('method'),
      event?.getFirstPropertyValue('sequence'),
      event?.getFirstPropertyValue('status'),
    ]).toEqual(['CANCEL', 2, 'CANCELLED']);
  });
});

describe('an answer by mail', () => {
  it.each(['alternative', 'attachment'] as const)('is taken from the calendar in it, as an %s', async (as) => {
    const id = await invite();
    const calendar = replyTo(mailTo('guest-fj')[0], 'ACCEPTED');
    expect(await post({ calendar, as })).toContain('250 ');
    expect(await guestOf(id)).toMatchObject({ attendance: 'accepted', answered: 0 });
    expect(await post({ calendar: replyTo(mailTo('guest-fj')[0], 'DECLINED'), as })).toContain('the answer is recorded');
    expect(await guestOf(id)).toMatchObject({ attendance: 'declined' });
    expect((await listTakenMails(t.ledger))[0]).toMatchObject({ outcome: 'answered', meeting: id, participant: 'guest-fj' });
  });
  it('to an earlier invitation changes nothing, and says so without refusing the mail', async () => {
    const id = await invite();
    const calendar = replyTo(mailTo('guest-fj')[0], 'ACCEPTED');
    await t.order(meeting, 'MoveMeeting', id, { ...x.moving, ...later, starts: '2026-05-04T06:00:00.000Z' });
    expect(await post({ calendar })).toMatch(/^250 .*earlier invitation/);
    expect(await guestOf(id)).toMatchObject({ attendance: 'needs-action' });
    expect((await listTakenMails(t.ledger))[0]).toMatchObject({ outcome: 'noted', reason: 'answer-out-of-date', meeting: id });
  });

  it('that was overtaken by a newer one changes nothing, whichever clock is ahead', async () => {
    const id = await invite();
    const uid = (m: ParsedMail) => String(calendarIn(m).getFirstSubcomponent('vevent')?.getFirstPropertyValue('uid'));
    const mail = mailTo('guest-fj').find((m) => uid(m).startsWith(`${id}@`));
    const reply = (partstat: string, at: string): string =>
      replyTo(mail, partstat, (e) => e.updatePropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(at.replace(/\.\d+/, ''))));
    expect(await post({ calendar: reply('DECLINED', '2026-01-02T12:00:00Z') })).toMatch(/^250 .*recorded/);
    expect(await post({ calendar: reply('ACCEPTED', '2026-01-02T11:00:00Z') })).toMatch(/^250 .*newer answer/);
    expect(await guestOf(id)).toMatchObject({ attendance: 'declined' });
    const noted = expect.objectContaining({ outcome: 'noted', reason: 'answer-overtaken', meeting: id });
    expect(await listTakenMails(t.ledger)).toContainEqual(noted);
    expect(await post({ calendar: reply('TENTATIVE', '2099-01-01T00:00:00Z') })).toMatch(/^250 .*recorded/);
    t.set(new Date(Date.parse(t.clock()) + 60_000).toISOString());
    expect(await post({ calendar: reply('ACCEPTED', t.clock()) })).toMatch(/^250 .*recorded/);
    expect(await guestOf(id)).toMatchObject({ attendance: 'accepted' });
  });

  const other = 'mailto:voice@example.org';
  const withAttendee = (address: string) => (event: ICAL.Component) => event.getFirstProperty('attendee')?.setValue(address);
  const refusals: readonly (readonly [string, string, string, (mail: ParsedMail | undefined) => Sending])[] = [
    [
      'in whose From somebody else stands',
      '550',
      'sender-not-attendee',
      (m) => ({ calendar: replyTo(m, 'ACCEPTED'), from: 'mallory@example.org' }),
    ],
    [
      'that another server sends in their name',
      '550',
      'sender-not-proven',
      (m) => ({ calendar: replyTo(m, 'ACCEPTED'), envelopeFrom: 'mallory@evil.example' }),
    ],
    [
      'that our own mail server found forged',
      '550',
      'sender-not-proven',
      (m) => ({
        calendar: replyTo(m, 'ACCEPTED'),
        headers: { 'Authentication-Results': 'mx.example.org; spf=pass; dmarc=fail header.from=example.org' },
      }),
    ],
    ['for another participant', '550', 'sender-not-attendee', (m) => ({ calendar: replyTo(m, 'ACCEPTED', withAttendee(other)) })],
    [
      'of somebody who was not invited',
      '550',
      'attendee-not-invited',
      (m) => ({ calendar: replyTo(m, 'ACCEPTED', withAttendee('mailto:new@example.org')), from: 'new@example.org' }),
    ],
    [
      'to a meeting that is not ours',
      '550',
      'meeting-unknown',
      (m) => ({ calendar: replyTo(m, 'ACCEPTED', (e) => e.updatePropertyWithValue('uid', 'meeting-1@elsewhere.example')) }),
    ],
    [
      'to an invitation that was never sent',
      '550',
      'sequence-unknown',
      (m) => ({ calendar: replyTo(m, 'ACCEPTED', (e) => e.updatePropertyWithValue('sequence', '7')) }),
    ],
    ['that says neither yes nor no', '550', 'reply-unclear', (m) => ({ calendar: replyTo(m, 'DELEGATED') })],
    ['without a calendar', '550', 'no-calendar', () => ({ text: 'I will be there!' })],
    ['whose calendar is none', '550', 'not-a-calendar', () => ({ calendar: 'See you there!', as: 'attachment' })],
    ['whose calendar is no answer', '550', 'not-a-reply', (m) => ({ calendar: calendarIn(m).toString(), as: 'attachment' })],
  ];
  it.each(refusals)('%s is refused with %s, and logged as %s', async (_, code, reason, sending) => {
    const id = await invite();
    const before = await stateOf(id);
    expect(await post(sending(mailTo('guest-fj')[0]))).toMatch(new RegExp(`^${code} `));
    expect(await stateOf(id)).toEqual(before);
    expect(logged).toMatchObject([{ fields: { outcome: 'refused', reason }, message: 'a mail was refused' }]);
    expect((await listTakenMails(t.ledger))[0]).toMatchObject({ outcome: 'refused', reason });
    expect(JSON.stringify([logged, await listTakenMails(t.ledger)])).not.toMatch(/example\.org|Mere|My answer/);
  });
  it('that is huge is refused, whether it says so first or not', async () => {
    await invite();
    const calendar = replyTo(mailTo('guest-fj')[0], 'ACCEPTED');
    expect(await post({ calendar, text: 'a'.repeat(largestMail) })).toMatch(/^552 /);
    expect(logged.filter((l) => 'reason' in l.fields && l.fields.reason !== 'mail-too-large')).toEqual([]);
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(door.port, '127.0.0.1');
      const steps = [
        'EHLO example.org',
        'MAIL FROM:<guest-fj@example.org>',
        'RCPT TO:<daricha@node.example.org>',
        'DATA',
        `${`${'a'.repeat(998)}\r\n`.repeat(1_100)}.`,
      ];
      let last = '';
      socket.setEncoding('utf8');
      socket.on('error', reject);
      socket.on('data', (text: string) => {
        last = text;
        const next = /^\d{3} /m.test(text) ? steps.shift() : undefined;
        if (next !== undefined) socket.write(`${next}\r\n`);
        else if (/^\d{3} /m.test(text)) {
          socket.destroy();
          resolve(last);
        }
      });
    });
    expect(said).toMatch(/^552 /);
    expect(logged.at(-1)).toMatchObject({ fields: { reason: 'mail-too-large' } });
  });
  it('that nobody can read is refused for good, at the door and from a file', async () => {
    const text = `From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(3_000)}--b--\n`;
    const folder = await mkdtemp(join(tmpdir(), 'daricha-mail-'));
    const file = join(folder, 'hard.eml');
    await writeFile(file, text);
    const taken = await mailTake(t, [file, folder]);
    expect(taken.failed).toBe(2);
    for (const line of taken.lines) expect(line).toMatch(/cannot be read/);
    await rm(folder, { recursive: true });
    const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
    const envelope = { from: 'a@example.org', to: ['daricha@node.example.org'] };
    await expect(transport.sendMail({ envelope, raw: text })).rejects.toThrow(/550 .*cannot be read/);
    expect((await listTakenMails(t.ledger))[0]).toMatchObject({ outcome: 'refused', reason: 'mail-unreadable' });
  });
  it('from somebody who speaks too slowly is not waited for', async () => {
    const slow = await openMailDoor({ ...t, log }, { host: '127.0.0.1', port: 0, address: t.mailFrom, stay: 300 });
    const socket = connect(slow.port, '127.0.0.1');
    const drip = setInterval(() => socket.write('N'), 50);
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    clearInterval(drip);
    await slow.close();
    expect(logged.filter((l) => l.message === 'a mail was taken')).toEqual([]);
  });
  it('for another address is not taken: nothing is passed on', async () => {
    expect(await post({ to: 'somebody@elsewhere.example', text: 'Please pass on.' })).toMatch(/^550 /);
    expect(logged).toEqual([]);
  });
  it('is asked to come again while the ledger cannot take it, and then it is taken', async () => {
    const id = await invite();
    const calendar = replyTo(mailTo('guest-fj')[0], 'ACCEPTED');
    const broken = { ...t.ledger, handle: () => Promise.reject(new Error('the database is gone')) };
    const brokenDoor = await openMailDoor({ ...t, ledger: broken, log }, { host: '127.0.0.1', port: 0, address: t.mailFrom });
    const whole = door;
    door = brokenDoor;
    expect(await post({ calendar })).toMatch(/^451 /);
    door = whole;
    await brokenDoor.close();
    expect(await guestOf(id)).toMatchObject({ attendance: 'needs-action' });
    expect(await post({ calendar })).toMatch(/^250 /);
    expect(await guestOf(id)).toMatchObject({ attendance: 'accepted' });
  });
  it('can be taken from a file, and taken twice it is one answer', async () => {
    const id = await invite();
    const folder = await mkdtemp(join(tmpdir(), 'daricha-mail-'));
    const stream = createTransport({ streamTransport: true, buffer: true });
    const { message } = await stream.sendMail({
      from: 'Mere Koro <Guest-FJ@example.org>',
      to: 'daricha@node.example.org',
      text: 'Yes',
      icalEvent: { method: 'REPLY', content: replyTo(mailTo('guest-fj')[0], 'TENTATIVE') },
    });
    const file = join(folder, 'answer.eml');
    await writeFile(file, message as Buffer);
    expect(await mailTake(t, [file])).toEqual({ lines: [`${file}: answered: Thank you, the answer is recorded.`], failed: 0 });
    expect(await guestOf(id)).toMatchObject({ attendance: 'tentative' });
    const { version } = (await t.ledger.state(`meeting/${id}`)) ?? {};
    expect((await mailTake(t, [file])).failed).toBe(0);
    expect((await t.ledger.state(`meeting/${id}`))?.version).toBe(version);
    const hash = createHash('sha256')
      .update(message as Buffer)
      .digest('hex');
    expect((await listTakenMails(t.ledger, 200)).filter((m) => m.hash === hash)).toHaveLength(1);
    expect(await mailTake(t, [join(folder, 'nothing.eml')])).toMatchObject({ failed: 1 });
    await rm(folder, { recursive: true });
  });
});
