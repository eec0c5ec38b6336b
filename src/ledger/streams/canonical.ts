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

const step = (key: string | number): string =>
  typeof key === 'number' ? `/${key}` : `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

// The way to what is wrong is put together on the way out: each fact that is kept passes here, and hardly one is refused.
const within = (key: string | number, error: unknown): unknown =>
  error instanceof NotCanonical ? new NotCanonical(step(key) + error.path, error.problem) : error;

// JSON.stringify escapes exactly as RFC 8785 section 3.2.2.2 asks, lone surrogates apart, and those are refused.
const text = (value: string): string => {
  if (!value.isWellFormed()) throw new NotCanonical('', 'holds half of a character (a lone surrogate)');
  if (value.includes('\u0000')) throw new NotCanonical('', 'holds a NUL character');
  return JSON.stringify(value);
};

const write = (value: unknown): string => {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical('', 'is not a finite number');
      return Object.is(value, -0) ? '0' : String(value);
    case 'object':
      return Array.isArray(value) ? list(value) : record(value);
    default:
      throw new NotCanonical('', `is ${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`}, which is not JSON`);
  }
};

const list = (value: readonly unknown[]): string => {
  const parts: string[] = [];
  let i = 0;
  try {
    for (; i < value.length; i++) parts.push(write(value[i]));
  } catch (error) {
    throw within(i, error);
  }
  return `[${parts.join(',')}]`;
};

const record = (value: object): string => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical('', 'is not a plain object');
  const members = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  // The default order compares UTF-16 code units, which is what RFC 8785 section 3.2.3 prescribes.
  for (const key of Object.keys(value).sort()) {
    const item = members[key];
    if (item === undefined) continue;
    try {
      parts.push(`${text(key)}:${write(item)}`);
    } catch (error) {
      throw within(key, error);
    }
  }
  return `{${parts.join(',')}}`;
};

/**
 * The one JSON text of a value, RFC 8785. Members that are `undefined` are left out, as JSON.stringify does.
 * @throws NotCanonical for NaN, infinities, NUL, lone surrogates, `undefined` in lists and objects that are not plain.
 */
export const canonical = (value: unknown): string => write(value);
