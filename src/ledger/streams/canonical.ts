/** Why a value cannot be kept: it has no canonical JSON, or PostgreSQL's jsonb could not hold it. `path` is a JSON Pointer. */
export class NotCanonical extends Error {
  readonly path: string;
  readonly problem: string;
  constructor(path: string, problem: string) {
    super(`${path === '' ? 'the value' : path}: ${problem}`);
    this.name = 'NotCanonical';
    this.path = path;
    this.problem = problem;
  }
}

// With the u flag a surrogate pair is one character, so only halves match.
const loneSurrogate = /\p{Surrogate}/u;

const pointer = (path: string, key: string | number): string =>
  `${path}/${typeof key === 'number' ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

// JSON.stringify escapes exactly as RFC 8785 section 3.2.2.2 asks, lone surrogates apart, and those are refused.
const text = (value: string, path: string): string => {
  if (loneSurrogate.test(value)) throw new NotCanonical(path, 'holds half of a character (a lone surrogate)');
  if (value.includes('\u0000')) throw new NotCanonical(path, 'holds a NUL character');
  return JSON.stringify(value);
};

const write = (value: unknown, path: string): string => {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return text(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(path, 'is not a finite number');
      return Object.is(value, -0) ? '0' : String(value);
    case 'object':
      return Array.isArray(value) ? list(value, path) : record(value, path);
    default:
      throw new NotCanonical(path, `is ${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`}, which is not JSON`);
  }
};

const list = (value: readonly unknown[], path: string): string => {
  const parts: string[] = [];
  for (let i = 0; i < value.length; i++) parts.push(write(value[i], pointer(path, i)));
  return `[${parts.join(',')}]`;
};

const record = (value: object, path: string): string => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(path, 'is not a plain object');
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  // The default order compares UTF-16 code units, which is what RFC 8785 section 3.2.3 prescribes.
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const parts: string[] = [];
  for (const [key, item] of entries) parts.push(`${text(key, pointer(path, key))}:${write(item, pointer(path, key))}`);
  return `{${parts.join(',')}}`;
};

/**
 * The one JSON text of a value, RFC 8785. Members that are `undefined` are left out, as JSON.stringify does.
 * @throws NotCanonical for NaN, infinities, NUL, lone surrogates, `undefined` in lists and objects that are not plain.
 */
export const canonical = (value: unknown): string => write(value, '');
