/** The trained field classifiers as kept in weights/fields.bin. */
import { existsSync, readFileSync } from 'node:fs';
import { decodeArchive, encodeArchive, type ArchivedArray } from '../detection/archive.ts';
import { hashIndex } from '../detection/hashing.ts';
import { instruments, stages, topics } from '../extraction.ts';
import { jointClasses, whoClasses } from './by.ts';
import { personClasses } from './person-country.ts';
import type { Model } from './regression.ts';

export const modelNames = ['stage', 'instrument', 'topic', 'joint', 'who', 'person'] as const;
export type ModelName = (typeof modelNames)[number];
export const classesOf: Readonly<Record<ModelName, readonly string[]>> = {
  stage: stages,
  instrument: instruments,
  topic: topics,
  joint: jointClasses,
  who: whoClasses,
  person: personClasses,
};

export interface FieldWeights {
  /** Of the data they were trained on. */
  readonly version: string;
  readonly models: Readonly<Record<ModelName, Model>>;
}

export function encodeFieldWeights(weights: FieldWeights): Uint8Array {
  const arrays: Record<string, ArchivedArray> = {};
  for (const name of modelNames) {
    arrays[`${name}.hashes`] = { kind: 'u32', values: weights.models[name].hashes };
    arrays[`${name}.weights`] = { kind: 'i8', values: weights.models[name].weights };
  }
  return encodeArchive({ version: weights.version }, arrays);
}

/** @throws Error when the bytes are damaged. */
export function decodeFieldWeights(bytes: Uint8Array): FieldWeights {
  const { head, arrays } = decodeArchive(bytes);
  const model = (name: ModelName): Model => {
    const classes = classesOf[name];
    const hashes = Uint32Array.from(arrays.get(`${name}.hashes`) ?? []);
    const values = Float32Array.from(arrays.get(`${name}.weights`) ?? []);
    if (values.length !== hashes.length * classes.length) throw new Error(`The field weights for ${name} are damaged`);
    return { classes, hashes, index: hashIndex(hashes), weights: values };
  };
  return {
    version: String(head.version),
    models: {
      stage: model('stage'),
      instrument: model('instrument'),
      topic: model('topic'),
      joint: model('joint'),
      who: model('who'),
      person: model('person'),
    },
  };
}

let shipped: FieldWeights | undefined;

/** The weights that come with the product; read once. @throws Error when they are missing. */
export function shippedFieldWeights(): FieldWeights {
  const path = new URL('../weights/fields.bin', import.meta.url);
  if (!shipped && !existsSync(path)) throw new Error('weights/fields.bin is missing: run training/train.ts');
  shipped ??= decodeFieldWeights(readFileSync(path));
  return shipped;
}
