/** A badge in a PNG: one iTXt chunk `openbadgecredential`, not compressed (Open Badges 3.0, section 5.3; PNG third edition, section 11.3.3). */
import { crc32 } from 'node:zlib';
import type { Wrong } from '../checking/checked.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const keyword = 'openbadgecredential';
/** Of version 2, which this node does not read. */
const olderKeyword = 'openbadges';

export const isPng = (bytes: Uint8Array): boolean => signature.equals(bytes.subarray(0, 8));

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
};

/** The picture with the badge in it, right after its head. */
export const bakedPng = (png: Uint8Array, badge: string): Buffer => {
  const bytes = Buffer.from(png);
  const afterHead = 8 + 12 + bytes.readUInt32BE(8);
  // Keyword, NUL, not compressed, method 0, no language, no translated keyword.
  const data = Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(badge)]);
  return Buffer.concat([bytes.subarray(0, afterHead), chunk('iTXt', data), bytes.subarray(afterHead)]);
};

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}
const chunks = (bytes: Buffer): readonly Chunk[] | Wrong => {
  const found: Chunk[] = [];
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) return { reason: 'picture-truncated' };
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return { reason: 'picture-truncated' };
    const body = bytes.subarray(at + 4, at + 8 + length);
    const type = body.toString('latin1', 0, 4);
    if (crc32(body) !== bytes.readUInt32BE(at + 8 + length)) return { reason: 'picture-damaged' };
    found.push({ type, data: body.subarray(4) });
    if (type === 'IEND') return found;
    at = end;
  }
};

const keywordOf = (data: Buffer): string => data.toString('latin1', 0, Math.max(0, data.indexOf(0)));

const textOf = (data: Buffer): string | Wrong => {
  const start = data.indexOf(0) + 1;
  if (data[start] !== 0) return { reason: 'badge-compressed' };
  const language = data.indexOf(0, start + 2);
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1);
  if (translated === -1) return { reason: 'picture-damaged' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data.subarray(translated + 1));
  } catch {
    return { reason: 'text-not-utf8' };
  }
};

/** The badge in a picture, or why there is none: cut off, damaged, none in it, two in it, one of an older kind. */
export const badgeInPng = (png: Uint8Array): string | Wrong => {
  const all = chunks(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  if ('reason' in all) return all;
  const texts = all.filter(({ type }) => type === 'iTXt' || type === 'tEXt' || type === 'zTXt');
  const badges = texts.filter(({ data }) => keywordOf(data) === keyword);
  if (badges.length > 1) return { reason: 'two-badges', details: { count: badges.length } };
  const [only] = badges;
  if (only === undefined) {
    return { reason: texts.some(({ data }) => keywordOf(data) === olderKeyword) ? 'older-badge' : 'no-badge-in-picture' };
  }
  return only.type === 'iTXt' ? textOf(only.data) : { reason: 'badge-compressed' };
};
