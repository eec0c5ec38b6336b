/** The services of the one window, for everyone: what may be applied for, with its whole form, and its figures. */
import { createRoute, z } from '@hono/zod-openapi';
import { notFound } from '../../../kernel/refusals/refusal.ts';
import type { Definition } from '../../../one-window/service/definition.ts';
import { listServiceFigures, medianDays, serviceFigures } from '../../../one-window/statistics/queries.ts';
import { json, problem, problems, publicFor } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { Service, ServiceFigures, Services } from '../schemas/service.ts';
import { described } from '../schemas/described.ts';
import { windowExamples } from '../window-examples.ts';

const tags = ['Services'];
const params = z.object({
  service: z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/)
    .openapi({ param: { name: 'service', in: 'path' }, examples: ['open-a-workshop'] }),
});
const list = createRoute({
  method: 'get',
  path: '/services',
  operationId: 'listServices',
  tags,
  summary: 'What may be applied for',
  responses: { 200: json(Services, windowExamples.services, 'The newest version of each.'), ...problems() },
});
const one = createRoute({
  method: 'get',
  path: '/services/{service}',
  operationId: 'getService',
  tags,
  summary: 'One service with its form and route',
  request: { params },
  responses: { 200: json(Service, windowExamples.service, 'The service.'), ...problems(404) },
});
const figures = createRoute({
  method: 'get',
  path: '/services/{service}/figures',
  operationId: 'getServiceFigures',
  tags,
  summary: 'What became of its cases, and how long it took',
  request: { params },
  responses: { 200: json(ServiceFigures, windowExamples.figures, 'The figures.'), ...problems(404) },
});

const line = ({ id, version, title, summary, aim, lead, delivers }: Definition, median: number | null) => ({
  id,
  version,
  title,
  summary,
  aim,
  lead,
  delivers,
  medianDays: median,
});

export const windowServices: ApiPart = (api, door) => {
  api.openapi(list, async (c) => {
    const medians = new Map((await listServiceFigures(door.ledger)).map((f) => [f.service, f.cases.times.median]));
    publicFor(c, 30);
    return c.json({ services: door.window.catalogue.published().map((d) => line(d, medians.get(d.id) ?? null)) }, 200);
  });
  api.openapi(one, async (c) => {
    const { service } = c.req.valid('param');
    const found = door.window.catalogue.latest(service);
    if (found === undefined) return problem(c, notFound({ service }));
    publicFor(c, 30);
    const { answerWithin, appeal } = found;
    const whole = {
      applicants: found.applicants.map(described),
      sections: found.sections.map(described),
      documents: found.documents.map(described),
      stages: found.stages.map(described),
      fees: found.fees.map(described),
      outcome: described(found.outcome),
      appeal: appeal === undefined ? null : described(appeal),
      answerWithin,
      intake: found.intake ?? 'always',
    };
    return c.json({ ...line(found, await medianDays(door.ledger, service)), ...whole }, 200);
  });
  api.openapi(figures, async (c) => {
    const { service } = c.req.valid('param');
    const found = await serviceFigures(door.ledger, service);
    if (found === undefined) return problem(c, notFound({ service }));
    publicFor(c, 30);
    return c.json(found, 200);
  });
};
