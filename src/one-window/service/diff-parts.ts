/** A definition taken apart into things with names, each with the parts that a reader would call a change. */
import type { Decision, Definition, Document, Entry, Question, Task, Text } from './definition.ts';

export const areas = [
  'about',
  'section',
  'group',
  'question',
  'option',
  'check',
  'document',
  'stage',
  'task',
  'criterion',
  'decision',
  'reason',
  'stop',
  'fee',
  'outcome',
  'condition',
  'appeal',
] as const;
export type Area = (typeof areas)[number];

/** A text is compared language by language; anything else as it is written. Nothing: it is not there. */
export type PartValue = Text | string | number | boolean | readonly string[] | undefined;
export interface Thing {
  readonly area: Area;
  /** Within its area, over all versions. */
  readonly id: string;
  readonly name: Text | null;
  /** What it belongs to. */
  readonly of: Text | null;
  /** Area and id of the thing whose coming or going says enough about this one. */
  readonly parent?: string;
  readonly parts: Readonly<Record<string, PartValue>>;
}
export const keyOf = (area: Area, id: string): string => `${area}/${id}`;

const asked = (q: Question | Entry, id: string, of: Text, parent: string, place: string): readonly Thing[] => {
  const own = keyOf('question', id);
  const entries = 'entries' in q ? (q.entries ?? []) : [];
  return [
    {
      area: 'question',
      id,
      name: q.label,
      of,
      parent,
      parts: {
        label: q.label,
        help: q.help,
        kind: q.kind,
        required: q.required,
        when: q.when,
        guide: q.guide,
        least: q.min,
        most: q.max,
        currencies: q.currencies,
        kinds: q.kinds,
        megabytes: q.megabytes,
        group: place,
      },
    },
    ...(q.options ?? []).map((o) => ({
      area: 'option' as const,
      id: `${id}/${o.id}`,
      name: o.text,
      of: q.label,
      parent: own,
      parts: { label: o.text, help: o.help },
    })),
    ...q.checks.map((c, i) => ({
      area: 'check' as const,
      id: `${id}/${i + 1}`,
      name: c.say,
      of: q.label,
      parent: own,
      parts: { label: c.say, that: c.that },
    })),
    ...entries.flatMap((e) => asked(e, `${id}.${e.id}`, q.label, own, id)),
  ];
};

const document = (d: Document): Thing => ({
  area: 'document',
  id: d.id,
  name: d.title,
  of: null,
  parts: {
    title: d.title,
    help: d.help,
    kinds: d.kinds,
    megabytes: d.megabytes,
    files: d.files,
    required: d.required,
    when: d.when,
    'produced-by': d.producedBy,
  },
});

const seen = (sees: Task['sees']): string | readonly string[] =>
  sees === 'everything' ? sees : [...sees.sections, ...sees.questions, ...sees.documents];
const byOption = (by: string, ids: Readonly<Record<string, string>>): string =>
  `${by}: ${Object.entries(ids)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([option, id]) => `${option} → ${id}`)
    .join(', ')}`;
const officeOf = ({ office }: Task): string => (typeof office === 'string' ? office : byOption(office.by, office.offices));
const notFrom = (t: Task): string | undefined => t.notFrom && byOption(t.notFrom.by, t.notFrom.organisations);

const decided = (task: Task, d: Decision): readonly Thing[] => {
  const id = `${task.id}/${d.id}`;
  return [
    { area: 'decision', id, name: d.label, of: task.title, parent: keyOf('task', task.id), parts: { label: d.label, kind: d.kind } },
    ...d.reasons.map((r) => ({
      area: 'reason' as const,
      id: `${id}/${r.id}`,
      name: r.text,
      of: d.label,
      parent: keyOf('decision', id),
      parts: { label: r.text },
    })),
  ];
};
const task = (t: Task, stage: string): readonly Thing[] => [
  {
    area: 'task',
    id: t.id,
    name: t.title,
    of: null,
    parts: {
      title: t.title,
      why: t.why,
      office: officeOf(t),
      when: t.when,
      after: t.after,
      sees: seen(t.sees),
      clock: t.clock,
      remind: t.remind,
      silence: t.silence,
      produces: t.produces,
      refusal: t.refusal,
      'not-by': t.notBy,
      'not-from': notFrom(t),
      blind: t.blind,
      stage,
    },
  },
  ...(t.criteria ?? []).map(
    (c): Thing => ({
      area: 'criterion',
      id: `${t.id}/${c.id}`,
      name: c.title,
      of: t.title,
      parent: keyOf('task', t.id),
      parts: { title: c.title, help: c.help, most: c.most, weight: c.weight },
    }),
  ),
  ...t.decisions.flatMap((d) => decided(t, d)),
];

/** The definition's things in the order of the file. Its number, whether it is a draft, and its tests are no change to anyone who applies. */
export const thingsOf = (d: Definition): readonly Thing[] => [
  {
    area: 'about',
    id: d.id,
    name: d.title,
    of: null,
    parts: {
      title: d.title,
      summary: d.summary,
      aim: d.aim,
      intake: d.intake,
      lead: d.lead,
      applicants: d.applicants.map(
        ({ kinds, countries }) => `${kinds.join(', ')} (${typeof countries === 'string' ? countries : countries.join(', ')})`,
      ),
      'answer-within': d.answerWithin,
      delivers: d.delivers,
    },
  },
  ...d.sections.flatMap((s): readonly Thing[] => [
    { area: 'section', id: s.id, name: s.title, of: null, parts: { title: s.title } },
    ...s.groups.flatMap((g): readonly Thing[] => [
      {
        area: 'group',
        id: g.id,
        name: g.title,
        of: s.title,
        parent: keyOf('section', s.id),
        parts: { title: g.title, help: g.help, when: g.when, section: s.id },
      },
      ...g.questions.flatMap((q) => asked(q, q.id, g.title, keyOf('group', g.id), g.id)),
    ]),
  ]),
  ...d.documents.map(document),
  ...d.stages.flatMap((s): readonly Thing[] => [
    { area: 'stage', id: s.id, name: s.title, of: null, parts: { title: s.title } },
    ...s.tasks.flatMap((t) => task(t, s.id)),
  ]),
  ...d.stops.map((r): Thing => ({ area: 'stop', id: r.id, name: r.text, of: null, parts: { label: r.text } })),
  ...d.fees.map(
    (f): Thing => ({
      area: 'fee',
      id: f.title.en,
      name: f.title,
      of: null,
      parts: { title: f.title, amount: `${f.amount} ${f.currency}`, to: f.to, when: f.when, note: f.note },
    }),
  ),
  {
    area: 'outcome',
    id: 'outcome',
    name: d.outcome.title,
    of: null,
    parts: {
      title: d.outcome.title,
      kind: d.outcome.kind,
      body: d.outcome.body,
      'refusal-letter': d.outcome.refusal,
      'signed-by': d.outcome.signedBy,
      'valid-for': d.outcome.validFor,
    },
  },
  ...d.outcome.conditions.map(
    (c, i): Thing => ({ area: 'condition', id: String(i + 1), name: c.text, of: d.outcome.title, parts: { label: c.text, when: c.when } }),
  ),
  ...(d.appeal === undefined
    ? []
    : [
        {
          area: 'appeal' as const,
          id: 'appeal',
          name: null,
          of: null,
          parts: { office: d.appeal.office, within: d.appeal.within, clock: d.appeal.clock },
        },
      ]),
];
