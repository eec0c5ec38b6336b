import { type Kysely, sql } from 'kysely';
import { type Id, idOfStream, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { SurveyTables } from './row.ts';
import type { Survey } from './survey.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<SurveyTables> => db;

export interface FoundSurvey {
  readonly id: Id;
  readonly state: Survey;
}
export const findSurvey = async (ledger: Ledger, id: Id): Promise<FoundSurvey | undefined> => {
  const found = await ledger.state<Survey>(streamId('survey', id));
  return found && { id, state: found.state };
};

export interface SurveyWake {
  readonly id: Id;
  readonly wake: Instant;
}
/** Surveys for which something has come due, soonest first, after a place in that order. */
export const surveysToWake = async (ledger: Ledger, now: Instant, limit: number, after?: SurveyWake): Promise<readonly SurveyWake[]> => {
  const query = tables(ledger.db).selectFrom('surveys').select(['stream', 'wake_at']).where('wake_at', '<=', now);
  const found = await (after === undefined
    ? query
    : query.where(sql<boolean>`(wake_at, stream) > (${after.wake}::text collate "C", ${streamId('survey', after.id)}::text collate "C")`)
  )
    .orderBy('wake_at')
    .orderBy('stream')
    .limit(limit)
    .execute();
  return found.flatMap(({ stream, wake_at }) => (wake_at === null ? [] : [{ id: idOfStream(stream), wake: wake_at }]));
};

/** How many surveys of a cohort were asked and answered, by how long after the course. */
export const countSurveys = async (
  ledger: Ledger,
  cohort: Id,
): Promise<readonly { readonly after: string; readonly planned: number; readonly asked: number; readonly answered: number }[]> => {
  const { rows } = await sql<{ after: string; planned: number; asked: number; answered: number }>`
    select after, count(*)::int as planned, count(*) filter (where status <> 'planned')::int as asked,
      count(*) filter (where status = 'answered')::int as answered
    from surveys where cohort = ${cohort} group by after order by min(ask_at)`.execute(ledger.db);
  return rows;
};
