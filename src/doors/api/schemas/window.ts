import { z } from '@hono/zod-openapi';
import { caseStatuses } from '../../../one-window/case/case.ts';
import { applicantKinds, fileKinds } from '../../../one-window/service/definition.ts';
import { AnswerValue, Described, TextByLanguage } from './described.ts';
import { Country, count, Day, Instant, list, maybe, orNull, text } from './vocabulary.ts';

const Named = z.object({ id: text, text: TextByLanguage });
const Status = z.enum(caseStatuses).openapi('CaseStatus');
const Kind = z.enum(applicantKinds).openapi('ApplicantKind');
const TaskKind = z.enum(['decision', 'advice', 'appeal']);
const TaskStatus = z.enum(['open', 'sent-back', 'decided', 'stopped']);

const Item = z.object({
  item: text,
  kind: z.enum(['question', 'document']),
  label: TextByLanguage,
  group: maybe,
  task: text,
  words: maybe,
});
const Clock = z
  .object({
    promise: count.openapi({ description: 'Working days.' }),
    due: Instant.nullable(),
    overdue: z.boolean(),
    stopped: z.object({ reason: text, text: orNull(TextByLanguage), since: Instant }).nullable(),
  })
  .openapi('Clock');
const Decided = z
  .object({
    id: text,
    label: orNull(TextByLanguage),
    outcome: z.enum(['approved', 'refused', 'answered']),
    nobody: z.boolean().openapi({ description: 'True: the clock ran out and silence is consent.' }),
    reasons: list(Named),
    words: maybe,
  })
  .openapi('Decided');
const ShownPoints = z
  .object({
    score: z.number().openapi({ description: 'Of 100, by weight, in hundredths.' }),
    criteria: list(z.object({ id: text, title: TextByLanguage, points: z.number(), most: z.number() })),
  })
  .openapi('Points');
const points = orNull(ShownPoints).openapi({ description: 'Of a review; null without, and while it is sealed.' });
const TrackedTask = z
  .object({
    task: text,
    kind: TaskKind,
    of: maybe,
    title: orNull(TextByLanguage),
    why: orNull(TextByLanguage),
    office: maybe,
    status: z.enum(['open', 'sent-back', 'decided', 'stopped', 'to-come', 'may-come', 'not-needed', 'not-reached']),
    round: count,
    opened: Instant.nullable(),
    ended: Instant.nullable(),
    clock: orNull(Clock),
    decision: orNull(Decided),
    points,
    spent: count.nullable(),
    items: list(Item),
    answerBy: Instant.nullable(),
  })
  .openapi('TrackedTask');
const File = {
  attachment: text,
  document: text,
  title: TextByLanguage,
  kind: z.enum(fileKinds),
  bytes: count,
  name: maybe,
  task: maybe,
  at: Instant,
};

export const OwnCaseLine = z
  .object({
    id: text,
    reference: maybe,
    service: text,
    version: count,
    status: Status,
    trial: z.boolean(),
    opened: Instant,
    submitted: Instant.nullable(),
    decided: Instant.nullable(),
    granted: z.boolean().nullable(),
    validUntil: Day.nullable(),
    appealUntil: Instant.nullable(),
  })
  .openapi('CaseLine');
/** Where a list goes on. */
const next = maybe.openapi({ description: 'Ask for `after` this; null: that was all.' });
export const OwnCases = z.object({ cases: list(OwnCaseLine), next }).openapi('Cases');

export const OwnCase = z
  .object({
    id: text,
    revision: count.openapi({ description: 'The case’s own version: its ETag. `version` is that of the service.' }),
    url: text,
    service: text,
    version: count,
    title: TextByLanguage,
    outcomeTitle: TextByLanguage,
    lead: text,
    reference: maybe,
    status: Status,
    trial: z.boolean(),
    applicant: z.object({ name: maybe, kind: Kind, country: Country }),
    opened: Instant,
    submitted: Instant.nullable(),
    decided: Instant.nullable(),
    promise: count,
    stages: list(
      z.object({
        stage: text,
        title: TextByLanguage,
        status: z.enum(['done', 'open', 'to-come', 'not-needed', 'not-reached', 'stopped']),
        tasks: list(TrackedTask),
      }),
    ),
    waits: list(
      z.object({
        who: z.enum(['applicant', 'office', 'time']),
        why: text,
        task: maybe,
        office: maybe,
        claimed: z.boolean(),
        reason: orNull(TextByLanguage),
        since: Instant,
        until: Instant.nullable(),
        overdue: z.boolean(),
      }),
    ),
    items: list(Item).openapi({ description: 'What is sent back now.' }),
    granted: z.boolean().nullable(),
    because: orNull(TrackedTask),
    validUntil: Day.nullable(),
    conditions: list(TextByLanguage),
    appeal: z.object({ office: text, until: Instant }).nullable(),
    letters: list(z.object({ code: text, granted: z.boolean(), issued: Instant, sha256: maybe, bytes: count.nullable() })),
    files: list(z.object(File)),
    fees: list(Described),
    acts: list(z.enum(['fill-in', 'answer', 'withdraw', 'appeal'])),
    answers: orNull(Described).openapi({ description: 'The applicant’s own answers; null once erased.' }),
    missing: z.object({ groups: list(text), documents: list(text) }).openapi({ description: 'What is left to do before it can be sent.' }),
  })
  .openapi('Case');

export const TaskLine = z
  .object({
    case: text,
    task: text,
    round: count,
    kind: TaskKind,
    of: maybe,
    service: text,
    version: count,
    reference: maybe,
    applicantName: maybe,
    applicantKind: Kind,
    country: Country,
    office: text,
    status: TaskStatus,
    officer: maybe,
    opened: Instant,
    due: Instant.nullable(),
    ended: Instant.nullable(),
  })
  .openapi('TaskLine');
export const TaskLines = z.object({ tasks: list(TaskLine), next }).openapi('Tasks');

export const TaskPage = z
  .object({
    case: text,
    revision: count.openapi({ description: 'The case’s own version: its ETag.' }),
    url: text,
    service: text,
    version: count,
    title: TextByLanguage,
    reference: maybe,
    status: Status,
    trial: z.boolean(),
    submitted: Instant.nullable(),
    blind: z.boolean().openapi({ description: 'True: the officer sees no name.' }),
    applicant: z.object({ name: maybe, kind: Kind, country: Country, organisation: maybe }),
    task: z.object({
      task: text,
      kind: TaskKind,
      of: maybe,
      title: orNull(TextByLanguage),
      why: orNull(TextByLanguage),
      office: text,
      status: TaskStatus,
      officer: maybe,
      opened: Instant,
      ended: Instant.nullable(),
      clock: Clock,
      spent: count.nullable(),
      answerBy: Instant.nullable(),
      asked: maybe,
      grounds: maybe,
      decision: orNull(Decided),
      points,
      sealed: z.boolean().openapi({ description: 'True: a review of which others learn nothing before its stage is over.' }),
      items: list(Item),
      cameBack: list(Item.extend({ remark: maybe })),
    }),
    appealed: z.object({ task: text, title: orNull(TextByLanguage), office: text, decision: orNull(Decided) }).nullable(),
    sections: list(
      z.object({
        section: text,
        title: TextByLanguage,
        groups: list(
          z.object({ group: text, title: TextByLanguage, answers: list(z.object({ question: Described, answer: AnswerValue })) }),
        ),
      }),
    ).openapi({ description: 'Only what this task needs to see.' }),
    documents: list(
      z.object({ document: text, title: TextByLanguage, asked: z.boolean(), files: list(z.object({ ...File, sha256: text })) }),
    ),
    mayMark: list(text),
    seesEverything: z.boolean(),
    decisions: list(Described),
    decisionIds: list(text),
    criteria: list(Described).openapi({ description: 'What an approval gives points for.' }),
    stops: list(Named),
    toProduce: list(z.object({ document: text, title: TextByLanguage })),
    mayAsk: list(text),
    others: list(
      z.object({
        task: text,
        kind: TaskKind,
        title: orNull(TextByLanguage),
        office: text,
        status: TaskStatus,
        outcome: z.enum(['approved', 'refused', 'answered']).nullable(),
        asked: maybe,
        answer: maybe,
      }),
    ),
    acts: list(text),
  })
  .openapi('Task');
