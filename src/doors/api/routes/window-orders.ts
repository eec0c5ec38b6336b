/** What the routes of applicants and of offices share. */
import { createRoute, type z } from '@hono/zod-openapi';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../ledger/ledger.ts';
import type { CaseCommandType } from '../../../one-window/case/commands.ts';
import { onNewestCatalogue } from '../../../one-window/case/handle-case.ts';
import type { Door } from '../../web/door.ts';
import { body, json, orderProblems } from '../answers.ts';
import type { ApiAsk } from '../asking.ts';
import { Done, doneExample, type OrderHeaders, orderHeaders, send } from '../orders.ts';

/** One order about a case or a task: its path behind that, and what it needs. */
export interface Act {
  readonly path: string;
  readonly type: CaseCommandType;
  readonly operationId: string;
  readonly summary: string;
  readonly data: z.ZodType<object>;
  readonly example: object;
}
export const actRoute = <P extends z.ZodObject>(
  { path, ...at }: { readonly path: string; readonly tags: string[]; readonly params: P; readonly description?: string },
  { path: behind, operationId, summary, data, example }: Act,
) =>
  createRoute({
    method: 'post',
    path: `${path}/${behind}`,
    operationId,
    tags: at.tags,
    summary,
    ...(at.description === undefined ? {} : { description: at.description }),
    security: [{ key: [] }],
    request: { params: at.params, headers: orderHeaders, body: body(data, example) },
    responses: { 200: json(Done, doneExample, 'It was done.', { versioned: true }), ...orderProblems() },
  });

/** Scripts open no trials and let no time pass: those are not among the routes. What listens to cases (mail, figures) is not waited for. */
export const sendToCase = async (
  c: ApiAsk,
  door: Door,
  headers: OrderHeaders,
  order: { readonly type: CaseCommandType; readonly on: string; readonly data: object },
): Promise<Handled | Refusal> => {
  const handled = await onNewestCatalogue(door, () =>
    send(c, door, door.window.case, headers, { ...order, data: () => order.data, wait: false }),
  );
  return isRefusal(handled) && handled.reason === 'service-version-unknown' ? refuse('service-version-unknown') : handled;
};
