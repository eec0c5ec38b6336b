/** Answers as conditions see them: typed, and with a zero value for whatever is not answered. */
import type { Entry, Question } from '../service/definition.ts';

type Asked = Question | Entry;
/** Characters of a line, where the service sets no limit of its own. */
export const mostLine = 500;
type Fields = Readonly<Record<string, 'string' | 'double'>>;

/** The parts of the answers that have parts, by the name of their type in CEL. */
export const composites = {
  Money: { amount: 'double', currency: 'string' },
  DateRange: { from: 'string', to: 'string' },
  Organisation: { name: 'string', registration: 'string', country: 'string' },
  Person: { name: 'string', nationality: 'string', email: 'string' },
  Address: { lines: 'string', city: 'string', postcode: 'string', country: 'string' },
} as const satisfies Record<string, Fields>;

const compositeOf = {
  money: 'Money',
  'date-range': 'DateRange',
  organisation: 'Organisation',
  person: 'Person',
  address: 'Address',
} as const;

export const entryType = (group: Asked): string => `Entry_${group.id}`;

/** The type of a question in CEL. */
export const typeOf = (question: Asked): string => {
  switch (question.kind) {
    case 'number':
      return 'double';
    case 'declaration':
    case 'file':
      return 'bool';
    case 'choices':
    case 'ranking':
      return 'list<string>';
    case 'group':
      return `list<${entryType(question)}>`;
    case 'money':
    case 'date-range':
    case 'organisation':
    case 'person':
    case 'address':
      return compositeOf[question.kind];
    default:
      return 'string';
  }
};

/** A property of a record's own, never one of its prototype: answers come from outside. */
export const own = (record: unknown, key: string): unknown =>
  typeof record === 'object' && record !== null && Object.hasOwn(record, key) ? (record as Record<string, unknown>)[key] : undefined;
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value of a question's answer in CEL. Anything that does not fit the question counts as not answered. */
export const celValue = (question: Asked, answer: unknown, attached: readonly string[]): unknown => {
  switch (question.kind) {
    case 'number':
      return numberOf(answer);
    case 'declaration':
      return answer === true;
    case 'file':
      return attached.includes(question.id);
    case 'choices':
    case 'ranking':
      return listOf(answer).filter((item) => typeof item === 'string');
    case 'group':
      return listOf(answer).map((entry) => entryValue('entries' in question ? (question.entries ?? []) : [], entry));
    case 'money':
    case 'date-range':
    case 'organisation':
    case 'person':
    case 'address': {
      const value: Record<string, unknown> = {};
      for (const [field, type] of Object.entries(composites[compositeOf[question.kind]])) {
        const part = own(answer, field);
        value[field] = type === 'double' ? numberOf(part) : textOf(part);
      }
      return value;
    }
    case 'text':
      // A line is short, so that a pattern never has much to go through.
      return textOf(answer).slice(0, question.max ?? mostLine);
    default:
      return textOf(answer);
  }
};

export const entryValue = (entries: readonly Entry[], answer: unknown): Record<string, unknown> => {
  const value: Record<string, unknown> = {};
  for (const entry of entries) value[entry.id] = celValue(entry, own(answer, entry.id), []);
  return value;
};
