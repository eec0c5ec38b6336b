/**
 * Trains the reading from labelled reports and writes src/communiques/extraction/weights/. Prints the rotated table on the way,
 * because the confidence comes from the same answers. About four minutes of one core.
 * Run: npx tsx src/communiques/extraction/training/train.ts --corpus ../shared/corpus [--decisions FILE.jsonl]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeModel } from '../detection/model.ts';
import { trainFields } from '../fields/train.ts';
import { encodeFieldWeights } from '../fields/weights.ts';
import { dataVersion, readDecisions, readReports } from './corpus.ts';
import { confidenceFrom, rotate, trainModel } from './detection.ts';
import { prepare } from './prepare.ts';
import { table } from './report.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string' }, decisions: { type: 'string' } } });
if (!values.corpus) throw new Error('Give --corpus FOLDER, the folder that holds news/ and dev/');
const news = readReports(join(values.corpus, 'news'));
const dev = readReports(join(values.corpus, 'dev'));
const decided = values.decisions ? readDecisions(values.decisions) : [];
const prepared = { news: [...news, ...decided].map(prepare), dev: dev.map(prepare) };
const rotation = rotate(prepared.news, prepared.dev, [0, 1, 2]);
const all = [...news, ...decided, ...dev];
process.stdout.write(`${table(rotation, all).join('\n')}\n`);

const weights = (name: string): string => fileURLToPath(new URL(`../weights/${name}`, import.meta.url));
const confidence = confidenceFrom([...rotation.news.values(), ...rotation.dev.values()].flat());
const model = { ...trainModel([...prepared.news, ...prepared.dev]), confidence };
const detection = encodeModel(model);
writeFileSync(weights('detection.bin'), detection);
const fields = encodeFieldWeights(trainFields(all, dataVersion(all)));
writeFileSync(weights('fields.bin'), fields);
process.stdout.write(
  `${model.version}: detection ${detection.length} bytes, fields ${fields.length} bytes, bands ${JSON.stringify([confidence.report.bands, confidence.sheet.bands])}\n`,
);
