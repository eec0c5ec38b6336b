import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { stateAfter } from '../../kernel/testing/given.ts';
import type { CandidateFields } from './candidate.ts';
import type { CommuniqueFact } from './communique.ts';
import { communique } from './decider.ts';
import * as eg from './examples.ts';
import { likeness, sameTextFrom, signatureOf } from './signature.ts';
import { contextOf, overlap, quoteHolds } from './span.ts';

const later = (id: string, fields: CandidateFields) => eg.foundAs(id, fields);
const again = (facts: readonly CommuniqueFact[], candidates: readonly object[]) => {
  const state = stateAfter(communique, facts);
  const data = { engine: 'rules', version: '2', parties: ['AX', 'BO'], meeting: null, note: null, candidates };
  const actor = { kind: 'system', id: 'system/reading', grants: [] } as const;
  const outcome = communique.decide({ id: 'c', type: 'RecordReading', on: 'one', actor, now: '2025-04-01T00:00:00.000Z', data }, state);
  if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return stateAfter(communique, [...facts, ...outcome]);
};
const shorter = (f: CandidateFields): CandidateFields => ({ ...f, quote: f.quote.slice(9), start: f.start + 9 });
const statuses = (state: ReturnType<typeof again>) => state?.candidates.map((c) => [c.id, c.status]);

describe('reading again', () => {
  it('leaves what officers decided, also where the passage moved a little', () => {
    const state = again(
      [eg.received, eg.read, eg.accepted, eg.rejected],
      [later('x', shorter(eg.groupFields)), later('y', shorter(eg.trainingFields))],
    );
    expect(statuses(state)).toEqual([
      ['group', 'accepted'],
      ['training', 'rejected'],
    ]);
  });
  it('does not bring a split passage back', () => {
    const state = again([eg.received, eg.read, eg.split], [later('x', eg.trainingFields)]);
    expect(statuses(state)).toEqual([
      ['train-a', 'waiting'],
      ['training', 'replaced'],
      ['train-b', 'waiting'],
    ]);
  });
  it('renews what nobody touched under its old id, adds what is new and drops what is gone', () => {
    const state = again([eg.received, eg.read], [later('x', { ...eg.groupFields, topic: 'ai' }), later('y', eg.fairFields)]);
    expect(state?.candidates.map((c) => [c.id, c.fields.topic, c.version])).toEqual([
      ['group', 'ai', '2'],
      ['fair', 'trade', '2'],
    ]);
  });
  it('drops quotes that are not in the text and says so', () => {
    const state = again([eg.received], [later('x', { ...eg.groupFields, quote: 'invented words' }), later('y', eg.fairFields)]);
    expect(state?.candidates.map((c) => c.id)).toEqual(['y']);
    expect(state?.reading?.note).toMatch(/^1 left out/);
  });
  it('takes two thousand candidates and no more', () => {
    const many = Array.from({ length: 2_100 }, (_, i) =>
      later(`n${i}`, { ...eg.groupFields, quote: eg.text[i % 100] ?? '', start: i % 100, end: (i % 100) + 1 }),
    );
    expect(again([eg.received], many)?.candidates).toHaveLength(2_000);
  });
  it('keeps parties and meeting that a person has set', () => {
    const state = again([eg.received, eg.partiesCorrected, eg.meetingCorrected], []);
    expect(state?.parties).toEqual(['AX', 'BO', 'SY']);
  });
});

describe('a signature', () => {
  const words = (n: number, from = 0) => Array.from({ length: n }, (_, i) => `word${(i + from) * 7}`).join(' ');
  it('knows a copy with another first line, and tells another text apart', () => {
    expect(likeness(signatureOf(words(400)), signatureOf(`CITY (Wire) ${words(400)} End.`))).toBeGreaterThan(sameTextFrom);
    expect(likeness(signatureOf(words(400)), signatureOf(words(400, 5_000)))).toBe(0);
    expect(likeness(signatureOf('???'), signatureOf('...'))).toBe(0);
  });
});

describe('a span', () => {
  it('holds its quote exactly, whatever the letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = Math.min(a, b) % text.length;
        const end = Math.max(start + 1, Math.min(text.length, Math.max(a, b)));
        const quote = text.slice(start, end);
        expect(quoteHolds(text, { start, end, quote })).toBe(true);
        expect(quoteHolds(text, { start, end, quote: `${quote}!` })).toBe(false);
        const { before, after } = contextOf(text, { start, end });
        expect(before.length + after.length).toBeLessThanOrEqual(400);
      }),
    );
    expect(overlap({ start: 0, end: 10 }, { start: 5, end: 15 })).toBeCloseTo(1 / 3);
    expect(overlap({ start: 0, end: 5 }, { start: 5, end: 15 })).toBe(0);
  });
});
