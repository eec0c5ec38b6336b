import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Case } from './case.ts';
import { type CaseCommand, type CaseCommandType, type CaseOrder, caseOrders } from './commands.ts';
import { stopClock, resumeClock } from './deciding/clock.ts';
import { decideTask } from './deciding/decision.ts';
import { appeal, recordLetter, withdraw } from './deciding/ending.ts';
import { attach, remove } from './deciding/files.ts';
import { open, saveAnswers, submit } from './deciding/filling-in.ts';
import { answerSentBack, sendBack } from './deciding/sending-back.ts';
import { askAdvice, assign, claim, note, release } from './deciding/tasks.ts';
import { passTime } from './deciding/time.ts';
import { type CaseRules, definitionOf, type Outcome, type Setting } from './rules.ts';

type Deciding = {
  readonly [T in CaseCommandType]: (state: Case, order: CaseOrder<T>, setting: Setting) => Outcome;
};

const deciding: Deciding = {
  OpenCase: (state) => refuse('case-exists', { service: state.service }),
  SaveAnswers: saveAnswers,
  AttachFile: attach,
  RemoveFile: remove,
  SubmitCase: submit,
  WithdrawCase: withdraw,
  ClaimTask: claim,
  ReleaseTask: release,
  AssignTask: assign,
  AddNote: note,
  AskAdvice: askAdvice,
  SendBack: sendBack,
  AnswerSentBack: answerSentBack,
  StopClock: stopClock,
  ResumeClock: resumeClock,
  DecideTask: decideTask,
  LodgeAppeal: appeal,
  PassTime: passTime,
  RecordLetter: recordLetter,
};

const parse = <T extends CaseCommandType>(type: T, data: object): CaseOrder<T> | Refusal => {
  const parsed = caseOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as CaseOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const isRefused = (value: object): value is Refusal => 'refused' in value;
const versionUnknown = (service: string, version: number): Refusal => refuse('service-version-unknown', { service, version });

const run = <T extends CaseCommandType>(type: T, command: CaseCommand, state: Case, rules: CaseRules): Outcome => {
  const order = parse(type, command.data);
  if (isRefused(order)) return order;
  const definition = definitionOf(rules, state.service, state.version, state.trial);
  if (definition === undefined) return versionUnknown(state.service, state.version);
  const { on: id, id: by, actor, now } = command;
  const act: Deciding[T] = deciding[type];
  return act(state, order, { rules, definition, id, command: by, actor, now });
};

const begin = (command: CaseCommand, rules: CaseRules): Outcome => {
  const order = parse('OpenCase', command.data);
  if (isRefused(order)) return order;
  const definition = definitionOf(rules, order.service, order.version, order.trial);
  if (definition === undefined) return versionUnknown(order.service, order.version);
  const latest = rules.catalogue.latest(order.service)?.version;
  if (!order.trial && order.version !== latest) return refuse('version-not-open', { service: order.service, latest: latest ?? null });
  return open(order, { rules, definition, actor: command.actor, now: command.now });
};

/** Pure. The definition is looked up by the version that the case names; without it nothing is decided: `service-version-unknown`. */
export const decide = (rules: CaseRules, command: CaseCommand, state: Case | null): Outcome => {
  if (state !== null) return run(command.type, command, state, rules);
  return command.type === 'OpenCase' ? begin(command, rules) : notFound({ case: command.on });
};
