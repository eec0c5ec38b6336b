import { createRoute, type z } from '@hono/zod-openapi';
import { commitment, commitmentCommands, type CommitmentCommandType, findCommitmentId } from '../../../communiques/index.ts';
import { isRefusal, notFound } from '../../../kernel/refusals/refusal.ts';
import { body, json, orderProblems, problem } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { Done, done, doneExample, mayWrite, orderHeaders, send } from '../orders.ts';
import { numberParam } from './commitments.ts';

const { ReportDelivery, SetDueDate, AddMilestone, CompleteMilestone, AssignOwner } = commitmentCommands;

/** One way to keep a commitment alive. `named`: the field that takes the command's own id. */
interface Keep {
  readonly path: string;
  readonly type: CommitmentCommandType;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly data: z.ZodType<object>;
  readonly example: object;
  readonly named?: string;
}
const keeps: readonly Keep[] = [
  {
    path: 'deliveries',
    type: 'ReportDelivery',
    operationId: 'reportDelivery',
    summary: 'Report what was delivered',
    named: 'delivery',
    description: 'Progress (limited, substantial, complete) needs evidence: a link, or a file that is kept already.',
    data: ReportDelivery.omit({ delivery: true }),
    example: {
      scale: 'limited',
      note: 'The first class has begun.',
      evidence: [{ kind: 'link', url: 'https://post.example/course', title: 'The course begins' }],
      at: '2025-06-01',
    },
  },
  {
    path: 'due',
    type: 'SetDueDate',
    operationId: 'setDueDate',
    summary: 'Set or clear the due date',
    description: 'A day, or null.',
    data: SetDueDate,
    example: { due: '2026-12-31' },
  },
  {
    path: 'milestones',
    type: 'AddMilestone',
    operationId: 'addMilestone',
    summary: 'Add a milestone',
    named: 'milestone',
    description: 'Its id is the command’s own: the Idempotency-Key, if you send one.',
    data: AddMilestone.omit({ milestone: true }),
    example: { title: 'First class begins', due: '2025-09-01' },
  },
  {
    path: 'milestones/complete',
    type: 'CompleteMilestone',
    operationId: 'completeMilestone',
    summary: 'Say that a milestone was reached',
    description: 'On which day it was reached.',
    data: CompleteMilestone,
    example: { milestone: 'm-1', at: '2025-09-02' },
  },
  {
    path: 'owners',
    type: 'AssignOwner',
    operationId: 'assignOwner',
    summary: 'Say who owns it on one side',
    description: 'One office or name a country; `owner: null` leaves that side without one.',
    data: AssignOwner,
    example: { country: 'AX', owner: { office: null, name: 'Ministry of Skills' } },
  },
];

export const keeping: ApiPart = (api, door) => {
  for (const { path, type, operationId, summary, description, data, example, named } of keeps) {
    const route = createRoute({
      method: 'post',
      path: `/commitments/{number}/${path}`,
      operationId,
      tags: ['Keeping alive'],
      summary,
      description: `For the keys of officers. ${description}`,
      security: [{ key: [] }],
      request: { params: numberParam, headers: orderHeaders, body: body(data, example) },
      responses: { 200: json(Done, doneExample, 'It was done.', { versioned: true }), ...orderProblems() },
    });
    api.openapi(route, async (c) => {
      const { number } = c.req.valid('param');
      const turnedDown = mayWrite(c);
      if (turnedDown) return problem(c, turnedDown);
      const on = await findCommitmentId(door.ledger, number);
      if (on === undefined) return problem(c, notFound({ number }));
      const sent = c.req.valid('json');
      const handled = await send(c, door, commitment, c.req.valid('header'), {
        type,
        on,
        data: (command) => (named ? { ...sent, [named]: command } : sent),
      });
      return isRefusal(handled) ? problem(c, handled) : c.json(done(c, on, handled), 200);
    });
  }
};
