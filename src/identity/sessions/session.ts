import { createHmac } from 'node:crypto';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Around } from '../around.ts';
import { lasting, moved } from '../around.ts';
import { hashOf, makeToken, sameText } from '../secrets.ts';
import { agentFamily } from './agent.ts';
import {
  dropExpiredSessions,
  dropSession,
  dropSessionById,
  dropSessionsOf,
  findSessionRow,
  insertSession,
  sessionRowsOf,
  touchSession,
} from './queries.ts';

/** Unused for so long, a session ends; and after so long in any case. Milliseconds. */
export const idleFor = lasting(8, 'hour');
export const atMostFor = lasting(7, 'day');

export interface SignedIn {
  readonly actor: Actor;
  readonly person: { readonly id: Id; readonly name: string; readonly language: string };
  /** What the forms of this session carry. */
  readonly csrf: string;
  /** Names the session on the page of one's own sessions. */
  readonly session: string;
}
export interface OwnSession {
  readonly id: string;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly agent: string;
}

const csrfOf = (secret: string, hash: string): string => createHmac('sha256', secret).update(hash).digest('base64url');
const seenAfter = (now: Instant): Date => moved(now, -idleFor);

/** Opens a session and answers its token, for the cookie alone. `previous` ends: a session's id is new after every sign-in. */
export const openSession = async (
  around: Around,
  a: { readonly person: Id; readonly userAgent: string; readonly previous?: string | undefined },
): Promise<string> => {
  const { db } = around.ledger;
  const now = around.clock();
  if (a.previous) await dropSession(db, hashOf(a.previous));
  await dropExpiredSessions(db, { now, seenAfter: seenAfter(now) });
  const token = makeToken(around.random);
  await insertSession(db, {
    hash: hashOf(token),
    id: around.makeId(),
    person: a.person,
    created_at: new Date(now),
    seen_at: new Date(now),
    expires_at: moved(now, atMostFor),
    agent: agentFamily(a.userAgent),
    csrf_secret: makeToken(around.random),
  });
  return token;
};

/** Who a cookie's token stands for, with the grants they have at this moment; undefined when it holds no longer. */
export const findSession = async (around: Around, token: string): Promise<SignedIn | undefined> => {
  const now = around.clock();
  const hash = hashOf(token);
  const found = await findSessionRow(around.ledger.db, { hash, now, seenAfter: seenAfter(now) });
  if (found === undefined) return undefined;
  // Once a minute is enough, so that reading pages does not write.
  if (Date.parse(now) - new Date(found.seen_at).getTime() > 60_000) await touchSession(around.ledger.db, hash, now);
  return {
    actor: { kind: 'person', id: found.person, grants: found.grants },
    person: { id: found.person, name: found.name ?? '', language: found.language },
    csrf: csrfOf(found.csrf_secret, hash),
    session: found.id,
  };
};

/** Whether a form's token belongs to this session, in constant time. */
export const isFormOf = (signedIn: SignedIn, formToken: string): boolean => sameText(signedIn.csrf, formToken);

export const signOut = (around: Around, token: string): Promise<void> => dropSession(around.ledger.db, hashOf(token));
export const signOutEverywhere = (around: Around, person: Id): Promise<void> => dropSessionsOf(around.ledger.db, person);
/** Ends one of a person's own sessions, by the id that `listSessions` gave. */
export const endSession = (around: Around, person: Id, id: string): Promise<void> => dropSessionById(around.ledger.db, person, id);

/** A person's own sessions, the last used first. */
export const listSessions = async (around: Around, person: Id): Promise<readonly OwnSession[]> => {
  const now = around.clock();
  const found = await sessionRowsOf(around.ledger.db, person, { now, seenAfter: seenAfter(now) });
  return found.map((s) => ({
    id: s.id,
    createdAt: new Date(s.created_at).toISOString(),
    seenAt: new Date(s.seen_at).toISOString(),
    agent: s.agent,
  }));
};
