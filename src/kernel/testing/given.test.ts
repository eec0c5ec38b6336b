import { describe, expect, it } from 'vitest';
import { anyone, system } from '../decider/actor.ts';
import type { Command, Decider } from '../decider/decider.ts';
import { notAllowed, refuse } from '../refusals/refusal.ts';
import { given, stateAfter } from './given.ts';

type Lamp = { readonly lit: boolean };
type LampFact = { readonly type: 'LampLit' | 'LampDimmed'; readonly data: { readonly room: string } };
const lamp: Decider<Lamp, LampFact, Command> = {
  kind: 'lamp',
  tables: {},
  evolve: (_, event) => ({ lit: event.type === 'LampLit' }),
  access: (command) => (command.actor.kind === 'anyone' ? notAllowed() : undefined),
  decide: (_, state) => (state?.lit ? refuse('lamp-already-lit') : [{ type: 'LampLit', data: { room: 'hall' } }]),
  rows: () => [],
};
const light = (actor = system('test')): Command => ({
  id: 'c',
  type: 'LightLamp',
  on: 'l',
  actor,
  now: '2026-01-01T00:00:00.000Z',
  data: {},
});
const lit: LampFact = { type: 'LampLit', data: { room: 'hall' } };

describe('given, when, then', () => {
  it('accepts the facts that were decided and no others', () => {
    given(lamp, []).when(light()).then([lit]);
    expect(() => given(lamp, []).when(light()).then([])).toThrow(/expected/);
    expect(() =>
      given(lamp, [])
        .when(light())
        .then([{ ...lit, data: { room: 'attic' } }]),
    ).toThrow(/attic/);
    expect(() => given(lamp, [lit]).when(light()).then([lit])).toThrow(/lamp-already-lit/);
  });
  it('accepts the refusal that was given and no other', () => {
    given(lamp, [lit]).when(light()).thenRefused('lamp-already-lit');
    given(lamp, [lit]).when(light(anyone)).thenRefused('not-allowed');
    expect(() => given(lamp, [lit]).when(light()).thenRefused('not-allowed')).toThrow(/lamp-already-lit/);
    expect(() => given(lamp, []).when(light()).thenRefused('lamp-already-lit')).toThrow(/decided/);
  });
  it('folds the facts given in their order', () => {
    expect(stateAfter(lamp, [lit, { type: 'LampDimmed', data: { room: 'hall' } }])).toEqual({ lit: false });
    expect(stateAfter(lamp, [])).toBeNull();
  });
});
