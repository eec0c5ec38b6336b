import { z } from '@hono/zod-openapi';
import {
  Country,
  count,
  Day,
  DeliveryScale,
  EventData,
  Instant,
  Instrument,
  list,
  maybe,
  orNull,
  Stage,
  text,
  Topic,
  When,
} from './vocabulary.ts';

const summary = {
  id: text,
  number: text.openapi({ examples: ['PK-UZ-0007'] }),
  title: text,
  summary: text,
  parties: list(Country),
  partners: list(Country),
  topic: Topic,
  topic2: orNull(Topic),
  instrument: Instrument,
  stage: orNull(Stage),
  delivery: orNull(DeliveryScale).openapi({ description: 'Null: nothing has been reported yet.' }),
  specific: z.boolean(),
  saidAgain: z.boolean().openapi({ description: 'Said on several days with no step forward.' }),
  stepBack: z.boolean(),
  quiet: z.boolean(),
  firstSaid: When.nullable(),
  lastSaid: When.nullable(),
  heard: When.nullable().openapi({ description: 'The last day anything was said or reported.' }),
  mentions: count,
  due: Day.nullable(),
  owners: list(text),
};
export const CommitmentSummary = z.object(summary).openapi('CommitmentSummary');

const FacetValue = z.object({ value: text, count, active: z.boolean() });
export const CommitmentList = z
  .object({
    total: count,
    page: count,
    pages: count,
    items: list(CommitmentSummary),
    facets: z.object({
      partner: list(FacetValue),
      topic: list(FacetValue),
      instrument: list(FacetValue),
      stage: list(FacetValue),
      delivery: list(FacetValue),
      year: list(FacetValue),
    }),
    links: z.object({ self: text, first: text, last: text, prev: maybe, next: maybe }),
  })
  .openapi('CommitmentList');

export const Evidence = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('link'), url: text, title: text }),
    z.object({ kind: z.literal('file'), sha256: text, name: text, title: text }),
  ])
  .openapi('DeliveryEvidence');
export const Mention = z
  .object({
    communique: text,
    candidate: text,
    linkedTo: text,
    quote: text,
    start: count.openapi({ description: 'UTF-16 offsets into the communiqué’s text.' }),
    end: count,
    before: text,
    after: text,
    stage: Stage,
    by: list(Country),
    topic: Topic,
    topic2: orNull(Topic),
    instrument: Instrument,
    specific: z.boolean(),
    summary: text,
    when: When.nullable(),
    date: When,
    from: z.object({ title: text, outlet: text, published: When.nullable(), sources: count }),
  })
  .openapi('Mention');
const Ancestor = z.object({ commitment: text, number: maybe, at: Instant });

export const Commitment = z
  .object({
    ...summary,
    version: count,
    status: z.enum(['open', 'merged', 'withdrawn', 'empty']),
    url: text.openapi({ description: 'Its page.' }),
    mentions: list(Mention),
    owners: list(z.object({ country: Country, office: maybe, name: text })),
    milestones: list(z.object({ id: text, title: text, due: Day.nullable(), completed: Day.nullable() })),
    deliveries: list(
      z.object({ id: text, scale: DeliveryScale, note: text, evidence: list(Evidence), at: Day, by: text, recorded: Instant }),
    ),
    merged: z.object({ into: text, number: text, because: text }).nullable(),
    withdrawn: z.object({ why: text, at: Instant }).nullable(),
    splitFrom: z.object({ commitment: text, number: text }).nullable(),
    splits: list(Ancestor),
    absorbed: list(Ancestor),
  })
  .openapi('Commitment');

export const History = z
  .object({
    number: text,
    version: count,
    history: list(
      z.object({
        version: count,
        position: count.nullable().openapi({ description: 'Its place in the ledger; null for the moment until it has one.' }),
        at: Instant,
        actor: text,
        name: maybe.openapi({ description: 'Who did it; null when it was the register itself or the name was erased.' }),
        type: text,
        data: EventData,
      }),
    ),
  })
  .openapi('History');

export const Change = z
  .object({
    position: count,
    at: Instant,
    type: text,
    id: text,
    number: text,
    title: text,
    partners: list(Country),
    stage: maybe,
    data: EventData,
  })
  .openapi('Change');
export const Changes = z
  .object({ changes: list(Change), next: count.openapi({ description: 'Ask for `after` this position next time.' }) })
  .openapi('Changes');
