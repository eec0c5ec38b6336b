import { createRoute, z } from '@hono/zod-openapi';
import {
  type CommitmentFilter,
  type CommitmentPage,
  deliveryScales,
  findCommitmentPage,
  instruments,
  listCommitments,
  stages,
  topics,
} from '../../../communiques/index.ts';
import { namesOf } from '../../../identity/index.ts';
import { notFound } from '../../../kernel/refusals/refusal.ts';
import type { Door } from '../../web/door.ts';
import { queryOf } from '../../web/pages/register/filters.ts';
import { todayOf } from '../../web/pages/register/today.ts';
import { json, problem, problems, publicFor, withVersion } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { examples } from '../examples.ts';
import { Commitment, CommitmentList, History } from '../schemas/commitment.ts';

/** A parameter that may be repeated, or hold several values with commas between them; any of them will do. */
const several = <S extends z.ZodType>(schema: S, description: string) =>
  z
    .preprocess(
      (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]).flatMap((one) => String(one).split(',')),
      z.array(schema).max(40),
    )
    .openapi({ param: { required: false, description, style: 'form', explode: true } });

export const filters = z.object({
  q: z
    .string()
    .trim()
    .max(500)
    .optional()
    .openapi({ param: { description: 'As in a web search: words, "a phrase", or, -not; or a number.' } }),
  partner: several(z.string().regex(/^[A-Z]{2}$/), 'ISO 3166-1 alpha-2.'),
  topic: several(z.enum(topics), 'What it is about.'),
  instrument: several(z.enum(instruments), 'By what means.'),
  stage: several(z.enum(stages), 'How far words have gone.'),
  delivery: several(z.enum(['none', ...deliveryScales]), 'How far it was carried out; none: nothing reported.'),
  year: several(z.string().regex(/^\d{4}$/), 'The year in which it was first said.'),
  mark: several(z.enum(['specific', 'said-again', 'gone-quiet']), 'All of these must hold.'),
  sort: z
    .enum(['newest', 'oldest', 'number', 'best'])
    .optional()
    .openapi({ param: { description: 'best: by the text search; the default with q.' } }),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .openapi({ param: { description: 'From 1. Beyond the end the list is empty.' } }),
  size: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ param: { description: 'How many on a page.' } }),
});

const list = createRoute({
  method: 'get',
  path: '/commitments',
  operationId: 'listCommitments',
  tags: ['Commitments'],
  summary: 'List commitments',
  description: 'The same filters as on the page. Within one filter the values are alternatives; between filters all must hold.',
  request: { query: filters },
  responses: { 200: json(CommitmentList, examples.commitments, 'One page, with the count of every facet.'), ...problems() },
});

export const numberParam = z.object({
  number: z
    .string()
    .regex(/^[A-Za-z]{2}(-[A-Za-z]{2})+-\d{1,9}$/)
    .transform((n) => n.toUpperCase())
    .openapi({ param: { name: 'number', in: 'path' }, examples: ['AX-BO-0007'] }),
});
const one = createRoute({
  method: 'get',
  path: '/commitments/{number}',
  operationId: 'getCommitment',
  tags: ['Commitments'],
  summary: 'One commitment',
  description: 'With its whole thread, owners, milestones and delivery reports. One that was merged says where to.',
  request: { params: numberParam },
  responses: { 200: json(Commitment, examples.commitment, 'The commitment.', { versioned: true }), ...problems(404) },
});
const history = createRoute({
  method: 'get',
  path: '/commitments/{number}/history',
  operationId: 'getCommitmentHistory',
  tags: ['Commitments'],
  summary: 'Everything that happened to it',
  description: 'Oldest first: who did what and when, with its place in the ledger.',
  request: { params: numberParam },
  responses: { 200: json(History, examples.history, 'The history.', { versioned: true }), ...problems(404) },
});

export const shown = (door: Door, page: CommitmentPage): z.output<typeof Commitment> => {
  const { commitment: c, id, version, status, delivery, heard, quiet, mentions } = page;
  const { number, title, summary, parties, partners, topic, topic2, instrument, stage, specific, saidAgain, due } = c;
  const { owners, milestones, deliveries, merged, withdrawn, splitFrom, splits, absorbed } = c;
  const dates = mentions.map((m) => m.date);
  return {
    id,
    version,
    status,
    number,
    url: `${door.publicUrl}/commitments/${number}`,
    title,
    summary,
    parties,
    partners,
    topic,
    topic2,
    instrument,
    stage,
    delivery,
    specific,
    saidAgain,
    quiet,
    heard,
    due,
    stepBack: c.stepsBack.length > 0,
    firstSaid: dates[0] ?? null,
    lastSaid: dates.at(-1) ?? null,
    mentions,
    owners,
    milestones,
    deliveries,
    merged,
    withdrawn,
    splitFrom,
    splits,
    absorbed: absorbed.map(({ commitment, number: n, at }) => ({ commitment, number: n, at })),
  };
};

export const commitments: ApiPart = (api, door) => {
  api.openapi(list, async (c) => {
    const { q, sort, page, size, year, ...facets } = c.req.valid('query');
    const filter: CommitmentFilter = {
      ...facets,
      year: year.map(Number),
      text: q?.replaceAll('\u0000', ''),
      sort: sort ?? (q ? 'best' : 'newest'),
    };
    const found = await listCommitments(door.ledger, filter, { page, size }, todayOf(door));
    const at = (n: number) =>
      `${door.publicUrl}/api/v1/commitments${queryOf(filter, { ...(size === 50 ? {} : { size: String(size) }), ...(n > 1 ? { page: String(n) } : {}) })}`;
    const links = {
      self: at(page),
      first: at(1),
      last: at(found.pages),
      prev: page > 1 ? at(Math.min(page - 1, found.pages)) : null,
      next: page < found.pages ? at(page + 1) : null,
    };
    const named = Object.entries(links).flatMap(([rel, href]) => (href && rel !== 'self' ? [`<${href}>; rel="${rel}"`] : []));
    c.header('link', named.join(', '));
    publicFor(c, 30);
    return c.json({ ...found, links }, 200);
  });
  api.openapi(one, async (c) => {
    const { number } = c.req.valid('param');
    const page = await findCommitmentPage(door.ledger, number, todayOf(door));
    if (!page) return problem(c, notFound({ number }));
    withVersion(c, page.version);
    return c.json(shown(door, page), 200);
  });
  api.openapi(history, async (c) => {
    const { number } = c.req.valid('param');
    const page = await findCommitmentPage(door.ledger, number, todayOf(door));
    if (!page) return problem(c, notFound({ number }));
    const names = await namesOf(
      door.ledger.db,
      page.history.map((h) => h.actor),
    );
    withVersion(c, page.version);
    const lines = page.history.map((h) => ({ ...h, name: names.get(h.actor) ?? null }));
    return c.json({ number: page.commitment.number, version: page.version, history: lines }, 200);
  });
};
