/** Reads `samples/engagements/`, and checks that whatever a file names is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isZone } from '../../../engagements/meeting/zone.ts';
import { didYouMean, type PackError, readYaml } from '../../../identity/pack/read-yaml.ts';
import { SampleRelation } from './engagement-samples.ts';

/** What a file may name. */
export interface RelationNeighbours {
  readonly people: readonly string[];
  readonly offices: readonly string[];
  readonly threads: readonly string[];
  readonly templates: readonly string[];
}
export type ReadRelation =
  | { readonly relation: SampleRelation; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly relation?: undefined };

interface Named {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly name: string;
  readonly known: readonly string[];
}
const personKeys = new Set(['by', 'person']);
const officeKeys = new Set(['office', 'owner', 'watcher', 'secretariat']);

/** Every name in the file that stands for something else, wherever it stands. */
function* namesIn(value: unknown, path: readonly PropertyKey[], n: RelationNeighbours): Generator<Named> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const all = (what: string, known: readonly string[]): readonly Named[] =>
      (Array.isArray(inner) ? inner : [inner]).flatMap((name, i): readonly Named[] =>
        typeof name === 'string' ? [{ path: Array.isArray(inner) ? [...at, i] : at, what, name, known }] : [],
      );
    if (personKeys.has(key)) yield* all('person', n.people);
    else if (officeKeys.has(key) || key === 'desks' || key === 'share') yield* all('office', n.offices);
    else if (key === 'thread' || key === 'threads') yield* all('thread', n.threads);
    else if (key === 'template') yield* all('template', n.templates);
    else yield* namesIn(inner, at, n);
  }
}
function* namesOf(relation: SampleRelation, n: RelationNeighbours): Generator<Named> {
  yield* namesIn(relation, [], n);
  const agreements = relation.agreements.map((a) => a.id);
  const groups = relation.groups.map((g) => g.id);
  const owed = [
    ...relation.agreements.flatMap((a) => a.acts.flatMap((act) => ('owe' in act ? act.obligations.map((o) => o.id) : []))),
    ...relation.meetings.flatMap((m) => m.items.map((i) => i.id)),
  ];
  for (const [i, { amends, replaces }] of relation.agreements.entries()) {
    for (const [key, name] of Object.entries({ amends, replaces }))
      if (name !== undefined) yield { path: ['agreements', i, key], what: 'agreement', name, known: agreements };
  }
  for (const [i, { agreement }] of relation.groups.entries())
    if (agreement !== undefined) yield { path: ['groups', i, 'agreement'], what: 'agreement', name: agreement, known: agreements };
  for (const [i, { group, reports, items }] of relation.meetings.entries()) {
    if (group !== undefined) yield { path: ['meetings', i, 'group'], what: 'group', name: group, known: groups };
    const known = items.map((item) => item.id);
    for (const [j, { item }] of reports.entries()) yield { path: ['meetings', i, 'reports', j, 'item'], what: 'item', name: item, known };
  }
  for (const [i, { lines }] of relation.plans.entries())
    for (const [j, name] of lines.entries()) yield { path: ['plans', i, 'lines', j], what: 'obligation', name, known: owed };
}

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
const zoneMistakes = ({ meetings }: SampleRelation): readonly Mistake[] =>
  meetings.flatMap(({ zone }, i) => (isZone(zone) ? [] : [{ path: ['meetings', i, 'zone'], message: `there is no time zone “${zone}”` }]));

/** What is told is told in the order in which it happened. */
const orderMistakes = ({ agreements, meetings, plans }: SampleRelation): readonly Mistake[] => {
  const lists: readonly (readonly [readonly PropertyKey[], readonly { readonly at: string }[]])[] = [
    ...agreements.map((a, i) => [['agreements', i, 'acts'], a.acts] as const),
    ...meetings.map((m, i) => [['meetings', i, 'reports'], m.reports] as const),
    ...plans.map((p, i) => [['plans', i, 'acts'], p.acts] as const),
  ];
  return lists.flatMap(([path, acts]) =>
    acts.flatMap(({ at }, i) =>
      at < (acts[i - 1]?.at ?? '') ? [{ path: [...path, i, 'at'], message: 'it comes before what stands above it' }] : [],
    ),
  );
};

/** Reads one file from its text. `file` is what errors name. */
export const readRelation = (file: string, source: string, neighbours: RelationNeighbours): ReadRelation => {
  const read = readYaml(file, source, SampleRelation);
  if (read.errors !== undefined) return { errors: read.errors };
  const unknown = [...namesOf(read.value, neighbours)]
    .filter(({ name, known }) => !known.includes(name))
    .map(({ path, what, name, known }) => ({ path, message: `there is no ${what} “${name}”${didYouMean(name, known)}` }));
  const mistakes: readonly Mistake[] = [...unknown, ...zoneMistakes(read.value), ...orderMistakes(read.value)];
  const errors = mistakes.map(({ path, message }) => ({ file, ...read.locate(path), message }));
  errors.sort((a, b) => a.line - b.line || a.column - b.column);
  return errors.length > 0 ? { errors } : { relation: read.value };
};

/** @throws naming every mistake as `file:line:column: message`. */
export const readRelations = (folder: string, neighbours: RelationNeighbours): readonly SampleRelation[] => {
  const here = join(folder, 'engagements');
  if (!existsSync(here)) return [];
  const read = readdirSync(here)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readRelation(join(here, name), readFileSync(join(here, name), 'utf8'), neighbours));
  const errors = read.flatMap((r) => r.errors ?? []);
  if (errors.length > 0) throw new Error(errors.map((e) => `${e.file}:${e.line}:${e.column}: ${e.message}`).join('\n'));
  return read.flatMap((r) => r.relation ?? []);
};
