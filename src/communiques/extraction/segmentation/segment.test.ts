import { describe, expect, it } from 'vitest';
import { segment } from './segment.ts';

const cutSentences = (text: string) => segment(text).sentences.map((sentence) => text.slice(sentence.start, sentence.end));
const cutTokens = (text: string) => segment(text).tokens.map((token) => text.slice(token.start, token.end));

describe('segmentation', () => {
  it('does not end a sentence at a title, an initial or a company form', () => {
    expect(cutSentences('H.E. Dr. B. Noor met Acme Co. Ltd. of Oslo. They agreed to build a cable.')).toEqual([
      'H.E. Dr. B. Noor met Acme Co. Ltd. of Oslo.',
      'They agreed to build a cable.',
    ]);
  });
  it('ends a sentence at an abbreviation when the next word starts one', () => {
    expect(cutSentences('The visitors came from the U.S. The hosts thanked them.')).toHaveLength(2);
  });
  it('keeps a closing quotation mark with its sentence', () => {
    expect(cutSentences('“We shall host them.” The envoy smiled.')).toEqual(['“We shall host them.”', 'The envoy smiled.']);
  });
  it('keeps a list number with its sentence', () => {
    expect(cutSentences('1. The Sides agreed to meet.')).toEqual(['1. The Sides agreed to meet.']);
  });
  it('tells headings, leads, items and noise from body text', () => {
    const text =
      'New bridge for data\n\nThe ministers met.\n\nThey agreed:\n(a) to open a laboratory;\n(b) to meet again.\n\nFollow us on our WhatsApp Channel';
    expect(segment(text).paragraphs.map((paragraph) => paragraph.kind)).toEqual(['heading', 'body', 'lead', 'item', 'item', 'noise']);
  });
  it('joins hard-wrapped lines', () => {
    expect(
      segment('The two ministries will run a shared training course for\nyoung engineers from both countries.').paragraphs,
    ).toHaveLength(1);
  });
  it('cuts the possessive and two countries joined by a hyphen, and keeps compound words', () => {
    expect(cutTokens('Türkiye’s start-up met the Chile-Peru group, 1,200 people')).toEqual([
      'Türkiye',
      '’s',
      'start-up',
      'met',
      'the',
      'Chile',
      '-',
      'Peru',
      'group',
      ',',
      '1,200',
      'people',
    ]);
  });
  it('gives nothing for an empty text', () => {
    expect(segment('')).toEqual({ paragraphs: [], sentences: [], tokens: [] });
  });
});
