/** The orders a case takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { applicantKinds, fileKinds } from '../service/definition.ts';

const id = z.string().min(1).max(100);
const name = z.string().min(1).max(200);
/** What one person says about another, or about a case. */
const words = z.string().trim().min(1).max(4_000);
const maybe = z.string().trim().max(4_000).default('');
const answers = z.record(z.string().max(100), z.json());
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const caseOrders = {
  /** `answers`: what the guide asked already. `offices`: of the organisation it is for; looked up by the room, never by who asks. */
  OpenCase: z.strictObject({
    service: id,
    version: z.int().min(1),
    trial: z.boolean().default(false),
    kind: z.enum(applicantKinds),
    country: z.string().regex(/^[A-Z]{2}$/),
    organisation: id.nullable().default(null),
    offices: z.array(id).max(200).default([]),
    name,
    language: z.string().regex(/^[a-z]{2,3}$/),
    answers: answers.default({}),
  }),
  /** `whole`: the group is finished and must be right; else it is only kept. */
  SaveAnswers: z.strictObject({ group: id, answers, whole: z.boolean() }),
  /** `task`: for a document that an office makes. `replaces`: a file of the same document that goes as this one comes. */
  AttachFile: z.strictObject({
    attachment: id,
    document: id,
    sha256,
    kind: z.enum(fileKinds),
    bytes: z.int().min(1),
    name,
    task: id.nullable().default(null),
    replaces: id.optional(),
  }),
  RemoveFile: z.strictObject({ attachment: id }),
  /** `declared`: ids of the declarations that were ticked. */
  SubmitCase: z.strictObject({ declared: z.array(id) }),
  WithdrawCase: z.strictObject({ words: maybe }),
  ClaimTask: z.strictObject({ task: id }),
  ReleaseTask: z.strictObject({ task: id }),
  /** `offices`: all at which that officer works; looked up by the room, never by who asks. */
  AssignTask: z.strictObject({
    task: id,
    officer: id,
    because: z.enum(['assigned', 'absence', 'returned']).default('assigned'),
    offices: z.array(id).max(200).default([]),
  }),
  AddNote: z.strictObject({ task: id, words }),
  AskAdvice: z.strictObject({ task: id, office: id, words }),
  SendBack: z.strictObject({
    task: id,
    items: z
      .array(z.strictObject({ item: id, words }))
      .min(1)
      .max(100),
  }),
  /** `remarks`, by item: what the applicant says where an item stays as it was. */
  AnswerSentBack: z.strictObject({ task: id, answers, remarks: z.record(z.string().max(100), z.string().max(4_000)).default({}) }),
  StopClock: z.strictObject({ task: id, reason: id, words }),
  ResumeClock: z.strictObject({ task: id }),
  /** For advice the decision is `answer`; for an appeal `allow` or `dismiss`. `scores`: points by criterion, for the approval of a review. */
  DecideTask: z.strictObject({
    task: id,
    decision: id,
    reasons: z.array(id).max(20).default([]),
    words: maybe,
    scores: z.record(z.string().max(100), z.number()).default({}),
  }),
  LodgeAppeal: z.strictObject({ words }),
  /** What time has changed by now: reminders, escalations, silence, lapses, the end of the time for an appeal. */
  PassTime: z.strictObject({}),
  RecordLetter: z.strictObject({ code: id, sha256, bytes: z.int().min(1) }),
} as const;
export type CaseCommandType = keyof typeof caseOrders;
export type CaseOrder<T extends CaseCommandType> = z.output<(typeof caseOrders)[T]>;
export type CaseCommand = Command &
  {
    readonly [T in CaseCommandType]: { readonly type: T; readonly data: z.input<(typeof caseOrders)[T]> };
  }[CaseCommandType];
