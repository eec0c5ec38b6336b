import type { Context } from 'hono';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { OpenNode } from '../node.ts';
import type { Frame } from './frame.tsx';
import type { Words } from './words/words.ts';

/** Who is looking at a page, in which language, and what the answer needs to be safe. */
export interface Visitor {
  readonly actor: Actor;
  readonly person: { readonly id: string; readonly name: string } | null;
  /** The token that the session's forms carry; null for anyone who is not signed in. */
  readonly csrf: string | null;
  readonly words: Words;
  readonly nonce: string;
  /** Path and query of this page, for the language switch and the way back after signing in. */
  readonly here: string;
  /** The network address of who asks, for limits; never kept as it is. */
  readonly network: string;
  /** The page's whole public address, for print, feeds and links in mail. */
  readonly address: string;
}

export type Env = { Variables: { nonce: string; visitor: Visitor; reference: string } };
export type Ask = Context<Env>;

/** What every page may use. Rooms' queries take `ledger` or its `db`; commands go through `act`; pages are answered by `frame`. */
export interface Door extends OpenNode {
  readonly frame: Frame;
}
