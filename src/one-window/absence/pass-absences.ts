/** Hands tasks over when an absence begins, and back when it ends. */
import { system } from '../../kernel/decider/actor.ts';
import type { Id, MakeId } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Clock, Day, Instant } from '../../kernel/time/time.ts';
import { planRound, roundsOf } from '../../ledger/jobs/rounds.ts';
import type { Handled, Ledger, Task } from '../../ledger/ledger.ts';
import { type Calendars, calendarOf, type OfficeBook } from '../calendar/calendar.ts';
import { dayOfNumber, localTime } from '../calendar/local-time.ts';
import type { CaseCommand } from '../case/commands.ts';
import type { Absence } from './absence.ts';
import { absence as decider } from './absence-decider.ts';
import type { AbsenceCommandType } from './commands.ts';
import { type AbsenceLine, tasksInHand, unclosedAbsences } from './queries.ts';

export interface AbsenceWindow {
  readonly calendars: Calendars;
  readonly offices: OfficeBook;
  readonly makeId: MakeId;
  /** Hands an order about a case to the room; `handleCase` in the running node. */
  readonly assign: (ledger: Ledger, command: CaseCommand) => Promise<Handled | Refusal>;
}
export interface AbsencesPassed {
  readonly handedOver: number;
  readonly returned: number;
}
const actor = system('absence');

/** The day it is at an office. */
const dayAtOffice = ({ calendars, offices }: Pick<AbsenceWindow, 'calendars' | 'offices'>, office: Id, now: Instant): Day =>
  dayOfNumber(localTime(calendarOf(calendars, offices[office]?.calendar ?? '').timeZone).dayAt(Date.parse(now)));

/** Who really does the tasks: the delegate's delegate, where the delegate is away too; nobody, where all of them are. */
export const standIn = (away: readonly AbsenceLine[], officer: Id, office: Id): Id | undefined => {
  const passed = new Set<Id>();
  let at = officer;
  for (;;) {
    const absent = away.find((a) => a.office === office && a.officer === at);
    if (absent === undefined) return at === officer ? undefined : at;
    if (passed.has(at)) return undefined;
    passed.add(at);
    at = absent.delegate;
  }
};

/**
 * Brings all absences up to `now`. May be called at any time and by several processes: whatever is done already is not done twice,
 * and what was interrupted is finished the next time. A task that the delegate may not have, because the case is their own, stays.
 */
export const passAbsences = async (window: AbsenceWindow, ledger: Ledger, now: Instant): Promise<AbsencesPassed> => {
  let handedOver = 0;
  let returned = 0;
  const order = async (on: Id, type: AbsenceCommandType, data: object = {}): Promise<boolean> =>
    !isRefusal(await ledger.handle({ id: window.makeId(), type, on, actor, now, data }, decider));
  const assign = async (on: Id, task: string, officer: Id, because: 'absence' | 'returned'): Promise<boolean> => {
    const outcome = await window.assign(ledger, {
      id: window.makeId(),
      type: 'AssignTask',
      on,
      actor,
      now,
      data: { task, officer, because },
    });
    return !isRefusal(outcome) && outcome.events.length > 0;
  };

  for (const { id, office, first_day, last_day, status } of await unclosedAbsences(ledger)) {
    const today = dayAtOffice(window, office, now);
    if ((status === 'planned' || status === 'running') && today > last_day) await order(id, 'EndAbsence');
    else if (status === 'planned' && today >= first_day) await order(id, 'StartAbsence');
  }
  const unclosed = await unclosedAbsences(ledger);
  const running = unclosed.filter((a) => a.status === 'running');
  // First back, then over: who is back may have a delegate's tasks themselves by now.
  for (const { id, office } of unclosed.filter((a) => a.status === 'ended')) {
    const state = (await ledger.state<Absence>(streamId('absence', id)))?.state;
    if (state === undefined) continue;
    let back = 0;
    const inHand = new Map<Id, readonly string[]>();
    for (const { case: on, task, to } of state.moved) {
      const theirs = inHand.get(to) ?? (await tasksInHand(ledger, office, to)).map((t) => `${t.case} ${t.task}`);
      inHand.set(to, theirs);
      if (theirs.includes(`${on} ${task}`) && (await assign(on, task, state.officer, 'returned'))) back += 1;
    }
    await order(id, 'CloseAbsence', { returned: back });
    returned += back;
  }
  for (const { id, office, officer } of running) {
    const to = standIn(running, officer, office);
    if (to === undefined) continue;
    const tasks = await tasksInHand(ledger, office, officer);
    if (tasks.length === 0) continue;
    // Written down before it is done: what is handed over must find its way back.
    const known = await order(id, 'HandOver', { tasks: tasks.map((t) => ({ ...t, to })) });
    if (!known) continue;
    for (const t of tasks) if (await assign(t.case, t.task, to, 'absence')) handedOver += 1;
  }
  return { handedOver, returned };
};

/** Under this name `oneWindow().room.tasks` holds the task. */
export const passAbsencesTask = 'pass-absences';
/** Seconds between two rounds. */
const every = 300;

/** Begins the rounds; called when the node opens, however often. */
export const startPassingAbsences = (ledger: Ledger): Promise<void> => planRound(ledger, passAbsencesTask, 0);
export const passAbsencesRound = (window: AbsenceWindow, clock: Clock): Task =>
  roundsOf(passAbsencesTask, every, (ledger) => passAbsences(window, ledger, clock()));
