import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { sha256 } from '../streams/digest.ts';

/** A UUID (version 8, RFC 9562) made of what it is for and the event it comes from: the same each time the event is seen. */
export const idFrom =
  (reaction: string, stream: string, version: number) =>
  (name: string): Id => {
    const bytes = sha256(JSON.stringify([reaction, stream, version, name])).subarray(0, 16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
