/** Named facts of one case, for tests, the demo, the docs and the access grid. Every event type ever written stays here. */
import { type StateExample, thingFrom } from '../../identity/access/from-examples.ts';
import type { GridThing } from '../../identity/access/grid.ts';
import type { Given } from '../../kernel/testing/given.ts';
import { testRules, wholeAnswers } from '../testing/definition.ts';
import type { CaseFact, TaskState } from './case.ts';
import type { CaseCommandType } from './commands.ts';
import { caseDecider } from './decider.ts';

export type CaseExample = StateExample & {
  readonly facts: readonly Given<CaseFact>[];
  readonly commands: readonly { readonly type: CaseCommandType; readonly data: object }[];
};
type Example = Given<CaseFact>;

/** Monday, in the morning where the offices of the examples are. */
export const monday = '2026-01-05T06:00:00.000Z';
const far = '2026-06-01T19:00:00.000Z';
export const applicant = 'person-applicant';
export const officer = 'person-officer';
const about = [applicant];
const sha256 = 'a'.repeat(64);
export const letterSha256 = 'b'.repeat(64);

export const opened: Example = {
  type: 'CaseOpened',
  at: monday,
  actor: applicant,
  data: {
    service: 'balloon-permit',
    version: 1,
    lead: 'sky-desk',
    trial: false,
    person: applicant,
    kind: 'laboratory',
    country: 'BO',
    organisation: 'organisation-lab',
    offices: ['lab-desk'],
    language: 'en',
  },
  personal: { name: 'Zafar Testname', answers: { transmits: 'yes' } },
  about,
};
const of = (...ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, wholeAnswers[id] ?? '']));
const saved = (group: string, ...questions: readonly string[]): Example => ({
  type: 'AnswersSaved',
  at: monday,
  actor: applicant,
  data: { group, whole: true, questions },
  personal: { answers: of(...questions.filter((q) => wholeAnswers[q] !== undefined)) },
  about,
});
export const attachedAs = (attachment: string, document: string, task: string | null = null): Example => ({
  type: 'FileAttached',
  at: monday,
  actor: task === null ? applicant : officer,
  data: { attachment, document, sha256, kind: 'pdf', bytes: 1000, task },
  personal: { name: `${document}.pdf` },
  about,
});
export const removed: Example = { type: 'FileRemoved', at: monday, actor: applicant, data: { attachment: 'file-3' } };
export const filledIn: readonly Example[] = [
  opened,
  saved('pilot', 'pilot_name', 'licence_number'),
  saved('balloon', 'size', 'transmits', 'port', 'drawing'),
  saved('band', 'frequency'),
  attachedAs('file-1', 'insurance'),
  attachedAs('file-2', 'flight-plan'),
  attachedAs('file-3', 'drawing'),
  removed,
];
const declared: Example = {
  type: 'AnswersSaved',
  at: monday,
  actor: applicant,
  data: { group: 'promise', whole: true, questions: ['all_true'] },
  personal: { answers: { all_true: true } },
  about,
};
export const sent: Example = {
  type: 'CaseSubmitted',
  at: monday,
  actor: applicant,
  data: { reference: 'BP-7K3M9-QX2PD', declared: ['all_true'] },
};
export const taskOpened = (task: string, office: string, stage: string | null, more: Partial<TaskState> = {}): Example => ({
  type: 'TaskOpened',
  at: monday,
  actor: applicant,
  data: {
    task,
    kind: more.kind ?? 'decision',
    of: more.of ?? null,
    stage,
    office,
    calendar: 'AX',
    promise: 5,
    due: far,
    remind: '2026-05-01T19:00:00.000Z',
    ...(more.review === true ? { review: true } : {}),
    ...(more.blind === true ? { blind: true } : {}),
  },
  ...(more.asked == null ? {} : { personal: { asked: more.asked }, about }),
});
export const inProgress: readonly Example[] = [
  ...filledIn,
  declared,
  sent,
  { type: 'StageReached', at: monday, actor: applicant, data: { stage: 'checks' } },
  taskOpened('registry', 'registry-desk', 'checks'),
  taskOpened('safety', 'registry-desk', 'checks'),
];
export const claimed: Example = {
  type: 'TaskAssigned',
  at: monday,
  actor: officer,
  data: { task: 'registry', officer, because: 'claimed' },
};
export const noted: Example = {
  type: 'NoteAdded',
  at: monday,
  actor: officer,
  data: { task: 'registry' },
  personal: { words: 'Spoke with the pilot.' },
  about,
};
export const adviceAsked = taskOpened('advice-1', 'registry-desk', null, { kind: 'advice', of: 'registry', asked: 'Is the licence real?' });
export const sentBack: Example = {
  type: 'TaskSentBack',
  at: monday,
  actor: officer,
  data: { task: 'registry', items: ['licence_number', 'pilot_name'], left: 4, used: 1, answerBy: '2026-02-04T19:00:00.000Z' },
  personal: { words: { licence_number: 'A letter is missing.', pilot_name: 'As in the passport, please.' } },
  about,
};
export const answered: Example = {
  type: 'SentBackAnswered',
  at: monday,
  actor: applicant,
  data: { task: 'registry', due: far, remind: null },
  personal: { answers: { licence_number: 'L-78', pilot_name: 'Zafar Testname' }, remarks: { pilot_name: 'It is as in the passport.' } },
  about,
};
export const clockStopped: Example = {
  type: 'ClockStopped',
  at: monday,
  actor: officer,
  data: { task: 'safety', reason: 'visit', left: 3, used: 2 },
  personal: { words: 'On the field on Thursday.' },
  about,
};
export const clockResumed: Example = {
  type: 'ClockResumed',
  at: monday,
  actor: officer,
  data: { task: 'safety', due: far, remind: null },
};
export const reminded: Example = { type: 'TaskReminded', at: monday, data: { task: 'registry' } };
export const escalated: Example = { type: 'TaskEscalated', at: monday, data: { task: 'registry' } };
export const decided = (task: string, outcome: 'approved' | 'refused' | 'answered', decision: string, words: string | null): Example => ({
  type: 'TaskDecided',
  at: monday,
  actor: officer,
  data: { task, decision, outcome, reasons: outcome === 'refused' && task !== 'appeal-1' ? ['unclear'] : [], by: officer, spent: 2 },
  personal: words === null ? null : { words },
  about,
});
/** The events of a review, which a service with criteria leads to. */
export const scored: Example = {
  type: 'TaskDecided',
  at: monday,
  actor: officer,
  data: {
    ...{ task: 'review-one', decision: 'scored', outcome: 'approved', reasons: [], by: officer, spent: 1 },
    ...{ scores: { motivation: 7, preparation: 4 }, score: 73.33 },
  },
  personal: null,
  about,
};
export const silent: Example = {
  type: 'TaskDecided',
  at: monday,
  data: { task: 'safety', decision: 'approve', outcome: 'approved', reasons: [], by: null, spent: 5 },
  personal: null,
  about,
};
const end = (granted: boolean): Example => ({
  type: 'CaseDecided',
  at: monday,
  actor: officer,
  data: {
    granted,
    because: granted ? null : 'registry',
    validUntil: granted ? '2027-01-05' : null,
    code: granted ? 'AAAAA-BBBBB-CCCCC-DDDD1' : 'AAAAA-BBBBB-CCCCC-DDDD0',
    conditions: granted ? [0] : [],
    appealUntil: granted ? null : far,
    spent: 2,
  },
});
const stopped = (because: 'refused' | 'withdrawn' | 'lapsed', ...tasks: readonly string[]): Example => ({
  type: 'TasksStopped',
  at: monday,
  data: { tasks, because, of: because === 'refused' ? 'registry' : null },
});
const lastStage: Example = { type: 'StageReached', at: monday, actor: officer, data: { stage: null } };
export const letterMade = (code: string): Example => ({
  type: 'LetterMade',
  at: monday,
  data: { code, sha256: letterSha256, bytes: 9000 },
});
const words = { words: 'The licence is real.' };

export const refused = [
  ...inProgress,
  claimed,
  decided('registry', 'refused', 'refuse', 'It is unclear.'),
  stopped('refused', 'safety'),
  end(false),
] as const;
export const underAppeal = [
  ...refused,
  { type: 'AppealLodged', at: monday, actor: applicant, data: { against: 'registry' }, personal: words, about },
  taskOpened('appeal-1', 'registry-desk', null, { kind: 'appeal', of: 'registry', asked: words.words }),
] as const satisfies readonly Example[];
export const granted = [
  ...inProgress,
  claimed,
  noted,
  adviceAsked,
  decided('advice-1', 'answered', 'answer', 'It is.'),
  sentBack,
  answered,
  reminded,
  escalated,
  clockStopped,
  clockResumed,
  silent,
  taskOpened('review-one', 'registry-desk', 'checks', { review: true, blind: true }),
  scored,
  decided('registry', 'approved', 'approve', null),
  lastStage,
  end(true),
  letterMade('AAAAA-BBBBB-CCCCC-DDDD1'),
] as const;

const order = (type: CaseCommandType, data: object = {}): CaseExample['commands'][number] => ({ type, data });
/** In any state: an order for each thing that can be asked of a case. */
const orders = (task: string, more: { readonly decision?: string; readonly by?: string } = {}): CaseExample['commands'] => [
  order('OpenCase', { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name: 'Zafar Testname', language: 'en' }),
  order('SaveAnswers', { group: 'pilot', answers: { pilot_name: 'Z. Testname' }, whole: true }),
  order('AttachFile', { attachment: 'file-9', document: 'insurance', sha256, kind: 'pdf', bytes: 10, name: 'insurance.pdf' }),
  order('RemoveFile', { attachment: 'file-1' }),
  order('SubmitCase', { declared: ['all_true'] }),
  order('WithdrawCase', { words: 'We go elsewhere.' }),
  order('ClaimTask', { task }),
  order('ReleaseTask', { task }),
  order('AssignTask', { task, officer: 'person-other' }),
  order('AddNote', { task, words: 'Called back.' }),
  order('AskAdvice', { task, office: 'weather-desk', words: 'How is the wind?' }),
  order('SendBack', { task, items: [{ item: 'pilot_name', words: 'As in the passport, please.' }] }),
  order('AnswerSentBack', { task, answers: { pilot_name: 'Z. Testname', licence_number: 'L-78' } }),
  order('StopClock', { task, reason: 'visit', words: 'On the field.' }),
  order('ResumeClock', { task }),
  order('DecideTask', { task, decision: more.decision ?? 'approve', words: 'Yes.' }),
  order('LodgeAppeal', words),
  order('PassTime'),
  order('RecordLetter', { code: more.by ?? 'none', sha256: letterSha256, bytes: 9000 }),
];

export const caseExamples: readonly CaseExample[] = [
  { state: 'draft', facts: filledIn, commands: orders('registry') },
  { state: 'in-progress', facts: inProgress, commands: orders('registry') },
  { state: 'sent-back', facts: [...inProgress, sentBack], commands: orders('registry') },
  { state: 'refused', facts: refused, commands: orders('registry', { by: 'AAAAA-BBBBB-CCCCC-DDDD0' }) },
  { state: 'under-appeal', facts: underAppeal, commands: orders('appeal-1', { decision: 'allow', by: 'AAAAA-BBBBB-CCCCC-DDDD0' }) },
  { state: 'granted', facts: granted, commands: orders('registry', { by: 'AAAAA-BBBBB-CCCCC-DDDD1' }) },
  {
    state: 'closed',
    facts: [...underAppeal, decided('appeal-1', 'refused', 'dismiss', 'It stays unclear.'), { type: 'CaseClosed', at: monday, data: {} }],
    commands: orders('registry'),
  },
  {
    state: 'withdrawn',
    facts: [
      ...inProgress,
      stopped('withdrawn', 'registry', 'safety'),
      { type: 'CaseWithdrawn', at: monday, actor: applicant, data: {}, personal: { words: '' }, about },
    ],
    commands: orders('registry'),
  },
  {
    state: 'lapsed',
    facts: [...inProgress, sentBack, stopped('lapsed', 'registry', 'safety'), { type: 'CaseLapsed', at: monday, data: {} }],
    commands: orders('registry'),
  },
];

/** For the access grid. Every task in the examples is at `registry-desk`. */
export const caseGrid: GridThing = { ...thingFrom(caseDecider(testRules), caseExamples, 'registry-desk'), self: applicant };
