import { describe, expect, it } from 'vitest';
import { findQuote } from './quote.ts';

const text =
  'The envoy said: “We’ll open a lab – the first of its kind – in Ibex Bay.”  Both sides then agreed to\nshare 𝒳-ray data… weekly.';
const slice = (quote: string) => {
  const found = findQuote(text, quote);
  return found ? text.slice(found.start, found.end) : null;
};

describe('finding a quote', () => {
  it('takes an exact quote as it is', () => {
    expect(slice('Both sides then agreed')).toBe('Both sides then agreed');
  });
  it('finds a quote whose marks, dashes, spaces and case differ and gives back the original', () => {
    expect(slice('"we\'ll open a lab - the first of its kind - in ibex bay."')).toBe(
      'We’ll open a lab – the first of its kind – in Ibex Bay',
    );
    expect(slice('agreed to share 𝒳-ray data... weekly')).toBe('agreed to\nshare 𝒳-ray data… weekly');
  });
  it('does not find what is not there', () => {
    expect(slice('We’ll open two labs')).toBeNull();
    expect(slice('agreed to share X-ray data')).toBeNull();
    expect(slice('  ')).toBeNull();
  });
  it('does not cut words', () => {
    expect(slice('oth SIDES then agree')).toBeNull();
  });
  it('looks in the named sentence first', () => {
    const twice = 'They will meet. Later they will meet again.';
    expect(findQuote(twice, 'they will meet', 16, 43)).toEqual({ start: 22, end: 36 });
  });
});
