/** Finds the passages of a communiqué that carry a promise. */
import type { Band, Evidence } from '../extraction.ts';
import type { Segmented } from '../segmentation/segment.ts';
import { sentenceSpans, type RawSpan } from './candidates.ts';
import { shippedModel, shippedWords, type Bands, type DetectionModel } from './model.ts';
import { makeScorer, type Scorer } from './scorer.ts';
import { viewSentences, type SentenceView } from './views.ts';
import { wordReader, type Word } from './words.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
  /** Share of such spans that a careful reader confirms, 0 to 1. */
  readonly confidence: number;
  readonly band: Band;
  /** How likely the thing promised is one that somebody could later check, 0 to 1. */
  readonly specificScore: number;
  readonly evidence: readonly Evidence[];
}

let reader: ((lower: string) => Word) | undefined;

/** Looks words up in the shipped table. */
export function readWord(lower: string): Word {
  reader ??= wordReader(shippedWords());
  return reader(lower);
}

/** Reads a rising line through the points; beyond the ends it stays level. */
export function calibrated(points: readonly (readonly [number, number])[], raw: number): number {
  let before: readonly [number, number] | undefined;
  for (const point of points) {
    if (raw <= point[0]) {
      if (!before || point[0] === before[0]) return point[1];
      return before[1] + ((raw - before[0]) / (point[0] - before[0])) * (point[1] - before[1]);
    }
    before = point;
  }
  return before?.[1] ?? raw;
}

export function bandOf(raw: number, bands: Bands): Band {
  return raw >= bands.firm ? 'firm' : raw >= bands.check ? 'check' : 'hidden';
}

function evidenceOf(span: RawSpan, view: SentenceView, document: Segmented, confidence: number): Evidence[] {
  const found: Evidence[] = [{ engine: 'model', rule: 'token-model', score: confidence }];
  const inside = view.triggers.filter((trigger) => trigger.from >= span.from && trigger.to <= span.to && !trigger.rule.startsWith('not/'));
  const near = inside[0] ?? view.triggers.filter((trigger) => trigger.to <= span.from && trigger.to + 8 >= span.from).at(-1);
  if (near) {
    const trigger: [number, number] = [document.tokens[near.from]?.start ?? span.start, document.tokens[near.to - 1]?.end ?? span.end];
    found.unshift({ engine: 'rules', rule: near.rule, trigger, score: confidence });
  }
  return found;
}

/** Raw spans of the whole document with the view of their sentence, in reading order. */
export function rawSpans(document: Segmented, views: readonly SentenceView[], scorer: Scorer): { span: RawSpan; view: SentenceView }[] {
  return views.flatMap((view, sentence) =>
    sentenceSpans(document, view, sentence, scorer.emissions(view), scorer.transitions).map((span) => ({ span, view })),
  );
}

export interface Detector {
  readonly version: string;
  /** Spans in reading order; none overlaps another. `hidden` ones are suggestions shown on request. */
  detect(document: Segmented, text: string): Span[];
}

export function makeDetector(model: DetectionModel): Detector {
  const scorer = makeScorer(model, shippedWords());
  return {
    version: model.version,
    detect(document, text) {
      const views = viewSentences(document, text, readWord);
      const { calibration, bands } = views[0]?.place.sheet ? model.confidence.sheet : model.confidence.report;
      return rawSpans(document, views, scorer)
        .filter(({ span }) => span.mass >= bands.hidden)
        .map(({ span, view }) => {
          const confidence = calibrated(calibration, span.mass);
          return {
            start: span.start,
            end: span.end,
            confidence,
            band: bandOf(span.mass, bands),
            specificScore: span.mass,
            evidence: evidenceOf(span, view, document, confidence),
          };
        });
    },
  };
}

let shipped: Detector | undefined;

/** Finds spans with the model that comes with the product. @throws Error when the weights are missing. */
export function detect(document: Segmented, text: string): Span[] {
  shipped ??= makeDetector(shippedModel());
  return shipped.detect(document, text);
}
