import type { MiddlewareHandler } from 'hono';
import { refuse, type Refusal } from '../../kernel/refusals/refusal.ts';

const unsafe = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Headers every answer carries. Scripts run only with this answer's nonce, and only through Trusted Types;
 * nothing is loaded from elsewhere and nobody may frame us.
 */
export const protection =
  (a: { readonly https: boolean; readonly nonce: () => string }): MiddlewareHandler<{ Variables: { nonce: string } }> =>
  async (c, next) => {
    const nonce = a.nonce();
    c.set('nonce', nonce);
    await next();
    const h = c.res.headers;
    // What people sent is answered with a policy of its own, under which nothing runs.
    if (h.has('content-security-policy')) h.append('content-security-policy', `base-uri 'none'; frame-ancestors 'none'`);
    else
      h.set(
        'content-security-policy',
        `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; ` +
          `form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
      );
    h.set('x-content-type-options', 'nosniff');
    h.set('referrer-policy', 'same-origin');
    h.set('cross-origin-opener-policy', 'same-origin');
    h.set('cross-origin-resource-policy', 'same-origin');
    h.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    h.set('x-frame-options', 'DENY');
    if (a.https) h.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  };

/**
 * Turns down an unsafe request that comes from another site. Browsers send `Origin` with every unsafe request;
 * `Sec-Fetch-Site` backs it. A request with neither is no browser's, and carries no cookie of a victim.
 */
export const foreignOrigin = (
  method: string,
  headers: { origin: string | undefined; fetchSite: string | undefined },
  own: readonly string[],
): Refusal | undefined => {
  if (!unsafe(method)) return undefined;
  if (headers.origin !== undefined && !own.includes(headers.origin))
    return refuse('foreign-origin', { origin: headers.origin.slice(0, 200) });
  if (headers.fetchSite !== undefined && !['same-origin', 'none'].includes(headers.fetchSite)) return refuse('foreign-origin', {});
  return undefined;
};
export const isUnsafe = unsafe;
