import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRelation } from './engagement-files.ts';

const neighbours = {
  people: ['officer', 'head'],
  offices: ['sea-desk', 'reef-desk'],
  threads: ['ax-fj-buoys'],
  templates: ['letter-of-intent'],
};
const sound = `partner: FJ
agreements:
  - id: buoys
    reference: AX-FJ/1
    drafted: 2026-01-05 10:00
    by: officer
    template: letter-of-intent
    parties: [{ office: sea-desk }, { office: reef-desk }]
    threads: [ax-fj-buoys]
    visibility: public
    acts:
      - { at: 2026-02-02 10:00, by: officer, approve: true }
      - { at: 2026-02-03 10:00, by: head, approve: true }
    ends: approved
meetings:
  - id: talks
    reference: AX-FJ/T/1
    kind: talks
    title: Talks about buoys
    desks: [sea-desk, reef-desk]
    planned: 2026-01-05 10:00
    by: officer
    starts: 2026-02-05 10:00
    ends: 2026-02-05 11:00
    zone: Europe/Helsinki
    place: Harbour house
    visibility: public
    participants:
      - { id: one, person: officer, office: sea-desk, role: head-of-delegation }
      - { id: two, person: head, office: reef-desk, role: head-of-delegation }
`;
const mistakesIn = (source: string): readonly string[] =>
  (readRelation('ax-fj.yaml', source, neighbours).errors ?? []).map((e) => `${e.file}:${e.line}:${e.column}: ${e.message}`);

test('a sound file is read', () => {
  expect(mistakesIn(sound)).toEqual([]);
});

test.each([
  ['office: reef-desk }]', 'office: reef-dsk }]', 'ax-fj.yaml:8:47: there is no office “reef-dsk”; did you mean “reef-desk”?'],
  ['by: head, approve', 'by: haed, approve', 'ax-fj.yaml:13:37: there is no person “haed”; did you mean “head”?'],
  ['threads: [ax-fj-buoys]', 'threads: [ax-fj-buoy]', 'ax-fj.yaml:9:15: there is no thread “ax-fj-buoy”; did you mean “ax-fj-buoys”?'],
  ['at: 2026-02-03', 'at: 2026-01-03', 'ax-fj.yaml:13:15: it comes before what stands above it'],
  ['Europe/Helsinki', 'Europe/Helsinky', 'ax-fj.yaml:25:11: there is no time zone “Europe/Helsinky”'],
  [
    'ends: approved',
    'ends: aproved',
    'ax-fj.yaml:14:11: “ends” must be one of draft, approved, signed, in-force, ended, abandoned; did you mean “approved”?',
  ],
  ['template: letter', 'tempate: letter', 'ax-fj.yaml:7:5: there is no “tempate” here; did you mean “template”?'],
])('%s written as %s is refused where it stands', (right, wrong, mistake) => {
  expect(mistakesIn(sound.replace(right, wrong))).toEqual([mistake]);
});

test('nobody whom a report does not name has a name that a report names', () => {
  for (const partner of ['uz', 'tr', 'jp', 'cn', 'kh']) {
    const source = readFileSync(`samples/engagements/pk-${partner}.yaml`, 'utf8');
    expect(source).not.toMatch(/Khawaja|Jam Kamal|Tukhtaev|Akamatsu|Bolat|Nimul/);
  }
});
