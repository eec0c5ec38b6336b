import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { actorOfKey, type Scope } from '../../identity/index.ts';
import { type Actor, anyone } from '../../kernel/decider/actor.ts';
import { invalid, refuse } from '../../kernel/refusals/refusal.ts';
import type { Door, Env } from '../web/door.ts';
import { problem } from './answers.ts';

/** Whose key came with the request, and what it may do; cookies count for nothing here. */
export interface Caller {
  readonly actor: Actor;
  readonly scopes: readonly Scope[];
}
export type ApiEnv = { Variables: Env['Variables'] & { caller: Caller } };
export type ApiAsk = Context<ApiEnv>;
export type Api = OpenAPIHono<ApiEnv>;
/** Adds the addresses of one part of the API. */
export type ApiPart = (api: Api, door: Door) => void;

const nobody: Caller = { actor: anyone, scopes: [] };

/** `Authorization: Bearer drk_…` (RFC 6750). No key is fine for what is public; a key that does not hold is an error everywhere. */
export const keyOf =
  (door: Door): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    c.set('caller', nobody);
    const sent = c.req.header('authorization');
    if (sent === undefined) return next();
    const key = /^Bearer +(\S{1,200})$/i.exec(sent.trim())?.[1];
    const caller = key === undefined ? undefined : await actorOfKey(door, key);
    if (caller === undefined) {
      c.header('www-authenticate', 'Bearer error="invalid_token"');
      return problem(c, refuse('key-not-valid'));
    }
    c.set('caller', caller);
    return next();
  };

/** An API whose every wrong parameter, header or body is answered with the fields that are wrong. */
export const newApi = (): Api =>
  new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const fields = Object.fromEntries(result.error.issues.slice(0, 20).map((i) => [i.path.join('.') || result.target, i.message]));
      return problem(c, invalid({ in: result.target, fields }));
    },
  });
