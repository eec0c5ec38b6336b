/** Fills in what was found: for every passage its stage, who says it, topic, instrument, time and a short summary. */
import type { When } from '../../../kernel/time/time.ts';
import { parties as findParties, type Party } from '../countries/parties.ts';
import type { Span } from '../detection/detect.ts';
import {
  type Candidate,
  type Instrument,
  instruments,
  type Iso2,
  type Meeting,
  type Stage,
  stages,
  type Topic,
  topics,
} from '../extraction.ts';
import type { Segmented } from '../segmentation/segment.ts';
import { castOf } from './actors.ts';
import { whoSays } from './by.ts';
import { fieldFeatures } from './features.ts';
import { meetingOf } from './meeting.ts';
import { placeOf, type Reading, readDocument } from './reading.ts';
import { type Model, probabilities } from './regression.ts';
import { summaryOf } from './summary.ts';
import { type FieldWeights, shippedFieldWeights } from './weights.ts';
import { whenOf } from './when.ts';

export interface Description {
  readonly parties: readonly Party[];
  readonly meeting: Meeting | null;
  readonly candidates: readonly Candidate[];
}
export interface Known {
  readonly parties?: readonly Iso2[];
  readonly published?: When;
}

interface Ranked<Value> {
  readonly value: Value;
  readonly sure: number;
}

function ranking<Value extends string>(model: Model, sink: ReturnType<typeof fieldFeatures>, values: readonly Value[]): Ranked<Value>[] {
  const found = probabilities(model, sink);
  return values.map((value, at) => ({ value, sure: found[at] ?? 0 })).sort((a, b) => b.sure - a.sure);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
/** A second topic is worth storing when it is nearly as likely as the first. */
const secondTopic = 0.18;

interface Last {
  readonly candidate: Candidate;
  readonly sentence: number;
}

function describeOne(
  reading: Reading,
  cast: ReturnType<typeof castOf>,
  weights: FieldWeights,
  span: Span,
  last: Last | undefined,
): Candidate {
  const place = placeOf(reading, span);
  const before = (value: string | undefined) => (last && value ? { value, sentence: last.sentence } : undefined);
  const [stage] = ranking<Stage>(weights.models.stage, fieldFeatures(reading, place, 'stage', before(last?.candidate.stage)), stages);
  const [instrument] = ranking<Instrument>(
    weights.models.instrument,
    fieldFeatures(reading, place, 'instrument', before(last?.candidate.instrument)),
    instruments,
  );
  const [topic, other] = ranking<Topic>(
    weights.models.topic,
    fieldFeatures(reading, place, 'topic', before(last?.candidate.topic)),
    topics,
  );
  const said = whoSays(weights.models, reading, cast, place, stage?.value ?? 'discussed');
  const quote = reading.text.slice(span.start, span.end);
  return {
    quote,
    start: span.start,
    end: span.end,
    stage: stage?.value ?? 'discussed',
    by: said.by,
    topic: topic?.value ?? 'other',
    topic2: other && other.sure >= secondTopic ? other.value : null,
    instrument: instrument?.value ?? 'other',
    specific: span.band !== 'hidden',
    summary: summaryOf(quote),
    when: whenOf(reading, place, stage?.value ?? 'discussed'),
    confidence: span.confidence,
    band: span.band,
    fields: {
      stage: rounded(stage?.sure ?? 0),
      by: rounded(said.sure),
      topic: rounded(topic?.sure ?? 0),
      instrument: rounded(instrument?.sure ?? 0),
    },
    evidence: span.evidence,
  };
}

/** Pure and deterministic; offsets of the spans are kept, which should come in reading order. @throws Error when the weights are missing. */
export function describe(
  document: Segmented,
  text: string,
  spans: readonly Span[],
  known: Known = {},
  weights: FieldWeights = shippedFieldWeights(),
): Description {
  const found: readonly Party[] = known.parties?.length
    ? known.parties.map((country) => ({ country, score: 1 }))
    : findParties(document, text);
  const reading = readDocument(
    document,
    text,
    found.map(({ country }) => country),
    known.published,
  );
  const cast = castOf(reading, weights.models.person);
  let last: Last | undefined;
  const candidates = spans.map((span) => {
    const candidate = describeOne(reading, cast, weights, span, last);
    last = { candidate, sentence: placeOf(reading, span).sentence };
    return candidate;
  });
  return {
    parties: found,
    meeting: meetingOf(reading, cast),
    candidates,
  };
}
