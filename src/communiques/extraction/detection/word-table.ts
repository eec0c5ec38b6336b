/** Clusters and small vectors of frequent words, read from weights/words.bin (built by training/words.ts). */
import { hashIndex, type HashIndex } from './hashing.ts';

export interface WordTable {
  readonly size: number;
  readonly dimensions: number;
  readonly index: HashIndex;
  /** Three cluster numbers a word, coarse to fine. */
  readonly clusters: Uint16Array;
  /** `dimensions` values a word, about unit length. */
  readonly vectors: Float32Array;
}

export const clusterGrains = 3;
const scale = 127 / 0.8;

/** Layout: u32 count, u32 dimensions, u32 hashes, u16 clusters × 3, i8 vectors. Little endian. */
export function encodeWordTable(hashes: readonly number[], clusters: readonly Uint16Array[], vectors: readonly Float64Array[]): Uint8Array {
  const known = new Set<number>();
  const rows = hashes
    .map((_, row) => row)
    .filter((row) => {
      const hash = hashes[row] ?? 0;
      if (known.has(hash)) return false;
      known.add(hash);
      return true;
    });
  const dimensions = vectors[0]?.length ?? 0;
  const bytes = new Uint8Array(8 + rows.length * (4 + 2 * clusterGrains + dimensions));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, rows.length, true);
  view.setUint32(4, dimensions, true);
  let at = 8;
  for (const row of rows) {
    view.setUint32(at, hashes[row] ?? 0, true);
    at += 4;
  }
  for (const row of rows)
    for (let grain = 0; grain < clusterGrains; grain++) {
      view.setUint16(at, clusters[grain]?.[row] ?? 0, true);
      at += 2;
    }
  for (const row of rows)
    for (let d = 0; d < dimensions; d++) {
      view.setInt8(at, Math.max(-127, Math.min(127, Math.round((vectors[row]?.[d] ?? 0) * scale))));
      at += 1;
    }
  return bytes;
}

export function decodeWordTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(0, true);
  const dimensions = view.getUint32(4, true);
  const hashes = Uint32Array.from({ length: size }, (_, row) => view.getUint32(8 + row * 4, true));
  const clustersAt = 8 + size * 4;
  const clusters = Uint16Array.from({ length: size * clusterGrains }, (_, i) => view.getUint16(clustersAt + i * 2, true));
  const vectorsAt = clustersAt + size * clusterGrains * 2;
  const vectors = Float32Array.from({ length: size * dimensions }, (_, i) => view.getInt8(vectorsAt + i) / scale);
  return { size, dimensions, index: hashIndex(hashes), clusters, vectors };
}
