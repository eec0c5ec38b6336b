import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAfter } from '../../kernel/testing/given.ts';
import type { Agreement } from '../agreement/agreement.ts';
import { agreement } from '../agreement/decider.ts';
import { drafted, termsSet, untilAligned } from '../agreement/examples.ts';
import { redlineBetween } from './redline.ts';
import { wordsChanged } from './words.ts';

const first = stateAfter(agreement, [drafted]);
if (first === null) throw new Error('no agreement');
const withClauses = (names: readonly string[], change: Partial<Agreement> = {}): Agreement => ({
  ...first,
  clauses: names.map((name) => {
    const [id = '', words = id] = name.split('=');
    return { id, heading: { en: id, eo: id }, text: { en: words, eo: words }, behind: [], version: 1 };
  }),
  ...change,
});
const kinds = (before: readonly string[], after: readonly string[]) =>
  redlineBetween(withClauses(before), withClauses(after)).clauses.map((c) => `${c.clause} ${c.kind} ${c.numberBefore}>${c.number}`);

describe('two wordings', () => {
  it.each([
    ['en', 'Each party pays a tenth.', 'Each party pays a fifth.', ['tenth'], ['fifth']],
    ['ur', 'ہر فریق ماہانہ رپورٹ دیتا ہے۔', 'ہر فریق ہفتہ وار رپورٹ دیتا ہے۔', ['ماہانہ'], ['ہفتہ وار']],
    ['ja', '両国は毎月報告する。', '両国は毎週報告する。', ['毎月'], ['毎週']],
  ])('in %s differ by whole words', (language, before, after, removed, added) => {
    const { runs } = wordsChanged(before, after, language);
    const of = (kind: string) => runs.filter((r) => r.kind === kind).map((r) => r.text.trim());
    expect([of('removed').join(' '), of('added').join(' ')]).toEqual([removed.join(' '), added.join(' ')]);
  });
  it('come back whole from their runs, in any language', () => {
    const words = fc.array(fc.constantFrom('one', 'two', 'تین', 'چار', '。', '(5%)', 'ЗМІНА', '毎月', ' ', '\n'), { maxLength: 25 });
    fc.assert(
      fc.property(words, words, fc.constantFrom('en', 'ur', 'zh', 'km'), (a, b, language) => {
        const [before, after] = [a.join(' '), b.join(' ')];
        const { runs, same } = wordsChanged(before, after, language);
        const without = (kind: string) => runs.flatMap((r) => (r.kind === kind ? [] : [r.text])).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
        expect(same).toBe(before === after);
      }),
    );
  });
});

describe('a redline', () => {
  it('says of each clause what has become of it, and keeps what is gone where it stood', () => {
    expect(kinds(['a', 'b', 'c', 'd'], ['a=other', 'd', 'c', 'e'])).toEqual([
      'a changed 1>1',
      'b removed 2>',
      'd same 4>2',
      'c moved 3>3',
      'e added >4',
    ]);
    expect(kinds(['a', 'b'], ['b'])).toEqual(['a removed 1>', 'b same 2>1']);
    expect(kinds(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['c moved 3>1', 'a same 1>2', 'b same 2>3']);
  });
  it('is empty between a text and itself, and only then', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'a2'), { minLength: 1 });
    fc.assert(
      fc.property(names, names, (a, b) => {
        const redline = redlineBetween(withClauses(a), withClauses(b));
        expect(redline.same).toBe(a.join() === b.join());
        expect(redline.same).toBe(redline.clauses.every((c) => c.kind === 'same') && redline.terms.same);
        expect(redline.clauses.filter((c) => c.number !== '').map((c) => c.clause)).toEqual(b);
        expect(redline.clauses.map((c) => c.clause).sort()).toEqual([...new Set([...a, ...b])].sort());
      }),
    );
  });
  it('shows what one side changed in one language, and that the other has not followed', () => {
    const after = stateAfter(agreement, [...untilAligned.slice(0, 4), termsSet]);
    if (after === null) throw new Error('no agreement');
    const { clauses, terms, from, to } = redlineBetween(first, after);
    expect([from, to, terms.same]).toEqual([1, 3, false]);
    const changed = clauses.find((c) => c.clause === 'tables');
    expect(changed?.behind).toEqual(['eo']);
    expect(changed?.languages.map((l) => l.text.same)).toEqual([false, true]);
  });
});
