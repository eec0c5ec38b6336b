import chardet from 'chardet';
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';

const bom = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
};

/** UTF-16 without a mark: Latin text has a zero in every second byte, always on the same side. */
const sixteen = (bytes: Uint8Array): string | undefined => {
  const sample = bytes.subarray(0, 2_000);
  let even = 0;
  let odd = 0;
  for (const [i, b] of sample.entries()) if (b === 0) i % 2 === 0 ? even++ : odd++;
  const enough = sample.length * 0.2;
  if (odd > enough && even === 0) return 'utf-16le';
  return even > enough && odd === 0 ? 'utf-16be' : undefined;
};

const isBinary = (bytes: Uint8Array): boolean => {
  const sample = bytes.subarray(0, 8_000);
  // Escape is left out: ISO-2022-JP shifts with it.
  const odd = sample.filter((b) => b === 0 || (b < 9 && b > 0) || (b > 13 && b < 27) || (b > 27 && b < 32)).length;
  return sample.includes(0) || odd > sample.length * 0.02;
};

const decoded = (bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Names of bytes that are no text, by how they begin. */
export const looksLike = (bytes: Uint8Array): 'pdf' | 'zip' | 'image' | 'office' | undefined => {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) return 'zip';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'office';
  return /^(\u0089PNG|GIF8|\u00ff\u00d8\u00ff|RIFF....WEBP)/.test(head) ? 'image' : undefined;
};

/**
 * Bytes as text: a byte order mark, then strict UTF-8, UTF-16, the encoding somebody declared, and last what the letters
 * suggest. Refused: `binary-file`, `encoding-unknown`.
 */
export const textOfBytes = (bytes: Uint8Array, declared?: string): string | Refusal => {
  const marked = bom(bytes) ?? sixteen(bytes);
  const plain = marked === undefined ? decoded(bytes, 'utf-8', true) : decoded(bytes, marked, marked !== 'utf-8');
  if (plain !== undefined && !(marked === undefined && isBinary(bytes))) return plain;
  if (marked === undefined && isBinary(bytes)) return refuse('binary-file', { looksLike: looksLike(bytes) ?? null });
  if (marked !== undefined && marked !== 'utf-8') return refuse('encoding-unknown', { marked });
  const guesses = [declared, ...chardet.analyse(bytes.subarray(0, 100_000)).map((m) => m.name)];
  for (const encoding of guesses) {
    const text = encoding === undefined || /^utf-?8$/i.test(encoding) ? undefined : decoded(bytes, encoding, true);
    if (text !== undefined) return text;
  }
  return refuse('encoding-unknown', {});
};
