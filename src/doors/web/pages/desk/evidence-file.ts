import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { textOfBytes } from '../../../../communiques/intake/encoding.ts';

/** Whom evidence is about: it is public, and the same bytes in somebody's case do not hide it. */
export const everyone = 'everyone';

export const largestEvidence = 10 * 1024 * 1024;

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((b, i) => bytes[i] === b);
const holds = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text);

/** The media type of a file by its bytes, whatever it is called; undefined for kinds that are not kept, scripts and programs above all. */
export const kindOf = (bytes: Uint8Array): string | undefined => {
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(bytes, 0x52, 0x49, 0x46, 0x46) && Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP') return 'image/webp';
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    if (holds(bytes, 'word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    if (holds(bytes, 'xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    if (holds(bytes, 'ppt/presentation.xml')) return 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
    return holds(bytes.subarray(0, 200), 'application/vnd.oasis.opendocument') ? 'application/vnd.oasis.opendocument.text' : undefined;
  }
  const text = textOfBytes(bytes);
  return typeof text === 'string' && !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(text) ? 'text/plain; charset=utf-8' : undefined;
};

export interface EvidenceFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
}

/** A file somebody sent as evidence, or why it is not kept. */
export const evidenceFile = async (file: File): Promise<EvidenceFile | Refusal> => {
  if (file.size > largestEvidence) return refuse('file-too-large', { most: largestEvidence });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) return refuse('file-empty');
  const type = kindOf(bytes);
  const name = file.name.replace(/[\\/\p{Cc}]+/gu, '_').slice(-255) || 'file';
  return type ? { bytes, type, name } : refuse('unknown-kind-of-file');
};
