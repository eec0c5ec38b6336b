import { describe, expect, it } from 'vitest';
import { lettersOf } from './letters.ts';
import { type NoticeKind, noticeKinds } from './saying.ts';

const href = 'https://node.example.org/places/1';
const letters = (kind: NoticeKind) =>
  lettersOf({
    kind,
    title: { en: 'Tide school', ur: 'مدوجزر کا مکتب' },
    venue: { en: 'North harbour', ur: 'شمالی بندرگاہ' },
    until: { at: '2026-03-08T19:00:00.000Z', zone: 'Asia/Karachi' },
    href,
    file: 'https://node.example.org/credentials/1.json',
  });

describe('a letter', () => {
  it.each(noticeKinds)('of %s says the same in both languages, each in its own letters', (kind) => {
    const { en, ur } = letters(kind);
    expect([en.link?.href, ur?.link?.href]).toEqual([href, href]);
    expect(ur?.paragraphs).toHaveLength(en.paragraphs.length);
    const words = [ur?.subject, ur?.link?.words, ...(ur?.paragraphs ?? [])].join(' ').replaceAll(/https?:\S+/g, '');
    expect(words.match(/[A-Za-z]+/g)).toBeNull();
    expect([en.subject, en.link?.words, ...en.paragraphs].join(' ')).not.toMatch(/undefined|[\u0600-\u06ff]/);
    // A subject is one line of a mail.
    expect(en.subject.length).toBeLessThan(80);
  });
  it('tells the last day where the call is, not the instant after it', () => {
    expect(letters('offered').en.paragraphs.join(' ')).toContain('the end of 8 March 2026 (Pakistan Standard Time)');
    expect(letters('expiring').en.paragraphs.join(' ')).toContain('the end of 8 March 2026');
  });
  it('speaks English of what has no name in the reader’s language', () => {
    const { ur } = lettersOf({ kind: 'lost', title: { en: 'Tide school' }, href });
    expect(ur?.subject).toContain('Tide school');
  });
});
