import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { roles, system } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import { given, stateAfter } from '../../kernel/testing/given.ts';
import { testRules } from '../testing/definition.ts';
import { type Case, type CaseFact, type CaseStatus, caseStatuses, finalStatuses } from './case.ts';
import { type CaseCommandType, caseOrders } from './commands.ts';
import { caseDecider } from './decider.ts';
import { caseExamples, caseGrid, granted, inProgress, refused, underAppeal } from './examples.ts';
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
    const waiting = rows(
      fold(inProgress, () => true),
      'example',
    );
    expect(new Set([...made, ...waiting].map((r) => r.table))).toEqual(new Set(Object.keys(caseTables)));
    expect(made.some((r) => r.table === 'case_wakes')).toBe(false);
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
  /** In the order of the grid’s columns: anyone, themselves, applicant, officer, supervisor, editor, auditor, administrator, system. */
  const who = {
    signedIn: 'no yes yes yes yes yes yes yes yes',
    applicant: 'no yes no no no no no no yes',
    officer: 'no no no at-office no no no no yes',
    office: 'no no no at-office at-office no no no yes',
    supervisor: 'no no no no at-office no no no yes',
    system: 'no no no no no no no no yes',
  } as const;
  const orders: Readonly<Record<CaseCommandType, keyof typeof who>> = {
    OpenCase: 'signedIn',
    SaveAnswers: 'applicant',
    AttachFile: 'applicant',
    RemoveFile: 'applicant',
    SubmitCase: 'applicant',
    WithdrawCase: 'applicant',
    ClaimTask: 'officer',
    ReleaseTask: 'office',
    AssignTask: 'supervisor',
    AddNote: 'office',
    AskAdvice: 'officer',
    SendBack: 'officer',
    AnswerSentBack: 'applicant',
    StopClock: 'officer',
    ResumeClock: 'officer',
    DecideTask: 'officer',
    LodgeAppeal: 'applicant',
    PassTime: 'system',
    RecordLetter: 'system',
  };
  const having = ['ClaimTask', 'ReleaseTask', 'AssignTask', 'AddNote'];
  const possible: Readonly<Record<CaseStatus, readonly string[]>> = {
    draft: ['SaveAnswers', 'AttachFile', 'RemoveFile', 'SubmitCase', 'WithdrawCase', 'PassTime'],
    'in-progress': ['WithdrawCase', ...having, 'AskAdvice', 'SendBack', 'StopClock', 'DecideTask', 'PassTime'],
    'sent-back': ['WithdrawCase', ...having, 'AnswerSentBack', 'PassTime'],
    refused: ['WithdrawCase', 'LodgeAppeal', 'PassTime', 'RecordLetter'],
    'under-appeal': ['WithdrawCase', ...having, 'AskAdvice', 'StopClock', 'DecideTask', 'PassTime', 'RecordLetter'],
    granted: ['PassTime', 'RecordLetter'],
    closed: ['PassTime'],
    withdrawn: ['PassTime'],
    lapsed: ['PassTime'],
  };
  const states = Object.keys(possible) as CaseStatus[];

  it('holds every state, every order and every role', () => {
    expect(made.columns).toEqual(['anyone', 'themselves', ...roles, 'system']);
    expect(made.rows.length).toBe(states.length * Object.keys(orders).length);
  });
  it.each(states)('lets only those act on a case that is %s whose order it is', (state) => {
    for (const { command, cells } of made.rows.filter((r) => r.state === state)) {
      const order = orders[command as CaseCommandType];
      // Nobody has a task in a draft, so no office has a part in it.
      const expected = state === 'draft' && ['officer', 'office', 'supervisor'].includes(order) ? who.system : who[order];
      expect([command, Object.values(cells).join(' ')]).toEqual([command, expected]);
    }
  });
  it.each(states)('allows a case that is %s exactly what it allows', (state) => {
    const found = made.rows.filter((r) => r.state === state && r.refused === undefined).map((r) => r.command);
    expect(found).toEqual(possible[state]);
    for (const row of made.rows) expect(row.refused).not.toBe('invalid');
  });
});
