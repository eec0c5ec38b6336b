import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderMail } from '../mail/queries.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity, tokenOf } from '../testing.ts';
import { confirmFollow, follow, unfollow } from './follow.ts';
import { followersOf } from './queries.ts';

let t: TestIdentity;
const target = 'commitment/0001';
const ask = (email: string, address = '192.0.2.1') => follow(t, { target, email, language: 'en', address });
const news = { en: { subject: 'News', paragraphs: ['It moved.'] } };

beforeAll(async () => {
  t = await openTestIdentity();
});
afterAll(() => t.close());

describe('following by e-mail', () => {
  test('begins when the mailed link is used, and ends by the link under a mail', async () => {
    expect(await ask('Reader@example.org')).toBeUndefined();
    expect(await followersOf(t.ledger.db, target), 'not before it is confirmed').toEqual([]);
    const confirm = await t.linkTo('reader@example.org');
    expect(confirm.startsWith('/following/confirm/')).toBe(true);
    expect(await confirmFollow(t, tokenOf(confirm))).toBeUndefined();
    const [one] = await followersOf(t.ledger.db, target);
    if (one === undefined) throw new Error('nobody follows');
    await orderMail(t.ledger.db, { to: { follower: one.follower }, letters: news, mail: 'news-1' });
    const end = await t.linkTo('reader@example.org');
    expect(end.startsWith('/following/end/')).toBe(true);
    expect(await unfollow(t, tokenOf(end))).toBeUndefined();
    expect(await followersOf(t.ledger.db, target)).toEqual([]);
    expect(await unfollow(t, tokenOf(end)), 'a used link is told so').toMatchObject({ reason: 'link-no-longer-works' });
    await orderMail(t.ledger.db, { to: { follower: one.follower }, letters: news, mail: 'news-2' });
    expect((await t.deliver()).map((m) => m.id)).not.toContain('news-2');
  });
  test('answers alike to who follows already, and mails them again only while they have not confirmed', async () => {
    await ask('twice@example.org');
    await t.deliver();
    expect(await ask('twice@example.org')).toBeUndefined();
    const mails = (await t.deliver()).filter((m) => m.recipient === 'twice@example.org');
    expect(mails).toHaveLength(2);
    expect(await confirmFollow(t, tokenOf(await t.linkTo('twice@example.org')))).toBeUndefined();
    expect(await ask('twice@example.org')).toBeUndefined();
    expect((await t.deliver()).filter((m) => m.recipient === 'twice@example.org')).toHaveLength(2);
  });
  test('cannot be used to flood a mailbox', async () => {
    for (let i = 0; i < 5; i++) expect(await ask('victim@example.org', `198.51.100.${i}`)).toBeUndefined();
    expect(await ask('victim@example.org', '198.51.100.9')).toMatchObject({ reason: 'too-many-tries' });
  });
  test('turns down what is no address, and links nobody made', async () => {
    expect(await ask('nobody')).toMatchObject({ reason: 'invalid' });
    expect(await confirmFollow(t, 'made-up')).toMatchObject({ reason: 'link-no-longer-works' });
  });
});
