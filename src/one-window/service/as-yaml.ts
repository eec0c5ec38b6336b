import { Document, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import { Definition } from './definition.ts';

/** What the schema fills in by itself, by key; a text of the same name is never one of these. */
const filledIn: Readonly<Record<string, unknown>> = {
  required: true,
  guide: false,
  draft: false,
  refusal: 'ends-the-case',
  files: 1,
  answerWithin: 'P30D',
};

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const isFilledIn = filledIn[key] === inner || (Array.isArray(inner) && inner.length === 0);
      return inner === undefined || isFilledIn ? [] : [[key, plain(inner)]];
    }),
  );
};

/** A database keeps no order of keys: the schema's comes back, and in a text English first, then by the language's letters. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inOrder(inner)] as const);
  const isText = 'en' in value && entries.every(([, inner]) => typeof inner === 'string');
  if (isText) entries.sort(([a], [b]) => (a === 'en' ? -1 : b === 'en' ? 1 : a < b ? -1 : 1));
  return Object.fromEntries(entries);
};

/** Short lists and texts stand on one line, as people write them. */
const longestLine = 90;
const fitsOneLine = (node: Node): boolean => {
  const values = isMap(node) ? node.items.flatMap((pair) => [pair.key, pair.value]) : isSeq(node) ? node.items : [];
  const written = values.map((value) => (isScalar(value) ? String(value.value) : undefined));
  if (written.some((value) => value === undefined || value.includes('\n'))) return false;
  return written.reduce((length, value) => length + (value?.length ?? 0) + 2, 0) <= longestLine;
};

/** A service as the text of a file, without what the schema fills in by itself; reading it again gives the same definition. */
export const asYaml = (definition: Definition): string => {
  const parsed = Definition.safeParse(definition);
  const document = new Document(inOrder(plain(parsed.success ? parsed.data : definition)));
  visit(document, {
    Collection: (_, node, path) => {
      if (path.length > 1 && fitsOneLine(node)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 140 });
};
