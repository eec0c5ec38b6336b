import { z } from '@hono/zod-openapi';
import type { AnyDecider } from '../../kernel/decider/decider.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Handled } from '../../ledger/ledger.ts';
import type { Door } from '../web/door.ts';
import { withVersion } from './answers.ts';
import type { ApiAsk } from './asking.ts';

/** Headers that every command takes. */
export const orderHeaders = z.object({
  'idempotency-key': z.uuid().optional().openapi({ description: 'The command’s own id. Sent twice with the same one, it happens once.' }),
  'if-match': z
    .string()
    .regex(/^(\*|"\d{1,9}")$/)
    .optional()
    .openapi({ description: 'The ETag you saw. If the thing has a newer version, nothing happens and the answer is 412.' }),
});
export type OrderHeaders = z.output<typeof orderHeaders>;

export const Done = z
  .object({
    id: z.string().openapi({ description: 'The thing the command was about.' }),
    version: z.int().openapi({ description: 'Its version now.' }),
    events: z.array(z.string()).openapi({ description: 'What happened, in the ledger’s words.' }),
    again: z.boolean().openapi({ description: 'True when this command had been handled before and nothing happened now.' }),
  })
  .openapi('Done');
export const doneExample = { id: '018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e11', version: 4, events: ['DeliveryReported'], again: false };

/** Undefined when the key that came with the request may send commands. */
export const mayWrite = (c: ApiAsk): Refusal | undefined => {
  const { actor, scopes } = c.get('caller');
  if (actor.kind !== 'key') return keyNeeded(c);
  return scopes.includes('write') ? undefined : refuse('key-cannot-write');
};
export const keyNeeded = (c: ApiAsk): Refusal => {
  c.header('www-authenticate', 'Bearer');
  return refuse('key-needed');
};

/** Hands an order to the ledger and waits until the rooms that listen have acted on it; `wait: false` where no answer shows that. */
export const send = async (
  c: ApiAsk,
  door: Door,
  decider: AnyDecider,
  headers: OrderHeaders,
  order: { readonly type: string; readonly on: string; readonly data: (command: string) => object; readonly wait?: boolean },
): Promise<Handled | Refusal> => {
  const turnedDown = mayWrite(c);
  if (turnedDown) return turnedDown;
  const id = headers['idempotency-key'] ?? door.makeId();
  const match = headers['if-match'];
  const expectedVersion = match === undefined || match === '*' ? undefined : Number(match.slice(1, -1));
  const { actor } = c.get('caller');
  const command = { id, type: order.type, on: order.on, actor, now: door.clock(), data: order.data(id), expectedVersion };
  const handled = await door.ledger.handle(command, decider);
  if (isRefusal(handled))
    return handled.reason === 'changed-meanwhile' && expectedVersion !== undefined
      ? refuse('version-not-newest', { ...handled.details })
      : handled;
  if (order.wait !== false) await door.ledger.settled();
  return handled;
};

/** The answer to an order that was carried out. */
export const done = (c: ApiAsk, id: string, handled: Handled): z.output<typeof Done> => {
  withVersion(c, handled.version);
  return { id, version: handled.version, events: handled.events.map((e) => e.type), again: handled.again };
};
