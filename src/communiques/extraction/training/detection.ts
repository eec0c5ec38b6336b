/** Trains the whole detection: token model and nets, then confidence and bands from answers on the thirds left out in turn. */
import type { RawSpan } from '../detection/candidates.ts';
import { rawSpans } from '../detection/detect.ts';
import { decodeModel, encodeModel, shippedWords, type Confidence, type DetectionModel, type TaggerModel } from '../detection/model.ts';
import { makeScorer } from '../detection/scorer.ts';
import { calibrate, chooseBands, type Judged } from './calibration.ts';
import { dataVersion, fold } from './corpus.ts';
import { trainNet } from './net.ts';
import { frequentFeatures, netSentences, sequencesOf, type Prepared } from './prepare.ts';
import { pair } from './score.ts';
import { trainTagger } from './tagger.ts';

const unknownConfidence: Confidence = { calibration: [], bands: { firm: 0.9, check: 0.3, hidden: 0.05 } };

export interface Recipe {
  readonly nets: number;
  readonly passes: number;
  readonly rate: number;
  readonly dropout: number;
}
export const recipe: Recipe = { nets: 1, passes: 6, rate: 0.005, dropout: 0.5 };

export function trainTaggerModel(documents: readonly Prepared[], seed: number): TaggerModel {
  const hashes = frequentFeatures(documents, 3);
  const { index, sequences } = sequencesOf(documents, hashes);
  const tagger = trainTagger(sequences, index, { passes: 15, rate: 0.01, l2: 0.002, seed, dropout: 0.5 });
  return { hashes, index, weights: tagger.weights, transitions: tagger.transitions };
}

/** The model before its confidence is known. It is quantised and read back, so that what is measured is what is shipped. */
export function trainModel(documents: readonly Prepared[], { nets, passes, rate, dropout }: Recipe = recipe): DetectionModel {
  const sentences = netSentences(documents);
  return decodeModel(
    encodeModel({
      version: dataVersion(documents.map(({ report }) => report)),
      tagger: trainTaggerModel(documents, 1),
      nets: Array.from({ length: nets }, (_, n) =>
        trainNet(sentences, shippedWords(), { passes, rate, dropout, decay: 0.01, seed: 5 + n }),
      ),
      shares: { tagger: 0.5, nets: 0.5 },
      confidence: { report: unknownConfidence, sheet: unknownConfidence },
    }),
  );
}

export interface Answer {
  readonly prepared: Prepared;
  readonly spans: readonly RawSpan[];
}

export function answersOf(model: DetectionModel, documents: readonly Prepared[]): Answer[] {
  const scorer = makeScorer(model, shippedWords());
  return documents.map((prepared) => ({ prepared, spans: rawSpans(prepared.document, prepared.views, scorer).map(({ span }) => span) }));
}

/** Answers for every report of the wanted thirds, news and fact sheets apart, from a model trained without that third of either. */
export function rotate(
  news: readonly Prepared[],
  dev: readonly Prepared[],
  thirds: readonly number[],
): { news: Map<number, Answer[]>; dev: Map<number, Answer[]> } {
  const answers = { news: new Map<number, Answer[]>(), dev: new Map<number, Answer[]>() };
  for (const third of thirds) {
    const left = ({ report }: Prepared): boolean => fold(report.id) === third;
    const model = trainModel([...news, ...dev].filter((one) => !left(one)));
    answers.news.set(third, answersOf(model, news.filter(left)));
    answers.dev.set(third, answersOf(model, dev.filter(left)));
  }
  return answers;
}

/** Which raw spans are right; those over generic gold are left out. */
export function judge(answers: readonly Answer[]): { judged: Judged[]; total: number } {
  const judged = answers.flatMap(({ prepared, spans }) => {
    const gold = prepared.report.commitments;
    const pairs = new Map(pair(gold, spans).map(([g, s]) => [s, g]));
    return spans.flatMap((span, i): Judged[] => {
      const g = pairs.get(i);
      return g !== undefined && !gold[g]?.specific ? [] : [{ raw: span.mass, right: g !== undefined }];
    });
  });
  const total = answers.reduce((sum, { prepared }) => sum + prepared.report.commitments.filter((one) => one.specific).length, 0);
  return { judged, total };
}

const isSheet = ({ prepared }: Answer): boolean => prepared.views[0]?.place.sheet ?? false;

/** Confidence for reports and for fact sheets, from answers of models that had not seen them. */
export function confidenceFrom(answers: readonly Answer[]): DetectionModel['confidence'] {
  const of = (wanted: boolean): Confidence => {
    const { judged, total } = judge(answers.filter((answer) => isSheet(answer) === wanted));
    return { calibration: calibrate(judged), bands: chooseBands(judged, total) };
  };
  const report = of(false);
  const sheet = of(true);
  // There are too few sheets to choose their own threshold: tried, it cost three points of F1 on the sheets left out.
  const { check } = report.bands;
  const bands = { firm: Math.max(sheet.bands.firm, check), check, hidden: Math.min(sheet.bands.hidden, check) };
  return { report, sheet: { ...sheet, bands } };
}

export function keptSpans(answer: Answer, { report, sheet }: DetectionModel['confidence']): RawSpan[] {
  const { check } = (isSheet(answer) ? sheet : report).bands;
  return answer.spans.filter((span) => span.mass >= check);
}
