import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiDocument, misfit, operationsOf } from './testing/document.ts';
import { openTestNode, type TestNode } from './testing/node.ts';

let t: TestNode;
let document: ApiDocument;
beforeAll(async () => {
  t = await openTestNode();
  document = (await (await t.request('/api/openapi.json')).json()) as ApiDocument;
}, 60_000);
afterAll(() => t.close());

test('an independent reader finds the document to be OpenAPI 3.1', async () => {
  expect(document.openapi).toBe('3.1.0');
  expect(await new Validator().validate(JSON.parse(JSON.stringify(document)))).toMatchObject({ valid: true });
});
test('every operation has a name of its own and says how it can fail', () => {
  const operations = operationsOf(document);
  expect(operations.length).toBeGreaterThanOrEqual(29);
  expect(new Set(operations.map((o) => o.operation.operationId)).size).toBe(operations.length);
  for (const { operation } of operations) {
    expect(
      Object.keys(operation.responses).some((s) => s.startsWith('4')),
      operation.operationId,
    ).toBe(true);
    expect(
      Object.keys(operation.responses).some((s) => s.startsWith('2')),
      operation.operationId,
    ).toBe(true);
  }
});
test('whatever writes says that it needs a key', () => {
  const open = operationsOf(document).filter((o) => o.method === 'post' && o.operation.security === undefined);
  expect(open.map((o) => o.operation.operationId)).toEqual([]);
});
test('nothing is called nullable: a null is one of the types', () => {
  expect(JSON.stringify(document)).not.toContain('"nullable"');
  expect(JSON.stringify(document)).toContain('["string","null"]');
});
test('every example fits its schema', () => {
  for (const { operation } of operationsOf(document)) {
    const answers = [...(operation.requestBody ? [operation.requestBody] : []), ...Object.values(operation.responses)];
    for (const { content } of answers) {
      for (const [type, { schema, example }] of Object.entries(content ?? {})) {
        expect(example, `${operation.operationId} ${type}`).toBeDefined();
        expect(misfit(document, schema, example), operation.operationId).toBeNull();
      }
    }
  }
});
test('the page explains every operation, in both languages and without scripts of its own', async () => {
  for (const language of ['en', 'ur']) {
    const page = await (await t.request(`/api?lang=${language}`)).text();
    for (const { operation } of operationsOf(document)) expect(page).toContain(`id="${operation.operationId}"`);
    expect(page).toContain(`lang="${language}"`);
  }
});
