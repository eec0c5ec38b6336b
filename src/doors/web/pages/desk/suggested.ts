import { seriesOf } from '../../../../communiques/commitment/number.ts';
import { listOfSeries } from '../../../../communiques/commitment/queries.ts';
import type { DeskCandidate } from '../../../../communiques/communique/candidate.ts';
import type { DeskPage } from '../../../../communiques/communique/queries.ts';
import type { Instrument, Stage, ThreadMention, Topic } from '../../../../communiques/extraction/extraction.ts';
import { linkScore } from '../../../../communiques/extraction/threads/link.ts';
import { joinAt, suggestAt } from '../../../../communiques/extraction/threads/threads.ts';
import { idfOf } from '../../../../communiques/extraction/threads/words.ts';
import type { Door } from '../../door.ts';

export interface SuggestedThread {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly reasons: readonly string[];
  /** Likely enough to be chosen beforehand. */
  readonly likely: boolean;
}

interface Standing {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly stage: string | null;
  readonly topic: string;
  readonly topic2: string | null;
  readonly instrument: string;
}

const asMention = (one: Standing, pair: string): ThreadMention => ({
  id: one.id,
  article: one.id,
  pair,
  date: null,
  quote: one.title,
  summary: one.title,
  stage: (one.stage ?? 'discussed') as Stage,
  topic: one.topic as Topic,
  topic2: one.topic2 as Topic | null,
  instrument: one.instrument as Instrument,
});

/** Commitments of the same parties that the candidate may continue, the likeliest first, three at most. */
export const suggestedThreads = async (
  door: Pick<Door, 'ledger' | 'pack'>,
  page: DeskPage,
  c: DeskCandidate,
): Promise<readonly SuggestedThread[]> => {
  if (page.parties.length < 2) return [];
  const pair = [...page.parties].sort().join('-');
  const all: readonly Standing[] = await listOfSeries(door.ledger, seriesOf(page.parties, door.pack.country), 300);
  const { quote, summary, stage, topic, topic2, instrument } = c.fields;
  const own: ThreadMention = {
    id: c.id,
    article: page.id,
    pair,
    date: null,
    quote: `${quote} ${summary}`,
    summary,
    stage,
    topic,
    topic2,
    instrument,
  };
  const others = all.filter((o) => o.id !== c.commitment).map((o) => ({ standing: o, mention: asMention(o, pair) }));
  const idf = idfOf([own, ...others.map((o) => o.mention)]);
  return others
    .map(({ standing, mention }) => ({ standing, ...linkScore(own, mention, idf) }))
    .filter((s) => s.score >= suggestAt)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ standing, score, reasons }) => ({
      id: standing.id,
      number: standing.number,
      title: standing.title,
      reasons,
      likely: score >= joinAt * 2,
    }));
};
