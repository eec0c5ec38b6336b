import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const compressible = /^(text\/|application\/(json|xml|.*\+json|.*\+xml|javascript|manifest)|image\/svg)/;

/** A window just wide enough for the body: the usual 4 MB of it would be set up anew for every page. */
const paramsFor = (length: number) => ({
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_SIZE_HINT]: length,
  [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(12, Math.ceil(Math.log2(length)) + 1)),
});

/** Bytes; what says that it is larger is sent as it comes, without being held in memory. */
const mostHeld = 1 << 20;

/** Brotli where the browser takes it, else gzip; small bodies and streams stay as they are. Hono's own middleware has no brotli. */
export const compression = (): MiddlewareHandler => async (c, next) => {
  await next();
  const type = c.res.headers.get('content-type') ?? '';
  if (c.res.headers.has('content-encoding') || !compressible.test(type) || c.req.method === 'HEAD') return;
  c.res.headers.append('vary', 'accept-encoding');
  const accepts = c.req.header('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : undefined;
  // The body last: looking at it turns a light answer into a whole one.
  if (!encoding || !c.res.body || Number(c.res.headers.get('content-length') ?? 0) > mostHeld) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const packed =
    body.length < 1024 ? body : encoding === 'br' ? await brotli(body, { params: paramsFor(body.length) }) : await zip(body, { level: 6 });
  const headers = new Headers(c.res.headers);
  if (packed !== body) headers.set('content-encoding', encoding);
  headers.set('content-length', String(packed.length));
  // Hono puts the headers of the answer before over those of the new one: a length that was said would be that of the unpacked body.
  c.res.headers.delete('content-length');
  c.res = new Response(new Uint8Array(packed), { status: c.res.status, headers });
};
