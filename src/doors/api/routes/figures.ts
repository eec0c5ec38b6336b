import { createRoute, z } from '@hono/zod-openapi';
import {
  changesSince,
  deliveryScales,
  findPartnerPage,
  homeFigures,
  instruments,
  listPartners,
  readingFigures,
  stages,
  topics,
} from '../../../communiques/index.ts';
import { notFound } from '../../../kernel/refusals/refusal.ts';
import { todayOf } from '../../web/pages/register/today.ts';
import type { Words } from '../../web/words/words.ts';
import { json, problem, problems, publicFor } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { examples } from '../examples.ts';
import { Changes } from '../schemas/commitment.ts';
import { Figures, Partner, Partners, Reading } from '../schemas/figures.ts';
import { Vocabulary } from '../schemas/vocabulary.ts';

const tags = ['Figures'];
const figures = createRoute({
  method: 'get',
  path: '/figures',
  operationId: 'getFigures',
  tags,
  summary: 'The figures of the home page',
  responses: { 200: json(Figures, examples.figures, 'Counts over the whole register.'), ...problems() },
});
const partners = createRoute({
  method: 'get',
  path: '/partners',
  operationId: 'listPartners',
  tags: ['Partners'],
  summary: 'Partners with their counts',
  responses: { 200: json(Partners, examples.partners, 'Most commitments first.'), ...problems() },
});
const partner = createRoute({
  method: 'get',
  path: '/partners/{country}',
  operationId: 'getPartner',
  tags: ['Partners'],
  summary: 'One partner',
  description: 'Meetings, topics, participants and the commitments last spoken of.',
  request: {
    params: z.object({
      country: z
        .string()
        .regex(/^[A-Za-z]{2}$/)
        .transform((x) => x.toUpperCase())
        .openapi({ param: { name: 'country', in: 'path' }, examples: ['BO'] }),
    }),
  },
  responses: { 200: json(Partner, examples.partner, 'The partner.'), ...problems(404) },
});
const reading = createRoute({
  method: 'get',
  path: '/reading',
  operationId: 'getReading',
  tags: ['Reading'],
  summary: 'How often the reading is right',
  description: 'From what officers confirmed and rejected, the newest engine version first.',
  responses: { 200: json(Reading, examples.reading, 'The figures.'), ...problems() },
});
const vocabulary = createRoute({
  method: 'get',
  path: '/vocabulary',
  operationId: 'getVocabulary',
  tags,
  summary: 'Every word of the register',
  description: 'Stages, topics, instruments, delivery scales and marks, with their names in the language that Accept-Language asks for.',
  responses: { 200: json(Vocabulary, examples.vocabulary, 'The words.'), ...problems() },
});
const changes = createRoute({
  method: 'get',
  path: '/changes',
  operationId: 'listChanges',
  tags: ['Ledger'],
  summary: 'What happened since',
  description: 'What happened to commitments after a ledger position, oldest first. Nothing is missed and nothing comes twice.',
  request: {
    query: z.object({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .default(0)
        .openapi({ param: { description: 'The position seen last.' } }),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  },
  responses: { 200: json(Changes, examples.changes, 'The changes.'), ...problems() },
});

const named = (w: Words, kind: 'stage' | 'topic' | 'instrument' | 'delivery' | 'sign', values: readonly string[]) =>
  values.map((value) => {
    const label = `${kind}.${value}`;
    const meaning = `${kind}-means.${value}`;
    return { value, label: w.has(label) ? w.t(label) : value, ...(w.has(meaning) ? { meaning: w.t(meaning) } : {}) };
  });

export const figuresPart: ApiPart = (api, door) => {
  api.openapi(figures, async (c) => {
    publicFor(c, 30);
    return c.json(await homeFigures(door.ledger, todayOf(door)), 200);
  });
  api.openapi(partners, async (c) => {
    publicFor(c, 30);
    return c.json({ partners: await listPartners(door.ledger, todayOf(door)) }, 200);
  });
  api.openapi(partner, async (c) => {
    const { country } = c.req.valid('param');
    const page = await findPartnerPage(door.ledger, country, todayOf(door));
    if (!page) return problem(c, notFound({ country }));
    publicFor(c, 30);
    return c.json({ ...page, name: c.get('visitor').words.country(country), url: `${door.publicUrl}/partners/${country}` }, 200);
  });
  api.openapi(reading, async (c) => {
    publicFor(c, 30);
    return c.json(await readingFigures(door.ledger), 200);
  });
  api.openapi(vocabulary, (c) => {
    const { words: w } = c.get('visitor');
    c.header('content-language', w.language);
    publicFor(c, 300);
    return c.json(
      {
        language: w.language,
        stages: named(w, 'stage', stages),
        topics: named(w, 'topic', topics),
        instruments: named(w, 'instrument', instruments),
        delivery: named(w, 'delivery', deliveryScales),
        marks: named(w, 'sign', ['said-again', 'gone-quiet']),
        goneQuietDays: todayOf(door).quietDays,
      },
      200,
    );
  });
  api.openapi(changes, async (c) => {
    const { after, limit } = c.req.valid('query');
    const found = await changesSince(door.ledger, after, limit);
    c.header('cache-control', 'no-cache');
    return c.json({ changes: found, next: found.at(-1)?.position ?? after }, 200);
  });
};
