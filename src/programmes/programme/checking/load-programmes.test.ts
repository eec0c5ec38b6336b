import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { harbourPack as pack } from '../../testing/harbour.ts';
import { ProgrammeDefinition } from '../definition.ts';
import { exampleProgramme } from '../examples.ts';
import { type KnownServices, loadProgrammes, readProgramme } from './load-programmes.ts';

const conditions = [
  ...exampleProgramme.call.eligibility.map((e) => e.that),
  ...exampleProgramme.call.groups.map((g) => g.when),
  ...exampleProgramme.call.venues.map((v) => v.when),
];
const services: KnownServices = {
  mistakes: (service, cel) =>
    service !== 'boat-application'
      ? [`there is no service “${service}”`]
      : cel === 'true' || conditions.includes(cel)
        ? []
        : [`“${cel}” is wrong`],
  options: (_, question) => (question === 'venues' ? ['north-quay', 'south-quay'] : undefined),
};
const file = 'packs/harbour/programmes/boat-builders.yaml';
const sound = stringify(exampleProgramme, { lineWidth: 0 });
const mistakesIn = (source: string) => readProgramme(file, source, pack, services).errors ?? [];

test('the example is sound, and comes out as it was written', () => {
  expect(mistakesIn(sound)).toEqual([]);
  expect(readProgramme(file, sound, pack, services).definition).toEqual(exampleProgramme);
});

type Planted = readonly [from: string, to: string, at: string, message: string];
test.each<Planted>([
  ['id: boat-builders', 'id: raft-builders', 'raft-builders', 'the programme is called “raft-builders” but its file “boat-builders”'],
  ['lead: tide-office', 'lead: tide-ofice', 'tide-ofice', 'there is no office “tide-ofice”; did you mean “tide-office”?'],
  ['host: north-watch', 'host: north-wach', 'north-wach', 'there is no office “north-wach”'],
  ['- pier-office', '- peer-office', 'peer-office', 'there is no office “peer-office”'],
  ['partners:\n  - BO', 'partners:\n  - CY', 'CY', '“CY” is no partner of this pack'],
  ['country: BO', 'country: CY', 'CY', '“CY” is neither home nor a partner of this pack'],
  ['ur: ', 'tr: ', 'tr: ', '“tr” is not among the pack'],
  ['group: women', 'group: woman', 'woman', 'there is no group “woman”'],
  ['group: young', 'group: women', '', '“women” has a reserve already'],
  ['seats: 2', 'seats: 9', '', '9 seats are reserved for “young”, and “south-quay” has 8'],
  ['share: 0.4', 'share: 0.9', '', 'the reserves of “north-quay” together are 12 seats, and it has 10'],
  ['id: south-quay', 'id: north-quay', 'north-quay', 'the venue “north-quay” is there twice'],
  ['id: south-quay', 'id: west-quay', 'west-quay', '“west-quay” is not among the options of “venues”'],
  ['id: south-quay', 'id: west-quay', '', 'the option “south-quay” of “venues” is no venue'],
  ['service: boat-application', 'service: ship-application', 'ship-application', 'there is no service “ship-application”'],
  ['ranking: venues', 'ranking: quays', 'quays', '“boat-application” has no ranking question “quays”'],
  ['when: swims', 'when: swins', 'swins', '“swins” is wrong'],
  ["when: home == 'island'", "when: house == 'island'", "house == 'island'", "“house == 'island'” is wrong"],
  ['ends: 2026-11-30', 'ends: 2026-08-30', '2026-08-30', '“north-quay” ends on 2026-08-30, before it begins on 2026-09-01'],
  ['after: 21', 'after: 121', '121', '“harbour” would be on 2026-12-31, after “north-quay” ends on 2026-11-30'],
  ['id: rudder', 'id: sail', 'sail', 'the session “sail” is there twice'],
  ['pass: 10', 'pass: 30', '30', '“voyage” is passed with 30 points, and the most is 20'],
  ['- review-two', '- review-one', 'review-one', '“review-one” cannot be two reviews'],
  ['third: review-three', 'third: review-one', 'review-one', '“review-one” cannot be two reviews'],
  ['offerFor: P7D', 'offerFor: 7 days', '7 days', 'calendar days are such as P7D'],
])('%s → %s is found where it stands', (from, to, at, message) => {
  expect(sound).toContain(from);
  const start = sound.indexOf(from);
  const spoilt = sound.slice(0, start) + to + sound.slice(start + from.length);
  const told = mistakesIn(spoilt).find((e) => e.message.includes(message));
  expect(told?.message, JSON.stringify(mistakesIn(spoilt))).toContain(message);
  if (at === '') return;
  const before = spoilt.slice(0, start + to.indexOf(at));
  const place = { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  expect({ line: told?.line, column: told?.column }).toEqual(place);
});

test('a folder without programmes has none, and the schema fills in what a file leaves out', () => {
  expect(loadProgrammes(import.meta.dirname, pack, services).files).toEqual([]);
  const { surveys, call } = ProgrammeDefinition.parse(exampleProgramme);
  expect(surveys).toEqual(['P3M', 'P12M']);
  expect([call.counting, call.order]).toEqual(['one', 'reserves-first']);
});
