/** Trains the field classifiers on labelled reports. */
import type { Iso2, Instrument, Stage, Topic } from '../extraction.ts';
import { segment } from '../segmentation/segment.ts';
import { castOf } from './actors.ts';
import { jointFeatures, whoFeatures } from './by.ts';
import { fieldFeatures } from './features.ts';
import { people } from './people.ts';
import { hostOf, personFeatures } from './person-country.ts';
import { placeOf, readDocument } from './reading.ts';
import { type Example, type Model, pruned, train, type TrainingOptions } from './regression.ts';
import { classesOf, type FieldWeights, type ModelName } from './weights.ts';

export interface LabelledArticle {
  readonly text: string;
  readonly parties: readonly Iso2[];
  readonly source: { readonly published: string | null };
  /** Set in fact sheets only. */
  readonly engagement?: unknown;
  /** Who took part, when the labels say so: teaches which side a speaker belongs to. */
  readonly meeting?: { readonly participants: readonly { readonly name: string; readonly country: Iso2 }[] };
  readonly commitments: readonly {
    readonly start: number;
    readonly end: number;
    readonly stage: Stage;
    readonly by: readonly Iso2[];
    readonly topic: Topic;
    readonly topic2: Topic | null;
    readonly instrument: Instrument;
    readonly specific: boolean;
  }[];
}

const usual: TrainingOptions = { passes: 20, rate: 0.05, l2: 0.01, least: 2, seed: 1, dropout: 0 };
/** Where a single word leads astray most, features are left out at random while training. */
const spread: TrainingOptions = { ...usual, passes: 30, l2: 0.005, dropout: 0.3 };
const optionsOf: Readonly<Record<ModelName, TrainingOptions>> = {
  stage: spread,
  instrument: usual,
  topic: usual,
  joint: spread,
  who: usual,
  person: usual,
};
/** Features kept in each model, so that all weights stay under 700 kB. */
const most: Readonly<Record<ModelName, number>> = {
  stage: 12_000,
  instrument: 12_000,
  topic: 11_000,
  joint: 6_000,
  who: 5_000,
  person: 4_000,
};

const nameParts = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((part) => part.length > 2);

function trainPersons(articles: readonly LabelledArticle[]): Model {
  const examples: Example[] = [];
  for (const article of articles) {
    if (!article.meeting) continue;
    const reading = readDocument(segment(article.text), article.text, article.parties, article.source.published ?? undefined);
    const sides = new Map(
      article.meeting.participants.flatMap(({ name, country }) => nameParts(name).map((part) => [part, country] as const)),
    );
    const host = hostOf(reading);
    let previous: Iso2 | null = null;
    for (const person of people(reading)) {
      const side: Iso2 | undefined = nameParts(person.name)
        .map((part) => sides.get(part))
        .find(Boolean);
      if (!side) continue;
      for (const party of article.parties)
        examples.push({ features: personFeatures(reading, person, party, { host, previous }), target: party === side ? 1 : 0, weight: 1 });
      previous = side;
    }
  }
  return pruned(train(examples, classesOf.person, optionsOf.person), most.person);
}

/** The same articles in the same order give the same weights. */
export function trainFields(articles: readonly LabelledArticle[], version = 'unversioned'): FieldWeights {
  const examples: Record<ModelName, Example[]> = { stage: [], instrument: [], topic: [], joint: [], who: [], person: [] };
  const personModel = trainPersons(articles);
  for (const article of articles) {
    const reading = readDocument(segment(article.text), article.text, article.parties, article.source.published ?? undefined);
    const cast = castOf(reading, personModel);
    let before: { label: (typeof article.commitments)[number]; sentence: number } | undefined;
    for (const label of article.commitments) {
      const place = placeOf(reading, label);
      const push = (name: ModelName, features: Example['features'], target: string, weight: number) =>
        examples[name].push({ features, target: classesOf[name].indexOf(target), weight });
      const last = before;
      const earlier = (value: string | undefined) => (last && value ? { value, sentence: last.sentence } : undefined);
      before = { label, sentence: place.sentence };
      const weight = label.specific ? 1 : 0.5;
      // Fact sheets speak as one office and sign everything: they teach what a promise is about, not who says it and how far it is.
      const report = article.engagement === undefined;
      if (report) push('stage', fieldFeatures(reading, place, 'stage', earlier(last?.label.stage)), label.stage, weight);
      const together = label.by.length === article.parties.length;
      if (report) push('joint', jointFeatures(reading, cast, place, label.stage), together ? 'together' : 'alone', weight);
      if (!together && report)
        for (const party of article.parties)
          push('who', whoFeatures(reading, cast, place, party, label.stage), label.by.includes(party) ? 'yes' : 'no', weight);
      if (!label.specific) continue;
      push('instrument', fieldFeatures(reading, place, 'instrument', earlier(last?.label.instrument)), label.instrument, weight);
      const topicSink = fieldFeatures(reading, place, 'topic', earlier(last?.label.topic));
      push('topic', topicSink, label.topic, label.topic2 ? 0.75 : 1);
      if (label.topic2) push('topic', topicSink, label.topic2, 0.35);
    }
  }
  const model = (name: ModelName): Model => pruned(train(examples[name], classesOf[name], optionsOf[name]), most[name]);
  return {
    version,
    models: {
      stage: model('stage'),
      instrument: model('instrument'),
      topic: model('topic'),
      joint: model('joint'),
      who: model('who'),
      person: personModel,
    },
  };
}
