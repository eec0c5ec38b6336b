import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { fileFor } from '../documents/who-sees.ts';
import { testOffices } from '../testing/definition.ts';
import { officerAt, pilot, play, type Play } from '../testing/play.ts';
import { appliedCase, opening, points, reviewer, schoolRules, skySchool, wishes } from '../testing/reviews.ts';
import type { CaseFact } from './case.ts';
import { evolve } from './evolve.ts';
import { caseHistory, type CaseEvent } from './history.ts';
import { rows } from './row.ts';
import { isFinal, taskIn } from './standing.ts';
import { taskView } from './task-view.ts';
import { trackCase } from './track.ts';

const [one, two, three] = [reviewer('r-1'), reviewer('r-2'), reviewer('r-3')];
const supervisor = officerAt('registry-desk', 'boss', 'supervisor');
const decide = (task: string, motivation: number, preparation: number) => ({ task, ...points(motivation, preparation) });
const eventsOf = (p: Play): readonly CaseEvent[] => p.events.map((e, i) => ({ ...e, version: i + 1 }) as unknown as CaseEvent);
const viewOf = (p: Play, task: string, actor: Actor = one) => {
  const view = taskView(p.state, skySchool, task, actor, testOffices);
  if (isRefusal(view)) throw new Error(view.reason);
  return view;
};

describe('points', () => {
  it('come to a score of 100 by the weights, in hundredths, and are kept as data', () => {
    const p = appliedCase().send('DecideTask', decide('review-one', 7, 4), one);
    expect(taskIn(p.state, 'review-one')).toMatchObject({ score: 73.33, scores: { motivation: 7, preparation: 4 } });
    expect(p.events.find((e) => e.type === 'TaskDecided')?.data).toMatchObject({ score: 73.33, scores: { motivation: 7, preparation: 4 } });
  });
  it.each([
    ['none at all', { decision: 'scored' }, 'scores-missing', { criteria: ['motivation', 'preparation'] }],
    ['one too few', { decision: 'scored', scores: { motivation: 1 } }, 'scores-missing', { criteria: ['preparation'] }],
    ['too many points', points(10.5, 1), 'score-out-of-range', { criterion: 'motivation', most: 10 }],
    ['fewer than none', points(1, -1), 'score-out-of-range', { criterion: 'preparation', most: 5 }],
    [
      'for what is not asked',
      { decision: 'scored', scores: { motivation: 1, preparation: 1, style: 1 } },
      'score-not-wanted',
      { criteria: ['style'] },
    ],
    ['with a refusal', { ...points(1, 1), decision: 'unfit', reasons: ['copied'] }, 'score-not-wanted', {}],
  ])('%s are turned down', (_, data, reason, details) => {
    const refusal = appliedCase().refusal('DecideTask', { task: 'review-one', ...data }, one);
    expect(refusal).toMatchObject({ reason, details: { task: 'review-one', ...details } });
  });
  it('are not for a task without criteria, nor for advice', () => {
    const p = appliedCase().send('AskAdvice', { task: 'review-one', office: 'weather-desk', words: 'Is it so?' }, one);
    const answer = { task: 'advice-1', decision: 'answer', words: 'Yes.', scores: { motivation: 1 } };
    expect(p.refusal('DecideTask', answer, officerAt('weather-desk'))).toMatchObject({ reason: 'score-not-wanted' });
    p.send('DecideTask', decide('review-one', 5, 2), one).send('DecideTask', decide('review-two', 5, 2), two);
    expect(p.refusal('DecideTask', { task: 'seal', decision: 'done', scores: { x: 1 } }, officerAt('sky-desk')).reason).toBe(
      'score-not-wanted',
    );
  });
});

describe('a third review', () => {
  it('is given only when two lie further apart than the service says', () => {
    const near = appliedCase()
      .send('DecideTask', decide('review-one', 8, 4), one)
      .send('DecideTask', decide('review-two', 6, 3), two);
    expect([near.state.stage, taskIn(near.state, 'review-three')]).toEqual(['end', undefined]);
    const far = appliedCase()
      .send('DecideTask', decide('review-one', 10, 5), one)
      .send('DecideTask', decide('review-two', 6, 3), two);
    expect([far.state.stage, taskIn(far.state, 'review-three')?.status]).toEqual(['reviews', 'open']);
    for (const known of [one, two]) expect(far.refusal('ClaimTask', { task: 'review-three' }, known).reason).toBe('same-reviewer');
    far
      .send('DecideTask', decide('review-three', 9, 5), three)
      .send('DecideTask', { task: 'seal', decision: 'done' }, officerAt('sky-desk'));
    expect(far.state.status).toBe('granted');
  });
});

describe('who may review', () => {
  it('nobody reviews the same application twice, nor holds both reviews at once', () => {
    const p = appliedCase().send('ClaimTask', { task: 'review-two' }, one);
    for (const [type, data] of [
      ['ClaimTask', {}],
      ['StopClock', { reason: 'x', words: 'x' }],
      ['SendBack', { items: [{ item: 'reason', words: 'Why?' }] }],
      ['AskAdvice', { office: 'weather-desk', words: '?' }],
      ['DecideTask', points(1, 1)],
    ] as const)
      expect(p.refusal(type, { task: 'review-one', ...data }, one)).toMatchObject({
        reason: 'same-reviewer',
        details: { other: 'review-two' },
      });
    expect(p.refusal('AssignTask', { task: 'review-one', officer: one.id }, supervisor)).toMatchObject({
      reason: 'same-reviewer',
      details: { officer: 'r-1' },
    });
    p.send('ReleaseTask', { task: 'review-two' }, one).send('DecideTask', decide('review-one', 1, 1), one);
    expect(p.refusal('DecideTask', decide('review-two', 1, 1), one).reason).toBe('same-reviewer');
  });
  it('nobody of the applicant’s own institution, whoever gives it to them', () => {
    const teacher = reviewer('teacher', 'weather-desk');
    const p = appliedCase({ ...wishes, school: 'north' });
    const details = { task: 'review-one', organisation: 'weather' };
    expect(p.refusal('ClaimTask', { task: 'review-one' }, teacher)).toMatchObject({ reason: 'own-student', details });
    const given = { task: 'review-one', officer: 'teacher', offices: ['weather-desk', 'registry-desk'] };
    expect(p.refusal('AssignTask', given, supervisor)).toMatchObject({ reason: 'own-student', details });
    expect(taskView(p.state, skySchool, 'review-one', teacher, testOffices)).toMatchObject({ reason: 'own-student' });
    expect(appliedCase().send('ClaimTask', { task: 'review-one' }, teacher).state.tasks[0]?.officer).toBe('teacher');
  });
  it('in a trial one editor reviews twice', () => {
    const editor = { ...pilot, grants: [{ role: 'editor' as const, office: 'sky-desk' }] };
    const p = play(schoolRules(undefined)).send('OpenCase', { ...opening, version: 2, language: 'en', trial: true }, editor);
    p.send('SaveAnswers', { group: 'wishes', answers: wishes, whole: true }, editor).send('SubmitCase', { declared: [] }, editor);
    p.send('DecideTask', decide('review-one', 1, 1), editor).send('DecideTask', decide('review-two', 1, 1), editor);
    expect(p.state.stage).toBe('end');
  });
});

describe('a review is sealed', () => {
  const apart = () => appliedCase().send('DecideTask', { ...decide('review-one', 9, 5), words: 'secret-words' }, one);
  it('from the other reviewer, and from every list of the office, before its stage is over', () => {
    const p = apart().send('ClaimTask', { task: 'review-two' }, two);
    for (const task of ['review-one', 'review-two']) {
      const seen = JSON.stringify([
        viewOf(p, task, two),
        caseHistory(eventsOf(p), skySchool, { as: 'officer', state: p.state, task, actor: two }),
      ]);
      for (const secret of ['secret-words', '"r-1"', '93.33', '"approved"']) expect(seen, task).not.toContain(secret);
    }
    expect(viewOf(p, 'review-one', one).task).toMatchObject({
      officer: 'r-1',
      points: { score: 93.33 },
      decision: { words: 'secret-words' },
    });
    expect(viewOf(p, 'review-two', supervisor).task).toMatchObject({ officer: 'r-2', decision: null, points: null });
    for (const type of ['ClaimTask', 'DecideTask'] as const) {
      const data = type === 'ClaimTask' ? { task: 'review-one' } : decide('review-one', 1, 1);
      expect(JSON.stringify(p.refusal(type, data, three))).not.toContain('r-1');
    }
    expect(p.refusal('ClaimTask', { task: 'review-two' }, three)).toMatchObject({
      reason: 'review-taken',
      details: { task: 'review-two' },
    });
    expect(p.refusal('DecideTask', decide('review-one', 1, 1), three).reason).toBe('review-decided');
  });
  it('and opened once the stage is over', () => {
    const p = apart().send('DecideTask', decide('review-two', 9, 5), two);
    expect(viewOf(p, 'review-one', two).task).toMatchObject({ officer: 'r-1', points: { score: 93.33 } });
    expect(viewOf(p, 'review-two', two).others.map((o) => o.outcome)).toContain('approved');
  });
  it('from the applicant until all is decided; who it was they never hear', () => {
    const p = apart().send('DecideTask', decide('review-two', 9, 5), two);
    const seen = () =>
      JSON.stringify([trackCase(p.state, skySchool), caseHistory(eventsOf(p), skySchool, { as: 'applicant', person: pilot.id })]);
    for (const secret of ['secret-words', '"r-1"', '"r-2"', '93.33']) expect(seen()).not.toContain(secret);
    p.send('DecideTask', { task: 'seal', decision: 'done' }, officerAt('sky-desk'));
    for (const told of ['secret-words', '93.33']) expect(seen()).toContain(told);
    for (const secret of ['"r-1"', '"r-2"']) expect(seen()).not.toContain(secret);
  });
});

describe('a blind task', () => {
  it('shows no name, not in its view, its rows, its advice, nor in what a file is called', () => {
    const file = {
      attachment: 'f-1',
      document: 'portrait',
      sha256: 'c'.repeat(64),
      kind: 'jpeg',
      bytes: 9,
      name: 'Testname.jpg',
      task: null,
    };
    const p = play(schoolRules()).open(opening).send('SaveAnswers', { group: 'wishes', answers: wishes, whole: true }, pilot);
    p.send('AttachFile', file, pilot).send('SubmitCase', { declared: [] }, pilot);
    p.send('AskAdvice', { task: 'review-one', office: 'weather-desk', words: 'Is it so?' }, one);
    const tasks = rows(p.state, 'x').filter((r) => r.table === 'case_tasks');
    const adviser = officerAt('weather-desk');
    const seen = [viewOf(p, 'review-one'), viewOf(p, 'advice-1', adviser), tasks, fileFor(p.state, skySchool, 'f-1', one)];
    expect(JSON.stringify(seen)).not.toContain('Testname');
    expect(JSON.stringify(seen)).toContain('portrait.jpg');
    p.send('DecideTask', decide('review-one', 9, 5), one).send('DecideTask', decide('review-two', 9, 5), two);
    expect(viewOf(p, 'seal', officerAt('sky-desk')).applicant.name).toBe('Zafar Testname');
  });
});

it('events of before there were reviews come to the same as ever', () => {
  const p = appliedCase().send('DecideTask', decide('review-one', 9, 5), one);
  const bare = p.events.map((e) => {
    const { review: _, blind: __, scores: ___, score: ____, ...data } = e.data as Record<string, unknown>;
    return { ...e, data } as unknown as Recorded<CaseFact>;
  });
  const old = bare.reduce<ReturnType<typeof evolve> | null>(evolve, null);
  for (const task of old?.tasks ?? []) for (const key of ['review', 'blind', 'scores', 'score']) expect(task).not.toHaveProperty(key);
  expect(old?.tasks.map((t) => t.status)).toEqual(p.state.tasks.map((t) => t.status));
});

it('whoever tries whatever in whatever order, two reviews are never by one person, and a third is given exactly when they lie apart', () => {
  const people = ['r-1', 'r-2', 'r-3', 'teacher'].map((id) => reviewer(id, ...(id === 'teacher' ? ['weather-desk'] : [])));
  const task = fc.constantFrom('review-one', 'review-two', 'review-three');
  const act = fc.tuple(
    fc.constantFrom('ClaimTask', 'ReleaseTask', 'AssignTask', 'DecideTask' as const),
    task,
    fc.nat(3),
    fc.nat(10),
    fc.nat(5),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.constantFrom('north', 'south'), (acts, school) => {
      const p = appliedCase({ ...wishes, school });
      for (const [type, id, who, motivation, preparation] of acts) {
        const person = people[who] ?? one;
        if (type === 'AssignTask') p.try(type, { task: id, officer: person.id, offices: person.grants.map((g) => g.office) }, supervisor);
        else p.try(type as 'ClaimTask', { task: id, ...(String(type) === 'DecideTask' ? points(motivation, preparation) : {}) }, person);
        const held = p.state.tasks.filter((t) => t.review === true).flatMap((t) => t.by ?? t.officer ?? []);
        expect(new Set(held).size).toBe(held.length);
        if (school === 'north') expect(held).not.toContain('teacher');
        const [a, b] = ['review-one', 'review-two'].map((t) => taskIn(p.state, t)?.score);
        const apart = a !== undefined && b !== undefined && Math.abs(a - b) > 20;
        expect(taskIn(p.state, 'review-three') !== undefined).toBe(apart);
        expect(isFinal(p.state)).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});
