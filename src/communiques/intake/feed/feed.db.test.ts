import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/decider/actor.ts';
import { refuse } from '../../../kernel/refusals/refusal.ts';
import { given } from '../../../kernel/testing/given.ts';
import { openTestLedger, type TestLedger } from '../../../ledger/testing.ts';
import { communiques, deskQueue, feed, listFeeds } from '../../index.ts';
import type { FeedFact } from './feed.ts';

const now = '2025-03-06T10:00:00.000Z';
const editor: Actor = { kind: 'person', id: 'editor-1', grants: [{ role: 'editor', office: null }] };
const officer: Actor = { kind: 'person', id: 'officer-1', grants: [{ role: 'officer', office: 'a' }] };
const system: Actor = { kind: 'system', id: 'system/feed', grants: [] };
const data = { url: 'https://post.example/feed', title: 'Post', outlet: 'Harbour Post', every: 60 };
const added: FeedFact = { type: 'FeedAdded', data };
const removed: FeedFact = { type: 'FeedRemoved', data: { why: '' } };
let count = 0;
const makeId = () => `id-${++count}`;
const order = (type: 'AddFeed' | 'RecordPoll' | 'RemoveFeed', words: object, actor = editor) =>
  ({ id: makeId(), type, on: 'feed-1', actor, now, data: words }) as const;

describe('a feed', () => {
  it('is added by an editor and removed again', () => {
    given(feed, []).when(order('AddFeed', data)).then([added]);
    given(feed, [added]).when(order('RemoveFeed', {})).then([removed]);
  });
  it('is not for officers, and polls are recorded by the system alone', () => {
    given(feed, [])
      .when(order('AddFeed', data, officer))
      .thenRefused('not-allowed');
    given(feed, [added])
      .when(order('RecordPoll', { seen: [], taken: 0, problem: null }))
      .thenRefused('not-allowed');
  });
  it('that is there, gone, unknown or no web address is refused', () => {
    given(feed, [added]).when(order('AddFeed', data)).thenRefused('feed-exists');
    given(feed, [added, removed]).when(order('RemoveFeed', {})).thenRefused('feed-removed');
    given(feed, []).when(order('RemoveFeed', {})).thenRefused('not-found');
    given(feed, [])
      .when(order('AddFeed', { ...data, url: 'file:///etc' }))
      .thenRefused('invalid');
    given(feed, [added])
      .when(order('RecordPoll', { taken: -1 }, system))
      .thenRefused('invalid');
  });
});

describe('polling', () => {
  let t: TestLedger;
  let answer: 'good' | 'broken' | 'gone' = 'good';
  const words = 'The two ministries agreed to open a joint laboratory for chip design before the end of the year. ';
  const bytes = (text: string) => ({ url: data.url, type: 'text/html', bytes: new TextEncoder().encode(text), cut: false });
  const xml = `<rss><channel><title>P</title><item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link></item>
    <item><title>Gone</title><link>/gone</link></item></channel></rss>`;
  const room = communiques({
    extractor: {
      id: 'none',
      version: '1',
      extract: async () => ({ engine: 'none', version: '1', parties: [], meeting: null, commitments: [], dropped: [] }),
    },
    rules: { home: 'AX', quietDays: 180 },
    makeId,
    clock: () => now,
    fetchAddress: async (address) => {
      if (address === data.url)
        return answer === 'good' ? bytes(xml) : answer === 'broken' ? bytes('<html>') : refuse('address-unreachable');
      if (address.endsWith('/gone')) return refuse('address-answered', { status: 410 });
      return bytes(`<html><body><article><p>${words.repeat(3)} ${address.endsWith('1') ? 'First' : 'Second'}.</p></article></body></html>`);
    },
  });
  const poll = () => room.tasks?.['poll-feed']?.({ feed: 'feed-1' }, { ledger: t.ledger });
  beforeAll(async () => {
    t = await openTestLedger([room]);
    await t.ledger.handle(order('AddFeed', data), feed);
  });
  afterAll(() => t.close());

  it('takes new entries in once, a copy as one more source', async () => {
    await poll();
    expect((await deskQueue(t.ledger)).map((q) => [q.title, q.outlet, q.sources])).toEqual([['One', 'Harbour Post', 2]]);
    await poll();
    expect(await listFeeds(t.ledger)).toMatchObject([{ polls: 2, taken: 2, problem: null }]);
  });
  it('says what went wrong and waits longer each time', async () => {
    answer = 'broken';
    await poll();
    expect(await listFeeds(t.ledger)).toMatchObject([{ failures: 1, problem: 'feed-not-recognised' }]);
    answer = 'gone';
    await poll();
    expect(await listFeeds(t.ledger)).toMatchObject([{ failures: 2, problem: 'address-unreachable' }]);
    const job = await t.storage.pool.query("select run_at from graphile_worker.jobs where task_identifier = 'poll-feed'");
    expect(job.rows[0]?.run_at).toBe('2025-03-06T14:00:00.000Z');
  });
  it('the same address cannot be added twice', async () => {
    const again = await t.ledger.handle({ ...order('AddFeed', data), on: 'feed-2' }, feed);
    expect(again).toMatchObject({ refused: true, reason: 'not-unique' });
  });
});
