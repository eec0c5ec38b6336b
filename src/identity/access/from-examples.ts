import { system } from '../../kernel/decider/actor.ts';
import type { AnyDecider, Command, Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { GridThing } from './grid.ts';

/** A state by name, the facts that lead to it, and commands that are possible in it: how rooms write their examples. */
export interface StateExample {
  readonly state: string;
  readonly facts: readonly Fact[];
  readonly commands: readonly { readonly type: string; readonly data: object }[];
}

const at = '2026-01-01T00:00:00.000Z';
const folded = (decider: AnyDecider, facts: readonly Fact[]): unknown =>
  facts.reduce<unknown>((state, fact) => decider.evolve(state, { personal: null, at, actor: 'system/grid', ...fact }), null);

/** A thing for the grid from a room's examples: every command in every state, with the data its own state gives it where it has some. */
export const thingFrom = (decider: AnyDecider, examples: readonly StateExample[], office: Id): GridThing => {
  const commandOf = ({ type, data }: StateExample['commands'][number]): Command => ({
    id: type,
    type,
    on: 'example',
    actor: system('grid'),
    now: at,
    data,
  });
  const named = (example: StateExample) => Object.fromEntries(example.commands.map((c) => [c.type, commandOf(c)]));
  return {
    decider,
    office,
    states: Object.fromEntries(examples.map((e) => [e.state, folded(decider, e.facts)])),
    commands: Object.fromEntries(examples.flatMap((e) => Object.entries(named(e)))),
    commandsAt: Object.fromEntries(examples.map((e) => [e.state, named(e)])),
  };
};
