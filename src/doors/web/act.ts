import type { AnyDecider } from '../../kernel/decider/decider.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Handled } from '../../ledger/ledger.ts';
import type { Ask, Door } from './door.ts';
import type { Form } from './forms.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id that a page printed into its form, so that a form sent twice is one command; a fresh one if it holds none. */
export const commandId = (form: Pick<Form, 'text'> | undefined, door: Pick<Door, 'makeId'>): string => {
  const sent = form?.text('command') ?? '';
  return uuid.test(sent) ? sent : door.makeId();
};

/** Hands a visitor's order to the ledger and waits until the rooms that listen have acted on it; `wait: false` where no page shows that. */
export const act = async (
  c: Ask,
  door: Door,
  decider: AnyDecider,
  order: {
    readonly type: string;
    readonly on: string;
    readonly data: object;
    readonly id?: string;
    readonly expectedVersion?: number;
    readonly wait?: boolean;
  },
): Promise<Handled | Refusal> => {
  const handled = await door.ledger.handle(
    {
      id: order.id ?? door.makeId(),
      type: order.type,
      on: order.on,
      actor: c.get('visitor').actor,
      now: door.clock(),
      data: order.data,
      expectedVersion: order.expectedVersion,
    },
    decider,
  );
  if (!isRefusal(handled) && order.wait !== false) await door.ledger.settled();
  return handled;
};
