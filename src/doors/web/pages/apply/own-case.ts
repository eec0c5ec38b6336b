/** A case as its applicant opens it: nobody else finds it here. */
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import type { Case } from '../../../../one-window/case/case.ts';
import type { CaseCommand, CaseCommandType } from '../../../../one-window/case/commands.ts';
import { findDefinition } from '../../../../one-window/case/find-definition.ts';
import { handleCase } from '../../../../one-window/case/handle-case.ts';
import { factsOf } from '../../../../one-window/case/standing.ts';
import type { Facts } from '../../../../one-window/forms/answers.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { nothingHere } from '../../refused.tsx';
import { forRoles, formForRoles } from '../../signed-in.tsx';
import { todayOf } from '../register/today.ts';

export interface OwnCase {
  readonly id: string;
  readonly version: number;
  readonly state: Case;
  /** The version that the case names. */
  readonly definition: Definition;
  readonly facts: Facts;
}

export const findOwnCase = async (c: Ask, door: Door): Promise<OwnCase | undefined> => {
  const id = c.req.param('id') ?? '';
  const found = await door.ledger.state<Case>(streamId('case', id));
  if (!found || found.state.applicant.person !== c.get('visitor').person?.id) return undefined;
  const definition = await findDefinition(door, found.state);
  if (!definition) return undefined;
  return { id, version: found.version, state: found.state, definition, facts: factsOf(found.state, todayOf(door).today) };
};

/** A page about the visitor's own case. */
export const ofOwnCase = (door: Door, show: (c: Ask, own: OwnCase) => Response | Promise<Response>) =>
  forRoles(door, [], async (c) => {
    const own = await findOwnCase(c, door);
    return own ? show(c, own) : nothingHere(c, door);
  });

/** The same for a form. `mostBytes`: for those that carry files. */
export const formOfOwnCase = (door: Door, take: (c: Ask, form: Form, own: OwnCase) => Response | Promise<Response>, mostBytes?: number) =>
  formForRoles(
    door,
    [],
    async (c, form) => {
      const own = await findOwnCase(c, door);
      return own ? take(c, form, own) : nothingHere(c, door);
    },
    mostBytes,
  );

/** Hands the visitor's order to their case. Whoever listens (mail, figures) hears of it soon; no page waits for that. */
export const actOnCase = async (
  c: Ask,
  door: Door,
  order: {
    readonly type: CaseCommandType;
    readonly on: string;
    readonly data: object;
    readonly id: string;
    readonly expectedVersion?: number;
  },
): Promise<Handled | Refusal> => {
  const { actor } = c.get('visitor');
  // The decider parses the data of every order; here it is only carried.
  return handleCase(door, { ...order, actor, now: door.clock() } as CaseCommand);
};
