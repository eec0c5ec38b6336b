import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { refuse } from '../../kernel/refusals/refusal.ts';
import { compression } from '../http/compression.ts';
import { problemOf } from '../http/problems.ts';
import { foreignOrigin, isUnsafe, protection } from '../http/protection.ts';
import { rateLimit } from '../http/rate-limit.ts';
import type { Assets } from './assets.ts';
import type { Ask, Door, Env } from './door.ts';
import { broken, nothingHere, refused } from './refused.tsx';
import { type Cookies, type FindSession, visitor } from './visitor.ts';

export interface WebParts {
  readonly door: Door;
  readonly assets: Assets;
  readonly cookies: Cookies;
  readonly findSession: FindSession;
  /** A storage that does not answer, or is full, as a refusal; undefined for anything else. */
  readonly asRefusal: (error: unknown) => ReturnType<typeof refuse> | undefined;
  readonly log: { error(fields: object, message: string): void };
  /** Every page, script and feed: each adds its addresses. */
  readonly mounts: readonly ((app: Hono<Env>, door: Door) => void)[];
}

const isScript = (c: Ask): boolean => c.req.path.startsWith('/api/') || c.req.path.startsWith('/log/');

/** The whole web door: what shelters every answer first, then the pages. */
export const webApp = (parts: WebParts): Hono<Env> => {
  const { door, assets } = parts;
  const app = new Hono<Env>();
  const https = door.publicUrl.startsWith('https:');
  const limit = rateLimit({ perSecond: door.settings.RATE_LIMIT, burst: door.settings.RATE_LIMIT * 5 });

  app.use(protection({ https, nonce: () => randomBytes(16).toString('base64') }));
  app.use(compression());
  app.get('/health', async (c) => {
    await door.ledger.db.selectNoFrom((e) => e.lit(1).as('one')).execute();
    return c.text('ok\n', 200, { 'cache-control': 'no-store' });
  });
  assets.mount(app);
  app.use(async (c, next) => {
    c.set('reference', randomBytes(5).toString('hex'));
    await next();
  });
  app.use(
    visitor({ findSession: parts.findSession, cookies: parts.cookies, publicUrl: door.publicUrl, trustProxy: door.settings.TRUST_PROXY }),
  );
  app.use(async (c, next) => {
    const wait = limit.take(c.get('visitor').network, performance.now(), isUnsafe(c.req.method) ? 5 : 1);
    if (wait > 0) return answer(c, refuse('too-many-tries', { seconds: wait }));
    // A script's key cannot be sent by another site; a cookie can.
    if (isScript(c) && c.req.header('authorization')) return next();
    const own = [door.publicUrl, new URL(c.req.url).origin].map((u) => new URL(u).origin);
    const foreign = foreignOrigin(c.req.method, { origin: c.req.header('origin'), fetchSite: c.req.header('sec-fetch-site') }, own);
    return foreign ? answer(c, foreign) : next();
  });
  const answer = (c: Ask, refusal: ReturnType<typeof refuse>): Response | Promise<Response> =>
    isScript(c)
      ? c.json(problemOf(refusal, refusal.reason), problemOf(refusal, '').status as 400, { 'content-type': 'application/problem+json' })
      : refused(c, door, refusal);

  for (const mount of parts.mounts) mount(app, door);

  app.notFound((c) => (isScript(c) ? answer(c, refuse('not-found')) : nothingHere(c, door)));
  app.onError((error, c) => {
    const refusal = parts.asRefusal(error);
    if (refusal) return answer(c, refusal);
    parts.log.error({ reference: c.get('reference'), path: c.req.path, error: error.stack ?? error.message }, 'A page could not be shown');
    return isScript(c) ? answer(c, refuse('broken', { reference: c.get('reference') })) : broken(c, door);
  });
  return app;
};
