import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { packSchemas } from './pack-schema.ts';
import { withHints } from './service-hints.ts';

const example = readFileSync(join(import.meta.dirname, '../docs/examples/visiting-researcher.yaml'), 'utf8');
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(packSchemas()['service.schema.json'] ?? '{}') as object);

test('an editor finds nothing wrong with the example, and finds a misspelt key', () => {
  expect(validate(parse(example))).toBe(true);
  expect(validate(parse(example.replace('clock: P10D', 'clok: P10D')))).toBe(false);
  expect(validate(parse(example.replace('clock: P10D', 'clock: ten days')))).toBe(false);
});

test('a hint whose place is gone is an error', () => {
  expect(() => withHints({ properties: { a: {} } }, { b: 'x' })).toThrow('these hints have no place in the schema: b');
});
