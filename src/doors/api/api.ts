/** The API of a node: `/api/v1`, its document `/api/openapi.json`, and the page that explains it, `/api`. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { invalid, notFound, refuse } from '../../kernel/refusals/refusal.ts';
import type { Mount } from '../web/pages/pages.ts';
import { problem } from './answers.ts';
import { type ApiAsk, type ApiEnv, type ApiPart, keyOf, newApi } from './asking.ts';
import { documentOf } from './document.ts';
import { documentation } from './page/documentation.tsx';
import { commitments } from './routes/commitments.ts';
import { communiques } from './routes/communiques.ts';
import { figuresPart } from './routes/figures.ts';
import { keeping } from './routes/keeping.ts';
import { ledgerPart } from './routes/ledger.ts';
import { programmesPart } from './routes/programmes.ts';
import { relationsPart } from './routes/relations.ts';
import { review } from './routes/review.ts';
import { windowCases } from './routes/window-cases.ts';
import { windowServices } from './routes/window-services.ts';
import { windowTasks } from './routes/window-tasks.ts';

const parts: readonly ApiPart[] = [
  commitments,
  communiques,
  review,
  keeping,
  figuresPart,
  ledgerPart,
  windowServices,
  windowCases,
  windowTasks,
  programmesPart,
  relationsPart,
];

/** A text of 400,000 characters with every one of them escaped as `\uXXXX`. */
const largestBody = 2_600_000;

/** A body whose length is stated is not opened to measure it: that alone would cost more than reading it does. */
const atMost = (maxSize: number, onError: (c: ApiAsk) => Response): MiddlewareHandler<ApiEnv> => {
  const counted = bodyLimit({ maxSize, onError });
  return async (c, next) => {
    const length = c.req.header('content-length');
    if (c.req.method === 'GET') return next();
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    return Number(length) > maxSize ? onError(c) : next();
  };
};

export const apiDoor: Mount = (app, door) => {
  const api = newApi();
  api.use(keyOf(door));
  api.use(atMost(largestBody, (c) => problem(c, refuse('too-large', { size: '2.6 MB' }))));
  api.use(async (c, next) => {
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (c.req.method === 'POST' && type !== 'application/json') return problem(c, refuse('not-json', { type: type ?? null }));
    return next();
  });
  for (const part of parts) part(api, door);
  api.all('*', (c) => problem(c, notFound()));
  api.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 400) return problem(c, invalid({ in: 'body', fields: { json: 'malformed' } }));
    throw error;
  });

  // Made for the first who asks: that takes longer than all else that a door does when the node starts.
  let made: { readonly document: ReturnType<typeof documentOf>; readonly text: string } | undefined;
  const described = () => {
    const document = made?.document ?? documentOf(api, door);
    made ??= { document, text: JSON.stringify(document) };
    return made;
  };
  app.get('/api/openapi.json', (c) =>
    c.body(described().text, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300' }),
  );
  documentation(() => described().document)(app, door);
  app.route('/api/v1', api);
};
