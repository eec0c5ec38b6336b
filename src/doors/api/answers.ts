import { z } from '@hono/zod-openapi';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { problemOf } from '../http/problems.ts';
import { wordsOf } from '../web/refused.tsx';
import type { Words } from '../web/words/words.ts';
import type { ApiAsk } from './asking.ts';

/** RFC 9457. `type` ends in the refusal's own name; what else it carries depends on the reason. */
export const Problem = z
  .looseObject({
    type: z.string().openapi({ description: 'Names the reason; stable, for programs.' }),
    title: z.string().openapi({ description: 'The kind of problem, in words.' }),
    status: z.int(),
    detail: z.string().optional().openapi({ description: 'What happened and what to do, in words.' }),
  })
  .openapi('Problem');

const meanings = {
  400: 'A parameter, a header or the body is not as described here; `fields` says which.',
  401: 'A key is needed, or the one that was sent does not hold.',
  403: 'The key may not do this.',
  404: 'There is nothing under this name.',
  409: 'Somebody changed it meanwhile.',
  412: 'If-Match names a version that is not the newest.',
  413: 'The body is too large.',
  415: 'The body is not application/json.',
  422: 'Understood, and turned down; `type` and `detail` say why.',
  429: 'Too many requests; Retry-After says how many seconds to wait.',
  500: 'Something went wrong here.',
  503: 'The storage does not answer; try again.',
  507: 'There is no room left to write to.',
} as const;
type Status = keyof typeof meanings;
type Always = 400 | 401 | 429 | 500 | 503;
interface ProblemAnswer {
  readonly description: string;
  readonly content: { readonly 'application/problem+json': { readonly schema: typeof Problem; readonly example: object } };
}

const problemAnswer = (status: Status): ProblemAnswer => ({
  description: meanings[status],
  content: {
    'application/problem+json': {
      schema: Problem,
      example: { type: `/problems/${reasonOf[status]}`, title: 'What went wrong', status, detail: meanings[status] },
    },
  },
});
const reasonOf: Readonly<Record<Status, string>> = {
  400: 'invalid',
  401: 'key-not-valid',
  403: 'not-allowed',
  404: 'not-found',
  409: 'changed-meanwhile',
  412: 'version-not-newest',
  413: 'too-large',
  415: 'not-json',
  422: 'nothing-changed',
  429: 'too-many-tries',
  500: 'broken',
  503: 'storage-unavailable',
  507: 'storage-full',
};

/** The problems an operation can answer with: those that any can, and its own. */
export const problems = <S extends Status = never>(...own: readonly S[]): { readonly [K in S | Always]: ProblemAnswer } => {
  const statuses: readonly Status[] = [400, 401, 429, 500, 503, ...own];
  return Object.fromEntries(statuses.map((s) => [s, problemAnswer(s)])) as { [K in S | Always]: ProblemAnswer };
};
/** What every command can answer with. */
export const orderProblems = () => problems(403, 404, 409, 412, 413, 415, 422, 507);

const etag = {
  ETag: { description: 'Its version in quotes, for If-Match.', schema: { type: 'string' as const }, example: '"3"' },
};

/** A JSON answer with an example. `versioned`: it carries an ETag. */
export const json = <S extends z.ZodType>(
  schema: S,
  example: z.input<S>,
  description: string,
  a: { readonly versioned?: boolean } = {},
) => ({
  description,
  content: { 'application/json': { schema, example } },
  ...(a.versioned ? { headers: etag } : {}),
});

/** A JSON body that must be there. */
export const body = <S extends z.ZodType>(schema: S, example: z.input<S>) => ({
  required: true,
  content: { 'application/json': { schema, example } },
});

/** As on the pages, but for the two that speak of pages and forms there. */
const toldIn = (w: Words, refusal: Refusal): { readonly title: string; readonly detail: string } => {
  if (refusal.reason === 'not-found') return { title: w.t('api.not-found'), detail: w.t('api.not-found-body') };
  if (refusal.reason === 'invalid') return { title: w.t('api.invalid'), detail: w.t('api.invalid-body') };
  const { title, body: detail } = wordsOf(w, refusal);
  return { title, detail };
};

/** A refusal as `application/problem+json`, in the caller's language. */
export const problem = (c: ApiAsk, refusal: Refusal) => {
  const { words } = c.get('visitor');
  const { title, detail } = toldIn(words, refusal);
  const told: z.output<typeof Problem> = { ...problemOf(refusal, title), detail };
  c.header('cache-control', 'no-store');
  c.header('content-language', words.language);
  if (told.status === 429) c.header('retry-after', String(refusal.details.seconds ?? 60));
  // The document lists the real statuses; a test holds the answers against it.
  return c.json(told, told.status as 400, { 'content-type': 'application/problem+json' });
};

/** How long anybody may keep an answer that everyone gets alike. */
export const publicFor = (c: ApiAsk, seconds: number): void => c.header('cache-control', `public, max-age=${seconds}`);
export const withVersion = (c: ApiAsk, version: number): void => c.header('etag', `"${version}"`);
