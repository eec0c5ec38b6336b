/** JSON that everyone reads alike: no key twice in one object, and no deeper than any badge needs. */
import type { Wrong } from './checked.ts';

const deepest = 40;

/** One pass over the text that JSON.parse has already accepted; keys are compared as they are meant, not as they are written. */
const faultIn = (text: string): Wrong | undefined => {
  const open: (Set<string> | null)[] = [];
  let expectsKey = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') {
      const start = i;
      for (i += 1; text[i] !== '"'; i++) if (text[i] === '\\') i += 1;
      const keys = open.at(-1);
      if (!expectsKey || keys === null || keys === undefined) continue;
      const key = String(JSON.parse(text.slice(start, i + 1)));
      if (keys.has(key)) return { reason: 'json-key-twice', details: { key: key.slice(0, 60) } };
      keys.add(key);
      expectsKey = false;
    } else if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : null);
      expectsKey = sign === '{';
      if (open.length > deepest) return { reason: 'json-too-deep', details: { most: deepest } };
    } else if (sign === '}' || sign === ']') {
      open.pop();
      expectsKey = false;
    } else if (sign === ',') expectsKey = open.at(-1) instanceof Set;
  }
  return undefined;
};

export type JsonRecord = Readonly<Record<string, unknown>>;
export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One object, or why not. */
export const strictJson = (text: string): JsonRecord | Wrong => {
  let value: unknown;
  // Nesting is counted before it is parsed: what is far too deep would exhaust the stack.
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (inText) {
      if (sign === '\\') i += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth > deepest) return { reason: 'json-too-deep', details: { most: deepest } };
  }
  try {
    value = JSON.parse(text);
  } catch {
    return { reason: 'not-json' };
  }
  return faultIn(text) ?? (isRecord(value) ? value : { reason: 'not-a-badge' });
};
export const isWrong = (value: object): value is Wrong => 'reason' in value && typeof value.reason === 'string' && !('@context' in value);
