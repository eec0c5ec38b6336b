/** PDF (ISO 32000-2) as far as its safety goes: whole, open, and without parts that act. Nothing in it is run or drawn. */
import { inflateSync } from 'node:zlib';
import type { ContentProblem } from './content.ts';
import { holdsAnother } from './foreign.ts';

/** A name as it may be written: any letter of it as `#` and two hexadecimal digits (7.3.5). */
const named = (name: string): string =>
  `/${[...name]
    .map(
      (letter) =>
        `(?:${letter}|#${letter
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/, (d) => `[${d}${d.toUpperCase()}]`)})`,
    )
    .join('')}`;
/** What follows a name: a delimiter or white space (7.2.3). */
const whole = '(?=[\\x00\\t\\n\\f\\r ()<>\\[\\]{}/%]|$)';
const anyOf = (...names: readonly string[]): RegExp => new RegExp(names.map((name) => named(name) + whole).join('|'));

const encrypted = anyOf('Encrypt');
/** Every action that runs a script names it /JavaScript, however it is reached. Files inside could be programs. */
const active = anyOf('JavaScript', 'Launch', 'RichMedia', 'EmbeddedFile', 'EmbeddedFiles', 'XFA', 'GoToE', 'ImportData');
const objectStream = new RegExp(named('ObjStm') + whole, 'g');

/** Characters. All object streams together unpack to no more. */
const mostUnpacked = 64_000_000;
/** Characters in which the dictionary of an object stream must end. */
const dictionaryReach = 2_000;

/** The objects that are kept compressed, as text; undefined where they cannot be looked into. */
const unpacked = (bytes: Buffer, text: string): readonly string[] | ContentProblem => {
  const found: string[] = [];
  let left = mostUnpacked;
  for (const match of text.matchAll(objectStream)) {
    const opening = /stream(\r\n|\n|\r)/.exec(text.slice(match.index, match.index + dictionaryReach));
    if (opening === null) return 'file-not-readable';
    const start = match.index + opening.index + opening[0].length;
    const before = text.lastIndexOf(' obj', match.index);
    const dictionary = text.slice(Math.max(before, match.index - dictionaryReach), start);
    const filters = [...dictionary.matchAll(/\/(?:[A-Za-z0-9]|#)+(?:Decode|Crypt)\b|\/Fl\b/g)].map(([name]) => name);
    const end = text.indexOf('endstream', start);
    if (end < 0 || filters.some((name) => name !== '/FlateDecode') || filters.length > 1) return 'file-not-readable';
    if (filters.length === 0) {
      found.push(text.slice(start, end));
      continue;
    }
    try {
      const objects = inflateSync(bytes.subarray(start, end), { maxOutputLength: Math.max(1, left) });
      left -= objects.length;
      found.push(objects.toString('latin1'));
    } catch (error) {
      return error instanceof RangeError ? 'file-unpacks-too-large' : 'file-not-readable';
    }
  }
  return found;
};

/** The bytes begin with `%PDF-`. */
export const pdfProblem = (bytes: Buffer): ContentProblem | undefined => {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d[\r\n %]/.test(text)) return 'file-not-readable';
  const end = text.lastIndexOf('%%EOF');
  if (end < 0 || !/startxref\s+\d+\s*$/.test(text.slice(Math.max(0, end - 100), end))) return 'file-not-readable';
  // A reader looks for the end in the last kilobyte; another file may hide behind it.
  if (!/^[\s\0]{0,64}$/.test(text.slice(end + 5, end + 1_100))) return 'file-in-disguise';
  const first = text.search(/\d+\s+\d+\s+obj/);
  if (first < 0) return 'file-not-readable';
  if (holdsAnother(bytes.subarray(5, first))) return 'file-in-disguise';
  if (encrypted.test(text)) return 'pdf-encrypted';
  if (active.test(text)) return 'pdf-with-active-parts';
  const objects = unpacked(bytes, text);
  if (typeof objects === 'string') return objects;
  return objects.some((one) => active.test(one)) ? 'pdf-with-active-parts' : undefined;
};
