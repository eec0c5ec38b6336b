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

export type ReadYaml<T> =
  | { readonly value: T; readonly locate: Locate; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly value?: undefined };

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
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return { value: result.data, locate };
  return { errors: result.error.issues.flatMap((issue) => explain(issue, schema, file, locate)) };
};

const sentence = (text: string) => text.replace(/\s+/g, ' ').trim();

const explain = (issue: z.core.$ZodIssue, schema: z.ZodType, file: string, locate: Locate): readonly PackError[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      file,
      ...locate([...path, key], true),
      message: `there is no “${key}” here${didYouMean(key, known)}`,
    }));
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const written = String(issue.input ?? '');
    const close = written === '' ? '' : didYouMean(written, known);
    return [{ file, ...locate(path), message: `${named(path)} must be one of ${known.join(', ')}${close}` }];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ file, ...locate(path), message: `${named(path)} is missing` }];
  }
  return [{ file, ...locate(path), message: `${named(path)}: ${sentence(issue.message)}` }];
};

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
  let at: unknown = schema;
  for (const step of path) {
    if (at instanceof z.ZodOptional) at = at.unwrap();
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = at.shape[String(step)];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
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
