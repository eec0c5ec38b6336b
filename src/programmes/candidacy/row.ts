import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Candidacy, CandidacyStatus } from './candidacy.ts';

export interface CandidacyTable {
  readonly stream: string;
  /** The case's. */
  readonly id: Id;
  readonly call: Id;
  readonly programme: Id;
  readonly reference: string;
  readonly person: Id;
  /** Null once erased. */
  readonly name: string | null;
  readonly country: string;
  readonly language: string;
  readonly lot: string;
  readonly status: CandidacyStatus;
  readonly because: string | null;
  readonly score: number | null;
  readonly groups: readonly Id[];
  readonly ranking: readonly Id[];
  readonly not_for: readonly Id[];
  readonly stays: boolean;
  /** The last round that said something new to them. */
  readonly round: number | null;
  readonly venue: Id | null;
  readonly seat: string | null;
  readonly place: number | null;
  readonly lottery: string | null;
  readonly answer_by: string | null;
  readonly applied_at: string;
}
export interface CandidacyTables {
  candidacies: CandidacyTable;
}
export const candidacyTables = { candidacies: { key: ['stream'] } } as const;

export const candidacyMigrations: readonly Migration[] = [
  {
    name: 'programmes/0003-candidacies',
    sql: `
      create table candidacies (
        stream text collate "C" primary key, id text not null, call text not null, programme text not null, reference text not null,
        person text not null, name text, country text not null, language text not null, lot text collate "C" not null,
        status text not null, because text, score integer, groups text[] not null, ranking text[] not null, not_for text[] not null,
        stays boolean not null, round integer, venue text, seat text, place integer, lottery text collate "C",
        answer_by text collate "C", applied_at text collate "C" not null
      ) with (fillfactor = 80);
      create index candidacies_call on candidacies (call, stream);
      create index candidacies_order on candidacies (call, (coalesce(score, -1)) desc, (coalesce(lottery, '')), stream);
      create index candidacies_status on candidacies (call, status);
      create index candidacies_person on candidacies (person, applied_at);
      create index candidacies_offers on candidacies (answer_by, stream) where status = 'offered';`,
  },
];

export const rows = (state: Candidacy, id: Id): readonly Row[] => {
  const line: CandidacyTable = {
    stream: streamId('candidacy', id),
    id,
    call: state.call,
    programme: state.programme,
    reference: state.reference,
    person: state.person,
    name: state.name,
    country: state.country,
    language: state.language,
    lot: state.lot,
    status: state.status,
    because: state.because?.reason ?? null,
    score: state.score,
    groups: state.groups,
    ranking: state.ranking,
    not_for: state.notFor,
    stays: state.stays,
    round: state.told?.round ?? null,
    venue: state.told?.venue ?? null,
    seat: state.told?.seat ?? null,
    place: state.told?.place ?? null,
    lottery: state.told?.lottery ?? null,
    answer_by: state.answerBy,
    applied_at: state.appliedAt,
  };
  return [{ table: 'candidacies', values: { ...line } }];
};
