/** JPEG (ITU-T T.81, annex B) and PNG (W3C PNG, section 5) by their structure. */
import { crc32 } from 'node:zlib';
import type { ContentProblem } from './content.ts';
import { holdsAnother } from './foreign.ts';

/** Pixels. A picture of more would unpack to more than an officer's browser should hold. */
const mostPixels = 100_000_000;
const measured = (width: number, height: number): ContentProblem | undefined => {
  if (width < 1 || height < 1) return 'file-not-readable';
  return width * height > mostPixels ? 'file-unpacks-too-large' : undefined;
};

/** The bytes begin with PNG's first four. */
export const pngProblem = (bytes: Buffer): ContentProblem | undefined => {
  if (bytes.length < 8 || bytes.readUInt32BE(4) !== 0x0d0a1a0a) return 'file-not-readable';
  let at = 8;
  let pictures = 0;
  let size: ContentProblem | undefined;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || (at === 8) !== (name === 'IHDR')) return 'file-not-readable';
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'file-not-readable';
    if (name === 'IHDR') {
      if (end - at !== 25) return 'file-not-readable';
      size = measured(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
    }
    if (name === 'IEND') {
      if (end !== bytes.length) return 'file-in-disguise';
      return pictures === 0 ? 'file-not-readable' : size;
    }
    if (name === 'IDAT') pictures += 1;
    // Compressed picture data may look like anything; the other chunks hold texts and profiles.
    else if (holdsAnother(bytes.subarray(at + 8, end - 4))) return 'file-in-disguise';
    at = end;
  }
  return 'file-not-readable';
};

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers without a length: TEM, RST0 to RST7. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Where the coded data of a scan ends: at the next marker that is neither stuffing nor a restart. */
const afterScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !isBare(next)) return at;
  }
  return bytes.length;
};

/** The bytes begin with `FF D8 FF`. What phones append after the picture is let be, unless another file begins there. */
export const jpegProblem = (bytes: Buffer): ContentProblem | undefined => {
  let at = 2;
  let size: ContentProblem | 'unknown' | undefined = 'unknown';
  let scans = 0;
  while (at + 4 <= bytes.length || (bytes[at] === 0xff && bytes[at + 1] === 0xd9)) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return 'file-not-readable';
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9) {
      if (scans === 0 || size === 'unknown') return 'file-not-readable';
      return holdsAnother(bytes.subarray(at + 2)) ? 'file-in-disguise' : size;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return 'file-not-readable';
    if (isFrame(marker)) {
      if (end - at < 9) return 'file-not-readable';
      size = measured(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    }
    if (marker === 0xda) scans += 1;
    else if (holdsAnother(bytes.subarray(at + 4, end))) return 'file-in-disguise';
    at = marker === 0xda ? afterScan(bytes, end) : end;
  }
  return 'file-not-readable';
};
