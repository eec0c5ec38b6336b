/**
 * How well reports are read that the model was not trained on: every third in turn.
 * Run: npx tsx src/communiques/extraction/training/evaluate.ts --corpus ../shared/corpus [--thirds 1]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readReports } from './corpus.ts';
import { rotate } from './detection.ts';
import { prepare } from './prepare.ts';
import { table } from './report.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string' }, thirds: { type: 'string', default: '0,1,2' } } });
if (!values.corpus) throw new Error('Give --corpus FOLDER, the folder that holds news/ and dev/');
const news = readReports(join(values.corpus, 'news'));
const dev = readReports(join(values.corpus, 'dev'));
const rotation = rotate(news.map(prepare), dev.map(prepare), values.thirds.split(',').map(Number));
process.stdout.write(`${table(rotation, [...news, ...dev]).join('\n')}\n`);
