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

type Answer = Response | Promise<Response>;

/** A page about the visitor's own case. */
export const ofOwnCase =
  (show: (c: Ask, door: Door, own: OwnCase) => Answer) =>
  async (c: Ask, door: Door): Promise<Response> => {
    const own = await findOwnCase(c, door);
    return own ? show(c, door, own) : nothingHere(c, door);
  };

/** The same for a form. */
export const formOfOwnCase =
  (take: (c: Ask, door: Door, form: Form, own: OwnCase) => Answer) =>
  async (c: Ask, door: Door, form: Form): Promise<Response> => {
    const own = await findOwnCase(c, door);
    return own ? take(c, door, form, own) : nothingHere(c, door);
  };

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
