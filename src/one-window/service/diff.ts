/** What changed between two versions of a service, as data; doors put it into words. */
import type { Definition, Text } from './definition.ts';
import { type Area, areas, keyOf, type PartValue, type Thing, thingsOf } from './diff-parts.ts';

export type { Area } from './diff-parts.ts';

export interface PartChange {
  /** What of the thing changed: `clock`, `office`, `label` … */
  readonly part: string;
  /** For a text: the language it changed in. */
  readonly language: string | null;
  /** Null: it was not there, or is no longer. */
  readonly from: string | null;
  readonly to: string | null;
}
export interface Change {
  readonly area: Area;
  readonly change: 'added' | 'removed' | 'changed';
  readonly id: string;
  /** As it is called now; as it was called, where it is gone. */
  readonly name: Text | null;
  /** What it belongs to. */
  readonly of: Text | null;
  /** Only of what changed. */
  readonly parts: readonly PartChange[];
}

const isText = (value: PartValue): value is Text => typeof value === 'object' && !Array.isArray(value);
const written = (value: Exclude<PartValue, Text>): string | null => {
  if (value === undefined) return null;
  if (typeof value === 'object') return value.length === 0 ? null : value.join(', ');
  return String(value);
};

const changesOf = (part: string, from: PartValue, to: PartValue): readonly PartChange[] => {
  if (isText(from) || isText(to)) {
    const before: Readonly<Record<string, string>> = isText(from) ? from : {};
    const after: Readonly<Record<string, string>> = isText(to) ? to : {};
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((language) =>
      before[language] === after[language] ? [] : [{ part, language, from: before[language] ?? null, to: after[language] ?? null }],
    );
  }
  const [before, after] = [written(from), written(to)];
  return before === after ? [] : [{ part, language: null, from: before, to: after }];
};

const compared = (before: Thing, after: Thing): Change | undefined => {
  const parts = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])].flatMap((part) =>
    changesOf(part, before.parts[part], after.parts[part]),
  );
  const { area, id, name, of } = after;
  return parts.length === 0 ? undefined : { area, change: 'changed', id, name, of, parts };
};

const keyed = (things: readonly Thing[]): ReadonlyMap<string, Thing> => new Map(things.map((t) => [keyOf(t.area, t.id), t]));

/** Where the same things stand in another order. */
const moved = (area: 'question' | 'task', before: ReadonlyMap<string, Thing>, after: ReadonlyMap<string, Thing>): readonly PartChange[] => {
  const order = (one: ReadonlyMap<string, Thing>, other: ReadonlyMap<string, Thing>) =>
    [...one].flatMap(([key, thing]) => (thing.area === area && other.has(key) ? [thing.id] : [])).join(', ');
  const [from, to] = [order(before, after), order(after, before)];
  return from === to ? [] : [{ part: `order-of-${area}s`, language: null, from, to }];
};

/**
 * What a newer version changes, area by area in the order of `areas`. What belongs to something that came or went is not told
 * apart again. Nothing of it touches a case that is open: a case keeps the version it was opened with.
 */
export const diff = (from: Definition, to: Definition): readonly Change[] => {
  const before = keyed(thingsOf(from));
  const after = keyed(thingsOf(to));
  const came = [...after].filter(([key]) => !before.has(key));
  const went = [...before].filter(([key]) => !after.has(key));
  const alone = (things: readonly (readonly [string, Thing])[], change: 'added' | 'removed'): readonly Change[] => {
    const keys = new Set(things.map(([key]) => key));
    return things.flatMap(([, { area, id, name, of, parent }]) =>
      parent !== undefined && keys.has(parent) ? [] : [{ area, change, id, name, of, parts: [] }],
    );
  };
  const changed = [...after].flatMap(([key, thing]) => {
    const earlier = before.get(key);
    const found = earlier === undefined ? undefined : compared(earlier, thing);
    return found === undefined ? [] : [found];
  });
  const parts = [...moved('question', before, after), ...moved('task', before, after)];
  const about: readonly Change[] =
    parts.length === 0 ? [] : [{ area: 'about', change: 'changed', id: to.id, name: to.title, of: null, parts }];
  const all = [...alone(went, 'removed'), ...alone(came, 'added'), ...changed, ...about];
  return areas.flatMap((area) => all.filter((c) => c.area === area));
};
