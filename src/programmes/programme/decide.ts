import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { rulesMistakes } from '../call/rules-mistakes.ts';
import { type ProgrammeCommand, type ProgrammeCommandType, type ProgrammeOrder, programmeOrders } from './commands.ts';
import { courseMistakes } from './course-mistakes.ts';
import { digestOf } from './digest.ts';
import { latestOf, type Programme, type ProgrammeFact } from './programme.ts';

type Outcome = readonly ProgrammeFact[] | Refusal;
type Act<T extends ProgrammeCommandType> = (state: Programme | null, order: ProgrammeOrder<T>, on: string) => Outcome;
type Deciding = { readonly [T in ProgrammeCommandType]: Act<T> };

const publish: Act<'PublishProgramme'> = (state, { definition, digest }, on) => {
  if (definition.id !== on) return refuse('programme-id-differs', { written: definition.id, programme: on });
  if (digestOf(definition) !== digest) return refuse('programme-changed', {});
  const { version } = definition;
  const same = state?.versions.find((v) => v.version === version);
  if (same?.digest === digest) return refuse('nothing-changed', {});
  const latest = state === null ? undefined : latestOf(state)?.version;
  if (latest !== undefined && version <= latest) {
    return refuse(same === undefined ? 'version-too-low' : 'version-already-published', { version, latest, next: latest + 1 });
  }
  if (state?.retired) return refuse('programme-retired', { since: state.retired.at });
  const mistakes = [...courseMistakes(definition), ...rulesMistakes(definition.call)].map(({ message }) => message);
  if (mistakes.length > 0) return refuse('programme-has-mistakes', { mistakes });
  return [{ type: 'ProgrammePublished', data: { version, definition, digest } }];
};

const deciding: Deciding = {
  PublishProgramme: publish,
  RetireProgramme: (state, { why }, on) => {
    if (state === null) return notFound({ programme: on });
    return state.retired === null
      ? [{ type: 'ProgrammeRetired', data: { why } }]
      : refuse('programme-retired', { since: state.retired.at });
  },
  ReopenProgramme: (state, _, on) => {
    if (state === null) return notFound({ programme: on });
    return state.retired === null ? refuse('programme-not-retired', {}) : [{ type: 'ProgrammeReopened', data: {} }];
  },
};

const run = <T extends ProgrammeCommandType>(type: T, data: object, state: Programme | null, on: string): Outcome => {
  const parsed = programmeOrders[type].safeParse(data);
  if (!parsed.success) return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
  const act: Deciding[T] = deciding[type];
  return act(state, parsed.data as ProgrammeOrder<T>, on);
};

export const decide = (command: ProgrammeCommand, state: Programme | null): Outcome => run(command.type, command.data, state, command.on);
