/** Reports made ready for training: cut, looked up, and with the gold label of every token. */
import { hashIndex, type HashIndex } from '../detection/hashing.ts';
import { readWord } from '../detection/detect.ts';
import { allFeatures } from '../detection/token-features.ts';
import { viewSentences, type SentenceView } from '../detection/views.ts';
import { segment, type Segmented } from '../segmentation/segment.ts';
import { instruments, stages } from '../extraction.ts';
import { netIds, wordIds } from '../detection/net.ts';
import type { Report } from './corpus.ts';
import type { NetSentence } from './net.ts';
import { goldLabels, type Sequence } from './tagger.ts';

export interface Prepared {
  readonly report: Report;
  readonly document: Segmented;
  readonly views: readonly SentenceView[];
  /** By sentence: the features of every token, and its gold labels. */
  readonly features: readonly (readonly number[][])[];
  readonly gold: readonly Uint8Array[];
}

export function prepare(report: Report): Prepared {
  const document = segment(report.text);
  const views = viewSentences(document, report.text, readWord);
  const features = views.map((view) => {
    const hashes: number[][] = view.words.map(() => []);
    allFeatures(view, (token, hash) => hashes[token]?.push(hash));
    return hashes;
  });
  const gold = views.map((view, i) => {
    const sentence = document.sentences[i];
    const inside = report.commitments.filter((one) => sentence && one.start < sentence.end && one.end > sentence.start);
    return goldLabels(document.tokens.slice(view.from, view.to), inside);
  });
  return { report, document, views, features, gold };
}

/** Features that occur at least `least` times. */
export function frequentFeatures(documents: readonly Prepared[], least: number): Uint32Array {
  const times = new Map<number, number>();
  for (const { features } of documents)
    for (const sentence of features) for (const token of sentence) for (const hash of token) times.set(hash, (times.get(hash) ?? 0) + 1);
  return Uint32Array.from([...times].filter(([, count]) => count >= least).map(([hash]) => hash));
}

export function sequencesOf(documents: readonly Prepared[], hashes: Uint32Array): { index: HashIndex; sequences: Sequence[] } {
  const index = hashIndex(hashes);
  const sequences = documents.flatMap(({ features, gold }) =>
    features.flatMap((sentence, i) => {
      if (sentence.length === 0) return [];
      const starts = new Int32Array(sentence.length + 1);
      const rows: number[] = [];
      sentence.forEach((token, t) => {
        for (const hash of token) {
          const row = index.find(hash);
          if (row >= 0) rows.push(row);
        }
        starts[t + 1] = rows.length;
      });
      return [{ size: sentence.length, starts, rows: Int32Array.from(rows), gold: gold[i] ?? new Uint8Array(sentence.length) }];
    }),
  );
  return { index, sequences };
}

function lessonsOf(report: Report, document: Segmented, view: SentenceView): Int8Array[] {
  const lessons = [0, 1].map(() => new Int8Array(view.words.length).fill(-1));
  for (let i = 0; i < view.words.length; i++) {
    const token = document.tokens[view.from + i];
    const label = report.commitments.find(({ start, end }) => token !== undefined && token.start >= start && token.end <= end);
    if (!label) continue;
    lessons[0]?.fill(stages.indexOf(label.stage), i, i + 1);
    lessons[1]?.fill(instruments.indexOf(label.instrument), i, i + 1);
  }
  return lessons;
}

/** Sentences as the net is trained on them. */
export function netSentences(documents: readonly Prepared[]): NetSentence[] {
  return documents.flatMap(({ report, document, views, gold }) =>
    views.flatMap((view, s) => {
      if (view.words.length === 0) return [];
      const placed = netIds(view);
      const ids = view.words.map((word, i) => Int32Array.from([...wordIds(word), ...(placed[i] ?? [])]));
      return [
        {
          rows: Int32Array.from(view.words, (word) => word.row),
          ids,
          gold: gold[s] ?? new Uint8Array(view.words.length),
          lessons: lessonsOf(report, document, view),
        },
      ];
    }),
  );
}
