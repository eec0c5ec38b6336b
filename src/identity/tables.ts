import type { Grant } from '../kernel/decider/actor.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Kysely } from 'kysely';

export interface PeopleTable {
  stream: string;
  id: string;
  name: string | null;
  email: string | null;
  language: string;
  status: 'invited' | 'active' | 'suspended' | 'erased';
  grants: Grant[];
  registered_at: string;
}
export interface OrganisationsTable {
  stream: string;
  id: string;
  country: string;
  seat: string | null;
  kind: string;
  name: string;
  names: Record<string, string>;
  closed: boolean;
}
export interface OfficesTable {
  stream: string;
  id: string;
  organisation: string;
  name: string;
  names: Record<string, string>;
  closed: boolean;
}
export interface FollowersTable {
  stream: string;
  id: string;
  target: string;
  email: string | null;
  language: string;
  status: 'waiting' | 'confirmed' | 'ended';
}
export interface SessionsTable {
  hash: string;
  /** Names the session on the page of one's own sessions, where the hash must not appear. */
  id: string;
  person: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  agent: string;
  csrf_secret: string;
}
export interface PasswordsTable {
  person: string;
  hash: string;
  changed_at: Date;
}
export interface AttemptsTable {
  id: string;
  bucket: string;
  at: Date;
}
export interface LinksTable {
  hash: string;
  id: string;
  purpose: string;
  about: string;
  expires_at: Date;
  used_at: Date | null;
}
export interface ApiKeysTable {
  id: string;
  hash: string;
  person: string;
  label: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date | null;
  used_at: Date | null;
  revoked_at: Date | null;
}
export interface OutboxTable {
  id: string;
  about: string;
  recipient: string;
  language: string;
  subject: string;
  body_text: string;
  body_html: string;
  calendar?: string | null;
  at: Date;
}

export interface IdentityTables {
  people: PeopleTable;
  organisations: OrganisationsTable;
  offices: OfficesTable;
  followers: FollowersTable;
  sessions: SessionsTable;
  passwords: PasswordsTable;
  attempts: AttemptsTable;
  links: LinksTable;
  api_keys: ApiKeysTable;
  outbox: OutboxTable;
}

/** The ledger's database, seen as the tables of this room. */
export const tablesOf = (db: Ledger['db']): Kysely<IdentityTables> => db;
