import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Credential } from './credential.ts';
import { listOf } from './status-list.ts';

export interface CredentialTable {
  readonly stream: string;
  readonly id: Id;
  readonly candidacy: Id;
  readonly programme: Id;
  readonly cohort: Id;
  readonly lead: Id;
  readonly person: Id;
  readonly achievement: Id;
  readonly name: string | null;
  readonly status_list: number;
  readonly status_index: number;
  readonly valid_from: Instant;
  readonly valid_until: Instant | null;
  readonly revoked_at: Instant | null;
}
export interface CredentialEndorserTable {
  readonly stream: string;
  readonly office: Id;
  readonly endorsed_at: Instant | null;
  /** Neither revoked nor erased: the office is asked. */
  readonly awaited: boolean;
}
export interface CredentialTables {
  credentials: CredentialTable;
  credential_endorsers: CredentialEndorserTable;
}
export const credentialTables = { credentials: { key: ['stream'] }, credential_endorsers: { key: ['stream', 'office'] } } as const;

export const credentialMigrations: readonly Migration[] = [
  {
    name: 'programmes/0005-credentials',
    sql: `
      create table credentials (
        stream text primary key, id text not null, candidacy text not null, programme text not null, cohort text not null,
        lead text not null, person text not null, achievement text not null, name text, status_list integer not null,
        status_index integer not null, valid_from text collate "C" not null, valid_until text collate "C", revoked_at text collate "C"
      );
      create unique index credentials_status on credentials (status_list, status_index);
      create index credentials_revoked on credentials (status_list) where revoked_at is not null;
      create index credentials_cohort on credentials (cohort, name);
      create index credentials_person on credentials (person);
      create index credentials_achievement on credentials (achievement);
      create table credential_endorsers (
        stream text not null, office text not null, endorsed_at text collate "C", awaited boolean not null, primary key (stream, office)
      );
      create index credential_endorsers_awaited on credential_endorsers (office, stream) where awaited;`,
  },
];

export const rows = (state: Credential, id: Id): readonly Row[] => {
  const stream = streamId('credential', id);
  const line: CredentialTable = {
    stream,
    id,
    candidacy: state.candidacy,
    programme: state.programme,
    cohort: state.cohort,
    lead: state.lead,
    person: state.person,
    achievement: state.achievement.id,
    name: state.name,
    status_list: listOf(state.statusIndex),
    status_index: state.statusIndex,
    valid_from: state.validFrom,
    valid_until: state.validUntil,
    revoked_at: state.revoked?.at ?? null,
  };
  const endorsers = state.endorsers.map((office): Row => {
    const endorsed_at = state.endorsements.find((e) => e.office === office)?.at ?? null;
    const awaited = endorsed_at === null && state.revoked === null && state.name !== null;
    const values: CredentialEndorserTable = { stream, office, endorsed_at, awaited };
    return { table: 'credential_endorsers', values: { ...values } };
  });
  return [{ table: 'credentials', values: { ...line } }, ...endorsers];
};
