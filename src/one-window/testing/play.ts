/** Plays a case through, order by order, without a database. */
import type { Actor, Role } from '../../kernel/decider/actor.ts';
import { system } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Answers } from '../forms/answers.ts';
import type { Case, CaseFact } from '../case/case.ts';
import type { CaseCommandType } from '../case/commands.ts';
import { caseDecider } from '../case/decider.ts';
import type { CaseRules } from '../case/rules.ts';
import { testRules, wholeAnswers } from './definition.ts';

export const pilot: Actor = { kind: 'person', id: 'person-pilot', grants: [{ role: 'applicant', office: null }] };
export const officerAt = (office: string, id = `officer-of-${office}`, role: Role = 'officer'): Actor => ({
  kind: 'person',
  id,
  grants: [{ role, office }],
});
export const timekeeper = system('time');

const groups: Readonly<Record<string, readonly string[]>> = {
  pilot: ['pilot_name', 'licence_number'],
  balloon: ['size', 'transmits', 'port'],
  band: ['frequency'],
};
export const pdf = (attachment: string, document: string, task: string | null = null) => ({
  ...{ attachment, document, sha256: 'c'.repeat(64), kind: 'pdf', bytes: 1000, name: `${document}.pdf`, task },
});

export interface Play {
  readonly state: Case;
  /** What happened so far. */
  readonly events: readonly Recorded<CaseFact>[];
  /** The time at which the next orders are sent. */
  at(now: Instant): Play;
  /** What is decided; a refusal changes nothing. */
  try(type: CaseCommandType, data: object, actor: Actor): readonly CaseFact[] | Refusal;
  /** @throws when it is refused. */
  send(type: CaseCommandType, data: object, actor: Actor): Play;
  /** The reason it is refused for. @throws when it is not. */
  refusal(type: CaseCommandType, data: object, actor: Actor): Refusal;
  open(more?: object): Play;
  /** Fills in all groups that these answers belong to, and attaches every document. */
  fillIn(answers?: Answers): Play;
  submit(): Play;
  /** Decides as an officer of the task's own office, with whatever it makes attached. */
  decide(task: string, decision: string, more?: object): Play;
  passTime(now: Instant): Play;
  /** What erasing the applicant leaves: every personal part is gone. */
  erase(): Play;
}

const makes: Readonly<Record<string, string>> = { safety: 'safety-note', permit: 'permit-paper' };

export const play = (rules: CaseRules = testRules, start: Instant = '2026-01-05T06:00:00.000Z'): Play => {
  const decider = caseDecider(rules);
  const events: Recorded<CaseFact>[] = [];
  let state: Case | null = null;
  let now = start;
  let sent = 0;
  const self: Play = {
    get state() {
      if (state === null) throw new Error('no case has been opened');
      return state;
    },
    events,
    at(next) {
      now = next;
      return self;
    },
    try(type, data, actor) {
      sent += 1;
      const command = { id: `order-${sent}`, type, on: 'balloon', actor, now, data } as Parameters<typeof decider.decide>[0];
      const outcome = decider.access(command, state) ?? decider.decide(command, state);
      if (isRefusal(outcome)) return outcome;
      for (const fact of outcome) {
        const personal = 'personal' in fact ? (fact.personal ?? null) : null;
        const whole = { type: fact.type, data: fact.data, personal, at: now, actor: actor.id };
        const event = JSON.parse(JSON.stringify(whole)) as Recorded<CaseFact>;
        events.push(event);
        state = decider.evolve(state, event);
      }
      return outcome;
    },
    send(type, data, actor) {
      const outcome = self.try(type, data, actor);
      if (isRefusal(outcome)) throw new Error(`${type} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
      return self;
    },
    refusal(type, data, actor) {
      const outcome = self.try(type, data, actor);
      if (!isRefusal(outcome)) throw new Error(`${type} was not refused: ${JSON.stringify(outcome.map((f) => f.type))}`);
      return outcome;
    },
    open: (more = {}) =>
      self.send(
        'OpenCase',
        { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name: 'Zafar Testname', language: 'en', ...more },
        pilot,
      ),
    fillIn(answers = wholeAnswers) {
      for (const [group, questions] of Object.entries(groups)) {
        const given = Object.fromEntries(questions.flatMap((q) => (answers[q] === undefined ? [] : [[q, answers[q]]])));
        if (Object.keys(given).length > 0) self.send('SaveAnswers', { group, answers: given, whole: true }, pilot);
      }
      self.send('AttachFile', pdf('file-insurance', 'insurance'), pilot);
      return Number(answers.size) > 10 ? self.send('AttachFile', pdf('file-plan', 'flight-plan'), pilot) : self;
    },
    submit: () => self.send('SubmitCase', { declared: ['all_true'] }, pilot),
    decide(task, decision, more = {}) {
      const found = self.state.tasks.findLast((t) => t.task === task);
      if (found === undefined) throw new Error(`${task} was never opened`);
      const officer = officerAt(found.office);
      const paper = makes[task];
      const lacks = paper !== undefined && !self.state.files.some((f) => f.document === paper);
      if (lacks) self.send('AttachFile', pdf(`file-${paper}`, paper, task), officer);
      return self.send('DecideTask', { task, decision, words: 'So decided.', ...more }, officer);
    },
    passTime: (at) => self.at(at).send('PassTime', {}, timekeeper),
    erase() {
      const bare = events.map((event) => ({ ...event, personal: null }) as Recorded<CaseFact>);
      events.splice(0, events.length, ...bare);
      state = bare.reduce<Case | null>(decider.evolve, null);
      return self;
    },
  };
  return self;
};
/** A case that has been sent, with every task of the first stage open. */
export const submittedCase = (answers: Answers = wholeAnswers): Play => play().open().fillIn(answers).submit();
