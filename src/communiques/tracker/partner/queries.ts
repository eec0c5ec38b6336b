import { type Kysely, sql } from 'kysely';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CommitmentTables } from '../../commitment/row.ts';
import type { CommuniqueTables } from '../../communique/row.ts';
import type { Iso2, Stage, Topic } from '../../contract.ts';
import type { CommitmentSummary, Today } from '../commitments/filter.ts';
import { summaryColumns, summaryOf } from '../commitments/queries.ts';
import { funnelOf, listMeetings, listPartners, type MeetingLine, type PartnerCount, type StageCount } from '../home/queries.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CommitmentTables & CommuniqueTables> => db;

export interface TopicCount {
  readonly topic: Topic;
  readonly count: number;
  readonly stages: readonly StageCount[];
}
export interface ParticipantLine {
  readonly name: string;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly country: Iso2 | null;
  /** In how many communiqués, and on which day last. */
  readonly meetings: number;
  readonly last: string;
}
export interface PartnerPage extends PartnerCount {
  /** Newest first, at most 100. */
  readonly timeline: readonly MeetingLine[];
  /** Most commitments first. */
  readonly topics: readonly TopicCount[];
  /** The ones last spoken of, at most 50; the list has them all. */
  readonly commitments: readonly CommitmentSummary[];
  readonly participants: readonly ParticipantLine[];
}

/** All that is known about one partner; undefined when nothing names it. */
export const findPartnerPage = async (ledger: Ledger, country: Iso2, now: Today): Promise<PartnerPage | undefined> => {
  const [partners, timeline, topics, commitments, participants] = await Promise.all([
    listPartners(ledger, now),
    listMeetings(ledger, 100, country),
    sql<{ topic: Topic; stage: Stage | null; count: number }>`
      select topic, stage, count(*)::int as count from commitments
      where status = 'open' and partners @> ${[country]}::text[] group by topic, stage`.execute(ledger.db),
    tables(ledger.db)
      .selectFrom('commitments')
      .select(summaryColumns)
      .where('status', '=', 'open')
      .where(sql<boolean>`partners @> ${[country]}::text[]`)
      .orderBy(sql`last_said desc, number`)
      .limit(50)
      .execute(),
    sql<ParticipantLine>`
      select p.name, (array_agg(p.role order by c.said_on desc))[1] as role,
        (array_agg(p.organisation order by c.said_on desc))[1] as organisation, p.country, count(*)::int as meetings, max(c.said_on) as last
      from participants p join communiques c on c.stream = p.stream
      where c.open and c.parties @> ${[country]}::text[] group by p.name, p.country order by count(*) desc, max(c.said_on) desc, p.name limit 100`.execute(
      ledger.db,
    ),
  ]);
  const counts = partners.find((p) => p.country === country);
  if (counts === undefined && timeline.length === 0) return undefined;
  const byTopic = [...new Set(topics.rows.map((r) => r.topic))].map((topic) => {
    const own = topics.rows.filter((r) => r.topic === topic);
    return { topic, count: own.reduce((sum, r) => sum + r.count, 0), stages: funnelOf(own) };
  });
  const none = { country, count: 0, stages: funnelOf([]), quiet: 0, saidAgain: 0, complete: 0 };
  return {
    ...(counts ?? none),
    timeline,
    topics: byTopic.sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1)),
    commitments: commitments.map((r) => summaryOf(r, now)),
    participants: participants.rows,
  };
};
