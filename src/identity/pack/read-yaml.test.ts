import { expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from './read-yaml.ts';

const texts = z.record(z.string(), z.string());

test.each([
  ['plain', 'a: field is zz', 'field is zz'],
  ['in double quotes', 'a: "say \\"hi\\" to zz"', 'say "hi" to zz'],
  ['in single quotes', "a: 'it''s zz'", "it's zz"],
  ['folded', 'a: >\n  one two\n  three zz\n', 'one two three zz\n'],
  ['literal', 'a: |\n  one\n    two zz\n', 'one\n  two zz\n'],
  ['plain over two lines', 'a: plain\n  folded zz', 'plain folded zz'],
])('a place within a text is found when it is %s', (_, source, value) => {
  const { value: read, within } = readYaml('x.yaml', source, texts);
  expect(read?.a).toBe(value);
  const before = source.slice(0, source.indexOf('zz'));
  const place = { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  expect(within?.(['a'], value.indexOf('zz'))).toEqual(place);
});

test('in a choice of forms the mistake in the form that was begun is told', () => {
  const schema = z.strictObject({
    sees: z.union([z.literal('everything'), z.strictObject({ questions: z.array(z.string()).default([]) })]),
  });
  expect(readYaml('x.yaml', 'sees: { question: [a] }', schema).errors).toEqual([
    { file: 'x.yaml', line: 1, column: 9, message: 'there is no “question” here; did you mean “questions”?' },
  ]);
  expect(readYaml('x.yaml', 'sees: { questions: [1] }', schema).errors).toMatchObject([{ line: 1, column: 21 }]);
  expect(readYaml('x.yaml', 'sees: everyone', schema).errors).toMatchObject([
    { line: 1, column: 7, message: expect.stringContaining('everything') },
  ]);
});

test('a reference to nothing is an error, not a crash', () => {
  expect(readYaml('x.yaml', 'a: *nowhere', texts).errors).toHaveLength(1);
  const bomb = Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [${i === 0 ? 'x' : `*b${i - 1}, `.repeat(9)}]`).join('\n');
  expect(readYaml('x.yaml', bomb, texts).errors?.length).toBeGreaterThan(0);
});
