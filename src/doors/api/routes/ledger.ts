import { createRoute, z } from '@hono/zod-openapi';
import { invalid, notFound } from '../../../kernel/refusals/refusal.ts';
import { json, problem, problems, publicFor } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { examples } from '../examples.ts';
import { Checkpoint, Consistency, Inclusion } from '../schemas/ledger.ts';

const tags = ['Ledger'];
const whole = (description: string, least = 1) =>
  z.coerce.number().int().min(least).max(Number.MAX_SAFE_INTEGER).openapi({ param: { description } });

const checkpoint = createRoute({
  method: 'get',
  path: '/ledger/checkpoint',
  operationId: 'getCheckpoint',
  tags,
  summary: 'The newest signed checkpoint',
  description: 'The tiles of the whole log are under /log (C2SP tlog-tiles).',
  responses: { 200: json(Checkpoint, examples.checkpoint, 'The checkpoint.'), ...problems() },
});
const inclusion = createRoute({
  method: 'get',
  path: '/ledger/proof',
  operationId: 'getInclusionProof',
  tags,
  summary: 'Proof that an event is in the ledger',
  description: 'RFC 6962 hashing; check it as RFC 9162 §2.1.3.2 says.',
  request: {
    query: z.object({
      stream: z
        .string()
        .regex(/^[a-z-]{1,40}\/[\w:.-]{1,80}$/)
        .openapi({ param: { description: 'Kind and id, such as commitment/… ; a commitment’s history gives the versions.' } }),
      version: whole('The event’s version in its stream.'),
    }),
  },
  responses: { 200: json(Inclusion, examples.inclusion, 'The proof and the checkpoint it leads to.'), ...problems(404) },
});
const consistency = createRoute({
  method: 'get',
  path: '/ledger/consistency',
  operationId: 'getConsistencyProof',
  tags,
  summary: 'Proof that nothing was changed since',
  description: 'That the tree of `size` entries only adds to the tree of `old` entries; check it as RFC 9162 §2.1.4.2 says.',
  request: {
    query: z.object({ old: whole('The size you saw before.'), size: whole('The size you see now; without it, the newest.').optional() }),
  },
  responses: { 200: json(Consistency, examples.consistency, 'The proof.'), ...problems() },
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const ledgerPart: ApiPart = (api, door) => {
  const log = door.transparency;
  api.openapi(checkpoint, async (c) => {
    const { size, root, note } = await log.checkpoint();
    publicFor(c, 2);
    return c.json({ size, root: hex(root), note, verifier: log.verifier }, 200);
  });
  api.openapi(inclusion, async (c) => {
    const { stream, version } = c.req.valid('query');
    const position = await log.positionOf(stream, version);
    if (position === undefined) return problem(c, notFound({ stream, version }));
    const seen = await log.checkpoint();
    const { size, root, note } = seen.size < position ? await log.publish() : seen;
    const { index, entry, proof } = await log.inclusion(position, size);
    return c.json(
      { stream, version, position, index, size, entry: hex(entry), proof: proof.map(hex), root: hex(root), checkpoint: note },
      200,
    );
  });
  api.openapi(consistency, async (c) => {
    const { old, size: asked } = c.req.valid('query');
    const newest = await log.checkpoint();
    const size = asked ?? newest.size;
    if (size > newest.size || old > size)
      return problem(c, invalid({ in: 'query', fields: { size: `at most ${newest.size}, and not less than old` } }));
    const [proof, oldRoot, root] = await Promise.all([log.consistency(old, size), log.root(old), log.root(size)]);
    publicFor(c, 3600);
    return c.json({ old, size, oldRoot: hex(oldRoot), root: hex(root), proof: proof.map(hex) }, 200);
  });
};
