/** The trained detection model as kept in weights/: the token model, and how its answers become confidence and bands. */
import { existsSync, readFileSync } from 'node:fs';
import { decodeArchive, encodeArchive } from './archive.ts';
import { labelCount } from './crf.ts';
import { hashIndex, type HashIndex } from './hashing.ts';
import { decodeWordTable, type WordTable } from './word-table.ts';

export interface TaggerModel {
  readonly hashes: Uint32Array;
  readonly index: HashIndex;
  /** features × labels */
  readonly weights: Float32Array;
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
  /** Raw score → share confirmed: rising points, between which is drawn a line. */
  readonly calibration: readonly (readonly [number, number])[];
  readonly bands: Bands;
}

export function encodeModel(model: DetectionModel): Uint8Array {
  return encodeArchive(
    { version: model.version, calibration: model.calibration, bands: model.bands },
    {
      'tagger.hashes': { kind: 'u32', values: model.tagger.hashes },
      'tagger.weights': { kind: 'i8', values: model.tagger.weights },
      'tagger.transitions': { kind: 'f32', values: model.tagger.transitions },
    },
  );
}

export function decodeModel(bytes: Uint8Array): DetectionModel {
  const { head, arrays } = decodeArchive(bytes);
  const hashes = Uint32Array.from(arrays.get('tagger.hashes') ?? []);
  const weights = Float32Array.from(arrays.get('tagger.weights') ?? []);
  if (weights.length !== hashes.length * labelCount) throw new Error('The detection weights are damaged');
  const { version, calibration, bands } = head as Pick<DetectionModel, 'version' | 'calibration' | 'bands'>;
  const transitions = Float64Array.from(arrays.get('tagger.transitions') ?? []);
  return { version, calibration, bands, tagger: { hashes, index: hashIndex(hashes), weights, transitions } };
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
