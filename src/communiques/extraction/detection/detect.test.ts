import { describe, expect, it } from 'vitest';
import { segment } from '../segmentation/segment.ts';
import { detect } from './detect.ts';

const text = `TAKARA, 4 May - Norland and Sudmark signed a memorandum of understanding on a joint training programme for network engineers.

The two sides agreed to set up a working group on cybersecurity. The minister praised the long friendship of the two peoples.

Ambassador Lena Holt proposed that Sudmark host a workshop for startups in the autumn.`;

const found = (given: string) => detect(segment(given), given).filter(({ band }) => band !== 'hidden');

describe('finding promises', () => {
  it('finds what was signed, agreed and proposed, and passes over praise', () => {
    const quotes = found(text).map(({ start, end }) => text.slice(start, end));
    expect(quotes).toHaveLength(3);
    expect(quotes[0]).toContain('signed a memorandum');
    expect(quotes[1]).toContain('agreed to set up a working group');
    expect(quotes[2]).toContain('host a workshop');
  });
  it('gives spans in reading order that do not overlap, with the rule that spoke', () => {
    const spans = detect(segment(text), text);
    for (const [i, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
    expect(found(text).flatMap(({ evidence }) => evidence.map(({ rule }) => rule))).toContain('agreed/joint');
  });
  it('answers the same twice', () => {
    expect(detect(segment(text), text)).toEqual(detect(segment(text), text));
  });
  it('finds nothing in an empty text, in marks, or in one endless word', () => {
    for (const given of ['', '?! ... ---', 'x'.repeat(20_000)]) expect(found(given)).toEqual([]);
  });
  it('reads a very long text in a time that grows with its length only', () => {
    const long = `${text}\n\n`.repeat(200);
    expect(found(long).length).toBeGreaterThan(200);
  });
});
