import { type Actor, has, hasAt, type Role } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Case, TaskState } from './case.ts';
import type { CaseCommand, CaseCommandType } from './commands.ts';
import { barred } from './deciding/review.ts';
import { refusedItThemselves } from './deciding/task-at-hand.ts';
import { type CaseRules, definitionOf } from './rules.ts';
import { taskIn } from './standing.ts';

type Who = 'anyone-signed-in' | 'applicant' | 'officer' | 'office' | 'supervisor' | 'system';
/** `office`: officers and supervisors of the task's office. */
const who: Readonly<Record<CaseCommandType, Who>> = {
  OpenCase: 'anyone-signed-in',
  SaveAnswers: 'applicant',
  AttachFile: 'applicant',
  RemoveFile: 'applicant',
  SubmitCase: 'applicant',
  WithdrawCase: 'applicant',
  AnswerSentBack: 'applicant',
  LodgeAppeal: 'applicant',
  ClaimTask: 'officer',
  AskAdvice: 'officer',
  SendBack: 'officer',
  StopClock: 'officer',
  ResumeClock: 'officer',
  DecideTask: 'officer',
  ReleaseTask: 'office',
  AddNote: 'office',
  AssignTask: 'supervisor',
  PassTime: 'system',
  RecordLetter: 'system',
};
const rolesFor = { officer: ['officer'], office: ['officer', 'supervisor'], supervisor: ['supervisor'] } as const satisfies Partial<
  Record<Who, readonly Role[]>
>;

const textOf = (data: object, key: string): string | undefined => {
  const value: unknown = Object.entries(data).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
};

/** The task an order is about; for a file, the one whose office makes it. */
const taskOf = (command: CaseCommand, state: Case): string | undefined => {
  if (command.type !== 'RemoveFile') return textOf(command.data, 'task');
  const attachment = textOf(command.data, 'attachment');
  return state.files.find((f) => f.attachment === attachment)?.task ?? undefined;
};

/** Nobody has a say in their own case, or in one of their own organisation. */
export const conflictOf = (state: Case, actor: Actor): Refusal | undefined => {
  if (actor.id === state.applicant.person) return refuse('own-case');
  const office = actor.grants.find((g) => g.office !== null && state.applicant.offices.includes(g.office))?.office;
  return office === undefined ? undefined : refuse('own-organisation', { office });
};

/** What the service itself keeps from somebody: a second review of the same application, one of their own student. */
const barredHere = (rules: CaseRules, state: Case, task: TaskState, actor: Actor): Refusal | undefined => {
  const definition = definitionOf(rules, state.service, state.version, state.trial);
  const offices = actor.grants.flatMap(({ office }) => (office === null ? [] : [office]));
  return definition && barred({ rules, definition }, state, task, { person: actor.id, offices });
};

const atOffice = (
  rules: CaseRules,
  command: CaseCommand,
  state: Case,
  task: TaskState | undefined,
  roles: readonly Role[],
): Refusal | undefined => {
  const { actor } = command;
  // Whoever has no part in a case does not even hear which tasks it has.
  const offices = task === undefined ? state.tasks.map((t) => t.office) : [task.office];
  const mayHere = offices.some((office) => hasAt(actor, office, ...roles));
  if (!mayHere) return notAllowed({ command: command.type, needs: roles, office: task?.office ?? null });
  const conflict = conflictOf(state, actor);
  if (conflict !== undefined) return conflict;
  const isOwnDecision = task !== undefined && command.type !== 'AddNote' && refusedItThemselves(state, task, actor.id);
  if (isOwnDecision && command.type !== 'AssignTask') return refuse('own-decision', { task: task.task });
  return task !== undefined && roles === rolesFor.officer ? barredHere(rules, state, task, actor) : undefined;
};

const opening = (rules: CaseRules, command: CaseCommand): Refusal | undefined => {
  const { data, actor } = command;
  const isTrial = 'trial' in data && data.trial === true;
  if (!isTrial) return undefined;
  const version = 'version' in data && typeof data.version === 'number' ? data.version : 0;
  const definition = definitionOf(rules, textOf(data, 'service') ?? '', version, true);
  const may = definition === undefined ? has(actor, 'editor') : hasAt(actor, definition.lead, 'editor');
  return may ? undefined : notAllowed({ command: command.type, needs: ['editor'], office: definition?.lead ?? null });
};

/** Applicants act on their own cases, officers on the tasks of their office, and an editor on everything in a trial of their own. */
export const access = (rules: CaseRules, command: CaseCommand, state: Case | null): Refusal | undefined => {
  const { actor, type } = command;
  if (actor.kind === 'system') return undefined;
  if (actor.kind === 'anyone' || who[type] === 'system') return notAllowed({ command: type });
  if (type === 'OpenCase') return opening(rules, command);
  if (state === null) return undefined;
  const task = taskOf(command, state);
  const isFile = type === 'AttachFile' || type === 'RemoveFile';
  const wanted: Who = isFile && task !== undefined ? 'officer' : who[type];
  const isApplicant = actor.id === state.applicant.person;
  if (state.trial && isApplicant) return undefined;
  if (wanted === 'officer' || wanted === 'office' || wanted === 'supervisor') {
    return atOffice(rules, command, state, task === undefined ? undefined : taskIn(state, task), rolesFor[wanted]);
  }
  return isApplicant ? undefined : notAllowed({ command: type, needs: ['applicant'] });
};
