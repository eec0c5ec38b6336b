import { getCookie, setCookie } from 'hono/cookie';
import { openSession, signOut } from '../../../../identity/index.ts';
import type { Ask, Door } from '../../door.ts';
import { cookiesFor, wayBack } from '../../visitor.ts';

export const tokenIn = (c: Ask, door: Pick<Door, 'publicUrl'>): string | undefined => getCookie(c, cookiesFor(door.publicUrl).session);

/** Without an age: the cookie goes when the browser closes, and the session itself ends by its own clock. */
export const giveToken = (c: Ask, door: Pick<Door, 'publicUrl'>, token: string): void => {
  const cookies = cookiesFor(door.publicUrl);
  setCookie(c, cookies.session, token, cookies.options);
};

export const dropToken = (c: Ask, door: Pick<Door, 'publicUrl'>): void => {
  const cookies = cookiesFor(door.publicUrl);
  setCookie(c, cookies.session, '', { ...cookies.options, maxAge: 0 });
};

/** Signs in who has just proved to hold a mailed link and chosen a password. The browser's earlier session ends. */
export const signInByLink = async (c: Ask, door: Door, person: string): Promise<void> => {
  const userAgent = c.req.header('user-agent') ?? '';
  giveToken(c, door, await openSession(door, { person, userAgent, previous: tokenIn(c, door) }));
};

export const endSessionHere = async (c: Ask, door: Door): Promise<void> => {
  const token = tokenIn(c, door);
  if (token) await signOut(door, token);
  dropToken(c, door);
};

const backName = (name: string): string => `${name}-back`;

/** Where somebody was on their way to when they had to make an account first; the mailed link leads back there in this browser. */
export const keepWayBack = (c: Ask, door: Pick<Door, 'publicUrl'>, to: string | undefined): void => {
  const cookies = cookiesFor(door.publicUrl);
  const path = wayBack(to);
  if (path !== '/') setCookie(c, backName(cookies.session), path, { ...cookies.options, maxAge: 24 * 3600 });
};

/** Takes it, once; undefined when there is none. */
export const takeWayBack = (c: Ask, door: Pick<Door, 'publicUrl'>): string | undefined => {
  const cookies = cookiesFor(door.publicUrl);
  const path = wayBack(getCookie(c, backName(cookies.session)));
  if (path === '/') return undefined;
  setCookie(c, backName(cookies.session), '', { ...cookies.options, maxAge: 0 });
  return path;
};
