import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import { confirmFollow, follow } from '../follower/follow.ts';
import { followersOf } from '../follower/queries.ts';
import { person } from '../person/person-decider.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity } from '../testing.ts';
import type { Letters } from './mail-job.ts';
import { getMail, listOutbox, listUnsent, orderMail } from './queries.ts';

const letter: Letters = {
  en: {
    subject: 'A promise moved — باخبر',
    paragraphs: ['PK-FJ-0001 is underway.'],
    link: { words: 'Read it', href: 'https://node.example.org/c/1' },
  },
};
const received: ParsedMail[] = [];
let refusing = false;
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (to, _session, done) =>
    done(refusing ? Object.assign(new Error(`no such user ${to.address}`), { responseCode: 451 }) : undefined),
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }, done);
  },
});
let t: TestIdentity;
let amina: string;
const register = async (around: TestIdentity, name: string, language = 'en'): Promise<string> => {
  const id = around.makeId();
  const data = { name, email: `${name.toLowerCase()}@example.org`, language, grants: [] };
  await around.ledger.handle({ id, type: 'RegisterPerson', on: id, actor: system('test'), now: around.clock(), data }, person);
  return id;
};

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const listening = smtp.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  t = await openTestIdentity({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    attachments: async (_, about) =>
      about === 'gone' ? [] : [{ name: 'badge.json', type: 'application/json', bytes: Buffer.from(about) }],
  });
  amina = await register(t, 'Amina');
});
afterAll(async () => {
  await t.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

describe('with a mail server', () => {
  test('a mail arrives as text and HTML, and the outbox stays empty', async () => {
    await orderMail(t.ledger.db, { to: { person: amina }, letters: letter, mail: 'one' });
    expect(await t.deliver()).toEqual([]);
    const [mail] = received;
    expect(mail?.subject).toBe('A promise moved — باخبر');
    expect([mail?.to].flat().map((to) => to?.text)).toEqual(['amina@example.org']);
    expect(mail?.from?.text).toContain('daricha@example.org');
    expect(mail?.text).toContain('PK-FJ-0001 is underway.');
    expect(mail?.html).toContain('<a href="https://node.example.org/c/1">Read it</a>');
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{32}@daricha>$/);
  });
  test('files are made when a mail goes, and come with it', async () => {
    received.length = 0;
    await orderMail(t.ledger.db, { to: { person: amina }, letters: letter, mail: 'with-badge', attach: 'badge-1' });
    await orderMail(t.ledger.db, { to: { person: amina }, letters: letter, mail: 'without-badge', attach: 'gone' });
    await t.deliver();
    const attached = received.flatMap((m) => m.attachments.map((a) => [a.filename, a.contentType, a.content.toString()]));
    expect(received).toHaveLength(2);
    expect(attached).toEqual([['badge.json', 'application/json', 'badge-1']]);
    received.length = 0;
  });
  test('a mail ordered twice before it goes is one mail', async () => {
    received.length = 0;
    await orderMail(t.ledger.db, { to: { person: amina }, letters: letter, mail: 'twice' });
    await orderMail(t.ledger.db, { to: { person: amina }, letters: letter, mail: 'twice' });
    await t.deliver();
    expect(received).toHaveLength(1);
  });
  test('a mail the server turns down is kept and tried again, and nothing kept of the failure holds the address', async () => {
    received.length = 0;
    refusing = true;
    await orderMail(t.ledger.db, { to: { person: amina }, letters: letter, mail: 'stubborn' });
    await t.deliver();
    const unsent = await listUnsent(t.ledger.db);
    expect(unsent).toMatchObject([{ key: 'mail/stubborn', attempts: 1 }]);
    expect(unsent[0]?.why).toContain('451');
    const { rows } = await t.storage.pool.query('select j::text from graphile_worker._private_jobs j');
    expect(JSON.stringify(rows)).not.toContain('amina@');
    refusing = false;
    await t.storage.pool.query('update graphile_worker._private_jobs set run_at = now()');
    await t.deliver();
    await expect.poll(() => listUnsent(t.ledger.db), { timeout: 10_000 }).toEqual([]);
    expect(received).toHaveLength(1);
  });
  test('a follower’s mail says how to stop, for people and for their mail programs', async () => {
    received.length = 0;
    await follow(t, { target: 'commitment/1', email: 'reader@example.org', language: 'en', address: '192.0.2.5' });
    await t.deliver();
    expect(received[0]?.subject).toBe('Confirm that you want news by e-mail');
    expect(received[0]?.headers.get('auto-submitted')).toBe('auto-generated');
    await confirmFollow(t, /\/following\/confirm\/(\S+)/.exec(received[0]?.text ?? '')?.[1] ?? '');
    const [reader] = await followersOf(t.ledger.db, 'commitment/1');
    await orderMail(t.ledger.db, { to: { follower: reader?.follower ?? '' }, letters: letter, mail: 'news' });
    await t.deliver();
    const href = /https:\/\/node\.example\.org\/following\/end\/[\w-]{43}/.exec(received[1]?.text ?? '')?.[0];
    expect(href).toBeTruthy();
    expect(received[1]?.headerLines.find((h) => h.key === 'list-unsubscribe')?.line.replace(/\s+/g, ' ')).toBe(
      `List-Unsubscribe: <${href}>`,
    );
    expect(received[1]?.headerLines.some((h) => h.line === 'List-Unsubscribe-Post: List-Unsubscribe=One-Click')).toBe(true);
  });
});

describe('without a mail server', () => {
  let local: TestIdentity;
  beforeAll(async () => {
    local = await openTestIdentity();
  });
  afterAll(() => local.close());

  test('mail lands in the outbox, in the reader’s language, newest first', async () => {
    const id = await register(local, 'Bilal', 'ur');
    await orderMail(local.ledger.db, { to: { person: id }, letters: letter, mail: 'first' });
    await local.deliver();
    local.pass(1000);
    await orderMail(local.ledger.db, { to: { person: id }, template: 'password-changed', mail: 'second' });
    const all = await local.deliver();
    expect(all.map((m) => [m.id, m.language])).toEqual([
      ['second', 'ur'],
      ['first', 'en'],
    ]);
    expect(await getMail(local.ledger.db, 'first')).toMatchObject({ recipient: 'bilal@example.org', subject: letter.en.subject });
    await expect(getMail(local.ledger.db, 'nowhere')).rejects.toThrow();
  });
  test('an invitation is mailed by the command itself', async () => {
    const id = local.makeId();
    const data = { name: 'Zoya', email: 'zoya@example.org', language: 'en', grants: [] };
    await local.ledger.handle({ id, type: 'InvitePerson', on: id, actor: system('test'), now: local.clock(), data }, person);
    expect((await local.deliver())[0]).toMatchObject({ recipient: 'zoya@example.org', subject: 'You are invited to Daricha' });
    expect(await local.linkTo('zoya@example.org')).toMatch(/^\/invitation\/[\w-]{43}$/);
  });
  test('mail to nobody goes nowhere and is not tried again', async () => {
    const before = (await listOutbox(local.ledger.db)).length;
    await orderMail(local.ledger.db, { to: { person: 'nobody' }, letters: letter, mail: 'lost' });
    expect((await local.deliver()).length).toBe(before);
    expect(await listUnsent(local.ledger.db)).toEqual([]);
  });
});
