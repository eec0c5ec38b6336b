import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../../../identity/pack/load-pack.ts';
import { loadServices, readService } from './load-services.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'packs/pakistan');
const { pack } = loadPack(folder);
if (pack === undefined) throw new Error('the pack in the repository is sound');

const example = join(root, 'docs/examples/visiting-researcher.yaml');
const sound = readFileSync(example, 'utf8');
const errorsIn = (source: string, file = example) =>
  (readService(file, source, pack).errors ?? []).map((e) => `${e.line}:${e.column}: ${e.message}`);
const placeOf = (source: string, offset: number): string => {
  const before = source.slice(0, offset);
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
};
/** Plants a mistake; `at` (else the whole) is the piece of the spoilt text that should be pointed at. */
const plant = (source: string, from: string, to: string, at = to) => {
  expect(source, 'the text to spoil must be there').toContain(from);
  const start = source.indexOf(from);
  const spoilt = source.slice(0, start) + to + source.slice(start + from.length);
  expect(to).toContain(at);
  return { spoilt, place: placeOf(spoilt, start + to.indexOf(at)) };
};

test('the example of the guide for clerks is sound, and its tests pass', () => {
  expect(errorsIn(sound)).toEqual([]);
  expect(readService(example, sound, pack).definition?.tests).toHaveLength(2);
});

test('the services of the pack are sound', () => {
  const names = readdirSync(join(folder, 'services')).filter((name) => name.endsWith('.yaml'));
  const { services, files, errors } = loadServices(folder, pack);
  expect(errors).toBeUndefined();
  expect(services?.map(({ id }) => `${id}.yaml`)).toEqual(names.sort());
  expect(files?.map(({ file }) => basename(file))).toEqual(names);
});

test('a folder without services has none', () => {
  expect(loadServices(join(root, 'docs'), pack).services).toEqual([]);
});

type Mistake = readonly [from: string, to: string, at: string, message: string];
const ids: readonly Mistake[] = [
  [
    'id: visiting-researcher',
    'id: visiting-scientist',
    'visiting-scientist',
    'the service is called “visiting-scientist” but its file “visiting-researcher”',
  ],
  ['id: stay', 'id: host', 'host', 'the question “host” is there twice'],
  ['{ id: no-space,', '{ id: no-supervisor,', 'no-supervisor', 'the reason “no-supervisor” is there twice'],
  ['id: other_field', 'id: today', 'today', '“today” means something else in conditions; choose another id'],
  ['id: other_field', 'id: if', 'if', '“if” means something else in conditions; choose another id'],
  ['{ id: curriculum-vitae, title', '{ id: host, title', 'host', '“host” is a question already; give the document another id'],
  ['- id: security\n', '- id: appeal-1\n', 'appeal-1', '“appeal-1” is kept for appeal; choose another id'],
  ['{ id: laboratory-closed', '{ id: sent-back', 'sent-back', '“sent-back” is kept for what waits for the applicant; choose another id'],
];
const schema: readonly Mistake[] = [
  ['summary:', 'sumary:', 'sumary', 'there is no “sumary” here; did you mean “summary”?'],
  ['kind: choice\n', 'kind: chioce\n', 'chioce', 'did you mean “choice”?'],
  ['clock: P10D', 'clock: 10 days', '10 days', 'a clock is working days such as P5D'],
  ['within: P30D', 'within: P30', 'P30', 'a period is such as P1Y, P6M or P90D'],
  [
    'sees: { sections: [visit], questions',
    'sees: { sections: [visit], question',
    'question',
    'there is no “question” here; did you mean “questions”?',
  ],
  ['title: { en: Passport, ur: پاسپورٹ }', 'title: { ur: پاسپورٹ }', '{ ur', '“en” is missing'],
  ['id: other_field', 'id: other-field', 'other-field', 'a question id is lower-case words joined by underscores'],
];
const names: readonly Mistake[] = [
  [
    'lead: hec-international',
    'lead: hec-internatonal',
    'hec-internatonal',
    'there is no office “hec-internatonal”; did you mean “hec-international”?',
  ],
  ['office: ntisb-policy', 'office: ntisb-polcy', 'ntisb-polcy', 'there is no office “ntisb-polcy”; did you mean “ntisb-policy”?'],
  ['science-park: nstp-partnerships }', 'science-park: nstp-partners }', 'nstp-partners', 'there is no office “nstp-partners”'],
  [
    'offices: { university: nust-international, science-park',
    'offices: { univrsity: nust-international, science-park',
    'univrsity',
    'there is no option “univrsity”; did you mean “university”?',
  ],
  [
    'university: nust-international, science-park: nstp-partnerships',
    'university: nust-international',
    '',
    'no office is named for “science-park”',
  ],
  ['by: host,', 'by: hosts,', 'hosts', 'there is no question “hosts”; did you mean “host”?'],
  ['by: host,', 'by: stay,', 'stay', 'an office goes by a choice, and “stay” is a date-range'],
  ['producedBy: host-consent', 'producedBy: host-consnt', 'host-consnt', 'there is no task “host-consnt”; did you mean “host-consent”?'],
  [
    'producedBy: host-consent',
    'producedBy: security',
    'security',
    'the task “security” does not produce “host-letter”: add it to its produces',
  ],
  ['produces: [host-letter]', 'produces: [host-leter]', 'host-leter', 'there is no document “host-leter”; did you mean “host-letter”?'],
  ['sees: { sections: [visit],', 'sees: { sections: [vist],', 'vist', 'there is no section “vist”; did you mean “visit”?'],
  [
    'questions: [stay, researcher, passport_number]',
    'questions: [stay, researcher, pasport_number]',
    'pasport_number',
    'there is no question “pasport_number”; did you mean “passport_number”?',
  ],
  [
    'documents: [passport, host-letter]',
    'documents: [passports, host-letter]',
    'passports',
    'there is no document “passports”; did you mean “passport”?',
  ],
  ['silence: approve', 'silence: aprove', 'aprove', 'there is no decision “aprove”; did you mean “approve”?'],
  ['silence: approve', 'silence: refuse', 'refuse', 'silence is consent'],
  ['remind: P3D', 'remind: P10D', 'P10D', 'a reminder 10 days before the end of a clock of 10 comes too early'],
  [
    'clock: P15D\n',
    'clock: P15D\n        after: [visa-letter]\n',
    'visa-letter',
    '“visa-letter” comes in a later stage, so “security” cannot wait for it',
  ],
  ['clock: P15D\n', 'clock: P15D\n        after: [security]\n', 'security', '“security” cannot wait for itself'],
  ['countries: partners', 'countries: [JP, DE]', 'DE', '“DE” is neither home nor a partner of this pack'],
  ['countries: partners', 'countries: [JP, QZ]', 'QZ', '“QZ” is no country of ISO 3166-1'],
  ['currency: PKR', 'currency: PKK', 'PKK', '“PKK” is no currency of ISO 4217; did you mean “'],
  ['{ en: Passport, ur:', '{ en: Passport, ud:', 'ud', '“ud” is not among the pack'],
  ['{researcher} is invited', '{resercher} is invited', '{resercher}', '“{resercher}” names no question; did you mean “researcher”?'],
  [
    'application {reference} of',
    'application {true_answers} of',
    '{true_answers}',
    '“{true_answers}” is a declaration, which does not fit into a sentence',
  ],
];
const kinds: readonly Mistake[] = [
  ['kind: text\n            when', 'kind: choice\n            when', 'choice', 'the choice “other_field” needs options'],
  [
    'kind: text, max: 20,',
    'kind: text, max: 20, options: [],',
    'options',
    'a question of kind text has no options; that is for choice, choices',
  ],
  ['kind: text, max: 20,', 'kind: group, max: 20,', 'group', 'the group “passport_number” needs entries'],
  ['kind: text, max: 20,', 'kind: text, min: 21, max: 20,', '21', 'the least (21) is more than the most (20)'],
  ['kind: text, max: 20,', 'kind: text, max: 2.5,', '2.5', '“max” counts here: a whole number from 0'],
  ['kind: person, label', 'kind: file, guide: true, label', 'true', 'the guide asks simple questions; a file is for the form'],
  [
    'reasons: [{ id: controlled, text: { en: The work is under export control., ur: یہ کام برآمدی پابندی میں آتا ہے۔ } }]',
    'reasons: []',
    '',
    'the refusal “refuse” needs reasons to choose from',
  ],
];
const conditions: readonly Mistake[] = [
  ["when: field == 'cryptography'", "when: feild == 'cryptography'", 'feild', 'there is no “feild” to ask about; did you mean “field”?'],
  [
    "when: field == 'cryptography'",
    "when: field == 'criptography'",
    "'criptography'",
    'there is no option of “field” “criptography”; did you mean “cryptography”?',
  ],
  ["when: field == 'cryptography'", 'when: "host != \'x\' && field == 3"', 'field ==', '“==” does not go between string and int'],
  ["when: field == 'cryptography'", 'when: field', 'field', 'a condition answers true or false, and this gives string'],
  ["when: field == 'cryptography'", "when: field = 'cryptography'", "= '", 'to compare, write =='],
  [
    "when: field == 'cryptography'",
    "when: tasks['host-consent'] == 'approved'",
    "'host-consent'",
    '“host-consent” need not have ended yet',
  ],
  [
    "when: field == 'cryptography'",
    "when: tasks['host-consnt'] == 'approved'",
    "'host-consnt'",
    'there is no task “host-consnt”; did you mean “host-consent”?',
  ],
  [
    "when: field == 'cryptography'",
    'when: "\'pasport\' in attached"',
    "'pasport'",
    'there is no document “pasport”; did you mean “passport”?',
  ],
  [
    "when: field == 'cryptography'",
    "when: applicant.country == 'Japan'",
    "'Japan'",
    '“Japan” is no country of ISO 3166-1; write its two capitals',
  ],
  [
    "when: field == 'cryptography'",
    "when: >-\n          host == 'university' &&\n          applicant.kind == 'univ'",
    "'univ'",
    'there is no kind of applicant “univ”',
  ],
  [
    "when: field == 'other'",
    "when: researcher.name != ''",
    'researcher',
    '“researcher” is asked only later; a condition can use what was asked before',
  ],
  ["when: field == 'other'", "when: tasks['security'] == 'refused'", "'security'", 'no task has ended yet when this is asked'],
  ['stay.from, stay.to', 'stay.frm, stay.to', 'frm', 'there is no “frm” to ask about'],
];
const tests: readonly Mistake[] = [
  [
    'tasks: { host-consent: nust-international, security',
    'tasks: { host-consent: nust-international, securty',
    'securty',
    'there is no task “securty”; did you mean “security”?',
  ],
  ['answers: { field: cryptography', 'answers: { feild: cryptography', 'feild', 'there is no question “feild”; did you mean “field”?'],
  [
    'answers: { field: software',
    'answers: { field: cryptography',
    '',
    '“a programmer in a science park does not”: “security” was given, to ntisb-policy',
  ],
  [
    'host-consent: nstp-partnerships, visa',
    'host-consent: nust-international, visa',
    'nust-international',
    '“host-consent” went to nstp-partnerships, not to nust-international',
  ],
  ['documents: [passport, curriculum-vitae]\n  - name', 'documents: [passport]\n  - name', '', '“curriculum-vitae” was asked for too'],
  ['country: UZ', 'country: PK', '', 'a laboratory of PK may not apply for this service'],
  ['answers: { field: software', 'answers: { field: sofware', 'sofware', '“field” has no such option; did you mean “software”?'],
  [
    'answers: { field: software',
    'answers: { other_field: tea, field: software',
    'tea',
    '“other_field” is not asked with the other answers',
  ],
];

describe.each([
  ['ids', ids],
  ['keys and forms', schema],
  ['names', names],
  ['kinds of question', kinds],
  ['conditions', conditions],
  ['the tests it carries', tests],
])('a mistake in %s is told with its place', (_, mistakes) => {
  test.each(mistakes)('%j turned into %j', (from, to, at, message) => {
    const { spoilt, place } = plant(sound, from, to, at);
    const errors = errorsIn(spoilt);
    expect(errors.join('\n')).toContain(message);
    if (at !== '') expect(errors.join('\n')).toContain(`${place}: `);
    expect(errors.length).toBeLessThan(6);
  });
});

test('tasks that wait for each other are shown as the circle they are', () => {
  const { spoilt } = plant(sound, 'clock: P10D\n', 'clock: P10D\n        after: [security]\n');
  expect(errorsIn(spoilt)).toEqual([]);
  const { spoilt: circle } = plant(spoilt, 'clock: P15D\n', 'clock: P15D\n        after: [host-consent]\n');
  expect(errorsIn(circle)).toEqual([
    expect.stringContaining('these wait for each other and would never begin: host-consent → security → host-consent'),
  ]);
});

test('a text cut off by a comma is told to need quotes', () => {
  const { spoilt, place } = plant(sound, '"days_between(stay.from, stay.to) <= 365"', 'days_between(stay.from, stay.to) <= 365', 'stay.to');
  expect(errorsIn(spoilt)).toEqual([`${place}: there is no “stay.to) <= 365” here; within { } a text with a comma needs quotes around it`]);
});

test('the same mistakes are found in a large service of the pack', () => {
  const file = join(folder, 'services/invest-it-company.yaml');
  const large = readFileSync(file, 'utf8');
  for (const [from, to, at, message] of [
    ['lead: sifc-it-desk', 'lead: sifc-it-dask', 'sifc-it-dask', 'did you mean “sifc-it-desk”?'],
    ["when: company_exists == 'new'", "when: company_exist == 'new'", 'company_exist', 'did you mean “company_exists”?'],
    [
      "directors.exists(d, d.nationality != 'PK')",
      "directors.exists(d, d.nationalty != 'PK')",
      'nationalty',
      'did you mean “nationality”?',
    ],
    ["directors.exists(d, d.nationality != 'PK')", "directors.exists(d, d.nationality != 'PKK')", "'PKK'", 'is no country of ISO 3166-1'],
    ['currencies: [PKR, USD,', 'currencies: [PKR, USS,', 'USS', 'is no currency of ISO 4217'],
    ['producedBy: foreign-investment', 'producedBy: foreign-investments', 'foreign-investments', 'did you mean “foreign-investment”?'],
  ] as const) {
    const { spoilt, place } = plant(large, from, to, at);
    const errors = errorsIn(spoilt, file);
    expect(errors.join('\n')).toContain(message);
    expect(errors.join('\n')).toContain(`${place}: `);
  }
});

test('whatever becomes of a file, its mistakes have a place and nothing breaks', () => {
  const lines = sound.split('\n');
  const line = fc.nat(lines.length - 1);
  const words = fc.constantFrom(
    '*x',
    '{',
    ']',
    'null',
    '12',
    '"',
    "tasks['x']",
    '&a',
    '- - -',
    '\t',
    '!!map',
    '__proto__: 1',
    '<<: *a',
    'en',
  );
  fc.assert(
    fc.property(line, line, fc.nat(40), words, fc.constantFrom('drop', 'swap', 'insert', 'repeat'), (a, b, column, word, how) => {
      const spoilt = [...lines];
      const [one = '', other = ''] = [lines[a], lines[b]];
      if (how === 'drop') spoilt.splice(a, 1);
      if (how === 'swap') [spoilt[a], spoilt[b]] = [other, one];
      if (how === 'insert') spoilt[a] = `${one.slice(0, column)}${word}${one.slice(column)}`;
      if (how === 'repeat') spoilt.splice(a, 0, other);
      for (const error of readService(example, spoilt.join('\n'), pack).errors ?? []) {
        expect(error.line).toBeGreaterThan(0);
        expect(error.line).toBeLessThanOrEqual(spoilt.length + 1);
        expect(error.column).toBeGreaterThan(0);
        expect(error.message.length).toBeGreaterThan(5);
      }
    }),
    { numRuns: 80 },
  );
});
