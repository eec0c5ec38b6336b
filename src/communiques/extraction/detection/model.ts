/** The trained detection model as kept in weights/: the token model, and how its answers become confidence and bands. */
import { existsSync, readFileSync } from 'node:fs';
import { decodeArchive, encodeArchive, type ArchivedArray } from './archive.ts';
import { labelCount } from './crf.ts';
import { hashIndex, type HashIndex } from './hashing.ts';
import type { NetWeights } from './net.ts';
import { decodeWordTable, type WordTable } from './word-table.ts';

export interface TaggerModel {
  readonly hashes: Uint32Array;
  readonly index: HashIndex;
  /** features × labels */
  readonly weights: Float32Array;
  /** labels × labels */
  readonly transitions: Float64Array;
}
export interface NetModel {
  readonly weights: NetWeights;
  /** labels × labels */
  readonly transitions: Float64Array;
}
export interface Bands {
  /** At or above: firm. */
  readonly firm: number;
  /** At or above: check; below: hidden. Chosen where F1 is best. */
  readonly check: number;
  /** Below this a candidate is not kept at all. */
  readonly hidden: number;
}
export interface DetectionModel {
  /** Of the data it was trained on. */
  readonly version: string;
  readonly tagger: TaggerModel;
  readonly nets: readonly NetModel[];
  /** How much each half weighs in the joint score. */
  readonly shares: { readonly tagger: number; readonly nets: number };
  /** For press reports and for official fact sheets: the two are written, and score, differently. */
  readonly confidence: { readonly report: Confidence; readonly sheet: Confidence };
}
export interface Confidence {
  /** Raw score → share confirmed: rising points, between which is drawn a line. */
  readonly calibration: readonly (readonly [number, number])[];
  readonly bands: Bands;
}

const netParts = ['vectors', 'ids', 'gateBias', 'hidden', 'hiddenBias', 'out', 'outBias'] as const;

export function encodeModel(model: DetectionModel): Uint8Array {
  const { version, confidence, shares, tagger, nets } = model;
  const arrays: Record<string, ArchivedArray> = {
    'tagger.hashes': { kind: 'u32', values: tagger.hashes },
    'tagger.weights': { kind: 'i8', values: tagger.weights },
    'tagger.transitions': { kind: 'f32', values: tagger.transitions },
  };
  nets.forEach((net, n) => {
    for (const part of netParts)
      arrays[`net${n}.${part}`] = { kind: part === 'vectors' || part === 'ids' ? 'i8' : 'f32', values: net.weights[part] };
    arrays[`net${n}.transitions`] = { kind: 'f32', values: net.transitions };
  });
  return encodeArchive({ version, confidence, shares, nets: nets.length }, arrays);
}

export function decodeModel(bytes: Uint8Array): DetectionModel {
  const { head, arrays } = decodeArchive(bytes);
  const floats = (name: string): Float32Array => Float32Array.from(arrays.get(name) ?? []);
  const doubles = (name: string): Float64Array => Float64Array.from(arrays.get(name) ?? []);
  const hashes = Uint32Array.from(arrays.get('tagger.hashes') ?? []);
  const weights = floats('tagger.weights');
  if (weights.length !== hashes.length * labelCount) throw new Error('The detection weights are damaged');
  const { version, confidence, shares } = head as Pick<DetectionModel, 'version' | 'confidence' | 'shares'>;
  const nets = Array.from({ length: Number(head.nets) || 0 }, (_, n): NetModel => {
    const part = (name: (typeof netParts)[number]): Float32Array => floats(`net${n}.${name}`);
    return {
      weights: {
        vectors: part('vectors'),
        ids: part('ids'),
        gateBias: part('gateBias'),
        hidden: part('hidden'),
        hiddenBias: part('hiddenBias'),
        out: part('out'),
        outBias: part('outBias'),
      },
      transitions: doubles(`net${n}.transitions`),
    };
  });
  const tagger = { hashes, index: hashIndex(hashes), weights, transitions: doubles('tagger.transitions') };
  return { version, confidence, shares, tagger, nets };
}

let words: WordTable | undefined;
let shipped: DetectionModel | undefined;

/** The word table that comes with the product; read once. */
export function shippedWords(): WordTable {
  words ??= decodeWordTable(readFileSync(new URL('../weights/words.bin', import.meta.url)));
  return words;
}

/** The model that comes with the product; read once. @throws Error when the weights are missing. */
export function shippedModel(): DetectionModel {
  const path = new URL('../weights/detection.bin', import.meta.url);
  if (!shipped && !existsSync(path)) throw new Error('weights/detection.bin is missing: run training/train.ts');
  shipped ??= decodeModel(readFileSync(path));
  return shipped;
}
