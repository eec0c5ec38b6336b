/** The orders a communiqué takes, with the shape of their data; doors parse forms and JSON with the same schemas. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';
import { instruments, stages, topics } from '../extraction/extraction.ts';
import { rejections } from './candidate.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const id = z.string().min(1).max(80);
const offset = z.int().min(0).max(400_000);
const revision = z.int().min(1);

/** A year, a month or a day that exists. */
export const when = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/)
  .refine((w) => w.length < 10 || isDay(w));
export const iso2 = z.string().regex(/^[A-Z]{2}$/);
export const countries = z.array(iso2).max(40);

export const source = z.object({
  title: line(500),
  outlet: line(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
  published: when.nullable(),
});

const fields = z.object({
  quote: z.string().min(1).max(5_000),
  start: offset,
  end: offset,
  stage: z.enum(stages),
  by: countries,
  topic: z.enum(topics),
  topic2: z.enum(topics).nullable(),
  instrument: z.enum(instruments),
  specific: z.boolean(),
  summary: z.string().trim().max(1_000),
  when: when.nullable(),
});

const score = z.number().min(0).max(1);
const found = fields.extend({
  id,
  confidence: score,
  band: z.enum(['firm', 'check', 'hidden']),
  fields: z.object({ stage: score, by: score, topic: score, instrument: score }).partial(),
  evidence: z
    .array(z.object({ engine: z.string(), rule: z.string().optional(), trigger: z.tuple([offset, offset]).optional(), score }))
    .max(20),
});

const participant = z.object({
  name: line(200),
  role: line(300).nullable(),
  organisation: line(300).nullable(),
  country: iso2.nullable(),
});
export const meeting = z.object({
  kind: line(60),
  date: when.nullable(),
  place: line(200).nullable(),
  participants: z.array(participant).max(200),
});

const one = { candidate: id, revision };
const note = z.string().trim().max(2_000).optional();

export const communiqueCommands = {
  ReceiveCommunique: z.object({
    ...source.shape,
    text: z.string(),
    language: line(20),
    sources: z.array(source).max(199).default([]),
  }),
  AddSource: z.object({ source }),
  CorrectSource: z.object({ at: z.int().min(0), source }),
  CorrectParties: z.object({ parties: countries.min(1) }),
  CorrectMeeting: z.object({ meeting: meeting.nullable() }),
  RecordReading: z.object({
    engine: line(60),
    version: line(60),
    parties: countries,
    meeting: meeting.nullable(),
    note: z.string().max(1_000).nullable(),
    candidates: z.array(found),
  }),
  /** Without `commitment` the candidate opens one of its own, which takes the candidate's id. */
  AcceptCandidate: z.object({ ...one, commitment: id.optional(), note }),
  EditCandidate: z.object({ ...one, change: fields.partial() }),
  TrimCandidate: z.object({ ...one, start: offset, end: offset }),
  SplitCandidate: z.object({
    ...one,
    pieces: z
      .array(fields.partial().extend({ id, start: offset, end: offset }))
      .min(2)
      .max(20),
  }),
  MergeCandidates: z.object({ candidates: z.array(z.object(one)).min(2).max(20), into: id }),
  RejectCandidate: z.object({ ...one, why: z.enum(rejections).default('not-a-commitment'), note }),
  AddCandidate: z.object({ candidate: id, fields: fields.omit({ quote: true }) }),
  /** `commitment: null` starts one of its own. */
  LinkCandidate: z.object({ ...one, commitment: id.nullable() }),
  UndoDecision: z.object(one),
  AcceptAllFirm: z.object({}),
  FinishReview: z.object({ rejectRest: z.boolean().default(false) }),
} as const;

export type CommuniqueCommandType = keyof typeof communiqueCommands;
/** What a command's data says, after parsing. */
export type CommuniqueOrder<T extends CommuniqueCommandType> = z.infer<(typeof communiqueCommands)[T]>;
export interface CommuniqueCommand extends Command {
  readonly type: CommuniqueCommandType;
}
