import { randomBytes } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { follower, identityRoom } from '../../identity/index.ts';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import type { AnyDecider } from '../../kernel/decider/decider.ts';
import { idsFrom } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { first, second, third } from '../commitment/examples.ts';
import { commitment, communiques } from '../index.ts';

let now = '2026-03-02T09:00:00.000Z';
const clock = () => now;
const makeId = idsFrom(Date.now, randomBytes);
const editor: Actor = { kind: 'person', id: 'editor-1', grants: [{ role: 'editor', office: null }] };
const extractor = { id: 'rules', version: '1', extract: async () => Promise.reject(new Error('nothing is read here')) } as const;
const mails: ParsedMail[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      mails.push(mail);
      done();
    }, done);
  },
});

let t: TestLedger;
const id = makeId();
const send = async (decider: AnyDecider, type: string, on: string, data: object, actor: Actor = editor) => {
  const outcome = await t.ledger.handle({ id: makeId(), type, on, actor, now, data }, decider);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const around = { clock, makeId, random: randomBytes, publicUrl: 'https://node.example.org' };
  const people = identityRoom({
    ...around,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'Daricha <d@example.org>',
    erase: async () => undefined,
  });
  const register = communiques({ extractor, rules: { home: 'AX', quietDays: 180 }, makeId, clock, publicUrl: around.publicUrl });
  t = await openTestLedger([people, register], { clock });
  const opening = {
    number: 'AX-BO-0001',
    series: 'AX-BO',
    serial: 1,
    parties: ['AX', 'BO'],
    partners: ['BO'],
    mentions: [first],
    splitFrom: null,
  };
  await send(commitment, 'OpenCommitment', id, opening, system('register'));
  for (const [name, language] of [
    ['ann', 'en'],
    ['bano', 'ur'],
  ] as const) {
    const reader = makeId();
    await send(follower, 'FollowCommitment', reader, { target: `commitment/${id}`, email: `${name}@example.org`, language }, anyone);
    await send(follower, 'ConfirmFollow', reader, {}, system('link'));
  }
  const waiting = makeId();
  await send(
    follower,
    'FollowCommitment',
    waiting,
    { target: `commitment/${id}`, email: 'unconfirmed@example.org', language: 'en' },
    anyone,
  );
});
afterAll(async () => {
  await t.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const news = () => mails.filter((mail) => mail.subject?.startsWith('AX-BO-0001'));

test('followers who confirmed get one mail each, in their language, with a way to end it; history is no news', async () => {
  await send(commitment, 'AddMention', id, { mention: second }, system('register'));
  await t.ledger.settled();
  // Seen again from the start, as after a crash: the same mails, not more.
  await t.storage.pool.query(`update subscriptions set position = 0 where name = 'communiques/tell-followers'`);
  await t.ledger.settled();
  await t.ledger.start();
  await vi.waitFor(() => expect(news()).toHaveLength(2), { timeout: 15_000 });
  const to = (who: string) =>
    news().find((mail) => (Array.isArray(mail.to) ? mail.to : [mail.to]).some((one) => one?.text === `${who}@example.org`));
  expect(to('ann')?.subject).toBe('AX-BO-0001: mentioned again');
  expect(to('ann')?.text).toContain('https://node.example.org/commitments/AX-BO-0001');
  expect(to('ann')?.text).toContain('https://node.example.org/following/end/');
  expect(to('bano')?.html).toContain('<html lang="ur" dir="rtl">');
  const event = now;
  now = '2026-03-09T09:00:00.000Z';
  const late = { id: makeId(), type: 'AddMention', on: id, actor: system('register'), now: event, data: { mention: third } };
  expect(isRefusal(await t.ledger.handle(late, commitment))).toBe(false);
  await t.ledger.settled();
  const { rows } = await t.storage.pool.query(
    `select key from graphile_worker.jobs where task_identifier = 'mail' and key not like '%confirm-following'`,
  );
  expect(rows).toEqual([]);
});
