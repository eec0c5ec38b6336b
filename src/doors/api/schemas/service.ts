import { z } from '@hono/zod-openapi';
import { intakes } from '../../../one-window/service/definition.ts';
import { Described, TextByLanguage } from './described.ts';
import { count, Instant, list, orNull, text } from './vocabulary.ts';

export const ServiceLine = z
  .object({
    id: text,
    version: count,
    title: TextByLanguage,
    summary: TextByLanguage,
    aim: TextByLanguage,
    lead: text,
    delivers: list(text).openapi({ description: 'Numbers of the commitments it delivers.' }),
    medianDays: count.nullable().openapi({ description: 'Working days within which half of the cases were decided; null before any was.' }),
  })
  .openapi('ServiceLine');
export const Services = z.object({ services: list(ServiceLine) }).openapi('Services');
export const Service = z
  .object({
    ...ServiceLine.shape,
    applicants: list(Described),
    sections: list(Described).openapi({ description: 'Sections with groups of questions: what is asked, in order.' }),
    documents: list(Described),
    stages: list(Described).openapi({ description: 'The route: stages with their tasks for offices.' }),
    fees: list(Described),
    outcome: Described,
    appeal: orNull(Described),
    answerWithin: text,
    intake: z.enum(intakes).openapi({ description: 'calls: applications are taken only while a call of a programme is open.' }),
  })
  .openapi('Service');

const Times = z.object({ count, median: count.nullable(), p90: count.nullable() });
const Part = z.object({
  service: text,
  task: text,
  office: text,
  opened: count,
  decided: count,
  approved: count,
  refused: count,
  byNobody: count,
  open: count,
  sentBack: count,
  overdue: count,
  inTime: count,
  times: Times,
  promise: z.object({ least: count, most: count }).nullable(),
});
export const ServiceFigures = z
  .object({
    service: text,
    asOf: Instant,
    cases: z.object({
      received: count,
      decided: count,
      granted: count,
      refused: count,
      withdrawn: count,
      lapsed: count,
      open: count,
      overdue: count,
      times: Times,
      months: list(z.object({ month: text, received: count, granted: count, refused: count, median: count.nullable() })),
    }),
    parts: list(Part),
    reasons: list(z.object({ service: text, task: text, reason: text, count })),
  })
  .openapi('ServiceFigures');
