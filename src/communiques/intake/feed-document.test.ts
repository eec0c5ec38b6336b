import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { mostEntries, parseFeed } from './feed-document.ts';

const base = 'https://post.example/feed.xml';
const entries = (xml: string, cut = false) => {
  const feed = parseFeed(xml, base, cut);
  if (isRefusal(feed)) throw new Error(feed.reason);
  return feed.entries;
};
const reason = (xml: string) => {
  const feed = parseFeed(xml, base);
  return isRefusal(feed) ? feed.reason : 'read';
};
const item = (n: number) =>
  `<item><title>Talks &amp; more ${n}</title><link>/talks/${n}</link><pubDate>Wed, 05 Mar 2025 08:00:00 GMT</pubDate></item>`;
const rss = (inside: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>${inside}</channel></rss>`;

describe('a feed', () => {
  it('in RSS gives titles, whole addresses and days', () => {
    expect(entries(rss(item(1)))).toEqual([
      { title: 'Talks & more 1', url: 'https://post.example/talks/1', published: '2025-03-05', content: null },
    ]);
  });
  it('in Atom takes the alternate link and the content', () => {
    const content = `&lt;p&gt;${'word '.repeat(120)}&lt;/p&gt;`;
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>A</title><link rel="self" href="/self"/>
      <link rel="alternate" href="https://post.example/a"/><updated>2025-03-05T08:00:00Z</updated><content type="html">${content}</content></entry></feed>`;
    expect(entries(atom)).toMatchObject([
      { url: 'https://post.example/a', published: '2025-03-05', content: `<p>${'word '.repeat(120)}</p>` },
    ]);
  });
  it('in RDF has its items beside the channel', () => {
    expect(entries(`<rdf:RDF><channel><title>Post</title></channel>${item(2)}</rdf:RDF>`)).toHaveLength(1);
  });
  it('of one thousand entries is bounded, and entries without a web address are left out', () => {
    expect(entries(rss(Array.from({ length: 1_000 }, (_, n) => item(n)).join('')))).toHaveLength(mostEntries);
    expect(entries(rss('<item><title>x</title><link>javascript:alert(1)</link></item>'))).toEqual([]);
  });
  it('that never ends is cut at its last whole entry', () => {
    expect(entries(`<rss><channel>${item(1)}${item(2)}<item><title>Hal`, true).map((e) => e.url)).toEqual([
      'https://post.example/talks/1',
      'https://post.example/talks/2',
    ]);
  });
  it('with definitions of its own is refused', () => {
    expect(reason('<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>')).toBe('feed-with-definitions');
  });
  it('that is something else is refused', () => {
    expect(reason('<html><body>No feed</body></html>')).toBe('feed-not-recognised');
    expect(reason('plain words')).toBe('feed-not-recognised');
  });
});
