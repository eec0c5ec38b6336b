/** How likely two mentions are of the same initiative, and why, in words an officer can read. */
import type { Instrument, Stage, ThreadMention } from '../extraction.ts';
import { idfOf, threadWords, type Idf } from './words.ts';

export interface LinkScore {
  /** 0 to 1: the share of such pairs that are one initiative. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** A pair of countries seldom has two of these on one topic; trainings, visits and exchanges come in many. */
const oneOfAKind: ReadonlySet<Instrument> = new Set(['working-group', 'agreement', 'platform', 'joint-venture', 'infrastructure']);
const order: Readonly<Record<Stage, number>> = { discussed: 0, proposed: 1, agreed: 2, signed: 3, underway: 4, done: 5 };

export const linkFeatures = [
  'bias',
  'overlap',
  'best-word',
  'names',
  'numbers',
  'meaning',
  'instrument',
  'one-of-a-kind',
  'topic',
  'other-topic',
  'same-article',
  'neighbours',
  'neighbours-short',
  'step-forward',
  'overlap-instrument',
  'meaning-topic',
  'same-article-overlap',
  'short',
] as const;
export type LinkFeature = (typeof linkFeatures)[number];
/** Fitted by logistic regression on predicted mentions of the read thirds of the labelled reports. */
export type LinkWeights = Readonly<Record<LinkFeature, number>>;
export const linkWeights: LinkWeights = {
  bias: -3.98,
  overlap: 2.25,
  'best-word': 1.96,
  names: -0.2,
  numbers: 0,
  meaning: 0.21,
  instrument: 1.15,
  'one-of-a-kind': -1.09,
  topic: 0.41,
  'other-topic': -1.08,
  'same-article': -2.34,
  neighbours: 2.34,
  'neighbours-short': 1.03,
  'step-forward': 0.03,
  'overlap-instrument': 1.54,
  'meaning-topic': 0.17,
  'same-article-overlap': -0.47,
  short: 0.64,
};

interface Compared {
  readonly values: Readonly<Record<LinkFeature, number>>;
  readonly shared: readonly string[];
}

/** `apart` is the number of mentions between them plus one, when both stand in one article; 0 when unknown. */
export function compare(a: ThreadMention, b: ThreadMention, idf: Idf, apart = 0): Compared {
  const x = threadWords(a);
  const y = threadWords(b);
  let both = 0;
  let best = 0;
  const shared: [string, number][] = [];
  let left = 0;
  let right = 0;
  for (const word of y.words.keys()) right += idf(word);
  for (const [word, shown] of x.words) {
    const weight = idf(word);
    left += weight;
    if (!y.words.has(word)) continue;
    both += weight;
    best = Math.max(best, weight);
    if (weight > 0.35) shared.push([shown, weight]);
  }
  const overlap = left && right ? both / (0.3 * Math.max(left, right) + 0.7 * Math.min(left, right)) : 0;
  let meaning = 0;
  if (x.meaning.length && y.meaning.length) for (let d = 0; d < x.meaning.length; d++) meaning += (x.meaning[d] ?? 0) * (y.meaning[d] ?? 0);
  const names = [...x.names].filter((name) => y.names.has(name)).length;
  const numbers = [...x.numbers].filter((number) => y.numbers.has(number)).length;
  const instrument = a.instrument === b.instrument && a.instrument !== 'other' ? 1 : 0;
  const topic = a.topic === b.topic && a.topic !== 'other' ? 1 : 0;
  const crossTopic = topic === 0 && (a.topic === b.topic2 || a.topic2 === b.topic) ? 1 : 0;
  const sameArticle = a.article === b.article ? 1 : 0;
  const neighbours = sameArticle && apart === 1 ? 1 : 0;
  const short = Math.min(x.words.size, y.words.size) <= 5 ? 1 : 0;
  const values = {
    bias: 1,
    overlap,
    'best-word': best,
    names: Math.min(2, names),
    numbers: Math.min(1, numbers),
    meaning,
    instrument,
    'one-of-a-kind': instrument && oneOfAKind.has(a.instrument) ? 1 : 0,
    topic,
    'other-topic': crossTopic,
    'same-article': sameArticle,
    neighbours,
    'neighbours-short': neighbours * short,
    'step-forward': order[a.stage] !== order[b.stage] ? 1 : 0,
    'overlap-instrument': overlap * instrument,
    'meaning-topic': meaning * topic,
    'same-article-overlap': sameArticle * overlap,
    short,
  };
  return {
    values,
    shared: shared
      .sort((p, q) => q[1] - p[1])
      .slice(0, 4)
      .map(([word]) => word),
  };
}

export function reasonsFor(a: ThreadMention, compared: Compared): string[] {
  const reasons: string[] = [];
  if (compared.shared.length > 0) reasons.push(`both speak of ${compared.shared.map((word) => `“${word}”`).join(', ')}`);
  if (compared.values.instrument > 0) reasons.push(`both are a matter of ${a.instrument.replaceAll('-', ' ')}`);
  if (compared.values['one-of-a-kind'] > 0) reasons.push('two countries seldom have two of these');
  if (compared.values.topic > 0) reasons.push(`same topic: ${a.topic.replaceAll('-', ' ')}`);
  else if (compared.values['other-topic'] > 0) reasons.push('a topic in common');
  if (compared.values.neighbours > 0) reasons.push('one follows the other in the same report');
  if (compared.values.meaning > 0.75 && compared.shared.length === 0) reasons.push('the wording is close');
  return reasons;
}

export function probabilityOf(compared: Compared, weights: LinkWeights = linkWeights): number {
  let sum = 0;
  for (const feature of linkFeatures) sum += weights[feature] * compared.values[feature];
  return 1 / (1 + Math.exp(-sum));
}

/** Mentions of different pairs of countries are never one initiative: 0, without reasons. */
export function linkScore(a: ThreadMention, b: ThreadMention, idf: Idf = idfOf([a, b]), apart = 0): LinkScore {
  if (a.pair !== b.pair) return { score: 0, reasons: [] };
  const compared = compare(a, b, idf, apart);
  return { score: probabilityOf(compared), reasons: reasonsFor(a, compared) };
}
