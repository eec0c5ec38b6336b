import { z } from '@hono/zod-openapi';
import { callStatuses } from '../../../programmes/call/call.ts';
import { Described, TextByLanguage } from './described.ts';
import { Country, count, Day, Instant, list, text } from './vocabulary.ts';

const hidden = z
  .int()
  .nullable()
  .openapi({ description: 'Null: fewer than ten people, or hidden because such a number would follow from it.' });
export const Outcome = z
  .object({
    group: text.openapi({ description: 'Empty: everyone.' }),
    counts: z.object({ applied: hidden, selected: hidden, completed: hidden, answered: hidden, employed: hidden }),
  })
  .openapi('Outcome');

export const CallStatus = z.enum(callStatuses).openapi('CallStatus');
const callLine = {
  id: text,
  programme: text,
  title: TextByLanguage,
  service: text.openapi({ description: 'The one-window service by which people apply.' }),
  status: CallStatus,
  opens: Instant.nullable(),
  closes: Instant.nullable(),
  zone: text.openapi({ description: 'IANA name of the zone in which its times are told.' }),
  seats: count,
  placed: count,
  waiting: count,
  rounds: count,
  url: text,
};
export const CallLine = z.object(callLine).openapi('CallLine');
export const Calls = z.object({ calls: list(CallLine) }).openapi('Calls');

const Venue = z.object({
  id: text,
  name: TextByLanguage,
  city: TextByLanguage,
  country: Country,
  languages: list(text),
  begins: Day,
  ends: Day,
  seats: count.openapi({ description: 'Today, after every change.' }),
});
const CutOff = z
  .object({ score: z.int().openapi({ description: 'Hundredths of 100.' }), lottery: text })
  .nullable()
  .openapi({ description: 'The last person in; null where the seats were not all taken.' });
const VenueOutcome = z.object({
  venue: text,
  seats: count,
  filled: count,
  open: CutOff,
  reserves: list(z.object({ group: text, seats: count, filled: count, cutOff: CutOff })),
});
export const AllocationRound = z
  .object({
    round: count,
    at: Instant,
    file: text.openapi({ description: 'SHA-256 of the open file.' }),
    url: text.openapi({ description: 'The open file, from which anyone can recompute the round.' }),
    inputs: text,
    applicants: count,
    placed: count,
    waiting: count,
    venues: list(VenueOutcome),
  })
  .openapi('AllocationRound');
export const Rounds = z.object({ rounds: list(AllocationRound) }).openapi('AllocationRounds');
export const Call = z
  .object({
    ...callLine,
    version: count,
    venues: list(Venue),
    rules: Described.openapi({ description: 'How places are given, as in the JSON Schema of programmes.' }),
    changes: list(z.object({ venue: text, seats: count, reason: text, at: Instant })),
    seed: z.object({ seed: text, size: count, root: text, note: text }).nullable().openapi({ description: 'For ties; null until drawn.' }),
    outcomes: list(Outcome),
  })
  .openapi('Call');

const programmeLine = {
  id: text,
  version: count,
  title: TextByLanguage,
  summary: TextByLanguage,
  lead: text,
  partners: list(Country),
  delivers: list(text).openapi({ description: 'Numbers of the commitments it delivers.' }),
  retired: z.boolean(),
  url: text,
};
export const ProgrammeLine = z.object(programmeLine).openapi('ProgrammeLine');
export const Programmes = z.object({ programmes: list(ProgrammeLine) }).openapi('Programmes');
export const Programme = z
  .object({ ...programmeLine, definition: Described, calls: list(CallLine), outcomes: list(Outcome) })
  .openapi('Programme');
