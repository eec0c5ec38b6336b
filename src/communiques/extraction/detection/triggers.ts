/** Words that announce a stage (EXTRACTION.md §5.1): features for the model and, where a found span holds one, the reason shown. */
import type { Token } from '../segmentation/tokens.ts';

export interface Trigger {
  /** Such as `proposed/directive`. */
  readonly rule: string;
  /** Number of the rule, from 1. */
  readonly number: number;
  /** First token and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** `*` matches any ending. Phrases are parted by commas. */
const phrases: Readonly<Record<string, string>> = {
  'signed/performative':
    'signed, sign, inked, initialled, sealed, put pen to paper, put their signatures, exchanged letters, exchanged documents, the signing of, was concluded, concluded a*, concluded the',
  'signed/content': 'provides for, envisages, foresees, stipulates, sets out, covers, obliges, commits the, under the *, under it',
  'agreed/joint':
    'agreed to, agreed on, agreed upon, agreed that, agree to, agreed in principle, it was agreed, agreed, decided to, decided, resolved to, resolved that, pledged to, pledged, committed to, concurred, consented, undertook to, undertake to, consensus on, reached an understanding, shook hands, gave the green light, settled on, adopted, approved, endorsed, accepted',
  'agreed/promise':
    'will, shall, to be, is to, are to, would be, intend* to, plan* to, set to, promised, vowed, assured, is being prepared, is being drafted, is expected to, are expected to, will be, due to, is slated, slated',
  'agreed/warmth': 'reaffirmed, reiterated, restated, affirmed',
  'proposed/directive':
    'propos*, suggest*, recommend*, invit*, urg*, request*, call* for, call* on, call* upon, sought, asked, asks, offer*, advocat*, put forward, floated, pitched, appealed, pressed for, demanded, requests, asking',
  'proposed/need': 'the need for, the need to, necessity of, should be, ought to',
  'proposed/desire': 'would like, wants, wishes, wished, hoped, hopes, looks forward to, would welcome, would love, keen to see, desire',
  'discussed/talk':
    'discuss*, explor*, consider*, deliberated, exchanged views, talks on, touched upon, touched on, talked about, mulled, weighed, looked into, look into, study, examin*, spoke about, dwelt on, pondered, toyed with, turned over',
  'discussed/attitude':
    'expressed interest, interest* in, willingness, readiness, ready to, stands ready, prepared to, willing to, eager*, is open to, open to, curious',
  'discussed/possibility':
    'the possibility of, possibilit* of, the prospect of, prospects for, the potential, opportunities for, the idea of',
  underway:
    'under way, underway, ongoing, in progress, have begun, has begun, began, is running, are running, running, is working, is being, are being, in full swing, continu*, currently, so far, now in, started',
  done: 'completed, launched, opened, inaugurated, established, set up, finalised, finalized, handed over, delivered, founded, commissioned, unveiled, returned, graduated, switched on, went live, came into force, entered into force, installed, held, finished, ended, took place',
  'not/refused':
    'turned down, ruled out, did not, was dropped, was shelved, off the table, no agreement, was rejected, declined to, failed to, not on, taken off, no decision, has yet to, have yet to, never, fell through, set aside',
};

interface Phrase {
  readonly number: number;
  readonly rest: readonly string[];
}

export const ruleNames: readonly string[] = Object.keys(phrases);
const exact = new Map<string, Phrase[]>();
const stems: [string, Phrase][] = [];
ruleNames.forEach((rule, index) => {
  for (const phrase of (phrases[rule] ?? '').split(',')) {
    const [first = '', ...rest] = phrase.trim().split(' ');
    const made = { number: index + 1, rest };
    if (first.endsWith('*')) stems.push([first.slice(0, -1), made]);
    else exact.set(first, [...(exact.get(first) ?? []), made]);
  }
});

const known = new Map<string, readonly Phrase[]>();

function phrasesFrom(lower: string): readonly Phrase[] {
  const cached = known.get(lower);
  if (cached) return cached;
  const found = [...(exact.get(lower) ?? []), ...stems.filter(([stem]) => lower.startsWith(stem)).map(([, phrase]) => phrase)];
  found.sort((a, b) => b.rest.length - a.rest.length);
  if (known.size > 50_000) known.clear();
  known.set(lower, found);
  return found;
}

function fits(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word;
}

/** Triggers among the tokens [from, to), the longest leftmost first; they do not overlap. */
export function triggers(tokens: readonly Token[], from: number, to: number): Trigger[] {
  const found: Trigger[] = [];
  for (let at = from; at < to; at++) {
    for (const phrase of phrasesFrom(tokens[at]?.lower ?? '')) {
      const end = at + 1 + phrase.rest.length;
      if (end > to || !phrase.rest.every((word, i) => fits(word, tokens[at + 1 + i]?.lower))) continue;
      found.push({ rule: ruleNames[phrase.number - 1] ?? '', number: phrase.number, from: at, to: end });
      at = end - 1;
      break;
    }
  }
  return found;
}
