import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../../../identity/pack/load-pack.ts';
import { Definition } from '../definition.ts';
import { digestOf } from '../digest.ts';
import { diff } from '../diff.ts';
import { readService } from './load-services.ts';

const root = join(import.meta.dirname, '../../../..');
const { pack } = loadPack(join(root, 'packs/pakistan'));
if (pack === undefined) throw new Error('the pack in the repository is sound');
const file = join(root, 'docs/examples/visiting-researcher.yaml');
const plain = readFileSync(file, 'utf8');

/** The example of the guide, with a review beside the host's task, and a ranking. */
const review = `clock: P15D
        criteria:
          - { id: motivation, title: { en: Motivation }, most: 10, weight: 2 }
          - { id: method, title: { en: Method }, most: 5, weight: 1 }
        notBy: [host-consent]
        notFrom: { by: host, organisations: { university: nust } }
`;
const ranking = `          - id: cities
            kind: ranking
            max: 2
            label: { en: Where? }
            options:
              - { id: lahore, text: { en: Lahore } }
              - { id: karachi, text: { en: Karachi } }
          - id: host
`;
const must = (source: string, from: string, to: string): string => {
  expect(source, 'the text to spoil must be there').toContain(from);
  return source.replace(from, () => to);
};
const sound = must(must(plain, 'clock: P15D\n', review), '          - id: host\n', ranking);
const read = (source: string) => readService(file, source, pack);
const errorsIn = (source: string) => (read(source).errors ?? []).map((e) => `${e.line}:${e.column}: ${e.message}`);

test('a service with reviews and a ranking is sound', () => {
  expect(errorsIn(sound)).toEqual([]);
});

const gap = (one: string, other: string) => `silence: approve\n        when: gap(scores['${one}'], scores['${other}']) > 20.0`;
test.each([
  [
    '{ id: motivation, title: { en: Motivation }, most: 10, weight: 2 }',
    '{ id: motivation, title: { en: Motivation }, most: 10 }',
    '{ id: motivation',
    '“weight” is missing',
  ],
  ['most: 10, weight: 2', 'most: 0, weight: 2', '0, weight', ''],
  ['{ id: method,', '{ id: motivation,', 'motivation,', 'the criterion “motivation” is there twice'],
  ['notBy: [host-consent]', 'notBy: [host-consnt]', 'host-consnt', 'there is no task “host-consnt”; did you mean “host-consent”?'],
  ['notBy: [host-consent]', 'notBy: [security]', 'security]', 'whoever decides “security” cannot be somebody else'],
  ['notFrom: { by: host,', 'notFrom: { by: hosts,', 'hosts', 'there is no question “hosts”; did you mean “host”?'],
  ['notFrom: { by: host,', 'notFrom: { by: stay,', 'stay,', 'an institution goes by a choice, and “stay” is a date-range'],
  [
    'organisations: { university: nust }',
    'organisations: { univrsity: nust }',
    'univrsity',
    'there is no option “univrsity”; did you mean “university”?',
  ],
  ['organisations: { university: nust }', 'organisations: { university: nutz }', 'nutz', 'there is no organisation “nutz”'],
  [
    '        notBy:',
    '        silence: approve\n        notBy:',
    'approve\n        notBy',
    'silence cannot give points, which an approval of “security” needs',
  ],
  ['        notBy:', '        blind: true\n        notBy:', '', '“security” is blind, and would see the person in “researcher”'],
  [
    'kind: approve, label: { en: No objection',
    'kind: refuse, reasons: [{ id: x, text: { en: X } }], label: { en: No objection',
    '',
    '“security” is scored, and none of its decisions approves',
  ],
  ['silence: approve', gap('security', 'visa-letter'), "'visa-letter'", '“visa-letter” gives no points: it has no criteria'],
  ['silence: approve', gap('security', 'securty'), "'securty'", 'there is no task “securty”; did you mean “security”?'],
  ["when: field == 'cryptography'", "when: scores['visa-letter'] > 5.0", "'visa-letter'", '“visa-letter” need not have ended yet'],
  ["when: field == 'cryptography'", "when: scores['security'] > 5.0", "'security'", '“security” need not have ended yet'],
  ["when: field == 'other'", "when: scores['security'] > 5.0", "'security'", 'no task has ended yet when this is asked'],
  ["when: field == 'other'", 'when: field != cities', 'field != ', '“!=” does not go between string and list<string>'],
  ['silence: approve', "silence: approve\n        when: gap(scores['security']) > 5.0", '', ''],
  ['max: 2\n', 'max: 9\n', '9', '“max” can be at most 2 here'],
  ['max: 2\n', 'min: 2\n            max: 1\n', '2', 'the least (2) is more than the most (1)'],
  ['            max: 2\n', '            guide: true\n', 'true', 'the guide asks simple questions; a ranking is for the form'],
  [
    "when: field == 'cryptography'",
    'when: "\'lahor\' in cities"',
    "'lahor'",
    'there is no option of “cities” “lahor”; did you mean “lahore”?',
  ],
])('%j turned into %j is told with its place', (from, to, at, message) => {
  const spoilt = must(sound, from, to);
  const errors = errorsIn(spoilt).join('\n');
  expect(errors).toContain(message);
  expect(errors).not.toBe('');
  if (at === '') return undefined;
  const offset = spoilt.indexOf(at, sound.indexOf(from));
  const before = spoilt.slice(0, offset);
  return expect(errors).toContain(`${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}: `);
});

test('a ranking without options, or with more than eight places, is told', () => {
  const bare = must(
    sound,
    '            options:\n              - { id: lahore, text: { en: Lahore } }\n              - { id: karachi, text: { en: Karachi } }\n',
    '',
  );
  expect(errorsIn(bare).join()).toContain('the ranking “cities” needs options');
  const many = Array.from({ length: 12 }, (_, i) => `              - { id: v${i}, text: { en: V${i} } }\n`).join('');
  const long = must(sound, '              - { id: lahore,', `${many}              - { id: lahore,`);
  expect(errorsIn(long)).toEqual([]);
  expect(errorsIn(must(long, 'max: 2\n', 'max: 9\n')).join()).toContain('“max” can be at most 8 here');
});

test('two conditions that ask for each other’s scores can never both be asked', () => {
  const waiting = (task: string) => `        after: [${task}]\n        when: scores['${task}'] >= 0.0\n`;
  const own = must(sound, "        when: field == 'cryptography'\n", "        when: scores['security'] >= 0.0\n");
  expect(errorsIn(own).join()).toContain('“security” need not have ended yet');
  const circle = must(
    must(sound, "        when: field == 'cryptography'\n", "        after: [host-consent]\n        when: scores['security'] > 1.0\n"),
    '        remind: P3D\n',
    waiting('security'),
  );
  expect(errorsIn(circle).join()).toContain('these wait for each other and would never begin');
});

test('what a published version was told apart by stays the same, and each new word is a change', () => {
  const before = read(plain).definition;
  const after = read(must(sound, 'lead: hec', 'intake: calls\nlead: hec')).definition;
  if (before === undefined || after === undefined) throw new Error('both are sound');
  expect(JSON.stringify(before)).not.toMatch(/intake|criteria|notBy|notFrom|blind/);
  expect(digestOf(Definition.parse(JSON.parse(JSON.stringify(before))))).toBe(digestOf(before));
  const said = diff(before, after).flatMap((c) => [`${c.area} ${c.id} ${c.change}`, ...c.parts.map((p) => `${c.id} ${p.part}: ${p.to}`)]);
  for (const change of [
    'visiting-researcher intake: calls',
    'question cities added',
    'criterion security/motivation added',
    'security not-by: host-consent',
    'security not-from: host: university → nust',
  ])
    expect(said).toContain(change);
});
