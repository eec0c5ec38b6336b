/** The table of how well unseen reports are read: spans by the loose rule, and the fields of what was matched. */
import type { Span } from '../detection/detect.ts';
import type { DetectionModel } from '../detection/model.ts';
import { describe } from '../fields/describe.ts';
import { trainFields } from '../fields/train.ts';
import type { FieldWeights } from '../fields/weights.ts';
import { dataVersion, fold, type Report } from './corpus.ts';
import { confidenceFrom, keptSpans, type Answer } from './detection.ts';
import { count, f1, pair, precision, recall, type Counts } from './score.ts';

interface Tally extends Counts {
  stage: number;
  by: number;
  topic: number;
  instrument: number;
  parties: number;
  reports: number;
}

const sorted = (codes: readonly string[]): string => [...codes].sort().join();

function tally(answers: readonly Answer[], confidence: DetectionModel['confidence'], fields: FieldWeights): Tally {
  const sum: Tally = { tp: 0, fp: 0, fn: 0, stage: 0, by: 0, topic: 0, instrument: 0, parties: 0, reports: 0 };
  for (const answer of answers) {
    const { report, document } = answer.prepared;
    const gold = report.commitments;
    const kept = keptSpans(answer, confidence).map(
      ({ start, end, mass }): Span => ({ start, end, confidence: mass, band: 'check', specificScore: mass, evidence: [] }),
    );
    count(gold, kept, sum);
    const found = describe(document, report.text, kept, {}, fields);
    sum.reports++;
    if (sorted(found.parties.map(({ country }) => country)) === sorted(report.parties)) sum.parties++;
    for (const [g, k] of pair(gold, kept)) {
      const a = gold[g];
      const b = found.candidates[k];
      if (!a?.specific || !b) continue;
      if (a.stage === b.stage) sum.stage++;
      if (sorted(a.by) === sorted(b.by)) sum.by++;
      if (a.topic === b.topic || (a.topic2 !== null && a.topic2 === b.topic)) sum.topic++;
      if (a.instrument === b.instrument) sum.instrument++;
    }
  }
  return sum;
}

function line(name: string, sum: Tally): string {
  const share = (part: number, whole: number): string => (part / (whole || 1)).toFixed(3);
  const fields = [sum.stage, sum.by, sum.instrument, sum.topic].map((part) => share(part, sum.tp));
  const spans = [f1(sum), precision(sum), recall(sum)].map((value) => value.toFixed(3));
  return `| ${[name, String(sum.reports), ...spans, ...fields, share(sum.parties, sum.reports)].join(' | ')} |`;
}

export interface Rotation {
  readonly news: ReadonlyMap<number, readonly Answer[]>;
  readonly dev: ReadonlyMap<number, readonly Answer[]>;
}

/** A Markdown table. The threshold for a third is chosen on the other two (on itself when it is scored alone); the fields are trained without it. */
export function table({ news, dev }: Rotation, reports: readonly Report[]): string[] {
  const lines = [
    '| reports | n | F1 | P | R | stage | by | instrument | topic | parties |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  const devSum: Tally = { tp: 0, fp: 0, fn: 0, stage: 0, by: 0, topic: 0, instrument: 0, parties: 0, reports: 0 };
  for (const [third, answers] of news) {
    const others = [...news, ...dev].filter(([other]) => other !== third).flatMap(([, list]) => list);
    const confidence = confidenceFrom(others.length > 0 ? others : answers);
    const seen = reports.filter(({ id }) => fold(id) !== third);
    const fields = trainFields(seen, dataVersion(seen));
    lines.push(line(third === 1 ? 'news, unread third' : `news, read third ${third}`, tally(answers, confidence, fields)));
    const sum = tally(dev.get(third) ?? [], confidence, fields);
    for (const key of Object.keys(devSum) as (keyof Tally)[]) devSum[key] += sum[key];
  }
  lines.push(line('official fact sheets (dev)', devSum));
  return lines;
}
