import { describe, expect, it } from 'vitest';
import type { ThreadMention } from '../extraction.ts';
import { linkScore } from './link.ts';
import { signatureOf, signatureOverlap, syndicated } from './syndication.ts';
import { threadMentions } from './threads.ts';

const mention = (id: string, quote: string, more: Partial<ThreadMention> = {}): ThreadMention => ({
  id,
  article: id.slice(0, 1),
  pair: 'NO-PE',
  date: '2025-01-01',
  quote,
  summary: quote,
  stage: 'proposed',
  topic: 'agriculture',
  topic2: null,
  instrument: 'platform',
  ...more,
});
const first = mention('a1', 'Peru proposed a shared anchovy stock register');
const later = mention('b1', 'the shared anchovy stock register was opened in Callao', { stage: 'done', date: '2026-02-01' });
const other = mention('b2', 'ten scholarships for marine engineers', { instrument: 'training', topic: 'education' });
const mentions = [first, later, other];

describe('threads', () => {
  it('joins the same thing over time and keeps others apart', () => {
    const { threads } = threadMentions(mentions);
    expect(threads.get('a1')).toBe(threads.get('b1'));
    expect(threads.get('b2')).not.toBe(threads.get('a1'));
  });
  it('names threads by slugs that do not change', () => {
    const names = [...threadMentions(mentions).threads.values()];
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
    expect([...threadMentions(mentions).threads.values()]).toEqual(names);
  });
  it('never joins across pairs of countries', () => {
    const abroad = { ...later, id: 'c1', pair: 'CL-NO' };
    const { threads } = threadMentions([first, abroad]);
    expect(threads.get('a1')).not.toBe(threads.get('c1'));
    expect(linkScore(first, abroad)).toEqual({ score: 0, reasons: [] });
  });
  it('keeps what an officer joined and parted', () => {
    const joined = threadMentions(mentions, { mustLink: [['a1', 'b2']] }).threads;
    expect(joined.get('a1')).toBe(joined.get('b2'));
    const parted = threadMentions(mentions, { cannotLink: [['b1', 'a1']] });
    expect(parted.threads.get('a1')).not.toBe(parted.threads.get('b1'));
    expect(parted.suggested).toEqual([]);
  });
  it('does not join two that were parted by way of a third', () => {
    const third = mention('c1', 'the shared anchovy stock register');
    const { threads } = threadMentions([first, later, third], { cannotLink: [['a1', 'b1']] });
    expect(threads.get('a1')).not.toBe(threads.get('b1'));
  });
  it('suggests what is likely but not sure', () => {
    const { suggested, threads } = threadMentions(mentions, { threshold: 0.999 });
    expect(threads.get('a1')).not.toBe(threads.get('b1'));
    expect(suggested[0]).toMatchObject({ a: 'a1', b: 'b1' });
  });
  it('gives reasons in words', () => {
    const { reasons, score } = linkScore(first, later);
    expect(score).toBeGreaterThan(0.25);
    expect(reasons.join('; ')).toContain('“anchovy”');
    expect(reasons).toContain('both are a matter of platform');
  });
  it('bears none', () => {
    expect(threadMentions([]).threads.size).toBe(0);
  });
});

const report = Array.from({ length: 60 }, (_, at) => `The committee looked at harbour number ${at} and found ${at * 7} boats there.`).join(
  ' ',
);
const rewritten = Array.from(
  { length: 60 },
  (_, at) => `Some ${at * 3} vessels lie in port ${at}, officials told reporters after their round trip.`,
).join(' ');

describe('copies of a report', () => {
  it('are told by shared runs of words, also when the end is cut', () => {
    expect(syndicated(report, `NEW HEADLINE\n\n${report.slice(0, 2500)}`)).toBeGreaterThan(0.9);
    expect(syndicated(report, rewritten)).toBeLessThan(0.05);
    expect(syndicated('', report)).toBe(0);
  });
  it('are told by their stored marks as well', () => {
    const mark = signatureOf(report);
    expect(mark.length).toBeLessThan(1100);
    expect(signatureOverlap(mark, signatureOf(`NEW HEADLINE\n\n${report}`))).toBeGreaterThan(0.9);
    expect(signatureOverlap(mark, signatureOf(rewritten))).toBeLessThan(0.05);
    expect(signatureOverlap(mark, signatureOf(''))).toBe(0);
  });
});
