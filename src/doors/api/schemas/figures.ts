import { z } from '@hono/zod-openapi';
import { CommitmentSummary } from './commitment.ts';
import { MeetingLine } from './communique.ts';
import { Country, count, DeliveryScale, list, maybe, Stage, text, Topic, When } from './vocabulary.ts';

const StageCount = z.object({ stage: Stage, count });
const Marked = z.object({ count, first: list(CommitmentSummary) });
const partner = { country: Country, count, stages: list(StageCount), quiet: count, saidAgain: count, complete: count };

export const PartnerCount = z.object(partner).openapi('PartnerCount');
export const Partners = z.object({ partners: list(PartnerCount) }).openapi('Partners');
export const Partner = z
  .object({
    ...partner,
    name: text,
    url: text,
    timeline: list(MeetingLine),
    topics: list(z.object({ topic: Topic, count, stages: list(StageCount) })),
    commitments: list(CommitmentSummary),
    participants: list(
      z.object({ name: text, role: maybe, organisation: maybe, country: Country.nullable(), meetings: count, last: When }),
    ),
  })
  .openapi('Partner');

export const Figures = z
  .object({
    total: count,
    communiques: count,
    funnel: list(StageCount),
    delivery: list(z.object({ scale: z.union([DeliveryScale, z.literal('none')]), count })),
    partners: list(PartnerCount),
    saidAgain: Marked,
    quiet: Marked,
    meetings: list(MeetingLine),
  })
  .openapi('Figures');

export const Reading = z
  .object({
    bands: list(
      z.object({
        engine: text,
        version: text,
        band: z.enum(['firm', 'check', 'hidden']),
        confirmed: count,
        edited: count,
        rejected: count,
        waiting: count,
        right: z.number().nullable().openapi({ description: 'Confirmed among the decided, 0 to 1; null before anything was decided.' }),
      }),
    ),
    added: count.openapi({ description: 'Confirmed promises that the reading had missed.' }),
    confirmed: count,
    rejected: count,
  })
  .openapi('Reading');
