/** Trains the whole detection: token model, then confidence and bands from answers on reports left out in turn. */
import { sentenceSpans, type RawSpan } from '../detection/candidates.ts';
import type { DetectionModel, TaggerModel } from '../detection/model.ts';
import { chooseBands, calibrate, type Judged } from './calibration.ts';
import { dataVersion } from './corpus.ts';
import { frequentFeatures, sequencesOf, type Prepared } from './prepare.ts';
import { pair } from './score.ts';
import { emissionsOf, trainTagger } from './tagger.ts';
import { labelCount } from '../detection/crf.ts';

const innerParts = 4;

export function trainTaggerModel(documents: readonly Prepared[], seed: number): TaggerModel {
  const hashes = frequentFeatures(documents, 3);
  const { index, sequences } = sequencesOf(documents, hashes);
  const tagger = trainTagger(sequences, index, { passes: 15, rate: 0.01, l2: 0.002, seed, dropout: 0.5 });
  return { hashes, index, weights: tagger.weights, transitions: tagger.transitions };
}

export function spansOf(prepared: Prepared, model: TaggerModel): RawSpan[] {
  const { sequences } = sequencesOf([prepared], model.hashes);
  let next = 0;
  return prepared.views.flatMap((view, i) => {
    if (view.words.length === 0) return [];
    const sequence = sequences[next++];
    if (!sequence) return [];
    const emissions = new Float64Array(sequence.size * labelCount);
    emissionsOf(sequence, model.weights, emissions);
    return sentenceSpans(prepared.document, view, i, emissions, model.transitions);
  });
}

/** Which raw spans are right; those over generic gold are left out. */
export function judge(prepared: Prepared, spans: readonly RawSpan[]): Judged[] {
  const gold = prepared.report.commitments;
  const pairs = new Map(pair(gold, spans).map(([g, s]) => [s, g]));
  return spans.flatMap((span, i) => {
    const g = pairs.get(i);
    if (g !== undefined && !gold[g]?.specific) return [];
    return [{ raw: span.mass, right: g !== undefined }];
  });
}

/** @param outOfFold whether to spend the time on inner rotations, which set the confidence and the bands. */
export function trainDetection(documents: readonly Prepared[], seed = 1): DetectionModel {
  const judged: Judged[] = [];
  for (let part = 0; part < innerParts; part++) {
    const model = trainTaggerModel(documents.filter((_, i) => i % innerParts !== part), seed);
    for (const one of documents.filter((_, i) => i % innerParts === part)) judged.push(...judge(one, spansOf(one, model)));
  }
  const total = documents.reduce((sum, { report }) => sum + report.commitments.filter((one) => one.specific).length, 0);
  return {
    version: dataVersion(documents.map(({ report }) => report)),
    tagger: trainTaggerModel(documents, seed),
    calibration: calibrate(judged),
    bands: chooseBands(judged, total),
  };
}
