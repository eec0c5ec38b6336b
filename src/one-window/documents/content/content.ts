/** What a file is, by its bytes and never by its name; and whether it is one that an office may open without harm. */
import type { FileKind } from '../../service/definition.ts';
import { officeContent } from './office.ts';
import { jpegProblem, pngProblem } from './pictures.ts';
import { pdfProblem } from './pdf.ts';

/** Why a file is not taken although its kind is known; each is a refusal's reason with words of its own. */
export type ContentProblem =
  | 'file-not-readable'
  | 'file-in-disguise'
  | 'file-unpacks-too-large'
  | 'pdf-encrypted'
  | 'pdf-with-active-parts'
  | 'office-encrypted'
  | 'office-with-macros'
  | 'office-with-links';

export interface Content {
  /** Undefined: none of the kinds that are known here. */
  readonly kind: FileKind | undefined;
  readonly problem: ContentProblem | undefined;
}

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((b, i) => bytes[i] === b);
const known = (kind: FileKind, problem: ContentProblem | undefined): Content => ({ kind, problem });

/** Reads the whole file; total for any bytes, in time linear in their number. */
export const contentOf = (bytes: Uint8Array): Content => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return known('pdf', pdfProblem(buffer));
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47)) return known('png', pngProblem(buffer));
  if (begins(bytes, 0xff, 0xd8, 0xff)) return known('jpeg', jpegProblem(buffer));
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeContent(buffer);
  // An office file with a password is kept in the container of old office files.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0) && buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return known('docx', 'office-encrypted');
  return { kind: undefined, problem: undefined };
};

/** The kind of a file that may be taken; undefined for every other. */
export const kindOf = (bytes: Uint8Array): FileKind | undefined => {
  const { kind, problem } = contentOf(bytes);
  return problem === undefined ? kind : undefined;
};

/** Media types by kind, as they are served. */
export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
