import { describe, expect, it } from 'vitest';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import { maySee } from './access.ts';
import type { ActionPlanFact } from './action-plan.ts';
import type { PlanCommand } from './commands.ts';
import {
  buoys,
  charts,
  closed,
  commented,
  drawing,
  drawn,
  firstDigest,
  nextDigest,
  nextLines,
  planExamples,
  remark,
  revised,
  shared,
  signed,
  tables,
} from './examples.ts';
import { differences, digestOfLines } from './lines.ts';
import { actionPlan } from './plan-decider.ts';
import { rows } from './row.ts';

const at = (office: string | null, role: 'officer' | 'supervisor' = 'officer'): Actor => ({
  ...{ kind: 'person', id: `${role}-${office}` },
  grants: [{ role, office }],
});
const own = at('sea-desk');
const foreign = at('foreign-desk');
const foreignHead = at('foreign-desk', 'supervisor');
const order = (type: string, data: object, actor: Actor = own): PlanCommand =>
  ({ id: 'c', type, on: 'plan-1', actor, now: '2026-02-01T09:00:00.000Z', data }) as PlanCommand;
const planOf = (...facts: readonly object[]) => given(actionPlan, facts as readonly Given<ActionPlanFact>[]);

describe('an action plan', () => {
  it('is drawn up with the digest of its lines, and given a reference where it has none', () => {
    planOf()
      .when(order('DrawUpPlan', drawing))
      .then([{ type: 'PlanDrawnUp', data: { ...drawing, digest: firstDigest } }]);
    const { reference: _, ...bare } = drawing;
    const { outcome } = planOf().when(order('DrawUpPlan', bare));
    expect(isRefusal(outcome) ? outcome : outcome[0]?.data).toMatchObject({
      reference: expect.stringMatching(/^AP-[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    });
  });
  it('is revised, shared, commented, signed off and closed', () => {
    planOf(drawn)
      .when(order('RevisePlan', { lines: nextLines }))
      .then([{ type: 'PlanRevised', data: { lines: nextLines, digest: nextDigest } }]);
    planOf(drawn, shared)
      .when(order('SharePlan', { offices: ['foreign-desk', 'law-desk', 'law-desk'] }))
      .then([{ type: 'PlanShared', data: { offices: ['law-desk'] } }]);
    planOf(drawn, shared)
      .when(order('CommentOnPlan', remark, foreign))
      .then([commented]);
    planOf(drawn, shared)
      .when(order('CommentOnPlan', { ...remark, office: 'sea-desk', line: null }))
      .then([{ type: 'PlanCommented', data: { ...remark, office: 'sea-desk', line: null } }]);
    planOf(drawn, shared)
      .when(order('SignOffPlan', { office: 'foreign-desk', digest: firstDigest }, foreignHead))
      .then([signed]);
    planOf(drawn, shared, signed)
      .when(order('ClosePlan', {}))
      .then([{ type: 'PlanClosed', data: {} }]);
  });
  it('stands signed off only while every office it is shared with has signed these very lines', () => {
    const status = (...facts: readonly object[]) => stateAfter(actionPlan, facts as readonly Given<ActionPlanFact>[])?.status;
    expect(status(drawn)).toBe('draft');
    expect(status(drawn, shared)).toBe('shared');
    expect(status(drawn, shared, signed)).toBe('signed-off');
    expect(status(drawn, shared, signed, { type: 'PlanShared', data: { offices: ['law-desk'] } })).toBe('shared');
    expect(status(drawn, shared, signed, revised)).toBe('shared');
    expect(status(drawn, shared, signed, revised, { type: 'PlanRevised', data: { lines: drawing.lines, digest: firstDigest } })).toBe(
      'signed-off',
    );
    expect(status(drawn, shared, closed)).toBe('closed');
  });
  it('refuses a stale sign-off and shows the lines that differ', () => {
    const { outcome } = planOf(drawn, shared, revised).when(
      order('SignOffPlan', { office: 'foreign-desk', digest: firstDigest }, foreignHead),
    );
    expect(outcome).toMatchObject({
      reason: 'sign-off-stale',
      details: {
        digest: nextDigest,
        version: 2,
        lines: [
          { obligation: 'buoys', what: 'changed', fields: ['due'] },
          { obligation: 'charts', what: 'added', fields: [] },
          { obligation: 'tables', what: 'removed', fields: [] },
        ],
      },
    });
    const unknown = planOf(drawn, shared).when(
      order('SignOffPlan', { office: 'foreign-desk', digest: 'f'.repeat(64) }, foreignHead),
    ).outcome;
    expect(unknown).toMatchObject({ reason: 'sign-off-stale', details: { lines: null } });
  });
});

const refusals: readonly (readonly [reason: string, facts: readonly object[], command: PlanCommand])[] = [
  ['plan-exists', [drawn], order('DrawUpPlan', drawing)],
  ['plan-ends-before-it-begins', [], order('DrawUpPlan', { ...drawing, until: '2025-12-31' })],
  ['plan-line-twice', [], order('DrawUpPlan', { ...drawing, lines: [buoys, tables, buoys] })],
  ['plan-line-twice', [drawn], order('RevisePlan', { lines: [charts, { ...charts, title: 'Again' }] })],
  ['nothing-changed', [drawn], order('RevisePlan', { lines: drawing.lines })],
  ['plan-is-own', [drawn], order('SharePlan', { offices: ['sea-desk'] })],
  ['plan-already-shared', [drawn, shared], order('SharePlan', { offices: ['foreign-desk'] })],
  ['plan-line-unknown', [drawn, shared], order('CommentOnPlan', { ...remark, line: 'charts' }, foreign)],
  ['plan-not-shared', [drawn], order('SignOffPlan', { office: 'sea-desk', digest: firstDigest }, at('sea-desk', 'supervisor'))],
  ['already-signed-off', [drawn, shared, signed], order('SignOffPlan', { office: 'foreign-desk', digest: firstDigest }, foreignHead)],
  ['not-found', [], order('ClosePlan', {}, system('time'))],
  ['plan-closed', [drawn, closed], order('RevisePlan', { lines: [charts] })],
  ['invalid', [drawn], order('RevisePlan', { lines: [] })],
  ['invalid', [], order('DrawUpPlan', { ...drawing, lines: [{ ...buoys, due: '2026-02-30' }] })],
  ['not-allowed', [], order('DrawUpPlan', drawing, at('reef-desk'))],
  ['not-allowed', [], order('DrawUpPlan', drawing, anyone)],
  ['not-allowed', [], order('DrawUpPlan', drawing, at(null, 'supervisor'))],
  ['not-allowed', [drawn], order('CommentOnPlan', remark, foreign)],
  ['not-allowed', [drawn, shared], order('RevisePlan', { lines: [charts] }, foreign)],
  ['not-allowed', [drawn, shared], order('ClosePlan', {}, foreignHead)],
  ['not-allowed', [drawn, shared], order('SignOffPlan', { office: 'foreign-desk', digest: firstDigest }, foreign)],
  ['not-allowed', [drawn, shared], order('SignOffPlan', { office: 'foreign-desk', digest: firstDigest }, at('sea-desk', 'supervisor'))],
  ['not-allowed', [drawn, shared], order('CommentOnPlan', { ...remark, office: 'law-desk' }, at('law-desk'))],
];
describe('a plan refuses', () => {
  it.each(refusals)('with %s', (reason, facts, command) => {
    planOf(...facts)
      .when(command)
      .thenRefused(reason);
  });
});

describe('what is seen of a plan', () => {
  const state = stateAfter(actionPlan, [drawn, shared]);
  const sees = (actor: Actor) => (state === null ? undefined : maySee(actor, state));
  it('is all for its desk and the offices it is shared with, and nothing for anybody else', () => {
    expect([own, foreign, foreignHead, system('digest')].map(sees)).toEqual(['all', 'all', 'all', 'all']);
    const outside = [anyone, at('reef-desk'), at(null, 'supervisor'), { ...own, grants: [{ role: 'auditor', office: null } as const] }];
    expect(outside.map(sees)).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
  });
  it('is in a row as far as lists need it', () => {
    const row = (...facts: readonly object[]) => {
      const found = stateAfter(actionPlan, facts as readonly Given<ActionPlanFact>[]);
      return found === null ? undefined : rows(found, 'plan-1')[0]?.values;
    };
    expect(row(drawn, shared)).toMatchObject({ offices: ['sea-desk', 'foreign-desk'], waits_for: ['foreign-desk'], lines: 2, version: 1 });
    expect(row(drawn, shared, signed)).toMatchObject({ waits_for: [], status: 'signed-off' });
    expect(row(drawn, shared, signed, revised)).toMatchObject({ waits_for: ['foreign-desk'], status: 'shared', version: 2 });
  });
});

describe('lines', () => {
  it('have one digest, whatever else an object carries', () => {
    expect(digestOfLines([{ ...buoys, more: 1 } as never])).toBe(digestOfLines([buoys]));
    expect(digestOfLines([buoys, tables])).not.toBe(digestOfLines([tables, buoys]));
  });
  it('differ where one is only moved, too', () => {
    expect(differences([buoys, tables], [tables, buoys]).map((d) => d.what)).toEqual(['moved', 'moved']);
    expect(differences([buoys, tables], [charts, buoys, tables]).map((d) => d.what)).toEqual(['added']);
    expect(differences([buoys], [buoys])).toEqual([]);
  });
  it('cover every state in the examples', () => {
    expect(new Set(planExamples.map((e) => stateAfter(actionPlan, e.facts)?.status ?? 'none'))).toEqual(
      new Set(['none', 'draft', 'shared', 'signed-off', 'closed']),
    );
  });
});
