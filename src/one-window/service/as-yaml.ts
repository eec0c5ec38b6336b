import { stringify } from 'yaml';
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

/** A service as the text of a file, without what the schema fills in by itself; reading it again gives the same definition. */
export const asYaml = (definition: Definition): string => {
  const parsed = Definition.safeParse(definition);
  return stringify(inOrder(plain(parsed.success ? parsed.data : definition)), { lineWidth: 120, flowCollectionPadding: true });
};
