import type { Instant } from '../../kernel/time/time.ts';

export interface FeedEntry {
  /** A permanent IRI. */
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly updated: Instant;
  readonly published?: Instant;
  /** Plain text. */
  readonly summary: string;
}
export interface Feed {
  /** The address the feed was asked for: its id and `rel=self`. */
  readonly self: string;
  /** The page it is the feed of. */
  readonly page: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly author: string;
  readonly language: string;
  /** When nothing is in it yet: when the node began. */
  readonly updated: Instant;
  readonly entries: readonly FeedEntry[];
}

/** XML 1.0 §2.2 allows no control characters but tab and line ends; they are dropped. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"']/g, (ch) => `&#${ch.charCodeAt(0)};`);

/** An Atom feed (RFC 4287): id, title, updated on feed and entry; the author stands on the feed for all entries. */
export const atom = (feed: Feed): string => {
  const newest =
    feed.entries
      .map((e) => e.updated)
      .sort()
      .at(-1) ?? feed.updated;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">
<id>${xml(feed.self)}</id><title>${xml(feed.title)}</title>${feed.subtitle ? `<subtitle>${xml(feed.subtitle)}</subtitle>` : ''}
<updated>${newest}</updated><author><name>${xml(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/><link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
${feed.entries
  .map(
    (e) =>
      `<entry><id>${xml(e.id)}</id><title>${xml(e.title)}</title><updated>${e.updated}</updated>${
        e.published ? `<published>${e.published}</published>` : ''
      }<link rel="alternate" type="text/html" href="${xml(e.address)}"/><summary>${xml(e.summary)}</summary></entry>`,
  )
  .join('\n')}
</feed>
`;
};
