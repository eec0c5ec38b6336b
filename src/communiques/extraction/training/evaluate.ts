/**
 * How well reports are read that the model was not trained on: every third in turn.
 * Run: npx tsx src/communiques/extraction/training/evaluate.ts --corpus ../shared/corpus
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fold, readReports } from './corpus.ts';
import { spansOf, trainDetection } from './detection.ts';
import { prepare } from './prepare.ts';
import { count, f1, precision, recall, type Counts } from './score.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string' }, folds: { type: 'string', default: '0,1,2' } } });
if (!values.corpus) throw new Error('Give --corpus FOLDER, the folder that holds news/ and dev/');
const documents = readReports(join(values.corpus, 'news')).map(prepare);
for (const third of values.folds.split(',').map(Number)) {
  const model = trainDetection(documents.filter(({ report }) => fold(report.id) !== third));
  const counts: Counts = { tp: 0, fp: 0, fn: 0 };
  for (const one of documents.filter(({ report }) => fold(report.id) === third))
    count(one.report.commitments, spansOf(one, model.tagger).filter((span) => span.mass >= model.bands.check), counts);
  const figures = [f1(counts), precision(counts), recall(counts)].map((value) => value.toFixed(3)).join('  ');
  process.stdout.write(`third ${third}${third === 1 ? ' (unread)' : ' (read)  '}  F1 P R  ${figures}  ${JSON.stringify(model.bands)}\n`);
}
