/**
 * How well reports are read that the model was not trained on: every third in turn. The threshold for a third is chosen on the others.
 * Run: npx tsx src/communiques/extraction/training/evaluate.ts --corpus ../shared/corpus
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseBands } from './calibration.ts';
import { readReports } from './corpus.ts';
import { judge, rotate } from './detection.ts';
import { prepare } from './prepare.ts';
import { count, f1, precision, recall, type Counts } from './score.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string' }, thirds: { type: 'string', default: '0,1,2' } } });
if (!values.corpus) throw new Error('Give --corpus FOLDER, the folder that holds news/ and dev/');
const answers = rotate(readReports(join(values.corpus, 'news')).map(prepare), values.thirds.split(',').map(Number));
for (const [third, own] of answers) {
  const others = [...answers].filter(([other]) => other !== third).flatMap(([, list]) => list);
  const { judged, total } = judge(others);
  const { check } = chooseBands(judged, total);
  const counts: Counts = { tp: 0, fp: 0, fn: 0 };
  for (const { prepared, spans } of own) count(prepared.report.commitments, spans.filter((span) => span.mass >= check), counts);
  const figures = [f1(counts), precision(counts), recall(counts)].map((value) => value.toFixed(3)).join('  ');
  process.stdout.write(`third ${third}${third === 1 ? ' (unread)' : ' (read)  '}  F1 P R  ${figures}  threshold ${check.toFixed(2)}\n`);
}
