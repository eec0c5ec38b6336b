import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { atom } from './atom.ts';

test('a feed is well-formed whatever the titles hold', () => {
  const text = atom({
    self: 'https://x.example/f.atom?a=1&b=2',
    page: 'https://x.example/',
    title: 'A <b> & "c" \u0000\ud800',
    author: 'Daricha',
    language: 'en',
    updated: '2026-01-01T00:00:00.000Z',
    entries: [{ id: 'urn:uuid:1', title: ']]>', address: 'https://x.example/1', updated: '2026-02-01T00:00:00.000Z', summary: 'دریچہ' }],
  });
  expect(XMLValidator.validate(text)).toBe(true);
  const { feed } = new XMLParser({ ignoreAttributes: false }).parse(text);
  expect(feed.updated).toBe('2026-02-01T00:00:00.000Z');
  expect(feed.entry.summary).toBe('دریچہ');
});
