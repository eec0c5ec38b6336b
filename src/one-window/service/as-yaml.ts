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

/** Keys as a person would write them: who it is first, then what it says. */
const order = Object.keys(Definition.shape);

/** A service as the text of a file, without what the schema fills in by itself; reading it again gives the same definition. */
export const asYaml = (definition: Definition): string => {
  const written = plain(definition) as Record<string, unknown>;
  const inOrder = Object.fromEntries(order.flatMap((key) => (key in written ? [[key, written[key]]] : [])));
  return stringify(inOrder, { lineWidth: 120, flowCollectionPadding: true });
};
