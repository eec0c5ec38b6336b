/** The orders a commitment takes, with the shape of their data; doors parse forms and JSON with the same schemas. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';
import { countries, iso2, when } from '../communique/commands.ts';
import { instruments, stages, topics } from '../extraction/extraction.ts';
import { deliveryScales } from './commitment.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const id = z.string().min(1).max(80);
const day = z.string().refine(isDay, 'not a day');

export const mention = z.object({
  communique: id,
  candidate: id,
  linkedTo: id,
  quote: z.string().min(1).max(5_000),
  start: z.int().min(0),
  end: z.int().min(1),
  before: z.string().max(400),
  after: z.string().max(400),
  stage: z.enum(stages),
  by: countries,
  topic: z.enum(topics),
  topic2: z.enum(topics).nullable(),
  instrument: z.enum(instruments),
  specific: z.boolean(),
  summary: z.string().max(1_000),
  when: when.nullable(),
  date: when,
  document: z.object({ kind: z.enum(['agreement', 'minutes']), id, title: line(300) }).optional(),
});
const mentions = z.array(mention).min(1).max(2_000);

const heading = z.object({
  title: line(300),
  summary: z.string().trim().max(2_000),
  topic: z.enum(topics),
  topic2: z.enum(topics).nullable(),
  instrument: z.enum(instruments),
});

export const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }).max(2_000), title: line(300) }),
  z.object({ kind: z.literal('file'), sha256: z.string().regex(/^[0-9a-f]{64}$/), name: line(255), title: line(300) }),
]);

export const commitmentCommands = {
  OpenCommitment: z.object({
    number: line(40),
    series: line(20),
    serial: z.int().min(1),
    parties: countries.min(2),
    partners: countries.min(1),
    mentions,
    splitFrom: z
      .object({ commitment: id, number: line(40) })
      .nullable()
      .default(null),
    title: line(300).optional(),
  }),
  AddMention: z.object({ mention }),
  CorrectMention: z.object({ mention }),
  RemoveMention: z.object({ communique: id, candidate: id }),
  CorrectCommitment: z.object({ change: heading.partial() }),
  /** `owner: null` leaves that side without an owner. */
  AssignOwner: z.object({ country: iso2, owner: z.object({ office: id.nullable(), name: line(200) }).nullable() }),
  SetDueDate: z.object({ due: day.nullable() }),
  AddMilestone: z.object({ milestone: id, title: line(300), due: day.nullable() }),
  CompleteMilestone: z.object({ milestone: id, at: day }),
  ReportDelivery: z.object({
    delivery: id,
    scale: z.enum(deliveryScales),
    note: z.string().trim().max(5_000),
    evidence: z.array(evidence).max(50),
    at: day,
  }),
  /** Put this commitment's mentions into another one of the same parties; `mergeCommitments` looks up the other's number. */
  MergeCommitment: z.object({ into: id, intoNumber: line(40), because: z.enum(['same-promise', 'split-undone']).default('same-promise') }),
  AbsorbMentions: z.object({ from: id, number: line(40), mentions: z.array(mention).max(2_000) }),
  ReleaseMentions: z.object({ to: id, candidates: z.array(id).max(2_000) }),
  /** Move some mentions to a new commitment, whose id is `into`. */
  SplitCommitment: z.object({ into: id, candidates: z.array(id).min(1).max(2_000), title: line(300).nullable().default(null) }),
  WithdrawCommitment: z.object({ why: line(1_000) }),
  /** `act`: the running number of the act the officer saw as the last one. */
  UndoLastAct: z.object({ act: z.int().min(1) }),
} as const;

export type CommitmentCommandType = keyof typeof commitmentCommands;
export type CommitmentOrder<T extends CommitmentCommandType> = z.infer<(typeof commitmentCommands)[T]>;
export interface CommitmentCommand extends Command {
  readonly type: CommitmentCommandType;
}
