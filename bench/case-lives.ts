/** Whole lives of cases, decided by the room's own decider at moments in the past, for filling a node. */
import { randomBytes } from 'node:crypto';
import { type Actor, system } from '../src/kernel/decider/actor.ts';
import { isRefusal } from '../src/kernel/refusals/refusal.ts';
import type { Append } from '../src/ledger/streams/append-statement.ts';
import { rowChanges, rowsByTable } from '../src/ledger/streams/rows.ts';
import { seal, type SealedEvent } from '../src/ledger/streams/seal.ts';
import type { Table } from '../src/ledger/streams/tables.ts';
import type { Case } from '../src/one-window/case/case.ts';
import type { CaseCommand, CaseCommandType } from '../src/one-window/case/commands.ts';
import type { CaseDecider } from '../src/one-window/case/decider.ts';
import { seededRandom } from './many-commitments.ts';
import { answersOf, type BenchCase, type BenchPeople, officeOf, openingOf } from './window-node.ts';
import { services } from './window-pack.ts';

const day = 86_400_000;
/** Shares of all cases: most are over, as on a node that has run for years. */
const shares = { draft: 0.02, open: 0.2, withdrawn: 0.03 };

interface Life {
  readonly one: BenchCase;
  readonly events: readonly SealedEvent[];
  readonly state: Case;
}

/** Case `i` up to `now`: sent, worked on by its offices, sent back now and then, granted or refused; time passes between the acts. */
export const liveOne = (decider: CaseDecider, people: BenchPeople, i: number, now: number): Life => {
  const random = seededRandom(50_000_000 + i);
  const kind = random();
  const isOpen = kind < shares.draft + shares.open;
  const applicant = people.applicants[Math.floor(random() * people.applicants.length)];
  if (applicant === undefined) throw new Error('somebody must apply');
  const one: BenchCase = { id: `life-${i}`, service: i % services, answers: answersOf(random), applicant };
  const stream = `case/${one.id}`;
  const events: SealedEvent[] = [];
  const boundary = now - 60_000;
  let at = now - day * (isOpen ? 12 * random() : 40 + 500 * random());
  let state: Case | null = null;
  let sent = 0;
  const send = (type: CaseCommandType, data: object, actor: Actor, when: number): boolean => {
    sent += 1;
    const command = { id: `${one.id}-${sent}`, type, on: one.id, actor, now: new Date(when).toISOString(), data } as CaseCommand;
    const outcome = decider.access(command, state) ?? decider.decide(command, state);
    if (isRefusal(outcome)) return false;
    for (const fact of outcome) {
      const { event, recorded } = seal(stream, events.length + 1, fact, command, randomBytes);
      events.push(event);
      state = decider.evolve(state, recorded as Parameters<CaseDecider['evolve']>[1]);
    }
    return true;
  };
  const letPass = (until: number): void => {
    for (let wake = state?.wake; wake != null && Date.parse(wake) <= until; ) {
      const before = events.length;
      send('PassTime', {}, system('time'), Date.parse(wake));
      if (events.length === before) return;
      wake = (state as Case | null)?.wake;
    }
  };
  const act = (type: CaseCommandType, data: object, actor: Actor): boolean => {
    at += day * (0.02 + (isOpen ? 10 : 0.8) * random() ** 2);
    if (at > boundary) return false;
    letPass(at);
    return send(type, data, actor, at);
  };
  const workOn = (task: string): boolean => {
    const officer = people.officers.get(officeOf(one, task))?.actor;
    if (officer === undefined) throw new Error(`nobody works on ${task}`);
    const refuses = random() < 0.06;
    const asks = random() < 0.2;
    // Some offices wait for a while before anybody looks at it.
    if (random() < 0.3) at += day * 3 * random();
    if (!act('ClaimTask', { task }, officer)) return false;
    const item = { registry: 'register_number', site: 'activity', money: 'capital', permit: 'people' }[task] ?? '';
    if (asks && !act('SendBack', { task, items: [{ item, words: 'Please look at this again.' }] }, officer)) return false;
    if (asks && !act('AnswerSentBack', { task, answers: {}, remarks: { [item]: 'It is as it was.' } }, applicant.actor)) return false;
    const reasons = refuses ? ['unclear'] : [];
    return act('DecideTask', { task, decision: refuses ? 'refuse' : 'approve', reasons, words: 'So decided.' }, officer) && !refuses;
  };
  const whole = { ...openingOf(one), version: 1, language: 'en', organisation: null, offices: [] };
  if (!send('OpenCase', whole, applicant.actor, at)) throw new Error('a case did not open');
  if (kind >= shares.draft && send('SubmitCase', { declared: ['all_true'] }, applicant.actor, at + 60_000)) {
    at += 60_000;
    const checks = ['registry', 'site', ...(one.answers.abroad === 'yes' ? ['money'] : [])];
    const leaves = kind > 1 - shares.withdrawn;
    if (leaves) act('WithdrawCase', { words: '' }, applicant.actor);
    else [...checks, 'permit'].every(workOn);
    letPass(boundary);
  }
  if (state === null) throw new Error('a case did not open');
  return { one, events, state };
};

/** The same life as one append: every event, row and digest that the orders would have written one by one. */
export const appendOf = (decider: CaseDecider, tables: ReadonlyMap<string, Table>, { one, events, state }: Life): Append => {
  const stream = `case/${one.id}`;
  const rows = rowsByTable(decider, state, stream, one.id);
  const changes = rowChanges(decider, tables, new Map(), rows);
  const document = JSON.stringify(state);
  return { stream, kind: decider.kind, expected: 0, erased: 0, command: `fill-${one.id}`, events, document, changes, jobs: [] };
};
