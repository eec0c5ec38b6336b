import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { EngagementText } from '../contract.ts';
import { type Redline, redlineBetween } from '../redline/redline.ts';
import { maySee } from './access.ts';
import type { Agreement, AgreementKind, AgreementStatus } from './agreement.ts';
import { type AgreementHistory, historyFrom, stateAtVersion } from './history.ts';
import { type PublicAgreement, publicView } from './public-view.ts';
import type { AgreementTable, AgreementTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<AgreementTables> => db;

export interface FoundAgreement {
  readonly id: Id;
  /** Of the stream, for `expectedVersion`; the text's own is in the state. */
  readonly version: number;
  readonly state: Agreement;
}
/** Without regard to who asks: a door goes through `seeAgreement`. */
export const findAgreement = async (ledger: Ledger, id: Id): Promise<FoundAgreement | undefined> => {
  const found = await ledger.state<Agreement>(streamId('agreement', id));
  return found && { id, ...found };
};
export type SeenAgreement =
  | (FoundAgreement & { readonly seen: 'all' })
  | { readonly seen: 'public'; readonly id: Id; readonly view: PublicAgreement };
/** What somebody may see of an agreement; undefined: as if there were none. */
export const seeAgreement = async (ledger: Ledger, actor: Actor, id: Id): Promise<SeenAgreement | undefined> => {
  const found = await findAgreement(ledger, id);
  if (found === undefined) return undefined;
  const seen = maySee(actor, found.state);
  if (seen === 'nothing') return undefined;
  return seen === 'all' ? { ...found, seen } : { seen, id, view: publicView(found.state) };
};

/** Whose eyes a list is for. */
export type AgreementScope = { readonly kind: 'public' } | { readonly kind: 'actor'; readonly actor: Actor };
export interface AgreementFilters {
  /** A country that is a party. */
  readonly country?: string | undefined;
  readonly kind?: AgreementKind | undefined;
  readonly statuses?: readonly AgreementStatus[] | undefined;
  /** The number of a commitment that it fulfils. */
  readonly commitment?: string | undefined;
  /** Words of its title or reference. */
  readonly words?: string | undefined;
  /** One of the agreements that it amends. */
  readonly amends?: readonly Id[] | undefined;
  readonly replaces?: Id | undefined;
  /** Only agreements of desks where the actor sits. */
  readonly own?: boolean | undefined;
  readonly after?: { readonly listed: Day; readonly id: Id } | undefined;
  /** At most 200; 50 when not said. */
  readonly limit?: number | undefined;
}
export interface AgreementLine extends Omit<AgreementTable, 'stream' | 'title' | 'wake_on' | 'offices'> {
  readonly title: EngagementText;
  /** What the one who asks may open. */
  readonly seen: 'all' | 'public';
}
const columns = [
  'id',
  'reference',
  'kind',
  'status',
  'title',
  'languages',
  'countries',
  'offices',
  'visibility',
  'template',
  'amends',
  'replaces',
  'drafted',
  'concluded',
  'in_force',
  'until',
  'ends',
  'renewal_closes',
  'listed',
  'commitments',
  'open_proposals',
  'waits_for',
  'obligations',
  'overdue',
] as const;

/** The offices whose papers a scope opens; null: all of them. */
const desksOf = (scope: AgreementScope): readonly Id[] | null => {
  if (scope.kind === 'public') return [];
  const { kind, grants } = scope.actor;
  if (kind === 'system') return null;
  if (kind === 'anyone') return [];
  return grants.flatMap(({ role, office }) => (office !== null && (role === 'officer' || role === 'supervisor') ? [office] : []));
};
const overlaps = (column: string, values: readonly string[]) => sql<boolean>`${sql.ref(column)} && ${sql.val([...values])}::text[]`;
const holds = (column: string, value: string) => sql<boolean>`${sql.ref(column)} @> ${sql.val([value])}::text[]`;

/** What is hidden from the public stays out of a public line: how a negotiation stands, and what is owed. */
const lineFor = (row: Omit<AgreementTable, 'stream' | 'wake_on'>, desks: readonly Id[] | null): AgreementLine => {
  const { offices, title, ...rest } = row;
  const names = title as unknown as EngagementText;
  const seen = desks === null || offices.some((o) => desks.includes(o)) ? 'all' : 'public';
  if (seen === 'all') return { ...rest, title: names, seen };
  const commitments = rest.visibility === 'public' && rest.concluded !== null ? rest.commitments : [];
  const hidden = { template: null, renewal_closes: null, open_proposals: 0, waits_for: [], obligations: 0, overdue: 0 };
  return { ...rest, ...hidden, commitments, title: names, seen };
};

/** Agreements that the scope may see at all, newest first. */
export const listAgreements = async (
  ledger: Ledger,
  filters: AgreementFilters,
  scope: AgreementScope,
): Promise<readonly AgreementLine[]> => {
  const desks = desksOf(scope);
  let query = tables(ledger.db)
    .selectFrom('agreements')
    .select(columns)
    .orderBy('listed', 'desc')
    .orderBy('id', 'desc')
    .limit(Math.min(filters.limit ?? 50, 200));
  if (desks !== null) {
    query = query.where((e) => {
      const shown = e.and([e('visibility', '<>', 'restricted'), e('status', '<>', 'abandoned')]);
      return filters.own === true ? overlaps('offices', desks) : e.or([shown, overlaps('offices', desks)]);
    });
  }
  const { country, kind, statuses, commitment, words, amends, replaces, after } = filters;
  if (country !== undefined) query = query.where(holds('countries', country));
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses]);
  if (commitment !== undefined) {
    // Which commitments a text fulfils is part of the text.
    query = query.where(holds('commitments', commitment));
    if (desks !== null) {
      query = query.where((e) =>
        e.or([e.and([e('visibility', '=', 'public'), e('concluded', 'is not', null)]), overlaps('offices', desks)]),
      );
    }
  }
  if (amends !== undefined) query = query.where('amends', 'in', [...amends]);
  if (replaces !== undefined) query = query.where('replaces', '=', replaces);
  if (words !== undefined && words.trim() !== '') {
    const like = `%${words.trim().replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
    query = query.where(sql<boolean>`(title::text ilike ${like} or reference ilike ${like})`);
  }
  if (after !== undefined) query = query.where(sql<boolean>`(listed, id) < (${after.listed}, ${after.id})`);
  const found = await query.execute();
  return found.map((row) => lineFor(row, desks));
};

/** Everything that happened to it, from its events; without regard to who asks. */
export const historyOf = async (ledger: Ledger, id: Id): Promise<AgreementHistory | undefined> => {
  const events = await ledger.events(streamId('agreement', id));
  return events.length === 0 ? undefined : historyFrom(events);
};
/** The agreement as it stood when its text reached that version. */
export const textAt = async (ledger: Ledger, id: Id, version: number): Promise<Agreement | undefined> =>
  stateAtVersion(await ledger.events(streamId('agreement', id)), version);
/** What is different between two versions of its text; undefined when it has one of them not. */
export const redlineOf = async (ledger: Ledger, id: Id, from: number, to: number): Promise<Redline | undefined> => {
  const events = await ledger.events(streamId('agreement', id));
  const [before, after] = [stateAtVersion(events, from), stateAtVersion(events, to)];
  return before === undefined || after === undefined ? undefined : redlineBetween(before, after);
};

/** Agreements for which time has come to change something, soonest first, with the version of their stream. */
export const dueAgreements = async (
  ledger: Ledger,
  day: Day,
  limit: number,
): Promise<readonly { readonly id: Id; readonly wake: Day; readonly version: number }[]> => {
  const found = await tables(ledger.db)
    .selectFrom('agreements')
    .select(['id', 'wake_on as wake', sql<number>`(select version from streams s where s.stream = agreements.stream)`.as('version')])
    .where('wake_on', '<=', day)
    .orderBy('wake_on')
    .orderBy('id')
    .limit(limit)
    .execute();
  return found.flatMap(({ id, wake, version }) => (wake === null ? [] : [{ id, wake, version }]));
};
/** The agreement whose text a case of the one window vets. */
export const findVetted = async (ledger: Ledger, caseId: Id): Promise<Id | undefined> => {
  const found = await tables(ledger.db).selectFrom('agreement_vettings').select('stream').where('case_id', '=', caseId).executeTakeFirst();
  return found?.stream.slice('agreement/'.length);
};
