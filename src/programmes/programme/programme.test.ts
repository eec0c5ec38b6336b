import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { ProgrammeCommand, ProgrammeCommandType } from './commands.ts';
import { programme } from './decider.ts';
import type { ProgrammeDefinition } from './definition.ts';
import { digestOf } from './digest.ts';
import { exampleProgramme, nextVersion, published, publishedAgain, reopened, retired } from './examples.ts';
import type { ProgrammeFact } from './programme.ts';

const person = (role: 'editor' | 'supervisor' | 'officer', office = 'tide-office'): Actor => ({
  kind: 'person',
  id: `${role}-1`,
  grants: [{ role, office }],
});
const editor = person('editor');
const order = (type: ProgrammeCommandType, data: object, actor: Actor = editor): ProgrammeCommand => ({
  id: 'c',
  type,
  on: 'boat-builders',
  actor,
  now: '2026-02-01T09:00:00.000Z',
  data,
});
const publish = (definition: ProgrammeDefinition, actor = editor, digest = digestOf(definition)) =>
  order('PublishProgramme', { definition, digest }, actor);
const call = (change: object): ProgrammeDefinition => nextVersion({ call: { ...exampleProgramme.call, ...change } });

describe('a programme', () => {
  it('is published by an editor or the manager of its lead office, or taken from the pack', () => {
    for (const actor of [editor, person('supervisor'), system('pack')]) {
      given(programme, [])
        .when(publish(exampleProgramme, actor))
        .then([published as ProgrammeFact]);
    }
  });
  it('keeps every version it ever had', () => {
    expect(stateAfter(programme, [published, publishedAgain])?.versions.map((v) => v.version)).toEqual([1, 2]);
  });
  it('may be retired, and opened again', () => {
    given(programme, [published])
      .when(order('RetireProgramme', { why: 'Every boat is built' }))
      .then([retired as ProgrammeFact]);
    given(programme, [published, retired])
      .when(order('ReopenProgramme', {}))
      .then([reopened as ProgrammeFact]);
  });
});

describe('is refused', () => {
  it.each<[string, readonly Given<ProgrammeFact>[], ProgrammeCommand]>([
    ['not-allowed', [], publish(exampleProgramme, person('officer'))],
    ['not-allowed', [], publish(exampleProgramme, person('editor', 'pier-office'))],
    ['not-allowed', [published], publish(nextVersion({ lead: 'pier-office' }), person('editor', 'pier-office'))],
    ['not-allowed', [], order('RetireProgramme', { why: 'x' })],
    ['programme-id-differs', [], publish({ ...exampleProgramme, id: 'raft-builders' })],
    ['programme-changed', [], publish(exampleProgramme, editor, 'a'.repeat(64))],
    ['nothing-changed', [published], publish(exampleProgramme)],
    ['version-already-published', [published], publish({ ...exampleProgramme, title: { en: 'Another' } })],
    ['version-too-low', [{ ...publishedAgain }], publish(exampleProgramme)],
    ['programme-retired', [published, retired], publish(nextVersion())],
    ['programme-retired', [published, retired], order('RetireProgramme', { why: 'x' })],
    ['programme-not-retired', [published], order('ReopenProgramme', {})],
    ['programme-has-mistakes', [], publish(call({ reserves: [{ group: 'sailors', seats: 1 }] }))],
    ['not-found', [], order('ReopenProgramme', {}, system('pack'))],
    ['invalid', [], order('PublishProgramme', { definition: { ...exampleProgramme, version: 0 }, digest: 'a'.repeat(64) })],
  ])('with %s', (reason, facts, command) => {
    given(programme, facts).when(command).thenRefused(reason);
  });
});

it('is the same from its facts as from its orders, whatever these were', () => {
  const commands = fc.constantFrom<ProgrammeCommand>(
    publish(exampleProgramme),
    publish(nextVersion()),
    publish(nextVersion({ title: { en: 'Third' } }, 3)),
    order('RetireProgramme', { why: 'x' }),
    order('ReopenProgramme', {}),
  );
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 8 }), (sent) => {
      const facts: ProgrammeFact[] = [];
      for (const command of sent) {
        const outcome = given(programme, facts).when(command).outcome;
        if (!isRefusal(outcome)) facts.push(...outcome);
      }
      const state = stateAfter(programme, facts);
      const versions = state?.versions.map((v) => v.version) ?? [];
      expect(versions).toEqual([...versions].sort());
      expect(new Set(versions).size).toBe(versions.length);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      if (state !== null) expect(programme.rows(state, 'boat-builders')).toHaveLength(versions.length);
    }),
  );
});
