import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { z } from 'zod';
import { nearest } from './nearest.ts';

export interface PackError {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  readonly message: string;
}

/** Says where in the file a path of keys and indexes stands; of a missing thing, where its parent stands. */
export type Locate = (path: readonly PropertyKey[], key?: boolean) => { readonly line: number; readonly column: number };

/** Says where a character of a text stands, counted from 0 in the text's value, however the text is written in the file. */
export type LocateWithin = (path: readonly PropertyKey[], offset: number) => { readonly line: number; readonly column: number };

export type ReadYaml<T> =
  | { readonly value: T; readonly locate: Locate; readonly within: LocateWithin; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly value?: undefined; readonly locate?: undefined; readonly within?: undefined };

/** Reads one YAML text by a schema. Every error carries the place in the file, and the valid word closest to what was written. */
export const readYaml = <T>(file: string, source: string, schema: z.ZodType<T>): ReadYaml<T> => {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    return { errors: document.errors.map((e) => ({ file, ...place(e.pos[0]), message: sentence(e.message) })) };
  }
  const locate: Locate = (path, key = false) => place(offsetOf(document, path, key));
  let plain: unknown;
  try {
    plain = document.toJS();
  } catch (error) {
    // References to what is nowhere, or so many of them that the file would grow beyond all bounds.
    return { errors: [{ file, line: 1, column: 1, message: sentence(error instanceof Error ? error.message : String(error)) }] };
  }
  const result = schema.safeParse(plain, { reportInput: true });
  if (!result.success) return { errors: result.error.issues.flatMap((issue) => explain(issue, schema, file, locate)) };
  const within: LocateWithin = (path, offset) => {
    const node = document.getIn([...path], true);
    if (!isScalar(node) || typeof node.value !== 'string') return locate(path);
    return place(offsetWithin(source, startOf(node), node.value, offset));
  };
  return { value: result.data, locate, within };
};

const sentence = (text: string) => text.replace(/\s+/g, ' ').trim();

const explain = (issue: z.core.$ZodIssue, schema: z.ZodType, file: string, locate: Locate): readonly PackError[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      file,
      ...locate([...path, key], true),
      message: `there is no “${key}” here${meantAsText(key) ?? didYouMean(key, known)}`,
    }));
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const written = String(issue.input ?? '');
    const close = written === '' ? '' : didYouMean(written, known);
    return [{ file, ...locate(path), message: `${named(path)} must be one of ${known.join(', ')}${close}` }];
  }
  if (issue.code === 'invalid_union') {
    // The form that was begun: one that is not of another kind altogether, and whose mistakes lie deepest.
    const [meant] = issue.errors.filter((inner) => depthOf(inner) > 0).sort((one, other) => depthOf(other) - depthOf(one));
    if (meant !== undefined) {
      return meant.flatMap((inner) => explain({ ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue, schema, file, locate));
    }
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ file, ...locate(path), message: `${named(path)} is missing` }];
  }
  return [{ file, ...locate(path), message: `${named(path)}: ${sentence(issue.message)}` }];
};

/** What no key looks like was meant to be the rest of a text that a comma cut off. */
const meantAsText = (key: string): string | undefined =>
  /^[\w-]+$/.test(key) ? undefined : '; within { } a text with a comma needs quotes around it';

const depthOf = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.path.length === 0 && issue.code === 'invalid_type' ? 0 : 1)));

export const didYouMean = (written: string, known: readonly string[]): string => {
  const close = nearest(written, known);
  return close === undefined ? '' : `; did you mean “${close}”?`;
};

const named = (path: readonly PropertyKey[]): string => {
  const last = path.at(-1);
  return last === undefined ? 'the file' : typeof last === 'number' ? `item ${last + 1}` : `“${String(last)}”`;
};

/** The keys the schema knows at a path, to suggest one of them. */
const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] => {
  let at: readonly unknown[] = [schema];
  for (const step of path) {
    at = at.flatMap(open).map((part) => {
      if (part instanceof z.ZodArray) return part.element;
      if (part instanceof z.ZodRecord) return part.valueType;
      return part instanceof z.ZodObject ? part.shape[String(step)] : undefined;
    });
  }
  return at.flatMap(open).flatMap((part) => (part instanceof z.ZodObject ? Object.keys(part.shape) : []));
};
/** What stands behind a default, an optional or a choice of forms. */
const open = (schema: unknown): readonly unknown[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return open(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.flatMap(open) : [schema];
};

/** Walks down as far as the path exists and answers where the last thing found begins. */
const offsetOf = (document: Document, path: readonly PropertyKey[], key: boolean): number => {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return offset;
      offset = key && depth === path.length - 1 ? startOf(pair.key) : startOf(pair.value ?? pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = node === undefined ? offset : startOf(node);
    } else return offset;
  }
  return offset;
};

const startOf = (node: unknown): number => (isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0);

/** Goes through the text as written beside its value; quotes, escapes, indents and folded lines stand only in the file. */
const offsetWithin = (source: string, start: number, value: string, offset: number): number => {
  const first = source[start] ?? '';
  const line = source.indexOf('\n', start);
  let at = first === '"' || first === "'" ? start + 1 : (first === '|' || first === '>') && line >= 0 ? line + 1 : start;
  for (let i = 0; i <= Math.min(offset, value.length - 1); i++) {
    const wanted = value[i] ?? '';
    const fits = (c: string | undefined) => c === wanted || (/\s/.test(wanted) && c !== undefined && /\s/.test(c));
    while (at < source.length && !fits(source[at]) && /[\s\\'"]/.test(source[at] ?? '')) at++;
    if (i < offset) at++;
  }
  return at;
};
