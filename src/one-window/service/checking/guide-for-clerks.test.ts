import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { laboratory } from '../../forms/examples.ts';
import { typeErrors } from '../../forms/expressions.ts';
import { applicantKinds, Definition, fileKinds, questionKinds, Task } from '../definition.ts';

const docs = join(import.meta.dirname, '../../../../docs');
const guide = readFileSync(join(docs, 'write-a-service.md'), 'utf8');
const example = readFileSync(join(docs, 'examples/visiting-researcher.yaml'), 'utf8');

test('every piece of YAML in the guide for clerks stands in its example', () => {
  const pieces = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, piece = '']) => piece);
  expect(pieces.length).toBeGreaterThan(6);
  for (const piece of pieces) expect(example).toContain(piece);
});

test('the guide leaves out no kind and no key that a service can have', () => {
  for (const kind of [...questionKinds, ...applicantKinds, ...fileKinds]) expect(guide).toContain(kind);
  const unsaid = ['id', 'summary', 'sections', 'documents', 'stages', 'tests', 'title'];
  for (const key of [...Object.keys(Definition.shape), ...Object.keys(Task.shape)]) {
    if (!unsaid.includes(key)) expect(guide, `the guide says nothing of ${key}`).toMatch(new RegExp(`\\b${key}\\b`));
  }
});

test('every condition the guide shows is one', () => {
  const ask = (id: string, kind: string, more = {}) => ({ id, kind, label: { en: id }, ...more });
  const options = [{ id: 'other', text: { en: 'Other' } }];
  const director = [ask('nationality', 'country'), ask('share', 'number')];
  const questions = [
    ask('field', 'choice', { options }),
    ask('sells', 'choices', { options }),
    ask('venues', 'ranking', { options: [{ id: 'lahore', text: { en: 'Lahore' } }] }),
    ask('jobs', 'number'),
    ask('capital', 'money'),
    ask('directors', 'group', { entries: director }),
    ask('stay', 'date-range'),
    ask('born', 'date'),
  ];
  const definition = Definition.parse({
    ...laboratory,
    sections: [{ id: 's', title: { en: 's' }, groups: [{ id: 'g', title: { en: 'g' }, questions }] }],
  });
  const [, table = ''] = /## Conditions([\s\S]*?)## Documents/.exec(guide) ?? [];
  const shown = [...table.matchAll(/^\| `(.*?)` \|/gm)].flatMap(([, cell = '']) => cell.split('`, `'));
  expect(shown.length).toBeGreaterThan(8);
  for (const condition of shown) expect(typeErrors(definition, condition), condition).toEqual([]);
});
