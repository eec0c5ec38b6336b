import type { Actor, Grant, Role } from '../../kernel/decider/actor.ts';
import { anyone, roles, system } from '../../kernel/decider/actor.ts';
import type { AnyDecider, Command } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';

/** A thing with named examples of its states and of its commands, which its `examples.ts` gives. */
export interface GridThing {
  readonly decider: AnyDecider;
  /** Where one thing is shown from several offices: which this is. */
  readonly seenFrom?: string;
  /** The office the examples are about; roles are tried there and at another one. */
  readonly office: Id;
  /** The person the examples are about, where the thing is a person's own. */
  readonly self?: Id;
  readonly states: Readonly<Record<string, unknown>>;
  /** The actor in an example is replaced by each role in turn. */
  readonly commands: Readonly<Record<string, Command>>;
  /** By state, commands whose data fits that state better than the one above. */
  readonly commandsAt?: Readonly<Record<string, Readonly<Record<string, Command>>>>;
}

/** `at-office`: only with the role at the thing's own office. */
export type Cell = 'yes' | 'at-office' | 'no';
export interface GridRow {
  readonly command: string;
  readonly state: string;
  readonly cells: Readonly<Record<string, Cell>>;
  /** Why even those who may are turned down in this state; undefined where the act is possible. */
  readonly refused: string | undefined;
}
export interface Grid {
  readonly kind: string;
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

const nodeRoles: readonly Role[] = ['applicant', 'auditor', 'administrator'];
const elsewhere = 'office-elsewhere';
const withGrant = (grant: Grant): Actor => ({ kind: 'person', id: 'person-somebody', grants: [grant] });

const cellOf = (thing: GridThing, command: Command, state: unknown, column: string): Cell => {
  const may = (actor: Actor): boolean => !isRefusal(thing.decider.access({ ...command, actor }, state));
  const role = roles.find((r) => r === column);
  if (column === 'anyone') return may(anyone) ? 'yes' : 'no';
  if (column === 'system') return may(system('grid')) ? 'yes' : 'no';
  if (column === 'themselves') return may({ kind: 'person', id: thing.self ?? '', grants: [] }) ? 'yes' : 'no';
  if (role === undefined) return 'no';
  if (nodeRoles.includes(role)) return may(withGrant({ role, office: null })) ? 'yes' : 'no';
  if (may(withGrant({ role, office: elsewhere }))) return 'yes';
  return may(withGrant({ role, office: thing.office })) ? 'at-office' : 'no';
};

/** What the real `access` and `decide` answer to every role, command and state: nothing here is written by hand. */
export const grid = (thing: GridThing): Grid => {
  const columns = ['anyone', ...(thing.self === undefined ? [] : ['themselves']), ...roles, 'system'];
  const rows = Object.entries(thing.commands).flatMap(([name, command]) =>
    Object.entries(thing.states).map(([stateName, state]): GridRow => {
      command = thing.commandsAt?.[stateName]?.[name] ?? thing.commands[name] ?? command;
      const decided = thing.decider.decide(command, state);
      return {
        command: name,
        state: stateName,
        cells: Object.fromEntries(columns.map((column) => [column, cellOf(thing, command, state, column)])),
        refused: isRefusal(decided) ? decided.reason : undefined,
      };
    }),
  );
  return { kind: thing.seenFrom === undefined ? thing.decider.kind : `${thing.decider.kind}, ${thing.seenFrom}`, columns, rows };
};
