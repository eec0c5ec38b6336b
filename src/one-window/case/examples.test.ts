import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { system } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import { given, stateAfter } from '../../kernel/testing/given.ts';
import { testRules } from '../testing/definition.ts';
import { type Case, type CaseFact, caseStatuses, finalStatuses } from './case.ts';
import { caseOrders } from './commands.ts';
import { caseDecider } from './decider.ts';
import { caseExamples, caseGrid, granted, refused, underAppeal } from './examples.ts';
import { nextActors, waitsIn } from './next-actor.ts';
import { caseTables, rows } from './row.ts';

const decider = caseDecider(testRules);
const allFacts = caseExamples.flatMap((e) => e.facts);
const fold = (facts: readonly CaseFact[], keep: (i: number) => boolean): Case => {
  const state = facts.reduce<Case | null>((next, fact, i) => {
    const personal = keep(i) && 'personal' in fact ? (fact.personal ?? null) : null;
    return decider.evolve(next, { at: '2026-01-05T06:00:00.000Z', actor: 'someone', ...fact, personal } as Recorded<CaseFact>);
  }, null);
  if (state === null) throw new Error('no case');
  return state;
};

describe('the examples', () => {
  it('show every status, every order and every event', () => {
    const statuses = caseExamples.map((e) => stateAfter(decider, e.facts)?.status);
    expect(statuses).toEqual(caseExamples.map((e) => e.state));
    expect([...statuses].sort()).toEqual([...caseStatuses].sort());
    for (const { commands } of caseExamples) expect(commands.map((c) => c.type)).toEqual(Object.keys(caseOrders));
    expect([...new Set(allFacts.map((f) => f.type))].sort()).toEqual(
      [
        ...['CaseOpened', 'AnswersSaved', 'FileAttached', 'FileRemoved', 'CaseSubmitted', 'StageReached', 'TaskOpened', 'TaskAssigned'],
        ...['NoteAdded', 'TaskSentBack', 'SentBackAnswered', 'ClockStopped', 'ClockResumed', 'TaskReminded', 'TaskEscalated'],
        ...['TaskDecided', 'TasksStopped', 'CaseDecided', 'AppealLodged', 'CaseWithdrawn', 'CaseLapsed', 'CaseClosed', 'LetterMade'],
      ].sort(),
    );
  });
  it('tell in every state whose turn it is', () => {
    const turns = Object.fromEntries(caseExamples.map((e) => [e.state, nextActors(fold(e.facts, () => true))]));
    expect(turns).toEqual({
      draft: ['applicant'],
      'in-progress': ['office:registry-desk', 'time'],
      'sent-back': ['applicant', 'office:registry-desk', 'time'],
      refused: ['applicant', 'time'],
      'under-appeal': ['office:registry-desk', 'time'],
      ...{ granted: [], closed: [], withdrawn: [], lapsed: [] },
    });
  });
  it('have rows of every table, which are a function of the state', () => {
    const state = fold(granted, () => true);
    const made = rows(state, 'example');
    expect(new Set(made.map((r) => r.table))).toEqual(new Set(Object.keys(caseTables)));
    expect(rows(JSON.parse(JSON.stringify(state)) as Case, 'example')).toEqual(made);
    const both = rows(
      fold([...underAppeal, ...refused.slice(1)], () => true),
      'example',
    ).filter((r) => r.table === 'case_tasks');
    expect(both.map((r) => [r.values.task, r.values.round])).toEqual([
      ['registry', 1],
      ['safety', 1],
      ['appeal-1', 1],
      ['registry', 2],
      ['safety', 2],
    ]);
  });
});

describe('after erasing', () => {
  it('every case folds without what was personal, shows none of it, and ends', () => {
    for (const { state: name, facts } of caseExamples) {
      const bare = fold(facts, () => false);
      expect(bare).toMatchObject({ status: name, answers: null, applicant: { name: null } });
      expect(JSON.stringify(rows(bare, 'x'))).not.toContain('Testname');
      const later = { id: 'x', type: 'PassTime', on: 'x', actor: system('time'), now: '2026-01-06T00:00:00.000Z', data: {} } as const;
      const outcome = decider.decide(later, bare);
      if (finalStatuses.includes(bare.status)) {
        expect(outcome).toEqual([]);
        continue;
      }
      expect(waitsIn(bare)).toMatchObject([{ owner: 'time', why: 'erased' }]);
      expect(outcome).toMatchObject(
        bare.tasks.some((t) => t.ended === null) ? [{ type: 'TasksStopped' }, { type: 'CaseWithdrawn' }] : [{ type: 'CaseWithdrawn' }],
      );
    }
  });
  it('whichever parts are gone, nothing throws and statuses stay', () => {
    fc.assert(
      fc.property(fc.constantFrom(...caseExamples), fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), ({ state, facts }, kept) => {
        const partly = fold(facts, (i) => kept[i] === true);
        expect(partly.status).toBe(state);
        expect(rows(partly, 'x').length).toBeGreaterThan(0);
      }),
    );
  });
  it('a case begins by being opened', () => {
    expect(() => decider.evolve(null, { type: 'CaseClosed', data: {}, personal: null, at: '', actor: '' })).toThrow(
      'begins with CaseOpened',
    );
    given(decider, [])
      .when({ id: 'x', type: 'PassTime', on: 'x', actor: system('time'), now: '2026-01-06T00:00:00.000Z', data: {} })
      .thenRefused('not-found');
  });
});

describe('the access grid', () => {
  const made = grid(caseGrid);
  const cellsOf = (command: string) => made.rows.filter((r) => r.command === command).map((r) => r.cells);
  it('gives applicants their own orders, offices theirs, and time its own', () => {
    for (const command of ['SaveAnswers', 'SubmitCase', 'AnswerSentBack', 'LodgeAppeal', 'WithdrawCase', 'AttachFile', 'RemoveFile'])
      for (const cells of cellsOf(command))
        expect(cells).toMatchObject({ anyone: 'no', themselves: 'yes', officer: 'no', supervisor: 'no', applicant: 'no' });
    for (const command of ['PassTime', 'RecordLetter'])
      for (const cells of cellsOf(command))
        expect(cells).toMatchObject({ themselves: 'no', officer: 'no', administrator: 'no', system: 'yes' });
    for (const command of ['ClaimTask', 'DecideTask', 'SendBack', 'StopClock', 'ResumeClock', 'AskAdvice'])
      for (const cells of cellsOf(command).slice(1))
        expect(cells).toMatchObject({ themselves: 'no', officer: 'at-office', supervisor: 'no', editor: 'no' });
    for (const cells of cellsOf('AssignTask').slice(1))
      expect(cells).toMatchObject({ officer: 'no', supervisor: 'at-office', administrator: 'no' });
  });
  it('refuses what a state does not allow, each with its reason', () => {
    const possible = (state: string) => made.rows.filter((r) => r.state === state && r.refused === undefined).map((r) => r.command);
    expect(possible('draft')).toEqual(['SaveAnswers', 'AttachFile', 'RemoveFile', 'SubmitCase', 'WithdrawCase', 'PassTime']);
    expect(possible('sent-back')).toContain('AnswerSentBack');
    expect(possible('refused')).toEqual(['WithdrawCase', 'LodgeAppeal', 'PassTime', 'RecordLetter']);
    for (const state of ['granted', 'closed', 'withdrawn', 'lapsed'])
      expect(possible(state).filter((c) => c !== 'RecordLetter')).toEqual(['PassTime']);
  });
});
