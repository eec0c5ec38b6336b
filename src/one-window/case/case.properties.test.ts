import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { taskApplies } from '../forms/plan.ts';
import { type Definition, type Task, tasksOf } from '../service/definition.ts';
import { balloonPermit, definitionsOf, testOffices, testRules, wholeAnswers } from '../testing/definition.ts';
import { officerAt, pdf, pilot, play, type Play, timekeeper } from '../testing/play.ts';
import type { Case, TaskState } from './case.ts';
import type { CaseCommandType } from './commands.ts';
import { evolve } from './evolve.ts';
import { nextActors, waitsIn } from './next-actor.ts';
import { rows } from './row.ts';
import { factsAsOf, isFinal, isUnended, taskIn, timersOf } from './standing.ts';

const taskIds = ['registry', 'safety', 'radio', 'airspace', 'permit', 'customs'];
/** Mostly one that has not ended, by its place among them. */
const anyTask = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 5 }).map((n) => `#${n}`) },
  { weight: 1, arbitrary: fc.constantFrom(...taskIds, 'advice-1', 'appeal-1') },
);
const items = ['pilot_name', 'licence_number', 'size', 'transmits', 'port', 'frequency', 'drawing', 'insurance', 'flight-plan'];
const someItems = fc.subarray(items, { minLength: 1, maxLength: 3 });
const answers = fc.record(
  {
    pilot_name: fc.constantFrom('Z.', ''),
    licence_number: fc.constantFrom('L-1', ''),
    size: fc.constantFrom(3, 12, 13, 'x'),
    transmits: fc.constantFrom('yes', 'no'),
    port: fc.constantFrom('sea', 'road', ''),
    frequency: fc.constantFrom(5, ''),
  },
  { requiredKeys: [] },
);
const pick = <T extends object>(from: T, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));

type Act = readonly [CaseCommandType | 'Wait' | 'Erase', object];
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: anyTask.map((task): Act => ['ClaimTask', { task }]) },
  anyTask.map((task): Act => ['ReleaseTask', { task }]),
  anyTask.map((task): Act => ['AssignTask', { task, officer: 'somebody-else' }]),
  anyTask.map((task): Act => ['AddNote', { task, words: 'Hm.' }]),
  fc
    .tuple(anyTask, fc.constantFrom('weather-desk', 'registry-desk'))
    .map(([task, office]): Act => ['AskAdvice', { task, office, words: 'How?' }]),
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyTask, someItems)
      .map(([task, ids]): Act => ['SendBack', { task, items: ids.map((item) => ({ item, words: 'Why?' })) }]),
  },
  { weight: 3, arbitrary: fc.tuple(anyTask, answers).map(([task, given]): Act => ['AnswerSentBack', { task, answers: given }]) },
  anyTask.map((task): Act => ['StopClock', { task, reason: 'visit', words: 'On the field.' }]),
  anyTask.map((task): Act => ['ResumeClock', { task }]),
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        anyTask,
        fc.constantFrom('approve', 'approve', 'refuse', 'answer', 'allow', 'dismiss'),
        fc.constantFrom<readonly string[]>([], ['unsafe']),
      )
      .map(([task, decision, reasons]): Act => ['DecideTask', { task, decision, reasons, words: 'So.' }]),
  },
  { weight: 2, arbitrary: fc.constant<Act>(['LodgeAppeal', { words: 'It is wrong.' }]) },
  fc.constantFrom<Act>(['AttachFile', pdf('note', 'safety-note', 'safety')], ['AttachFile', pdf('paper', 'permit-paper', 'permit')]),
  fc.constantFrom<Act>(['RemoveFile', { attachment: 'note' }], ['RemoveFile', { attachment: 'file-insurance' }]),
  fc.constantFrom<Act>(['SaveAnswers', { group: 'pilot', answers: {}, whole: false }], ['SubmitCase', { declared: ['all_true'] }]),
  { weight: 4, arbitrary: fc.constantFrom(1, 3, 8, 40).map((days): Act => ['Wait', { days }]) },
);
const rare: fc.Arbitrary<Act> = fc.constantFrom<Act>(['WithdrawCase', {}], ['Erase', {}], ['Wait', { days: 400 }]);

const conditions = ['size > 10', 'tasks["registry"] == "approved"', 'tasks["safety"] == "refused"', 'tasks["permit"] != ""', 'size > 99'];
const changes: fc.Arbitrary<Partial<Task>> = fc.record({
  when: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
  after: fc.subarray(taskIds, { maxLength: 2 }),
  refusal: fc.constantFrom('ends-the-case', 'goes-on'),
  silence: fc.option(fc.constantFrom('approve', 'refuse', 'nonsense'), { nil: undefined }),
});
/** The same service with its route at random: conditions, circles, silence, no appeal. */
const anyDefinition = fc
  .tuple(fc.array(fc.option(changes, { nil: {} }), { minLength: 6, maxLength: 6 }), fc.boolean())
  .map(([each, appealable]): Definition => {
    const { appeal, ...rest } = balloonPermit;
    return {
      ...rest,
      ...(appealable && appeal !== undefined ? { appeal } : {}),
      documents: balloonPermit.documents.slice(0, 2),
      stages: balloonPermit.stages.map((s) => ({ ...s, tasks: s.tasks.map((t) => ({ ...t, ...each[taskIds.indexOf(t.id)] })) })),
    };
  });

const actorFor = ({ tasks }: Case, type: string, data: object): Actor => {
  const id = 'task' in data ? data.task : undefined;
  const task = tasks.findLast((t) => t.task === id);
  if (task === undefined || type === 'AnswerSentBack') return pilot;
  const role = type === 'AssignTask' ? 'supervisor' : 'officer';
  return officerAt(task.office, task.officer ?? `one-of-${task.office}`, role);
};

const meant = ({ tasks }: Case, data: object): object => {
  if (!('task' in data) || typeof data.task !== 'string' || !data.task.startsWith('#')) return data;
  const waiting = tasks.filter(isUnended);
  return { ...data, task: waiting[Number(data.task.slice(1)) % Math.max(1, waiting.length)]?.task ?? 'none' };
};

let clock = 0;
const perform = (at: Play, [type, given]: Act): void => {
  const data = meant(at.state, given);
  if (type === 'Wait') {
    clock += 'days' in data ? Number(data.days) : 0;
    at.passTime(new Date(Date.UTC(2026, 0, 5, 6) + clock * 86_400_000).toISOString());
  } else if (type === 'Erase') at.erase();
  else if (type === 'AnswerSentBack' && 'answers' in data && 'task' in data) {
    const open = at.state.tasks.findLast((t) => t.task === data.task)?.sentBack.map((b) => b.item) ?? [];
    const remarks = Object.fromEntries(open.map((item) => [item, 'It is right.']));
    at.try(type, { ...data, answers: pick(data.answers as object, open), remarks }, pilot);
  } else at.try(type, data, actorFor(at.state, type, data));
};

/** What must hold in every state that can be reached. */
const check = (at: Play, definition: Definition): void => {
  const { state } = at;
  if (state.status === 'granted') {
    const facts = factsAsOf(state);
    const skipped = tasksOf(definition).filter((t) => taskApplies(definition, t, facts) && taskIn(state, t.id)?.status !== 'decided');
    expect(skipped.map((t) => t.id)).toEqual([]);
  }
  const actors = nextActors(state);
  expect(actors.length === 0).toBe(isFinal(state));
  if (isFinal(state)) expect([state.wake, state.tasks.some(isUnended)]).toEqual([null, false]);
  for (const wait of waitsIn(state)) expect(wait.owner === 'time' || wait.since <= (wait.until ?? '9')).toBe(true);
  expect(state.wake).toBe(timersOf(state)[0]?.at ?? null);
  expect(state.tasks.every((t) => (t.status === 'sent-back') === t.sentBack.length > 0)).toBe(true);
  expect(state.pauses.slice(0, -1).every((p) => p.to !== null && p.from < p.to)).toBe(true);
  const folded = at.events.reduce<Case | null>(evolve, null);
  expect(folded).toEqual(state);
  expect(rows(JSON.parse(JSON.stringify(folded)) as Case, 'x')).toEqual(rows(state, 'x'));
};

const finishTask = (at: Play, task: TaskState): void => {
  const officer = officerAt(task.office, task.officer ?? 'finisher');
  if (task.status === 'sent-back') {
    const remarks = Object.fromEntries(task.sentBack.map((b) => [b.item, 'It is right.']));
    for (const { item } of task.sentBack) at.try('AttachFile', pdf(`last-${item}-${at.events.length}`, item), pilot);
    at.send('AnswerSentBack', { task: task.task, answers: {}, remarks }, pilot);
    return;
  }
  const decision = { decision: 'approve', advice: 'answer', appeal: 'allow' }[task.kind];
  const makes = balloonPermit.stages.flatMap((s) => s.tasks).find((t) => t.id === task.task && task.kind === 'decision')?.produces ?? [];
  for (const made of makes) at.try('AttachFile', pdf(`last-${made}-${at.events.length}`, made, task.task), officer);
  at.send('DecideTask', { task: task.task, decision, words: 'At last.' }, officer);
};
/** Whoever's turn it is does the plainest thing. */
const finish = (at: Play): void => {
  for (let turn = 0; turn < 40 && !isFinal(at.state); turn++) {
    if (at.state.answers === null) at.send('PassTime', {}, timekeeper);
    else if (at.state.status === 'refused') at.send('LodgeAppeal', { words: 'It is wrong.' }, pilot);
    else if (at.state.status === 'draft') at.send('WithdrawCase', {}, pilot);
    else {
      const task = at.state.tasks.find(isUnended);
      if (task === undefined) throw new Error(`nobody has a task in ${JSON.stringify(at.state)}`);
      finishTask(at, task);
    }
  }
  expect(isFinal(at.state)).toBe(true);
};

describe('whatever happens', () => {
  it('a case has a next actor or is over, folds to its state, and can be brought to an end', () => {
    const plays = fc.array(fc.oneof({ weight: 40, arbitrary: act }, { weight: 1, arbitrary: rare }), {
      minLength: 5,
      maxLength: 40,
      size: 'max',
    });
    let ended = 0;
    let moved = 0;
    fc.assert(
      fc.property(fc.oneof(fc.constant(balloonPermit), anyDefinition), plays, (definition, acts) => {
        clock = 0;
        const at = play({ ...testRules, catalogue: definitionsOf([definition]), offices: testOffices })
          .open()
          .fillIn(wholeAnswers);
        at.submit();
        check(at, definition);
        for (const each of acts) {
          const before = at.events.length;
          perform(at, each);
          if (at.events.length > before || each[0] === 'Erase') check(at, definition);
          if (at.events.length > before) moved += 1;
        }
        if (isFinal(at.state)) ended += 1;
        finish(at);
        check(at, definition);
      }),
      { numRuns: 150 },
    );
    // Else the acts would be so wild that nothing was tried.
    expect(moved).toBeGreaterThan(400);
    expect(ended).toBeGreaterThan(10);
  }, 60_000);

  it('time alone never leaves a timer in the past, and comes to rest', () => {
    fc.assert(
      fc.property(anyDefinition, fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }), (definition, jumps) => {
        const at = play({ ...testRules, catalogue: definitionsOf([definition]) })
          .open()
          .fillIn(wholeAnswers)
          .submit();
        let day = 0;
        for (const jump of jumps) {
          day += jump;
          const now = new Date(Date.UTC(2026, 0, 5, 6) + day * 86_400_000).toISOString();
          at.passTime(now);
          expect(at.state.wake === null || at.state.wake > now).toBe(true);
          const again = at.try('PassTime', {}, timekeeper);
          expect(isRefusal(again) ? again : again.length).toBe(0);
          check(at, definition);
        }
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});
