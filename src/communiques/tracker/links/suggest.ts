/** Which commitments a passage on the desk may belong to, with reasons in words. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import type { When } from '../../../kernel/time/time.ts';
import type { DeskCandidate } from '../../communique/candidate.ts';
import type { Instrument, Stage, Topic } from '../../contract.ts';
import type { ThreadMention } from '../../extraction/extraction.ts';
import { linkScore } from '../../extraction/threads/link.ts';
import { suggestAt } from '../../extraction/threads/threads.ts';
import { idfOf } from '../../extraction/threads/words.ts';

/** What is known of a commitment without opening it. */
export interface Thread {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly stage: Stage | null;
  readonly topic: Topic;
  readonly topic2: Topic | null;
  readonly instrument: Instrument;
  readonly last_said: When | null;
  /** One quote a line. */
  readonly quotes: string;
}
export interface LinkSuggestion {
  readonly commitment: { readonly id: Id; readonly number: string; readonly title: string };
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

const mostQuotes = 4;
const mostSuggestions = 3;

const mentionsOf = (thread: Thread, pair: string): readonly ThreadMention[] =>
  thread.quotes
    .split('\n')
    .slice(-mostQuotes)
    .map((quote, i) => ({
      id: `${thread.id}/${i}`,
      article: thread.id,
      pair,
      date: thread.last_said,
      quote,
      summary: thread.title,
      stage: thread.stage ?? 'discussed',
      topic: thread.topic,
      topic2: thread.topic2,
      instrument: thread.instrument,
    }));

/** The best few commitments for each candidate, by candidate id; a candidate without one is left out. */
export const suggest = (
  candidates: readonly DeskCandidate[],
  threads: readonly Thread[],
  of: { readonly article: string; readonly pair: string; readonly date: When },
): Readonly<Record<Id, readonly LinkSuggestion[]>> => {
  const known = threads.map((thread) => ({ thread, mentions: mentionsOf(thread, of.pair) }));
  const asMention = (c: DeskCandidate): ThreadMention => ({ id: c.id, article: of.article, pair: of.pair, date: of.date, ...c.fields });
  const mentions = candidates.map((c) => ({ id: c.id, mention: asMention(c), opened: c.commitment }));
  const idf = idfOf([...known.flatMap((k) => k.mentions), ...mentions.map((m) => m.mention)]);
  const suggestions = mentions.map(({ id, mention, opened }) => {
    const scored = known
      .filter((k) => k.thread.id !== opened && k.thread.id !== id)
      .map(({ thread, mentions: theirs }) => {
        const best = theirs.map((other) => linkScore(mention, other, idf)).sort((a, b) => b.score - a.score)[0];
        const { id: commitment, number, title } = thread;
        return { commitment: { id: commitment, number, title }, score: best?.score ?? 0, reasons: best?.reasons ?? [] };
      })
      .filter((s) => s.score >= suggestAt)
      .sort((a, b) => b.score - a.score)
      .slice(0, mostSuggestions);
    return [id, scored] as const;
  });
  return Object.fromEntries(suggestions.filter(([, scored]) => scored.length > 0));
};
