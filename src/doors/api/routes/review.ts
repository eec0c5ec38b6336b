import { createRoute, z } from '@hono/zod-openapi';
import { communique, communiqueCommands } from '../../../communiques/index.ts';
import type { CommuniqueCommandType } from '../../../communiques/index.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { body, json, orderProblems, problem } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { Done, done, doneExample, orderHeaders, send } from '../orders.ts';
import { idParam } from './communiques.ts';

const params = idParam.extend({
  candidate: z
    .string()
    .min(1)
    .max(80)
    .openapi({ param: { name: 'candidate', in: 'path' }, examples: ['c-2'] }),
});
const { AcceptCandidate, RejectCandidate, EditCandidate, TrimCandidate, SplitCandidate, MergeCandidates, LinkCandidate, UndoDecision } =
  communiqueCommands;
const named = { candidate: true } as const;

/** One act on one candidate: what it is called, what it needs, and the order it becomes. `id` is the command's own id. */
interface CandidateAct {
  readonly act: string;
  readonly type: CommuniqueCommandType;
  readonly operationId: string;
  readonly summary: string;
  readonly data: z.ZodType<object>;
  readonly example: object;
  readonly order?: (data: object, candidate: string, id: string) => object;
}
const pieces = z.object({
  revision: SplitCandidate.shape.revision,
  pieces: z
    .array(SplitCandidate.shape.pieces.element.omit({ id: true }))
    .min(2)
    .max(20),
});
const together = z.object({
  revision: MergeCandidates.shape.candidates.element.shape.revision,
  with: z.array(MergeCandidates.shape.candidates.element).min(1).max(19),
});

const acts: readonly CandidateAct[] = [
  {
    act: 'accept',
    type: 'AcceptCandidate',
    operationId: 'acceptCandidate',
    summary: 'Accept: it is a promise',
    data: AcceptCandidate.omit(named),
    example: { revision: 1 },
  },
  {
    act: 'reject',
    type: 'RejectCandidate',
    operationId: 'rejectCandidate',
    summary: 'Reject: it is none',
    data: RejectCandidate.omit(named),
    example: { revision: 1, why: 'own-plan' },
  },
  {
    act: 'edit',
    type: 'EditCandidate',
    operationId: 'editCandidate',
    summary: 'Change its fields',
    data: EditCandidate.omit(named),
    example: { revision: 1, change: { stage: 'signed' } },
  },
  {
    act: 'trim',
    type: 'TrimCandidate',
    operationId: 'trimCandidate',
    summary: 'Change where it begins and ends',
    data: TrimCandidate.omit(named),
    example: { revision: 1, start: 129, end: 180 },
  },
  {
    act: 'link',
    type: 'LinkCandidate',
    operationId: 'linkCandidate',
    summary: 'Link it to a commitment, or to none',
    data: LinkCandidate.omit(named),
    example: { revision: 2, commitment: null },
  },
  {
    act: 'undo',
    type: 'UndoDecision',
    operationId: 'undoDecision',
    summary: 'Take the last act on it back',
    data: UndoDecision.omit(named),
    example: { revision: 2 },
  },
  {
    act: 'split',
    type: 'SplitCandidate',
    operationId: 'splitCandidate',
    summary: 'Split it into pieces',
    data: pieces,
    example: {
      revision: 1,
      pieces: [
        { start: 129, end: 150 },
        { start: 151, end: 184 },
      ],
    },
    order: (data, candidate, id) => {
      const split = pieces.parse(data);
      return { candidate, revision: split.revision, pieces: split.pieces.map((p, i) => ({ ...p, id: `${id}-${i + 1}` })) };
    },
  },
  {
    act: 'merge',
    type: 'MergeCandidates',
    operationId: 'mergeCandidates',
    summary: 'Merge it with others',
    data: together,
    example: { revision: 1, with: [{ candidate: 'c-3', revision: 1 }] },
    order: (data, candidate, id) => {
      const merging = together.parse(data);
      return { candidates: [{ candidate, revision: merging.revision }, ...merging.with], into: `${id}-m` };
    },
  },
];

export const review: ApiPart = (api, door) => {
  for (const { act, type, operationId, summary, data, example, order } of acts) {
    const route = createRoute({
      method: 'post',
      path: `/communiques/{id}/candidates/{candidate}/${act}`,
      operationId,
      tags: ['Review'],
      summary,
      description:
        'For the keys of officers. `revision` is the one you decided on; if somebody acted since, nothing happens and the answer is 409.',
      security: [{ key: [] }],
      request: { params, headers: orderHeaders, body: body(data, example) },
      responses: { 200: json(Done, { ...doneExample, events: [] }, 'It was done.', { versioned: true }), ...orderProblems() },
    });
    api.openapi(route, async (c) => {
      const { id, candidate } = c.req.valid('param');
      const sent = c.req.valid('json');
      const handled = await send(c, door, communique, c.req.valid('header'), {
        type,
        on: id,
        data: (command) => order?.(sent, candidate, command) ?? { ...sent, candidate },
      });
      return isRefusal(handled) ? problem(c, handled) : c.json(done(c, id, handled), 200);
    });
  }
};
