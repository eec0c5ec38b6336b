import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { invalid, notFound, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Around } from '../around.ts';
import { lasting, moved } from '../around.ts';
import { tidyName } from '../person/fields.ts';
import { hashOf } from '../secrets.ts';
import { isKeyText, makeKeyText } from './key-text.ts';
import { findKeyRow, insertKey, keyRowsOf, revokeKeyRow, touchKey } from './queries.ts';

export const scopes = ['read', 'write'] as const;
export type Scope = (typeof scopes)[number];

/** A key as its owner's page lists it; the key itself was shown once and is nowhere. */
export interface OwnKey {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const mostKeys = 50;
const instant = (at: Date | null): Instant | null => at && new Date(at).toISOString();
const scopesIn = (kept: readonly string[]): readonly Scope[] => scopes.filter((scope) => kept.includes(scope));

/** Makes a key and answers its text, which cannot be had again. `days`: how long it holds, 1 to 730; null for no end. */
export const makeKey = async (
  around: Around,
  a: { readonly person: Id; readonly label: string; readonly scopes: readonly Scope[]; readonly days: number | null },
): Promise<{ readonly id: string; readonly key: string } | Refusal> => {
  const label = tidyName(a.label);
  const given = scopesIn(a.scopes);
  if (label === undefined) return invalid({ fields: { label: 'name-not-usable' } });
  if (given.length === 0) return invalid({ fields: { scopes: 'scope-missing' } });
  if (a.days !== null && !(Number.isInteger(a.days) && a.days >= 1 && a.days <= 730))
    return invalid({ fields: { days: 'days-not-usable' } });
  const now = around.clock();
  if ((await keyRowsOf(around.ledger.db, a.person)).filter((k) => k.revoked_at === null).length >= mostKeys)
    return refuse('too-many-keys', { most: mostKeys });
  const key = makeKeyText(around.random);
  const id = around.makeId();
  await insertKey(around.ledger.db, {
    id,
    hash: hashOf(key),
    person: a.person,
    label,
    scopes: [...given],
    created_at: new Date(now),
    expires_at: a.days === null ? null : moved(now, lasting(a.days, 'day')),
    used_at: null,
    revoked_at: null,
  });
  return { id, key };
};

/** Who a key stands for, and what it may do: without `write` a door must turn down every command. Undefined when it does not hold. */
export const actorOfKey = async (
  around: Around,
  raw: string,
): Promise<{ readonly actor: Actor; readonly scopes: readonly Scope[] } | undefined> => {
  if (!isKeyText(raw)) return undefined;
  const now = around.clock();
  const found = await findKeyRow(around.ledger.db, hashOf(raw), now);
  if (found === undefined) return undefined;
  if (found.used_at === null || Date.parse(now) - new Date(found.used_at).getTime() > 60_000)
    await touchKey(around.ledger.db, found.id, now);
  return { actor: { kind: 'key', id: found.person, grants: found.grants }, scopes: scopesIn(found.scopes) };
};

export const listKeys = async (around: Around, person: Id): Promise<readonly OwnKey[]> =>
  (await keyRowsOf(around.ledger.db, person)).map((k) => ({
    id: k.id,
    label: k.label,
    scopes: scopesIn(k.scopes),
    createdAt: new Date(k.created_at).toISOString(),
    expiresAt: instant(k.expires_at),
    usedAt: instant(k.used_at),
    revokedAt: instant(k.revoked_at),
  }));

/** Ends one of a person's own keys at once. */
export const revokeKey = async (around: Around, person: Id, id: string): Promise<Refusal | undefined> =>
  (await revokeKeyRow(around.ledger.db, person, id, around.clock())) ? undefined : notFound({ what: 'key' });
