import { describe, expect, it } from 'vitest';
import { type Example, probabilities, pruned, train } from './regression.ts';

const example = (target: number, ...hashes: number[]): Example => ({
  features: { hashes, values: hashes.map(() => 1) },
  target,
  weight: 1,
});
const examples = Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? example(0, 1, 11) : example(1, 2, 11)));
const options = { passes: 20, rate: 0.1, l2: 0.001, least: 2, seed: 3, dropout: 0.2 };

describe('regression', () => {
  it('learns which feature speaks for which class', () => {
    const model = train(examples, ['left', 'right'], options);
    expect(probabilities(model, { hashes: [1], values: [1] })[0]).toBeGreaterThan(0.8);
    expect(probabilities(model, { hashes: [2], values: [1] })[1]).toBeGreaterThan(0.8);
  });
  it('gives the same weights for the same examples', () => {
    expect(train(examples, ['left', 'right'], options).weights).toEqual(train(examples, ['left', 'right'], options).weights);
  });
  it('leaves out features seen too seldom, and the weakest when pruned', () => {
    const model = train([...examples, example(0, 99)], ['left', 'right'], options);
    expect([...model.hashes].sort((a, b) => a - b)).toEqual([1, 2, 11]);
    expect([...pruned(model, 2).hashes].sort((a, b) => a - b)).toEqual([1, 2]);
  });
  it('is even about what it never saw', () => {
    const model = train(examples, ['left', 'right'], options);
    expect([...probabilities(model, { hashes: [7], values: [1] })]).toEqual([0.5, 0.5]);
  });
});
