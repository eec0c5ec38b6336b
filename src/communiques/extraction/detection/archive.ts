/** A small container for weights: a JSON head and typed arrays after it. Numbers may be kept as bytes with one scale for the array. */

export type ArrayKind = 'u32' | 'i8' | 'f32';
export interface ArchivedArray {
  readonly kind: ArrayKind;
  readonly values: ArrayLike<number>;
}
export interface Archive {
  readonly head: Readonly<Record<string, unknown>>;
  readonly arrays: ReadonlyMap<string, Float32Array | Uint32Array>;
}
interface Entry {
  readonly name: string;
  readonly kind: ArrayKind;
  readonly length: number;
  readonly scale: number;
}

const width = { u32: 4, f32: 4, i8: 1 } as const;

export function encodeArchive(head: Readonly<Record<string, unknown>>, arrays: Readonly<Record<string, ArchivedArray>>): Uint8Array {
  const entries: Entry[] = Object.entries(arrays).map(([name, { kind, values }]) => {
    let top = 1e-9;
    if (kind === 'i8') for (let i = 0; i < values.length; i++) top = Math.max(top, Math.abs(values[i] ?? 0));
    return { name, kind, length: values.length, scale: kind === 'i8' ? top / 127 : 1 };
  });
  const text = new TextEncoder().encode(JSON.stringify({ head, entries }));
  const size = entries.reduce((sum, { kind, length }) => sum + width[kind] * length, 4 + text.length);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const { name, kind, length, scale } of entries)
    for (let i = 0; i < length; i++) {
      const value = arrays[name]?.values[i] ?? 0;
      if (kind === 'u32') view.setUint32(at, value, true);
      else if (kind === 'f32') view.setFloat32(at, value, true);
      else view.setInt8(at, Math.round(value / scale));
      at += width[kind];
    }
  return bytes;
}

function entriesOf(value: unknown): Entry[] {
  if (!Array.isArray(value)) throw new Error('These weights have no list of arrays');
  return value.map((entry: Entry) => ({
    name: String(entry.name),
    kind: entry.kind,
    length: Number(entry.length),
    scale: Number(entry.scale),
  }));
}

/** @throws Error when the bytes are no archive. */
export function decodeArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const textLength = view.getUint32(0, true);
  const parsed: { head: Record<string, unknown>; entries: unknown } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(4, 4 + textLength)),
  );
  const arrays = new Map<string, Float32Array | Uint32Array>();
  let at = 4 + textLength;
  for (const { name, kind, length, scale } of entriesOf(parsed.entries)) {
    const values = kind === 'u32' ? new Uint32Array(length) : new Float32Array(length);
    for (let i = 0; i < length; i++) {
      values[i] = kind === 'u32' ? view.getUint32(at, true) : kind === 'f32' ? view.getFloat32(at, true) : view.getInt8(at) * scale;
      at += width[kind];
    }
    arrays.set(name, values);
  }
  return { head: parsed.head, arrays };
}
