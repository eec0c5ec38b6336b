/** The list of a ZIP file (PKWARE APPNOTE 6.3, section 4), read strictly: what two programs could read in two ways is no list. */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Bytes, as the list says. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  /** Where its own bytes begin. */
  readonly data: number;
}

const mostEntries = 5_000;
const endOfList = 22;
const unsafeName = /^[/\\]|\\|(^|\/)\.\.(\/|$)|[\x00-\x1f]|^[a-z]:/i;

/** Undefined for what is damaged, encrypted, split, ambiguous, or has something before or behind it. */
export const zipEntries = (bytes: Buffer): readonly ZipEntry[] | undefined => {
  const end = bytes.length - endOfList;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50 || bytes.readUInt16LE(end + 20) !== 0) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count === 0 || count > mostEntries || bytes.readUInt16LE(end + 8) !== count || bytes.readUInt32LE(end + 4) !== 0) return undefined;
  if (start + bytes.readUInt32LE(end + 12) !== end) return undefined;
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = start;
  // Sorted or not, local parts may not overlap: that is how small files unpack to huge ones.
  const parts: { readonly from: number; readonly to: number }[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const local = bytes.readUInt32LE(at + 42);
    if (next > end || local + 30 > start || bytes.readUInt32LE(local) !== 0x04034b50) return undefined;
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const localName = bytes.toString('utf8', local + 30, local + 30 + bytes.readUInt16LE(local + 26));
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const encrypted = (flags & 1) === 1;
    if (encrypted || (method !== 0 && method !== 8) || name !== localName || unsafeName.test(name) || data + packed > start)
      return undefined;
    if (method === 0 && size !== packed) return undefined;
    if (seen.has(name.toLowerCase())) return undefined;
    seen.add(name.toLowerCase());
    parts.push({ from: local, to: data + packed });
    entries.push({ name, size, packed, method, data });
    at = next;
  }
  if (at !== end) return undefined;
  parts.sort((a, b) => a.from - b.from);
  let reached = 0;
  for (const { from, to } of parts) {
    if (from < reached) return undefined;
    reached = to;
  }
  return parts[0]?.from === 0 ? entries : undefined;
};

/** The entry's own bytes; undefined when it is damaged, or larger than `most` bytes. */
export const zipBytes = (bytes: Buffer, entry: ZipEntry, most: number): Buffer | undefined => {
  if (entry.size > most) return undefined;
  const packed = bytes.subarray(entry.data, entry.data + entry.packed);
  if (entry.method === 0) return packed;
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: most });
    return unpacked.length === entry.size ? unpacked : undefined;
  } catch {
    return undefined;
  }
};
