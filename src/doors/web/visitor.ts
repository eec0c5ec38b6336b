import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { type Actor, anyone } from '../../kernel/decider/actor.ts';
import { isLanguage, preferredLanguage } from '../../kernel/language/language.ts';
import type { Ask, Env } from './door.ts';
import { wordsIn } from './words/words.ts';

/** What the door needs to know of a session, by the token in the visitor's cookie. */
export interface SignedIn {
  readonly actor: Actor;
  readonly person: { readonly id: string; readonly name: string; readonly language: string };
  readonly csrf: string;
}
export type FindSession = (token: string) => Promise<SignedIn | undefined>;

/** Cookies are `__Host-` wherever the browser takes `Secure`: on HTTPS and on this machine itself. Plain HTTP elsewhere has no such shelter. */
export interface Cookies {
  readonly session: string;
  readonly language: string;
  readonly options: CookieOptions;
}
export const cookiesFor = (publicUrl: string): Cookies => {
  const { protocol, hostname } = new URL(publicUrl);
  const secure = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}daricha`,
    language: `${prefix}daricha-language`,
    options: { path: '/', httpOnly: true, sameSite: 'Lax', secure },
  };
};

/** Finds out who is asking and in which language, once per request. A language in the address is kept for the next page. */
export const visitor =
  (a: {
    readonly findSession: FindSession;
    readonly cookies: Cookies;
    readonly publicUrl: string;
    readonly trustProxy: boolean;
  }): MiddlewareHandler<Env> =>
  async (c, next) => {
    const token = getCookie(c, a.cookies.session);
    const asked = c.req.query('lang');
    if (isLanguage(asked)) setCookie(c, a.cookies.language, asked, { ...a.cookies.options, maxAge: 31_536_000 });
    const kept = getCookie(c, a.cookies.language);
    const here = hereOf(c);
    const arrive = (session: SignedIn | undefined) => {
      const language = [asked, kept, session?.person.language].find(isLanguage) ?? preferredLanguage(c.req.header('accept-language'));
      c.set('visitor', {
        actor: session?.actor ?? anyone,
        person: session ? { id: session.person.id, name: session.person.name } : null,
        csrf: session?.csrf ?? null,
        words: wordsIn(language),
        nonce: c.get('nonce'),
        here,
        network: networkOf(c, a.trustProxy),
        address: a.publicUrl + here,
      });
    };
    // Anyone first: when storage does not answer, the page that says so needs a visitor too.
    arrive(undefined);
    const session = token ? await a.findSession(token) : undefined;
    if (session) arrive(session);
    await next();
    c.res.headers.append('vary', 'cookie, accept-language');
  };

/** Behind a proxy that is trusted, the last address it added; else the other end of the connection. */
const networkOf = (c: Ask, trustProxy: boolean): string => {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // A request made inside this process, as tests do, has no connection.
    return 'unknown';
  }
};

/** Path and query without the language, so that the switch can set its own. */
const hereOf = (c: Ask): string => {
  const url = new URL(c.req.url);
  url.searchParams.delete('lang');
  return url.pathname + url.search;
};

/** A path on this node to go on to, never another site: what a sign-in form may carry as its way back. */
export const wayBack = (path: string | undefined): string =>
  path && /^\/(?![/\\])[^\s\\]*$/.test(path) && !path.startsWith('/sign-') ? path : '/';
