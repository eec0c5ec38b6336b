/**
 * Canonical N-Quads learned once and filled many times. A document is canonized with a mark in each place that differs; the
 * marks are then replaced by values. That equals canonizing each document anew, because an RDF literal or an IRI made of plain
 * characters takes any value unchanged, lines are put in order again, and blank nodes are named by their hashes as RDFC-1.0
 * (https://www.w3.org/TR/rdf-canon/, section 4.4) does. Where that does not decide, the answer is undefined and the caller canonizes.
 */
import { createHash } from 'node:crypto';

/** `word`: letters, digits and `-._~:` only, so that it may stand in an IRI. `text`: anything, and only in a literal. */
export type Kind = 'word' | 'text';
export type Values = Readonly<Record<string, string>>;
export interface Template {
  readonly fill: (values: Values) => string | undefined;
}

type Part = string | { readonly hole: string } | { readonly node: number };
interface Line {
  readonly parts: readonly Part[];
  readonly nodes: readonly number[];
}

const plainWord = /^[A-Za-z0-9._~:-]+$/;
const needsEscape = /[\u0000-\u001f\u007f"\\]/;
const named: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
/** As canonical N-Quads write a literal. */
export const escaped = (text: string): string =>
  needsEscape.test(text)
    ? text.replace(
        /[\u0000-\u001f\u007f"\\]/g,
        (sign) => named[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      )
    : text;

const quad = /^(_:c14n\d+|<[^>]*>) (<[^>]*>) (_:c14n\d+|<[^>]*>|".*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?) \.\n$/s;
const nodeOf = (term: string | undefined): number | undefined => {
  const [, label] = /^_:c14n(\d+)$/.exec(term ?? '') ?? [];
  return label === undefined ? undefined : Number(label);
};

const lineOf = (text: string, kinds: ReadonlyMap<string, Kind>): Line | undefined => {
  const found = quad.exec(text);
  if (found === null) return undefined;
  const parts: Part[] = [];
  const nodes: number[] = [];
  let safe = true;
  const term = (written: string): void => {
    const node = nodeOf(written);
    if (node !== undefined) {
      nodes.push(node);
      parts.push({ node });
      return;
    }
    const isLiteral = written.startsWith('"');
    written.split(/(hole-[a-z]+-eloh)/i).forEach((piece, i) => {
      const [, hole] = i % 2 === 1 ? (/^hole-([a-z]+)-eloh$/i.exec(piece) ?? []) : [];
      const kind = hole === undefined ? undefined : kinds.get(hole);
      if (kind === undefined || hole === undefined) parts.push(piece);
      else {
        parts.push({ hole });
        safe &&= kind === 'word' || isLiteral;
      }
    });
  };
  const [, subject = '', predicate = '', object = ''] = found;
  term(subject);
  parts.push(` ${predicate} `);
  term(object);
  parts.push(' .\n');
  return safe ? { parts, nodes: [...new Set(nodes)] } : undefined;
};

const joined = (parts: readonly Part[]): readonly Part[] =>
  parts.reduce<Part[]>((all, part) => {
    const last = all.at(-1);
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part;
    else if (part !== '') all.push(part);
    return all;
  }, []);

const write = (line: Line, values: Values, label: (node: number) => string): string => {
  let text = '';
  for (const part of line.parts) {
    if (typeof part === 'string') text += part;
    else text += 'hole' in part ? (values[part.hole] ?? '') : label(part.node);
  }
  return text;
};

/** Names of blank nodes by the hashes of what is said about them; undefined when two are told apart by nothing of their own. */
const labels = (lines: readonly Line[], count: number, values: Values): ((node: number) => string) | undefined => {
  if (count <= 1) return () => '_:c14n0';
  const hashes = Array.from({ length: count }, (_, own) => {
    const about = lines.filter(({ nodes }) => nodes.includes(own)).map((line) => write(line, values, (n) => (n === own ? '_:a' : '_:z')));
    const hash = createHash('sha256').update(about.sort().join('')).digest('hex');
    return { own, hash };
  }).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  if (hashes.some(({ hash }, i) => hash === hashes[i + 1]?.hash)) return undefined;
  const names = new Map(hashes.map(({ own }, i) => [own, `_:c14n${i}`]));
  return (node) => names.get(node) ?? '';
};

/** A value that stands in `name`'s place while a template is learned. */
export const mark = (name: string): string => `hole-${name}-eloh`;

/** Learns from the canonical N-Quads of a document that has marks in its places. Names of places are letters. */
export const learn = (canonical: string, kinds: Readonly<Record<string, Kind>>): Template | undefined => {
  const known = new Map(Object.entries(kinds));
  const read = canonical.split(/(?<=\n)/).map((text) => lineOf(text, known));
  const lines = read.flatMap((line) => (line === undefined ? [] : [{ ...line, parts: joined(line.parts) }]));
  if (lines.length < read.length) return undefined;
  const count = new Set(lines.flatMap(({ nodes }) => nodes)).size;
  const places = [...known];
  return {
    fill: (given) => {
      const values: Record<string, string> = {};
      for (const [name, kind] of places) {
        const value = given[name];
        if (value === undefined || (kind === 'word' ? !plainWord.test(value) : !value.isWellFormed())) return undefined;
        values[name] = kind === 'word' ? value : escaped(value);
      }
      const label = labels(lines, count, values);
      if (label === undefined) return undefined;
      const filled = lines.map((line) => write(line, values, label));
      const inOrder = (a: string[]) => a.every((line, i) => i === 0 || (a[i - 1] ?? '') < line);
      if (!inOrder(filled)) {
        filled.sort();
        // Two equal lines are one quad, and then nodes may be told apart differently.
        if (!inOrder(filled)) return undefined;
      }
      return filled.join('');
    },
  };
};
