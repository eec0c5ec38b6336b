import { expect, it } from 'vitest';
import { stateAfter } from '../../kernel/testing/given.ts';
import { agreement } from './decider.ts';
import { agreementExamples, everyFact } from './examples.ts';
import { agreementOrders } from './commands.ts';

it('folds every kind of fact that was ever written, and makes rows of what comes of it', () => {
  for (const facts of everyFact) {
    const state = stateAfter(agreement, facts);
    expect(state === null ? [] : agreement.rows(state, 'a').map((row) => row.table)).toContain('agreements');
  }
  expect(new Set(everyFact.flat().map((fact) => fact.type)).size).toBe(31);
});
it('tries every order in every state', () => {
  for (const { commands } of agreementExamples) {
    expect(new Set(commands.map((c) => c.type))).toEqual(new Set(Object.keys(agreementOrders)));
    for (const { type, data } of commands) expect([type, agreementOrders[type].safeParse(data).success]).toEqual([type, true]);
  }
});
