import { createRoute, z } from '@hono/zod-openapi';
import { findCommuniquePage, findDeskPage, listMeetings, longestText, receiveText } from '../../../communiques/index.ts';
import { source } from '../../../communiques/communique/commands.ts';
import { languageOf } from '../../../communiques/extraction/language/language.ts';
import { has } from '../../../kernel/decider/actor.ts';
import { isRefusal, notAllowed, notFound, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Door } from '../../web/door.ts';
import { body, json, orderProblems, problem, problems, publicFor, withVersion } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { examples } from '../examples.ts';
import { keyNeeded, mayWrite, orderHeaders } from '../orders.ts';
import { Communique, CommuniqueList, Desk, Extraction, Received } from '../schemas/communique.ts';

export const idParam = z.object({
  id: z
    .string()
    .min(1)
    .max(80)
    .openapi({ param: { name: 'id', in: 'path' }, examples: [examples.communique.id] }),
});
const tags = ['Communiqués'];

const list = createRoute({
  method: 'get',
  path: '/communiques',
  operationId: 'listCommuniques',
  tags,
  summary: 'List communiqués',
  description: 'Those in which something was confirmed or whose review is finished, the newest meeting first.',
  request: {
    query: z.object({
      partner: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional()
        .openapi({ param: { description: 'Only those in which this country took part.' } }),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  },
  responses: { 200: json(CommuniqueList, examples.communiques, 'The communiqués.'), ...problems() },
});
const one = createRoute({
  method: 'get',
  path: '/communiques/{id}',
  operationId: 'getCommunique',
  tags,
  summary: 'One communiqué with its confirmed passages',
  request: { params: idParam },
  responses: { 200: json(Communique, examples.communique, 'The communiqué.', { versioned: true }), ...problems(404) },
});
const desk = createRoute({
  method: 'get',
  path: '/communiques/{id}/candidates',
  operationId: 'listCandidates',
  tags,
  summary: 'What the reading found, for review',
  description: 'For the keys of officers. Every act on a candidate names the revision it was decided on, which stands here.',
  security: [{ key: [] }],
  request: { params: idParam },
  responses: { 200: json(Desk, examples.desk, 'The candidates, in order of the text.', { versioned: true }), ...problems(403, 404) },
});
const add = createRoute({
  method: 'post',
  path: '/communiques',
  operationId: 'addCommunique',
  tags,
  summary: 'Add a communiqué',
  description: 'The text is read in the background. A copy of a text that is known becomes one more source of it.',
  security: [{ key: [] }],
  request: {
    headers: orderHeaders.pick({ 'idempotency-key': true }),
    body: body(
      z
        .object({
          text: z.string().max(2_000_000),
          title: z.string().trim().max(500).optional(),
          outlet: z.string().trim().min(1).max(200),
          url: source.shape.url.optional(),
          published: source.shape.published.optional(),
        })
        .openapi('NewCommunique'),
      {
        text: examples.communique.text,
        title: 'Aland and Borduria talk technology',
        outlet: 'Harbour Post',
        url: 'https://post.example/talks',
        published: '2025-03-05',
      },
    ),
  },
  responses: {
    200: json(Received, { ...examples.received, as: 'known' }, 'The text was known; it may have got one more source.'),
    201: json(Received, examples.received, 'A new communiqué.'),
    ...orderProblems(),
  },
});
const extract = createRoute({
  method: 'post',
  path: '/extract',
  operationId: 'extract',
  tags: ['Reading'],
  summary: 'Read a text without keeping it',
  description: 'Answers what the desk would show. Needs a key; any scope will do. At most 400,000 characters.',
  security: [{ key: [] }],
  request: {
    body: body(z.object({ text: z.string().max(2_000_000), published: source.shape.published.optional() }).openapi('TextToRead'), {
      text: 'The ministers of Aland and Borduria met … both sides agreed to train two hundred engineers a year.',
    }),
  },
  responses: { 200: json(Extraction, examples.extraction, 'What was found.'), ...problems(413, 415, 422) },
});

/** A text that can be read here: neither empty, nor too long, nor in a language that no engine reads. */
const unreadable = (door: Door, text: string): Refusal | undefined => {
  if (text.trim() === '') return refuse('text-empty');
  if (text.length > longestText) return refuse('too-large', { size: `${longestText} UTF-16`, length: text.length });
  const language = languageOf(text);
  if (language.english || door.settings.LLM_URL !== undefined) return undefined;
  return language.tag === 'und' ? refuse('language-unknown') : refuse('language-not-read', { language: language.name });
};

export const communiques: ApiPart = (api, door) => {
  api.openapi(list, async (c) => {
    const { limit, partner } = c.req.valid('query');
    publicFor(c, 30);
    return c.json({ communiques: await listMeetings(door.ledger, limit, partner) }, 200);
  });
  api.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const page = await findCommuniquePage(door.ledger, id);
    if (!page) return problem(c, notFound({ id }));
    withVersion(c, page.version);
    return c.json({ ...page, url: `${door.publicUrl}/communiques/${id}` }, 200);
  });
  api.openapi(desk, async (c) => {
    const { id } = c.req.valid('param');
    const { actor } = c.get('caller');
    if (actor.kind !== 'key') return problem(c, keyNeeded(c));
    if (!has(actor, 'officer', 'supervisor', 'editor', 'auditor')) return problem(c, notAllowed());
    const page = await findDeskPage(door.ledger, id);
    if (!page) return problem(c, notFound({ id }));
    const all = [...page.firm, ...page.check, ...page.hidden, ...page.decided].sort((a, b) => a.fields.start - b.fields.start);
    const candidates = all.map(
      ({ fields, revision, status, confidence, band, doubts, evidence, origin, engine, why, commitment, id: own }) => ({
        id: own,
        fields,
        revision,
        status,
        confidence,
        band,
        doubts,
        evidence,
        origin,
        engine,
        why,
        commitment,
      }),
    );
    withVersion(c, page.version);
    c.header('cache-control', 'private, no-cache');
    return c.json(
      { id, version: page.version, read: page.reading !== null, finished: page.finished !== null, parties: page.parties, candidates },
      200,
    );
  });
  api.openapi(add, async (c) => {
    const { text, title, outlet, url = null, published = null } = c.req.valid('json');
    const turnedDown = mayWrite(c) ?? unreadable(door, text);
    if (turnedDown) return problem(c, turnedDown);
    const incoming = { title: title || firstLine(text), outlet, url, published, text, language: languageOf(text).tag };
    const by = { actor: c.get('caller').actor, now: door.clock(), makeId: door.makeId, command: c.req.valid('header')['idempotency-key'] };
    const received = await receiveText(door.ledger, incoming, by);
    if (isRefusal(received)) return problem(c, received);
    await door.ledger.settled();
    const address = `${door.publicUrl}/api/v1/communiques/${received.id}`;
    c.header('location', address);
    return received.as === 'new' ? c.json({ ...received, url: address }, 201) : c.json({ ...received, url: address }, 200);
  });
  api.openapi(extract, async (c) => {
    if (c.get('caller').actor.kind !== 'key') return problem(c, keyNeeded(c));
    const { text, published } = c.req.valid('json');
    const turnedDown = unreadable(door, text);
    if (turnedDown) return problem(c, turnedDown);
    const found = await door.extractor.extract({ id: door.makeId(), text, published: published ?? undefined, signal: c.req.raw.signal });
    c.header('cache-control', 'no-store');
    return c.json(found, 200);
  });
};

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').trim().slice(0, 200);
