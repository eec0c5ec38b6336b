/**
 * Trains the reading from labelled reports and writes src/communiques/extraction/weights/.
 * Run: npx tsx src/communiques/extraction/training/train.ts --corpus ../shared/corpus [--decisions FILE.jsonl]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeModel } from '../detection/model.ts';
import { readReports } from './corpus.ts';
import { rotate, trainModel, withConfidence } from './detection.ts';
import { prepare } from './prepare.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string' }, decisions: { type: 'string' } } });
if (!values.corpus) throw new Error('Give --corpus FOLDER, the folder that holds news/ and dev/');
const documents = readReports(join(values.corpus, 'news')).map(prepare);
const model = withConfidence(trainModel(documents), [...rotate(documents, [0, 1, 2]).values()].flat());
const bytes = encodeModel(model);
writeFileSync(fileURLToPath(new URL('../weights/detection.bin', import.meta.url)), bytes);
process.stdout.write(`detection ${model.version}: ${model.tagger.hashes.length} features, ${bytes.length} bytes, ${JSON.stringify(model.bands)}\n`);
