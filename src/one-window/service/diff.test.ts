import { expect, it } from 'vitest';
import { Definition, type Task } from './definition.ts';
import { type Change, diff } from './diff.ts';
import { exampleDefinition as one, nextVersion } from './examples.ts';

/** The example as plain data, changed by hand, and read again. */
const changed = (change: (plain: Definition) => void): readonly Change[] => {
  const plain = structuredClone(one);
  change(plain);
  return diff(one, Definition.parse(plain));
};
const said = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap((c) =>
    c.parts.length === 0
      ? [`${c.area} ${c.id} ${c.change}`]
      : c.parts.map((p) => `${c.area} ${c.id} ${p.part}${p.language === null ? '' : ` (${p.language})`}: ${p.from} → ${p.to}`),
  );
const task = (d: Definition, stage: number): Task => {
  const found = d.stages[stage]?.tasks[0];
  if (found === undefined) throw new Error('the example has this task');
  return found;
};

it('a new number alone is no change, nor are tests or being a draft', () => {
  expect(diff(one, nextVersion())).toEqual([]);
  expect(
    changed((d) => Object.assign(d, { draft: true, tests: [{ name: 't', applicant: { kind: 'company', country: 'FJ' }, tasks: {} }] })),
  ).toEqual([]);
});

it.each<[string, (d: Definition) => void, readonly string[]]>([
  [
    'a question that came',
    (d) =>
      d.sections[0]?.groups[0]?.questions.push({
        id: 'stall_size',
        kind: 'number',
        label: { en: 'Size' },
        required: true,
        checks: [],
        guide: false,
      }),
    ['question stall_size added'],
  ],
  [
    'a question that went, without telling its options one by one',
    (d) => d.sections[0]?.groups[0]?.questions.pop(),
    ['question quay removed'],
  ],
  [
    'an option that came',
    (d) => d.sections[0]?.groups[0]?.questions[1]?.options?.push({ id: 'west', text: { en: 'West' } }),
    ['option quay/west added'],
  ],
  [
    'a label, in the language it changed in',
    (d) => Object.assign(d.sections[0]?.groups[0]?.questions[0]?.label ?? {}, { ur: 'سامان' }),
    ['question goods label (ur): null → سامان'],
  ],
  [
    'a question that need not be answered any more',
    (d) => Object.assign(d.sections[0]?.groups[0]?.questions[0] ?? {}, { required: false }),
    ['question goods required: true → false'],
  ],
  [
    'questions in another order',
    (d) => d.sections[0]?.groups[0]?.questions.reverse(),
    ['about harbour-licence order-of-questions: goods, quay → quay, goods'],
  ],
  [
    'a document',
    (d) => Object.assign(d.documents[0] ?? {}, { producedBy: 'safety', files: 3 }),
    ['document plan files: 1 → 3', 'document plan produced-by: null → safety'],
  ],
  ['an office', (d) => Object.assign(task(d, 1), { office: 'quay-office' }), ['task grant office: tide-office → quay-office']],
  [
    'the offices of a choice',
    (d) => Object.assign(task(d, 0), { office: { by: 'quay', offices: { south: 'south-watch', north: 'harbour-watch' } } }),
    ['task safety office: quay: north → north-watch, south → south-watch → quay: north → harbour-watch, south → south-watch'],
  ],
  [
    'a clock and a condition',
    (d) => Object.assign(task(d, 0), { clock: 'P7D', when: 'goods != ""' }),
    ['task safety when: null → goods != ""', 'task safety clock: P5D → P7D'],
  ],
  [
    'what an officer sees',
    (d) => Object.assign(task(d, 0), { sees: { sections: [], questions: ['quay'], documents: ['plan'] } }),
    ['task safety sees: everything → quay, plan'],
  ],
  ['a task that went, with its decisions', (d) => d.stages.pop(), ['stage licence removed', 'task grant removed']],
  ['a reason', (d) => task(d, 0).decisions[1]?.reasons.push({ id: 'fire', text: { en: 'Fire' } }), ['reason safety/unsafe/fire added']],
  ['a fee', (d) => Object.assign(d.fees[0] ?? {}, { amount: 55 }), ['fee Licence fee amount: 40 FJD → 55 FJD']],
  ['the letter', (d) => Object.assign(d.outcome, { validFor: 'P2Y' }), ['outcome outcome valid-for: P1Y → P2Y']],
  ['an appeal that is no longer possible', (d) => Object.assign(d, { appeal: undefined }), ['appeal appeal removed']],
  [
    'who may apply',
    (d) => Object.assign(d.applicants[0] ?? {}, { countries: ['FJ', 'TO'] }),
    ['about harbour-licence applicants: company, startup (any) → company, startup (FJ, TO)'],
  ],
  ['what it delivers', (d) => d.delivers.push('AX-BO-0007'), ['about harbour-licence delivers: null → AX-BO-0007']],
])('%s is named', (_, change, expected) => {
  expect(said(changed(change))).toEqual(expected);
});

it('backwards, what came has gone', () => {
  const two = structuredClone(one);
  two.stages.pop();
  expect(diff(two, one).map((c) => [c.area, c.id, c.change])).toEqual([
    ['stage', 'licence', 'added'],
    ['task', 'grant', 'added'],
  ]);
});
