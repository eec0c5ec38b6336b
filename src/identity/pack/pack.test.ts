import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { packSchemas } from '../../../build/pack-schema.ts';
import { checkPack, loadPack } from './load-pack.ts';
import { nearest } from './nearest.ts';

const root = join(import.meta.dirname, '../../..');
const sound = join(root, 'packs/pakistan');
const scratch: string[] = [];
afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the pack with one mistake planted; answers the errors with the scratch folder cut off. */
const withMistake = (file: string, from: string, to: string): readonly string[] => {
  const parent = mkdtempSync(join(tmpdir(), 'daricha-pack-'));
  scratch.push(parent);
  const folder = join(parent, 'pakistan');
  cpSync(sound, folder, { recursive: true });
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  expect(before, 'the text to spoil must be there').toContain(from);
  writeFileSync(path, before.replace(from, to));
  return checkPack(folder).map((line) => line.replace(`${folder}/`, ''));
};

/** Where a piece of text stands in a file of the sound pack, as `line:column`. */
const placeOf = (file: string, piece: string, within = 0): string => {
  const text = readFileSync(join(sound, file), 'utf8');
  const before = text.slice(0, text.indexOf(piece) + within);
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
};

test('the pack in the repository is sound', () => {
  expect(checkPack(sound)).toEqual([]);
  const { pack } = loadPack(sound);
  expect(pack?.partners.map((p) => p.country)).toEqual(['KH', 'JP', 'UZ', 'CN', 'TR']);
  expect(pack?.rules).toEqual({ saidAgain: { mentions: 2 }, goneQuiet: { days: 180, fromStage: 'proposed' } });
});

test('every country of the pack has an organisation with an office', () => {
  const { pack } = loadPack(sound);
  const countries = [pack?.country, ...(pack?.partners.map((p) => p.country) ?? [])];
  for (const country of countries) expect(pack?.organisations.some((o) => o.country === country && o.offices.length > 0)).toBe(true);
});

test('organisations and offices at home have their names in Urdu too', () => {
  const home = loadPack(sound).pack?.organisations.filter((o) => o.country === 'PK') ?? [];
  expect(home.length).toBeGreaterThan(10);
  for (const { name, offices } of home) for (const text of [name, ...offices.map((o) => o.name)]) expect(text).toHaveProperty('ur');
});

test('a misspelt key is named with its place and the key that was meant', () => {
  const place = placeOf('pack.yaml', 'languages:');
  expect(withMistake('pack.yaml', 'languages:', 'langauges:')).toContain(
    `pack.yaml:${place}: there is no “langauges” here; did you mean “languages”?`,
  );
});

test('a word outside the list names the list and the nearest word', () => {
  const place = placeOf('pack.yaml', 'fromStage: proposed', 'fromStage: '.length);
  expect(withMistake('pack.yaml', 'fromStage: proposed', 'fromStage: propose')).toEqual([
    `pack.yaml:${place}: “fromStage” must be one of discussed, proposed, agreed, signed, underway, done; did you mean “proposed”?`,
  ]);
});

test('a country that is no partner is refused at its own column', () => {
  const place = placeOf('organisations.yaml', 'country: UZ', 'country: '.length);
  expect(withMistake('organisations.yaml', 'country: UZ', 'country: UY')).toEqual([
    expect.stringContaining(`organisations.yaml:${place}: “UY” is neither home nor a partner of this pack; did you mean “`),
  ]);
});

test('broken YAML is an error with a place, not a crash', () => {
  const errors = withMistake('words.yaml', '- id: tagline', '- id: [tagline');
  expect(errors.length).toBeGreaterThan(0);
  expect(errors[0]).toMatch(/^words\.yaml:\d+:\d+: /);
});

test.each([
  ['pack.yaml', 'timeZone: Asia/Karachi', 'timeZone: Asia/Karachee', '“Asia/Karachee” is no time zone; did you mean “Asia/Karachi”?'],
  ['pack.yaml', 'day: 02-05', 'day: 02-30', 'there is no day “02-30”'],
  ['pack.yaml', 'day: 2025-03-31', 'day: 2025-02-29', 'there is no day “2025-02-29”'],
  ['pack.yaml', 'day: 2025-04-01', 'day: 2025-04-1', 'a holiday is month and day, such as 03-23, or a whole date'],
  ['pack.yaml', 'day: 01-07', 'day: 01-01', 'this day is named twice'],
  ['pack.yaml', 'worked: [2025-01-26', 'worked: [2025-01-32', 'there is no day “2025-01-32”'],
  ['pack.yaml', 'weekend: [saturday, sunday]', 'weekend: [saturday, sundae]', 'did you mean “sunday”?'],
  ['pack.yaml', 'version: 1', 'version: first', '“version”: Invalid input: expected number, received string'],
  ['pack.yaml', 'country: JP', 'country: QZ', '“QZ” is no country of ISO 3166-1'],
  ['pack.yaml', 'language: km', 'language: kn', '“kn” is not among the pack'],
  ['pack.yaml', 'country: KH', 'country: PK', 'a country is no partner of itself'],
  ['pack.yaml', 'country: TR', 'country: CN', 'this partner is named twice'],
  ['pack.yaml', 'id: pakistan', 'id: pakistann', 'the pack is called “pakistann” but its folder “pakistan”'],
  ['pack.yaml', 'goneQuiet:\n    days: 180', 'goneQuiet:\n    hours: 180', 'there is no “hours” here'],
  ['organisations.yaml', 'id: nitb-projects', 'id: nitb-digital-services', 'this office is named twice'],
  ['organisations.yaml', '- id: commerce\n', '- id: moitt\n', 'this organisation is named twice'],
  ['organisations.yaml', 'kind: ministry', 'kind: ministery', 'did you mean “ministry”?'],
  ['organisations.yaml', 'tr: Ticaret', 'de: Ticaret', '“de” is not among the pack'],
  [
    'organisations.yaml',
    'en: Digital Economy, ur',
    'en: Economy, the digital, ur',
    'a text that holds a comma or a colon stands in quotes',
  ],
  ['words.yaml', 'id: tagline', 'id: node-name', 'this word is given twice'],
  ['words.yaml', 'id: tagline', 'id: Tag line', 'an id is lower-case words joined by hyphens'],
])('in %s, %j turned into %j is found', (file, from, to, message) => {
  const errors = withMistake(file, from, to);
  expect(errors.join('\n')).toContain(message);
  for (const error of errors) expect(error).toMatch(/^[a-z]+\.yaml:[1-9]\d*:[1-9]\d*: /);
});

test('a folder without the files says which are missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daricha-pack-'));
  scratch.push(folder);
  expect(checkPack(folder)).toEqual(['pack', 'organisations', 'words'].map((f) => `${join(folder, f)}.yaml:1:1: the file is missing`));
});

test('the published schemas are those of the code', () => {
  for (const [name, text] of Object.entries(packSchemas())) expect(readFileSync(join(root, 'packs/schema', name), 'utf8')).toBe(text);
});

test('the nearest word is only suggested when it is near', () => {
  expect(nearest('proposd', ['discussed', 'proposed'])).toBe('proposed');
  expect(nearest('xyz', ['discussed', 'proposed'])).toBeUndefined();
});
