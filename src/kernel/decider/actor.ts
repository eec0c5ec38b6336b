import type { Id } from '../identifiers/identifiers.ts';

/** What a person may be at an office. `administrator` and `auditor` are granted on the node itself (`office: null`). */
export const roles = ['applicant', 'officer', 'supervisor', 'editor', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

export interface Grant {
  readonly role: Role;
  /** The office it holds at; null: on the whole node. */
  readonly office: Id | null;
}

/** Who is acting: a signed-in person, a script with a key, the system itself, or anybody. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'system' | 'anyone';
  /** The person's id (also for a key: its owner); `system/<what>` or `anyone` otherwise. */
  readonly id: Id;
  readonly grants: readonly Grant[];
}

export const anyone: Actor = { kind: 'anyone', id: 'anyone', grants: [] };
export const system = (what: string): Actor => ({ kind: 'system', id: `system/${what}`, grants: [] });
export const has = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.kind === 'system' || actor.grants.some((g) => wanted.includes(g.role));
export const hasAt = (actor: Actor, office: Id, ...wanted: readonly Role[]): boolean =>
  actor.kind === 'system' || actor.grants.some((g) => wanted.includes(g.role) && (g.office === null || g.office === office));
