/** PDF (ISO 32000-2) as far as its safety goes: whole, open, and without parts that act. Nothing in it is run or drawn. */
import { inflateSync } from 'node:zlib';
import type { ContentProblem } from './content.ts';
import { holdsAnother } from './foreign.ts';

/** A name as it may be written (7.3.5): each letter itself, or `#` and its two hexadecimal digits. */
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
/**
 * Readers know an object stream by its type, or only by where its first object begins (7.5.7). The marks of it, the ends of objects,
 * and the beginnings of streams, in one pass.
 */
const marks = new RegExp(`(?:${named('ObjStm')}|${named('First')})${whole}|endobj|stream(?:\\r\\n|\\n|\\r)`, 'g');
const filter = anyOf('Filter');

/** Characters. All object streams together unpack to no more. */
const mostUnpacked = 64_000_000;
/** Characters that a dictionary is looked back for. */
const dictionaryReach = 4_000;

interface Packed {
  /** Where its bytes begin. */
  readonly start: number;
  /** An end of an object stands between the mark and the stream, but may be part of a text or a remark. */
  readonly perhaps: boolean;
}

const packedIn = (text: string): readonly Packed[] => {
  const found: Packed[] = [];
  let mark: number | undefined;
  let perhaps = false;
  for (const { index, 0: sign } of text.matchAll(marks)) {
    if (sign.startsWith('/')) {
      mark ??= index;
    } else if (mark !== undefined && sign === 'endobj') {
      // A list of bookmarks has a first one too, and no stream.
      if (/[%(]/.test(text.slice(mark, Math.min(index, mark + dictionaryReach)))) perhaps = true;
      else mark = undefined;
    } else if (mark !== undefined && text.slice(index - 3, index) !== 'end') {
      found.push({ start: index + sign.length, perhaps });
      mark = undefined;
      perhaps = false;
    }
  }
  return found;
};

/** The objects that are kept compressed, as text; a problem where they cannot be looked into. */
const unpacked = (bytes: Buffer, text: string): readonly string[] | ContentProblem => {
  const found: string[] = [];
  let left = mostUnpacked;
  let reached = 0;
  for (const { start, perhaps } of packedIn(text)) {
    // One stream does not begin within another; if it did, looking into each could take forever.
    if (start < reached) return 'file-not-readable';
    const near = text.slice(Math.max(0, start - dictionaryReach), start);
    const dictionary = near.slice(Math.max(0, near.lastIndexOf(' obj')));
    const filters = [...dictionary.matchAll(/\/(?:[A-Za-z0-9]|#)+(?:Decode|Crypt)\b|\/Fl\b/g)].map(([name]) => name);
    const end = text.indexOf('endstream', start);
    reached = end < 0 ? text.length : end;
    const plain =
      filter.test(dictionary) === filters.length > 0 && filters.length <= 1 && (filters[0] ?? '/FlateDecode') === '/FlateDecode';
    if (perhaps && (!plain || end < 0)) continue;
    if (!plain || end < 0) return 'file-not-readable';
    if (filters.length === 0) {
      found.push(text.slice(start, end));
      continue;
    }
    try {
      const objects = inflateSync(bytes.subarray(start, end), { maxOutputLength: Math.max(1, left) });
      left -= objects.length;
      found.push(objects.toString('latin1'));
    } catch (error) {
      if (error instanceof RangeError) return 'file-unpacks-too-large';
      if (!perhaps) return 'file-not-readable';
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
  const first = text.search(/\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj/);
  if (first < 0) return 'file-not-readable';
  if (holdsAnother(bytes.subarray(5, first))) return 'file-in-disguise';
  if (encrypted.test(text)) return 'pdf-encrypted';
  if (active.test(text)) return 'pdf-with-active-parts';
  const objects = unpacked(bytes, text);
  if (typeof objects === 'string') return objects;
  return objects.some((one) => active.test(one)) ? 'pdf-with-active-parts' : undefined;
};
