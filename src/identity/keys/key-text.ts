import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const base62 = (bytes: Uint8Array, length: number): string => {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (text.length < length) {
    text = (digits[Number(value % 62n)] ?? '0') + text;
    value /= 62n;
  }
  return text;
};
const checksum = (body: string): string => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return base62(sum, 6);
};

/** `drk_`, 43 digits of base 62 that hold 32 random bytes, and 6 of a checksum, so that scanners can tell a leaked key from noise. */
export const makeKeyText = (random: (count: number) => Uint8Array): string => {
  const body = `drk_${base62(random(32), 43)}`;
  return body + checksum(body);
};

/** Whether a text can be a key at all; spares the database what was mistyped. */
export const isKeyText = (text: string): boolean => /^drk_[0-9A-Za-z]{49}$/.test(text) && checksum(text.slice(0, -6)) === text.slice(-6);
